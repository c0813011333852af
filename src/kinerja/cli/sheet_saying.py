"""How does a KPI sheet that was read stand in a terminal: its lines, and the cells that are wrong?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import click

from kinerja.cli.speech import _
from kinerja.cli.table import table
from kinerja.core.measure import rounded
from kinerja.reading.sheet.score import share_of
from kinerja.words import sheet_findings
from kinerja.words.numbers import number

if TYPE_CHECKING:
    from kinerja.core.sheet import Figure, Finding, Page

_MARKS = {"wrong": "red", "follows": "yellow", "doubt": "cyan"}


def all_told(pages: Iterable[Page], lang: str) -> Iterator[str]:
    """Every person's sheet. The months of one table ask the same of the same cell: once is enough."""
    asked: set[tuple[str, str]] = set()
    for place, page in enumerate(pages, start=1):
        again = {f.cell for f in page.findings if f.options and (page.sheet, f.cell) in asked}
        asked |= {(page.sheet, f.cell) for f in page.findings if f.options}
        kept = (f for f in page.findings if not (f.options and f.cell in again))
        yield from _told(replace(page, findings=tuple(kept)), place, lang)


def _told(page: Page, place: int, lang: str) -> Iterator[str]:
    """One person's sheet: who and when, the lines with their scores, and every finding below."""
    about = [part for part in (page.position, page.unit, page.period or "") if part]
    yield click.style(f"{place}. {page.name}", bold=True) + "".join(f" · {part}" for part in about)
    heads = [_("Row"), _("KPI"), "", _("Weight"), _("Target"), _("Actual"), _("Score"), _("Right")]
    rows = [
        [
            str(line.row), line.kpi, sheet_findings.direction(line.polarity), _number(share_of(line), lang),
            _figure(line.target, lang), _figure(line.actual, lang), _figure(line.score or line.achievement, lang),
            _number(line.right_score, lang),
        ]
        for line in page.lines
    ]  # fmt: skip
    yield table(heads, rows, numbers=(0, 3, 4, 5, 6, 7))
    yield _("Scored by: %s") % sheet_findings.convention(page.convention, lang, uncapped=page.uncapped)
    if page.right_total is not None:
        yield _("Total put right: %s") % _number(page.right_total, lang)
    if not page.findings:
        yield _("Every number that can be recomputed is right.")
    yield from (line for finding in page.findings for line in _finding(finding, lang))
    yield ""


def _finding(finding: Finding, lang: str) -> Iterator[str]:
    should = sheet_findings.should(finding, lang)
    change = f" {sheet_findings.says(finding, lang) or '–'} → {should}" if should else ""
    cell = click.style(finding.cell, fg=_MARKS[finding.weight], bold=True)
    yield f"{cell}{change}  {sheet_findings.sentence(finding, lang)}"
    if finding.options:
        yield f"     --answer {finding.cell}={'|'.join(finding.options)}"
    if finding.weight == "wrong":
        yield from (f"     {step}" for step in sheet_findings.steps(finding, lang))


def _figure(figure: Figure | None, lang: str) -> str:
    return "–" if figure is None or figure.value is None else _number(figure.value, lang)


def _number(value: Decimal | None, lang: str) -> str:
    return "–" if value is None else number(rounded(value, 2), lang)
