"""Does a role leave as the KPI sheet that people fill in, and is it read again without a mistake?"""

from __future__ import annotations

from decimal import Decimal

import pytest

from kinerja import library
from kinerja.reading.document import read_document
from kinerja.reading.sheet import read_sheets
from kinerja.reading.statement.unit_words import unit_of
from kinerja.reports.role import markdown
from kinerja.reports.role_sheet import role_workbook
from kinerja.sources.workbook import read_workbook


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("slug", ["digital-marketing-specialist", "content-writer", "warehouse-admin"])
def test_the_sheet_is_read_again_without_a_mistake(slug: str, lang: str) -> None:
    """A line for each KPI with its target, weights of 100 in all, no actuals, and no finding."""
    role = library.role(slug)
    assert role is not None
    grids = read_workbook(role_workbook(role, lang, unit_of))
    assert isinstance(grids, tuple), grids
    (page,) = read_sheets(grids)
    assert [line.kpi for line in page.lines] == [kpi.name.in_language(lang) for kpi in role.kpis]
    assert [line.target and line.target.value for line in page.lines] == [kpi.value for kpi in role.kpis]
    assert sum(line.weight.value or 0 for line in page.lines if line.weight) == Decimal(100)
    assert all(line.actual is None or line.actual.value is None for line in page.lines)
    assert [found for found in page.findings if found.weight != "doubt"] == []


def test_markdown_says_what_the_page_says() -> None:
    """Every KPI with its sheet, every objective with its key results, and that the figures are examples."""
    role = library.role("digital-marketing-specialist")
    assert role is not None
    told = markdown(role, "en", lambda unit: unit)
    assert "All figures are examples" in told
    assert told.count("\n### ") == len(role.kpis) + len(role.objectives)
    assert "| In a CV | Raised return on ad spend from [start] to [now] over [period]. |" in told
    assert "- Grow organic visits from 18,000 to 30,000 by the end of the quarter" in told


@pytest.mark.parametrize("lang", ["id", "en"])
def test_markdown_comes_in_again(lang: str) -> None:
    """Each KPI and each objective with its key results is read out of it, and nothing of the sheets below."""
    for role in library.roles():
        read = read_document(markdown(role, lang, lambda unit: unit))
        assert [kpi.text for each in read.roles for kpi in each.kpis] == [
            k.statement.in_language(lang) for k in role.kpis
        ]
        goals = {goal.objective.text: [k.text for k in goal.key_results] for r in read.roles for goal in r.objectives}
        assert goals == {
            goal.title.in_language(lang): [k.statement.in_language(lang) for k in goal.key_results]
            for goal in role.objectives
        }
