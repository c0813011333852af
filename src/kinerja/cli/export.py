"""How does the KPI sheet of a unit or a person leave as a workbook?"""

from __future__ import annotations

from pathlib import Path

import click

from kinerja.cli.app import Command, make
from kinerja.cli.local import here
from kinerja.cli.source import write_to
from kinerja.cli.speech import _, refuse, warn
from kinerja.core.period import Cadence, Period, parse_period, period_of, preceding
from kinerja.core.problem import Problem


def command() -> Command:
    """`kinerja export FILE`."""
    return make(
        "export",
        export,
        [
            click.Argument(["file"], type=click.Path(dir_okay=False, path_type=Path)),
            click.Option(["--unit"], metavar="U-2", help=_("The sheets of a unit's people, with all units below it.")),
            click.Option(["--owner"], metavar="P-3", help=_("The sheet of one person.")),
            click.Option(["--period"], metavar="2026-10", help=_("For when; without it, the month that ended last.")),
        ],
        more=_("Writes a sheet for each person with weights, targets, actuals and scores as live formulas."),
        example="kinerja export kpi-october.xlsx --unit U-2 --period 2026-10",
    )


def export(file: Path, unit: str | None, owner: str | None, period: str | None) -> None:
    """Write the workbook; without a unit or a person, of everything one may see."""
    me = here()
    from kinerja.reports.kpi_sheet import workbook
    from kinerja.reports.kpi_sheet_lines import pages_of_kpis
    from kinerja.store import books
    from kinerja.store.sheets import sheet, unknown_in, without_values

    for found in (unit and books.unit(me.viewer, unit), owner and books.person(me.viewer, owner)):
        if isinstance(found, Problem):
            refuse(found)
    fiscal_month = me.organisation.fiscal_month
    last = preceding(period_of(me.today, Cadence.MONTH, fiscal_month), fiscal_month)
    wanted = last if period is None else parse_period(period, fiscal_month)
    if not isinstance(wanted, Period):
        refuse(wanted)
    rows = sheet(me.viewer, wanted, unit_ref=unit, owner_ref=owner, known=me.organisation)
    if problem := unknown_in(rows, wanted):
        refuse(problem)
    write_to(file, workbook(pages_of_kpis(rows, wanted, me.lang), me.lang))
    if doubt := without_values(rows, wanted):
        warn([doubt])
    click.echo(_("Written: %s") % file)
