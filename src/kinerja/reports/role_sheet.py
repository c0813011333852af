"""How does a template of a role read as the KPI sheet that people fill in?"""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_DOWN, Decimal

from kinerja.core.measure import Unit
from kinerja.core.score import Formula
from kinerja.library.role import KpiTemplate, RoleTemplate
from kinerja.reports.kpi_sheet import workbook
from kinerja.reports.kpi_sheet_lines import PaperLine, PaperPage, is_live, unit_word

_HUNDRED, _CENT = Decimal(100), Decimal("0.01")


def role_workbook(role: RoleTemplate, lang: str, unit_of: Callable[[str], Unit]) -> bytes:
    """An XLSX with the role's KPIs, their targets and equal weights; actuals are for the reader, scores are live."""
    name = role.name.in_language(lang)
    weights = _equal(len(role.kpis))
    lines = tuple(_line(kpi, weight, lang, unit_of) for kpi, weight in zip(role.kpis, weights, strict=True))
    return workbook((PaperPage(name, "", name, "", "", lines),), lang)


def _equal(count: int) -> tuple[Decimal, ...]:
    """Weights that add up to 100: three lines have 33.33, 33.33 and 33.34."""
    if not count:
        return ()
    each = (_HUNDRED / count).quantize(_CENT, ROUND_DOWN)
    return (*(each,) * (count - 1), _HUNDRED - each * (count - 1))


def _line(kpi: KpiTemplate, weight: Decimal, lang: str, unit_of: Callable[[str], Unit]) -> PaperLine:
    unit, scoring = unit_of(kpi.unit), kpi.scoring
    return PaperLine(
        area="",
        name=kpi.name.in_language(lang),
        unit=unit_word(unit, lang),
        kind=unit.kind,
        polarity=kpi.polarity,
        comparator=kpi.comparator,
        formula=kpi.score,
        weight=weight,
        baseline=scoring.baseline if kpi.score is Formula.INTERPOLATE else None,
        target=kpi.value,
        high=kpi.high,
        actual=None,
        score=None,
        cap=scoring.cap,
        floor=scoring.floor,
        live=is_live(scoring),
    )
