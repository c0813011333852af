"""How does somebody change a role of the organisation by fields: what it is called, and each of its lines?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_http_methods

from kinerja import library
from kinerja.actions import role_lines as actions
from kinerja.actions.adopted import measure_in
from kinerja.actions.record import Done
from kinerja.actions.role_making import kpi_of
from kinerja.core.problem import Problem, Problems
from kinerja.library import editing
from kinerja.library.editing import Data, Line
from kinerja.store.role_rows import OwnRole
from kinerja.web import notice
from kinerja.web.forms import role as forms
from kinerja.web.forms.typed import Typed
from kinerja.web.library_lines import lines_of
from kinerja.web.options import Choose
from kinerja.web.refusal import Refusals, again, in_words, refused
from kinerja.web.render import render, say_for, see
from kinerja.web.role_theirs import own_to_change
from kinerja.web.role_words import labels_of, languages_of
from kinerja.web.say import Say
from kinerja.web.viewer import Signed, posted, signed_in


@dataclass(frozen=True, slots=True)
class _Open:
    """A role that its reader may change: its data, one of its lines, and in which order its languages are asked."""

    own: OwnRole
    data: Data
    line: Line | None
    row: Data
    order: tuple[str, ...]
    say: Say

    @property
    def kind(self) -> str:
        return self.line.kind if self.line else "head"

    @property
    def first(self) -> str:
        return self.order[0]

    @property
    def plain(self) -> bool:
        """Whether the role is written in one language that it doesn't name."""
        return isinstance(self.data.get("name"), str)

    @property
    def seen(self) -> str:
        return editing.mark_of(self.row or None)


def _open(request: Signed, slug: str, name: str | None = None) -> _Open:
    own = own_to_change(request, slug)
    data, line = library.as_dict(own.template), None
    row: Data | None = editing.head_of(data)
    if name is not None:
        line = editing.line_of(name)
        if line is None or editing.rows_of(data, line) is None:
            raise Http404
        row = editing.row_of(data, line)
        if (row is None) != line.is_new:
            raise Http404
    return _Open(own, data, line, row or {}, forms.order_of(data, request.lang), say_for(request))


@require_GET
@signed_in
def edit(request: Signed, slug: str) -> HttpResponse:
    """The role line by line, each to be opened, moved or taken out."""
    found = _open(request, slug)
    kpis, objectives = lines_of(found.own.template, found.say)
    return render(request, "library/edit.html", here="library", own=found.own, kpis=kpis, objectives=objectives)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def head(request: Signed, slug: str) -> HttpResponse:
    """What the role is called, what it answers for, and on which shelves it stands."""
    found = _open(request, slug)
    context = _context(request, found)
    context["sectors"] = [(each.slug, each.name.in_language(request.lang)) for each in library.sectors()]
    if request.method != "POST":
        shown = forms.shown_head(found.data, found.first)
        return render(request, "library/head.html", typed=Typed(shown, request.lang), refusals=Refusals(), **context)
    typed = Typed(request.POST, request.lang)
    fields = forms.head_of(typed, found.data, [each for each, _name in context["sectors"]])
    outcome = typed.refused() or actions.describe(
        request.viewer, found.own.ref, fields, seen=typed.text("seen"), now=request.now
    )
    return _answer(request, found, outcome, "library/head.html", typed, context, "head")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def line(request: Signed, slug: str, name: str) -> HttpResponse:
    """One KPI, objective or key result of the role with all its fields; a new one may begin with a sentence."""
    found = _open(request, slug, name)
    template, context = f"library/line_{found.kind}.html", _context(request, found)
    if request.method != "POST":
        typed = Typed(_shown(request, found), request.lang)
        return render(request, template, typed=typed, refusals=Refusals(), **context)
    typed = Typed(request.POST, request.lang)
    read = {"kpi": forms.kpi_of, "objective": forms.objective_of, "key_result": forms.key_result_of}[found.kind]
    fields = read(typed, found.row, plain=found.plain)
    assert found.line is not None
    outcome = typed.refused() or actions.write(
        request.viewer, found.own.ref, found.line, fields, seen=typed.text("seen"), now=request.now
    )
    return _answer(request, found, outcome, template, typed, context, name)


