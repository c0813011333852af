"""How are the people's sheets of a workbook saved from the command line?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from kinerja.cli.local import VIA, Here, here
from kinerja.cli.speech import _, refuse, to_json
from kinerja.core.period import Period, parse_period
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

    drafts = [_draft(page, wanted, me, as_json=as_json) for page in pages]
    count = sum(len(draft.lines) for draft in drafts)
    if not wanted.yes and as_json:
        raise click.UsageError(_("--json saves nothing without --yes."))
    if not wanted.yes:
        click.confirm(_("Save these %d lines?") % count, abort=True)
    done = sheet.save(me.viewer, drafts, now=me.now, via=VIA)
    if isinstance(done, Problem | Problems):
        refuse(_by_row(done), as_json=as_json)
    if as_json:
        click.echo(to_json({"saved": list(done.refs), "created": done.created, "measured": done.measured}))
    else:
        click.echo(_("Saved: %s") % ", ".join(done.refs))


def _by_row(refused: Problem | Problems) -> Problem | Problems:
    """The refusals with the row that each belongs to as their field: "row 9"."""
    items = refused.items if isinstance(refused, Problems) else (refused,)
    return Problems(tuple(p.at(f"row {p.values['row']}") if "row" in p.values else p for p in items))


def _draft(page: Page, wanted: Wanted, me: Here, *, as_json: bool) -> SheetDraft:
    from kinerja.actions.sheet_guess import period_of_page, person_of, unit_of
    from kinerja.actions.sheeted import SheetDraft, known_kpis, lines_to_save
    from kinerja.store import books

    owner = person_of(page, books.people(me.viewer)) if wanted.owner is None else books.person(me.viewer, wanted.owner)
    if isinstance(owner, Problem):
        refuse(owner.at("owner"), as_json=as_json)
    unit = wanted.unit or unit_of(page, books.units(me.viewer), owner)
    if unit is None:
        raise click.UsageError(_("Name the unit: --unit U-2."))
    label = wanted.period or period_of_page(page, me.organisation.fiscal_month)
    period = parse_period(label, me.organisation.fiscal_month) if label else Problem("sheet.no_period", "period")
    if not isinstance(period, Period):
        refuse(period, as_json=as_json)
    owner_ref = owner.ref if owner is not None else None
    known = known_kpis(me.viewer, period, unit, owner_ref, me.organisation)
    lines = lines_to_save(page, left_out=_rows(wanted.leave_out), known=known)
    return SheetDraft(unit, owner_ref, period.label, lines, source=wanted.source, person=page.name)


def _rows(said: str | None) -> frozenset[int]:
    parts = [part.strip() for part in (said or "").split(",") if part.strip()]
    if not all(part.isdecimal() and len(part) < 8 for part in parts):
        raise click.UsageError(_("Name the rows like this: --leave-out 9,12."))
    return frozenset(map(int, parts))
