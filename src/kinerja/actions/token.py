"""How does a person give a program a key, and take it away again?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from kinerja.actions import secret, texts
from kinerja.actions.record import Done, only_for, record
from kinerja.actions.transaction import whole
from kinerja.core.access import Deed, Thing, Viewer, may
from kinerja.core.problem import Kind, Problem, Problems, not_found
from kinerja.store.digests import digest
from kinerja.store.models import ApiToken

SCOPES = ("read", "report", "write")
#: What every token begins with, so that a scanner finds one that was left in a repository.
MARK = "kin_"
MOST_DAYS = 366
_SHOWN = len(MARK) + 4


@dataclass(frozen=True, slots=True)
class Minted:
    """A new token: `raw` is shown this once and kept nowhere."""

    id: int
    raw: str = field(repr=False)
    prefix: str
    expires_at: datetime


@whole
def create(
    viewer: Viewer, name: str, scopes: Iterable[str], *, days: int = 90, now: datetime, via: str = "page"
) -> Minted | Problem | Problems:
    """Make a token for oneself that may read, report (measure and check in) or write, until it expires.

    A token can make another only within its own scopes, so that a key for reading stays one.
    """
    wanted = frozenset(scopes)
    if viewer.scopes is not None and not ("write" in viewer.scopes and wanted <= viewer.scopes):
        return Problem("forbidden", "scopes", {"deed": "create_token", "reason": "token_scope"}, Kind.FORBIDDEN)
    found = [texts.unfit(name, "name", texts.MOST_IN_A_NAME)]
    if not wanted or not wanted <= set(SCOPES):
        found.append(Problem("token.unknown_scope", "scopes", {"would_do": SCOPES}))
    if not 1 <= days <= MOST_DAYS:
        found.append(Problem("token.lasts_too_long", "days", {"days": days, "most": MOST_DAYS}))
    if any(found):
        return Problems(tuple(problem for problem in found if problem))
    raw = MARK + secret.letters()
    row = ApiToken.objects.create(
        organisation_id=viewer.organisation, person_id=viewer.person, name=name.strip(), prefix=raw[:_SHOWN],
        digest=digest(raw), scopes=",".join(s for s in SCOPES if s in wanted), created_at=now,
        expires_at=now + timedelta(days=days),
    )  # fmt: skip
    _note(viewer, "token.created", row, now=now, via=via)
    return Minted(row.pk, raw, row.prefix, now + timedelta(days=days))


@whole
def revoke(viewer: Viewer, token: int, *, now: datetime, via: str = "page") -> Done | Problem:
    """End a token at once: one's own, or anybody's for those who look after the people."""
    row = ApiToken.objects.select_for_update(no_key=True).filter(organisation_id=viewer.organisation, pk=token).first()
    if row is None:
        return not_found("token", token)
    if viewer.scopes is not None and "write" not in viewer.scopes:
        return Problem("forbidden", None, {"deed": "revoke_token", "reason": "token_scope"}, Kind.FORBIDDEN)
    others = row.person_id != viewer.person
    if others and not may(viewer, Deed.MANAGE_PEOPLE, Thing(viewer.organisation)).allowed:
        return not_found("token", token)
    if row.revoked_at is not None:
        return Done("")
    row.revoked_at = now
    row.save(update_fields=["revoked_at"])
    return Done("", event=_note(viewer, "token.revoked", row, now=now, via=via))


def _note(viewer: Viewer, verb: str, row: ApiToken, *, now: datetime, via: str) -> int:
    after = {"prefix": row.prefix, "scopes": row.scopes}
    return record(viewer, verb, "", row.name, now=now, via=via, thing=only_for(viewer), after=after)
