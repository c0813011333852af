"""Is a role one that this person may change, and if it isn't, what may he or she do instead?"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse

from kinerja import library
from kinerja.actions.role import built_in, denied
from kinerja.core.problem import Problem
from kinerja.store import role_rows
from kinerja.store.role_rows import OwnRole
from kinerja.web.library import may_keep_roles
from kinerja.web.render import say_for
from kinerja.web.viewer import Signed


def own_or_refused(request: Signed, slug: str) -> OwnRole:
    """A role of the organisation; one that comes with the program says that a copy of it can be changed."""
    own = role_rows.own_role(request.viewer, slug)
    if not isinstance(own, Problem):
        return own
    known = library.role(slug)
    if known is None:
        raise Http404
    words = say_for(request)._("Copy it to your own library")
    copy = (words, reverse("role-copy", args=[slug])) if may_keep_roles(request) else None
    name = known.name.in_language(request.lang)
    raise PermissionDenied(built_in(name, may_copy=copy is not None), reverse("role", args=[slug]), copy)


def own_to_change(request: Signed, slug: str) -> OwnRole:
    """The same, where this person may change it: who else added it is named."""
    own = own_or_refused(request, slug)
    problem = denied(request.viewer, own.template.name.in_language(request.lang), own.by)
    if problem is not None:
        raise PermissionDenied(problem, reverse("role", args=[own.ref]))
    return own
