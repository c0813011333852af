"""How are the people's sheets of a workbook saved from the command line?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from kinerja.cli.local import VIA, Here, here
from kinerja.cli.speech import _, in_rows, refuse, to_json, warn
from kinerja.core.problem import Problem, Problems

if TYPE_CHECKING:
    from kinerja.actions.sheeted import SheetDraft
    from kinerja.core.sheet import Page


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was said about saving; what wasn't, the sheets themselves say."""

    source: str = ""
    unit: str | None = None
    owner: str | None = None
    period: str | None = None
    leave_out: str | None = None
    yes: bool = False


def save_pages(pages: Sequence[Page], wanted: Wanted, *, as_json: bool) -> None:
    """Ask, and save all the sheets in one go: all of their lines or, when one is refused, none."""
    me = here(as_json)
    from kinerja.actions import sheet
    from kinerja.actions.sheet_guess import not_there
    from kinerja.actions.sheet_kept import kept_in

    slip = not_there(pages, _rows(wanted.leave_out))
    if slip is not None:
        refuse(slip, as_json=as_json)
    drafts = [_draft(page, wanted, me, as_json=as_json) for page in pages]
    kept = kept_in(drafts)
    if not as_json:
        warn(kept)
    count = sum(len(draft.lines) for draft in drafts)
    if not wanted.yes and as_json:
        raise click.UsageError(_("--json saves nothing without --yes."))
    if not wanted.yes:
        click.confirm(_("Save these %d lines?") % count, abort=True)
    done = sheet.save(me.viewer, drafts, now=me.now, via=VIA)
    if isinstance(done, Problem | Problems):
        refuse(_by_row(done), as_json=as_json)
    if as_json:
        told = {"created": done.created, "measured": done.measured, "import_id": done.event}
        click.echo(to_json({"saved": list(done.refs), **told, "warnings": in_rows(kept)}))
    else:
        click.echo(_("Saved: %s") % ", ".join(done.refs))
        click.echo(_("Take it back with: %s") % f"kinerja undo {done.event}")


def _by_row(refused: Problem | Problems) -> Problem | Problems:
    """The refusals with the row that each belongs to as their field: "row 9"."""
    items = refused.items if isinstance(refused, Problems) else (refused,)
    return Problems(tuple(p.at(f"row {p.values['row']}") if "row" in p.values else p for p in items))


def _draft(page: Page, wanted: Wanted, me: Here, *, as_json: bool) -> SheetDraft:
    from kinerja.actions.sheet_guess import Said, draft_of

    said = Said(wanted.unit, wanted.owner, wanted.period, _rows(wanted.leave_out), wanted.source)
    draft = draft_of(me.viewer, page, me.organisation, said)
    if isinstance(draft, Problem):
        refuse(draft, as_json=as_json)
    return draft


def _rows(said: str | None) -> frozenset[int]:
    parts = [part.strip() for part in (said or "").split(",") if part.strip()]
    if not all(part.isdecimal() and len(part) < 8 for part in parts):
        raise click.UsageError(_("Name the rows like this: --leave-out 9,12."))
    return frozenset(map(int, parts))
