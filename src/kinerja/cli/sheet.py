"""Where is the arithmetic of a KPI sheet (tabel KPI) wrong, and how does it come in, after one look?"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kinerja.cli.app import Command, json_option, make
from kinerja.cli.sheet_saving import Wanted, save_pages
from kinerja.cli.sheet_saying import all_told
from kinerja.cli.source import write_to
from kinerja.cli.speech import _, current_lang, refuse, to_json
from kinerja.core.problem import Problem

if TYPE_CHECKING:
    from kinerja.core.sheet import Page
    from kinerja.reading.sheet.grid import Grid


def command() -> Command:
    """`kinerja sheet FILE`."""
    return make(
        "sheet",
        sheet,
        [
            click.Argument(["file"], type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)),
            click.Option(["--save"], is_flag=True, help=_("Save the lines as KPIs with targets, weights and values.")),
            *saving_options(),
            click.Option(["--answer", "answers"], multiple=True, metavar="F7=final",
                         help=_("What a column holds or which way is better, where that is asked.")),
            click.Option(["--out"], metavar="FILE.xlsx", type=click.Path(path_type=Path),
                         help=_("Write the sheet with its scores put right, with live formulas.")),
            json_option(),
        ],
        more=_(
            "Reads XLSX, XLS, ODS and CSV with any order of columns and several people, recomputes every score "
            "and lists each cell that is wrong. Saves nothing without --save."
        ),
        example="kinerja sheet kpi-october.xlsx\nkinerja sheet kpi.xlsx --save --unit U-2 --leave-out 9,12",
    )  # fmt: skip


def saving_options() -> list[click.Parameter]:
    """The options that say as whose, for when and without what a sheet is saved."""
    return [
        click.Option(["--person", "number"], type=click.IntRange(1), metavar="N", help=_("Only the Nth sheet.")),
        click.Option(["--unit"], metavar="U-2", help=_("Whose they are; without it, the unit the sheet names.")),
        click.Option(["--owner"], metavar="P-3", help=_("Who answers for them; without it, the person it names.")),
        click.Option(["--period"], metavar="2026-10", help=_("For when; without it, the period the sheet names.")),
        click.Option(["--leave-out"], metavar="9,12", help=_("Rows that are not saved.")),
        click.Option(["--yes"], is_flag=True, help=_("Save without asking.")),
    ]  # fmt: skip


def pages_of(data: bytes, answers: Sequence[str] = ()) -> tuple[Page, ...] | Problem:
    """The people's sheets of a file, read as was answered where something is asked; an answer to nothing is refused."""
    from kinerja.reading.sheet import read_sheets
    from kinerja.reading.sheet.answers import nothing_read, unasked
    from kinerja.sources.workbook import read_workbook

    grids = read_workbook(data)
    if isinstance(grids, Problem):
        return grids
    pages = read_sheets(grids, _said(answers, grids))
    given = [(one, _said([one], grids)) for one in answers if one.rpartition("=")[2].strip()]
    return nothing_read(grids) if not pages else unasked(pages, given) or pages


def _said(answers: Sequence[str], grids: Sequence[Grid]) -> dict[str, str]:
    """The answers by place; one that names no sheet holds for the cell of every sheet."""
    said: dict[str, str] = {}
    for one in answers:
        place, found, answer = (part.strip() for part in one.rpartition("="))
        if not found or not place:
            raise click.UsageError(_("Answer like this: --answer F7=final."))
        sheet, named, cell = place.rpartition("!")
        said |= {f"{name}!{cell.upper()}": answer for name in ([sheet] if named else [grid.name for grid in grids])}
    return said


def bytes_of(file: Path) -> bytes:
    """The bytes of a file, or of standard input for "-"."""
    return sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()


def sheet(
    file: Path, save: bool, out: Path | None, as_json: bool, number: int | None, answers: Sequence[str], **wanted: Any
) -> None:
    """Show what is in the file and what is wrong in it; save it when asked to."""
    pages = pages_of(bytes_of(file), answers)
    if isinstance(pages, Problem):
        refuse(pages, as_json=as_json)
    if number is not None:
        if number > len(pages):
            values = {"number": number, "count": len(pages)}
            refuse(Problem("sheet.no_such_person", "person", values), as_json=as_json)
        pages = pages[number - 1 : number]
    if not as_json:
        click.echo("\n".join(all_told(pages, current_lang())))
    if out is not None:
        _write(out, pages)
    if save:
        save_pages(pages, Wanted(source=file.name, **wanted), as_json=as_json)
    elif as_json:
        click.echo(to_json({"pages": [page.as_dict() for page in pages]}))


def _write(out: Path, pages: tuple[Page, ...]) -> None:
    from kinerja.core.period import Period, parse_period
    from kinerja.reports.kpi_sheet import workbook
    from kinerja.reports.kpi_sheet_lines import page_of_read
    from kinerja.words.numbers import period_label

    lang = current_lang()
    papers = []
    for page in pages:
        period = parse_period(page.period) if page.period else None
        papers.append(page_of_read(page, lang, period_label(period, lang) if isinstance(period, Period) else ""))
    write_to(out, workbook(papers, lang))
    click.echo(_("Written: %s") % out, err=True)


def import_sheet(file: Any, wanted: Wanted, *, as_json: bool) -> bool:
    """Show and save a workbook that holds KPI sheets with actuals; False, and the file as it was, for anything else."""
    from kinerja.sources.bounds import MOST_BYTES
    from kinerja.sources.kpi_sheet import sheets_with_actuals

    # What comes in through a pipe can be read only once.
    if not file.seekable():
        return False
    pages = sheets_with_actuals(file.read(MOST_BYTES + 1), str(file.name))
    if not pages:
        file.seek(0)
        return False
    if not as_json:
        click.echo("\n".join(all_told(pages, current_lang())))
    save_pages(pages, replace(wanted, source=Path(wanted.source).name), as_json=as_json)
    return True
