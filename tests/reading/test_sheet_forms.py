"""Are workbooks read that are as unlike each other as offices make them?"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from kinerja.core.measure import Polarity
from kinerja.core.sheet import Page
from kinerja.reading.sheet import read_sheets
from kinerja.reading.sheet.grid import packed, unpacked
from kinerja.reading.sheet.score import share_of
from kinerja.reports.kpi_sheet import workbook
from kinerja.reports.kpi_sheet_lines import page_of_read
from kinerja.sources.workbook import read_workbook
from tests.reading.test_sheet import comparable
from tests.sheet_forms import FORMS

D = Decimal


def pages_of(form: str) -> tuple[Page, ...]:
    """The pages of one of the forms, carried as the preview carries them."""
    grids = read_workbook(FORMS[form][0]())
    assert isinstance(grids, tuple)
    carried = unpacked(packed(grids))
    assert carried == grids
    return read_sheets(grids)


@pytest.mark.parametrize("form", FORMS)
def test_every_planted_mistake_is_named_and_nothing_else(form: str) -> None:
    """Sheet and cell → what is wrong there."""
    found = {(page.sheet, finding.cell): finding.code for page in pages_of(form) for finding in page.wrong}
    assert found == FORMS[form][1]


@pytest.mark.parametrize("form", FORMS)
def test_what_goes_out_comes_in_equal(form: str) -> None:
    """Put right, written with live formulas and read again."""
    first = pages_of(form)
    data = workbook([page_of_read(page, "en") for page in first], "en")
    grids = read_workbook(data)
    assert isinstance(grids, tuple)
    again = read_sheets(grids)
    assert [shares(page) for page in again] == [shares(page) for page in first]


def shares(page: Page) -> object:
    """A page as it must come in again; weights of two levels go out as shares of the whole."""
    weighed = [replace(line, weight=line.weight and replace(line.weight, value=share_of(line))) for line in page.lines]
    return comparable(replace(page, lines=tuple(weighed)))


WHO_AND_WHEN = [  # person, position, unit, period, how many lines
    ("an appraisal form", [("Rina Maharani", "Supervisor Gudang", "Logistik", "2026-H1", 4)]),
    ("a sheet for each employee", [("Amelia Hartley", "Account Manager", "", "2026-Q3", 4),
                                   ("Oliver Hartley", "Support Team Leader", "", "2026-Q3", 2)]),
    ("months in pairs", [("Yusuf Ramadhan", "", "", f"2026-0{month}", 3) for month in (1, 2, 3)]),
    ("months alone", [("Warehouse", "", "", f"2026-0{month}", 3) for month in (1, 2, 3, 4)]),
    ("a balanced scorecard", [("", "", "Penjualan", "2026", 6)]),
    ("a list without weights", [("", "", "", "2026-10", 4)]),
]  # fmt: skip


@pytest.mark.parametrize(("form", "expected"), WHO_AND_WHEN)
def test_whose_and_for_when(form: str, expected: list[tuple[str, str, str, str, int]]) -> None:
    """By labels beside each other, by sheets, by months; a table of competencies adds no lines."""
    assert [(p.person, p.position, p.unit, p.period, len(p.lines)) for p in pages_of(form)] == expected


def test_the_appraisal_form_says_what_it_left_out() -> None:
    """The table of competencies begins at row 16, and the score before it is the weighted one."""
    page = pages_of("an appraisal form")[0]
    doubts = {f.cell: f.code for f in page.findings if f.weight == "doubt"}
    assert (doubts["A16"], doubts["G8"]) == ("table_left", "column_read")
    assert [line.target.value for line in page.lines if line.target] == [98, 5_000_000, 95, 24]


def test_ratings_from_a_table_are_taken_as_they_are() -> None:
    """Thousands as text are thousands, and n/a is no data."""
    page = pages_of("a sheet for each employee")[0]
    assert page.convention.rated
    assert [(v(line.target), v(line.actual), line.right_score) for line in page.lines] == [
        (120_000, 131_500, 4), (92, 88, 3), (6, 4, 5), (90, None, None),
    ]  # fmt: skip


def test_months_beside_each_other_are_a_page_each() -> None:
    """What was not reported yet has no value, and months ahead no page."""
    january, _, march = pages_of("months in pairs")
    assert [(v(line.target), v(line.actual)) for line in january.lines] == [(150, 140), (5, 4), (98, 97)]
    assert [(v(line.target), v(line.actual)) for line in march.lines] == [(160, 170), (5, None), (98, 98)]
    assert [v(line.target) for line in pages_of("months alone")[0].lines] == [95, D("2.5"), 1200]


def test_a_hidden_column_steps_back() -> None:
    """Last year's score and last year's actual are no columns of this sheet."""
    page = pages_of("a balanced scorecard")[0]
    assert [v(line.score) for line in page.lines] == [95, D("93.75"), 100, 80, 100, 90]
    assert [v(line.area_weight) for line in page.lines] == [40, 40, 30, 30, 20, 10]
    assert [line.area for line in page.lines][:3] == ["Keuangan", "Keuangan", "Pelanggan"]


def test_an_arrow_before_a_name_says_the_direction() -> None:
    """And a status in words is no score."""
    page = pages_of("a list without weights")[0]
    assert [line.polarity for line in page.lines] == [Polarity.HIGHER, Polarity.LOWER] * 2
    assert [line.weight for line in page.lines] == [None] * 4


def v(figure: object) -> object:
    """The number of a figure."""
    return getattr(figure, "value", None)
