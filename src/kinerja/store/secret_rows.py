"""Which tokens and invitations are out, without their secrets?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kinerja.core.access import Deed, Role, Thing, Viewer, may
from kinerja.store.models import ApiToken, Invitation
from kinerja.store.rows import InvitationRow, TokenRow
from kinerja.store.shared import PERSON, UNIT, Shared, at

TOKEN = ("id", "name", "prefix", "scopes", "created_at", "expires_at", "last_used_at", "revoked_at")


def token_value(row: Sequence[Any]) -> TokenRow:
    """The token of the columns TOKEN."""
    pk, name, prefix, scopes, *moments = row
    return TokenRow(pk, name, prefix, tuple(scope for scope in scopes.split(",") if scope), *moments)


def tokens(viewer: Viewer) -> tuple[TokenRow, ...]:
    """The viewer's own tokens, the newest first, revoked and expired ones included."""
    rows = ApiToken.objects.filter(organisation=viewer.organisation, person=viewer.person).order_by("-id")
    return tuple(token_value(row) for row in rows.values_list(*TOKEN))


def invitations(viewer: Viewer) -> tuple[InvitationRow, ...]:
    """The organisation's invitations, the newest first; none for those who may not invite."""
    if not may(viewer, Deed.MANAGE_PEOPLE, Thing(viewer.organisation)).allowed:
        return ()
    shared = Shared()
    columns = ("id", "email", "name", "role", "created_at", "expires_at", "accepted_at")
    rows = Invitation.objects.filter(organisation=viewer.organisation).order_by("-id")
    found = []
    for row in rows.values_list(*columns, *at("unit", UNIT), *at("created_by", PERSON)):
        pk, email, name, role, created_at, expires_at, accepted_at = row[:7]
        unit, by = shared.maybe_unit(*row[7:12]), shared.person(*row[12:16])
        found.append(InvitationRow(pk, email, name, Role(role), unit, created_at, by, expires_at, accepted_at))
    return tuple(found)
