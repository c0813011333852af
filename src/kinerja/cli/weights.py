"""How much does each KPI of a person or a unit weigh, and how is that set in a terminal?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from kinerja.cli.app import Command, json_option, make
from kinerja.cli.local import VIA, Here, here
from kinerja.cli.speech import _, refuse, to_json
from kinerja.cli.table import table
from kinerja.core.measure import text
from kinerja.core.period import Cadence, Period, parse_period, period_of
from kinerja.core.problem import Problem, Problems
from kinerja.core.weights import sums_of

if TYPE_CHECKING:
    from kinerja.actions.weighing import NewWeight
    from kinerja.core.sheet import Weighed


def command() -> Command:
    """`kinerja weights P-3`."""
    return make(
        "weights",
        weights,
        [
            click.Argument(["whose"], metavar="P-3|U-2"),
            click.Option(["--period"], metavar="2026-11", help=_("In or from which period; without it, this month.")),
            click.Option(["--set", "wanted"], multiple=True, metavar="KPI-4=40",
                         help=_("A weight in percent, as often as needed; KPI-4= takes it away.")),
            json_option(),
        ],
        more=_("Shows how much each KPI counts and what that adds up to; earlier periods keep their weights."),
        example="kinerja weights P-3\nkinerja weights P-3 --period 2026-12 --set KPI-4=60 --set KPI-5=40",
    )  # fmt: skip


def weights(whose: str, period: str | None, wanted: Sequence[str], as_json: bool) -> None:
    """Set what was asked for, then show what is in force."""
    me = here(as_json)
    when = _period(me, period, as_json=as_json)
    # Whoever names nobody we know is told before anything is written.
    _rows(me, whose, when, as_json=as_json)
    if wanted:
        from kinerja.actions import weighing

        done = weighing.weigh_all(me.viewer, _wanted(wanted, me), when.label, now=me.now, via=VIA)
        if isinstance(done, Problem | Problems):
            refuse(done, as_json=as_json)
    rows = _rows(me, whose, when, as_json=as_json)
    click.echo(to_json(_told(rows, when, me)) if as_json else "\n".join(_shown(rows, when, me)))


def _period(me: Here, label: str | None, *, as_json: bool) -> Period:
    fiscal_month = me.organisation.fiscal_month
    if label is None:
        return period_of(me.today, Cadence.MONTH, fiscal_month)
    found = parse_period(label, fiscal_month)
    return found if isinstance(found, Period) else refuse(found, as_json=as_json)


def _rows(me: Here, whose: str, period: Period, *, as_json: bool) -> tuple[Weighed, ...]:
    from kinerja.store import books, sheets

    is_unit = whose.strip().upper().startswith("U-")
    known = books.unit(me.viewer, whose) if is_unit else books.person(me.viewer, whose)
    if isinstance(known, Problem):
        refuse(known, as_json=as_json)
    unit, owner = (known.ref, None) if is_unit else (None, known.ref)
    return sheets.sheet(me.viewer, period, unit_ref=unit, owner_ref=owner, known=me.organisation)


def _wanted(said: Sequence[str], me: Here) -> list[NewWeight]:
    from kinerja.actions.weighing import NewWeight
    from kinerja.reading.numbers import parse_value

    found = []
    for one in said:
        ref, equals, number = (part.strip() for part in one.partition("="))
        weight = parse_value(number.removesuffix("%"), me.lang) if number else None
        if not equals or not ref or isinstance(weight, Problem):
            raise click.UsageError(_("Set a weight like this: --set KPI-4=40."))
        found.append(NewWeight(ref.upper(), weight))
    return found


def _told(rows: Sequence[Weighed], period: Period, me: Here) -> dict[str, object]:
    kpis = [
        {"id": r.view.ref, "name": r.view.name, "owner": r.view.owner.ref if r.view.owner else None, "area": r.area,
         "weight": None if r.weight is None else text(r.weight)}
        for r in rows
    ]  # fmt: skip
    sums = [
        {"owner": s.owner.ref if s.owner else None, "total": text(s.total), "off": text(s.off),
         "is_whole": s.is_whole, "is_all": s.is_all_to(me.viewer), "unweighed": s.unweighed}
        for s in sums_of(rows)
    ]  # fmt: skip
    return {"period": period.label, "kpis": kpis, "sums": sums}


def _shown(rows: Sequence[Weighed], period: Period, me: Here) -> list[str]:
    from kinerja.words.numbers import number, period_label

    when = period_label(period, me.lang)
    if not rows:
        return [_("No KPI is measured in the rhythm of %s here.") % when]
    cells = [
        [row.view.ref, row.view.name, row.view.owner.name if row.view.owner else "–", row.area,
         "–" if row.weight is None else f"{number(row.weight, me.lang)}%"]
        for row in rows
    ]  # fmt: skip
    lines = [
        click.style(when, bold=True),
        table(["", _("KPI"), _("Owner"), _("Area"), _("Weight")], cells, numbers=(4,)),
    ]
    for each in sums_of(rows):
        name, total = each.owner.name if each.owner else "–", number(each.total, me.lang)
        lines.append(f"{name}: {total}%")
        if not each.is_whole:
            lines[-1] += click.style(" · " + _("not 100%"), fg="yellow")
    if not all(each.is_all_to(me.viewer) for each in sums_of(rows)):
        lines.append(_("Only KPIs that you may see are counted."))
    return lines