def _shown(request: Signed, found: _Open) -> dict[str, str]:
    """The fields as they stand; those of a new KPI as its sentence says them, where there is one."""
    if found.kind == "objective":
        return forms.shown_objective(found.row, found.first)
    if found.kind == "key_result":
        return forms.shown_key_result(found.row, found.say, found.first)
    sentence = request.GET.get("sentence", "")
    row = kpi_of(sentence, request.lang) if sentence and not found.row else found.row
    return {**forms.shown_kpi(row, found.say, found.first), "sentence": sentence[:300]}


def _context(request: Signed, found: _Open) -> dict[str, Any]:
    own, lang = found.own, found.say.lang
    key = found.line.key if found.line else ""
    return {
        "here": "library",
        "own": own,
        "line": found.line,
        "seen": found.seen,
        "labels": labels_of(found.kind, found.say),
        "languages": languages_of(found.order, found.kind, found.say),
        "measures": Choose(found.say).measures(request.organisation.currency, measure_in(found.row.get("unit") or "")),
        "others": [(kpi.key, kpi.name.in_language(lang)) for kpi in own.template.kpis if kpi.key != key],
    }


def _answer(
    request: Signed, found: _Open, outcome: Done | Problem | Problems, template: str, typed: Typed,
    context: dict[str, Any], name: str,
) -> HttpResponse:  # fmt: skip
    if refused(outcome):
        # A refused form looks at what stands there now: saved once more, it has been seen.
        now = _open(request, found.own.ref, name if found.line else None)
        at = forms.at_fields(outcome, found.kind, found.first, context["labels"])
        return again(request, template, at, request.lang, **{**context, "seen": now.seen, "typed": typed})
    if outcome.event is not None:
        notice.leave(request, found.say._("The change is saved."))
    return _back(found, name if found.line and not found.line.is_new else "")


def _back(found: _Open, name: str) -> HttpResponse:
    return see(reverse("role-edit", args=[found.own.ref]) + (f"#{name}" if name and name != "head" else ""))


@posted("role-edit", "slug")
@signed_in
def move(request: Signed, slug: str, name: str) -> HttpResponse:
    """Let a line change places with its neighbour."""
    found = _open(request, slug, name)
    assert found.line is not None
    by = -1 if request.POST.get("to") == "up" else 1
    outcome = actions.move(request.viewer, found.own.ref, found.line, by, now=request.now)
    if refused(outcome):
        return _refused(request, found, outcome)
    data = library.as_dict(found.own.template)
    return _back(found, editing.move(data, found.line, by).name)


@posted("role-edit", "slug")
@signed_in
def removal(request: Signed, slug: str, name: str) -> HttpResponse:
    """Take a line out of the role."""
    found = _open(request, slug, name)
    assert found.line is not None
    seen = request.POST.get("seen", "")
    outcome = actions.leave_out(request.viewer, found.own.ref, found.line, seen=seen, now=request.now)
    if refused(outcome):
        return _refused(request, found, outcome)
    words = found.say._("It is no longer in the role. What was adopted from it stays.")
    # The role as it was, whole: whatever guarded a KPI that is gone guards it again.
    was = {"content": json.dumps(json.loads(library.as_json(found.own.template)), ensure_ascii=False)}
    notice.leave(request, words, reverse("role-text", args=[found.own.ref]), None, **was, seen=outcome.revision)
    return _back(found, "")


def _refused(request: Signed, found: _Open, outcome: Problem | Problems) -> HttpResponse:
    for _problem, said in in_words(outcome, request.lang).items:
        notice.leave(request, f"{said.what} {said.remedy or ''}".strip(), state="watch")
    return _back(found, "")


urlpatterns = [
    path("library/<str:slug>/edit", edit, name="role-edit"),
    path("library/<str:slug>/head", head, name="role-head"),
    path("library/<str:slug>/lines/<str:name>", line, name="role-line"),
    path("library/<str:slug>/lines/<str:name>/place", move, name="role-line-place"),
    path("library/<str:slug>/lines/<str:name>/removal", removal, name="role-line-removal"),
]
