"""Which rules of a KPI stay as they are, though the sheet that goes on with it scores otherwise?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kinerja.actions.sheeted import SheetDraft, SheetLine, key_of, lines_to_save
from kinerja.core.kpi import definition_for
from kinerja.core.kpi_view import KpiView
from kinerja.core.period import Period
from kinerja.core.problem import Problem
from kinerja.core.score import Scoring
from kinerja.core.sheet import Convention, Page


def rules_kept(line: SheetLine, page: Page, view: KpiView, period: Period) -> tuple[Problem, ...]:
    """What a known KPI keeps: its direction, its formula, its cap, where the sheet's own numbers show another one.

    A sheet brings targets, weights and values; how a KPI is scored changes on its own page only.
    """
    now = definition_for(view.definitions, period).scoring
    return tuple(_differing(now, line.scoring, page.convention, view.ref, uncapped=page.uncapped))


def lines_known(
    page: Page, known: Mapping[str, KpiView], period: Period, *, left_out: frozenset[int] = frozenset()
) -> tuple[SheetLine, ...]:
    """The lines of a sheet as they would be saved, each with the KPI that it goes on with and what that one keeps."""
    lines = lines_to_save(page, left_out=left_out, known={name: view.ref for name, view in known.items()})
    return tuple(
        line if line.kpi_ref is None else replace(line, kept=rules_kept(line, page, known[key_of(line.name)], period))
        for line in lines
    )


def _differing(now: Scoring, sheet: Scoring, shown: Convention, ref: str, *, uncapped: bool) -> Iterator[Problem]:
    if now.polarity is not sheet.polarity:
        values = {"id": ref, "polarity": now.polarity, "other": sheet.polarity}
        yield Problem("sheet.keeps_direction", "polarity", values)
    elif now.formula is not sheet.formula and shown.matched and not shown.rated:
        yield Problem("sheet.keeps_formula", "formula", {"id": ref, "formula": now.formula, "other": sheet.formula})
    if uncapped and now.cap < sheet.cap:
        yield Problem("sheet.keeps_cap_uncapped", "cap", {"id": ref, "cap": now.cap})
    elif shown.cap is not None and now.cap != shown.cap:
        yield Problem("sheet.keeps_cap", "cap", {"id": ref, "cap": now.cap, "other": shown.cap})


def kept_in(drafts: Iterable[SheetDraft]) -> tuple[Problem, ...]:
    """The same of all chosen lines, each with its row."""
    lines = (line for draft in drafts for line in draft.lines)
    return tuple(each.at(f"row {line.row}") for line in lines for each in line.kept)
