"""Is the made-up company believable, whole, the same every time, and plainly made up?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from kinerja.core.access import Viewer
from kinerja.core.book import Book
from kinerja.core.kpi import Verdict
from kinerja.core.lifecycle import CycleState
from kinerja.core.okr import Status
from kinerja.core.period import Cadence
from kinerja.demo import build
from kinerja.demo.kpis import KPIS
from kinerja.demo.series import Shape, draw
from kinerja.demo.staff import Staff
from kinerja.store import books

# Named here although the fixture below opens the database itself: without a test that asks for it, none is made.
pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def company(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Staff]:
    """The company as it stands on 22 November 2026, built once for this file and taken back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build(NOW)
        transaction.set_rollback(True)


@pytest.fixture
def owner(company: Staff) -> Viewer:
    """The director, who sees everything."""
    return company.viewer("ratna")


def test_it_says_that_it_is_made_up(owner: Viewer) -> None:
    organisation = books.board(owner, NOW.date()).organisation
    assert organisation.is_demo
    assert "fiktif" in organisation.name


def test_every_cadence_and_formula_is_there(owner: Viewer) -> None:
    kpis = books.board(owner, NOW.date()).kpis
    assert {k.cadence for k in kpis} == set(Cadence)
    assert {str(k.definition.scoring.formula) for k in kpis} >= {
        "ratio", "complement", "interpolate", "three_point", "red_flag", "band", "binary", "hit_rate"
    }  # fmt: skip


def test_states_that_are_no_colour_are_there_too(owner: Viewer) -> None:
    verdicts = {k.result.verdict for k in books.board(owner, NOW.date()).kpis}
    assert verdicts == set(Verdict)


def test_fourteen_months_of_a_monthly_kpi(company: Staff, owner: Viewer) -> None:
    book = books.kpi(owner, company.kpis["omzet_barat"], NOW.date())
    assert isinstance(book, Book)
    labels = [r.period.label for r in book.kpis[0].readings]
    assert labels[0] == "2025-09" and labels[-1] == "2026-10"
    assert 12 <= len(labels) <= 14


def test_two_cycles_are_closed_with_grades_and_one_runs(company: Staff, owner: Viewer) -> None:
    cycles = {c.name: c.state for c in books.cycle(owner, NOW.date()).cycles}
    assert cycles == {"2026-Q4": CycleState.OPEN, "2026-Q3": CycleState.CLOSED, "2026-Q2": CycleState.CLOSED}
    closed = books.cycle(owner, NOW.date(), cycle_ref=company.cycles["2026-Q2"])
    assert isinstance(closed, Book)
    assert all(o.grade is not None and o.learning for o in closed.objectives)


def test_the_running_cycle_has_good_bad_stale_and_silent_key_results(owner: Viewer) -> None:
    book = books.cycle(owner, NOW.date())
    assert isinstance(book, Book)
    statuses = {book.status_of(k.ref) for o in book.objectives for k in o.key_results}
    assert statuses >= {Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK, Status.STALE, Status.NO_DATA}


def test_a_member_does_not_see_what_is_private(company: Staff) -> None:
    """Laba bersih is for the director's eyes, the average discount for the sales unit's."""
    names = {k.name for k in books.board(company.viewer("bayu"), NOW.date()).kpis}
    assert "Laba bersih" not in names and "Diskon rata-rata" not in names
    assert "Respon pertama" in names


def test_the_feed_is_in_the_order_of_time(owner: Viewer) -> None:
    moments = [event.at for event in books.events(owner, limit=200)]
    assert moments == sorted(moments, reverse=True)


def test_the_same_seed_draws_the_same_values() -> None:
    shape = Shape(100, 120, 6, gaps=0.2)
    assert draw(shape, 60, 1, "x") == draw(shape, 60, 1, "x")
    assert draw(shape, 60, 1, "x") != draw(shape, 60, 1, "y")
    assert None in draw(shape, 60, 1, "x")


def test_no_kpi_is_listed_twice() -> None:
    assert len({k.key for k in KPIS}) == len(KPIS) == len({k.name for k in KPIS})


def test_its_sheets_have_weights_that_total_100(owner: Viewer, company: Staff) -> None:
    """Each person's monthly KPIs."""
    from kinerja.core.period import period_of
    from kinerja.store import sheets

    rows = sheets.sheet(owner, period_of(NOW.date(), Cadence.MONTH))
    totals: dict[str, object] = {}
    for row in rows:
        if row.view.owner and row.weight is not None:
            totals[row.view.owner.name] = totals.get(row.view.owner.name, 0) + row.weight  # type: ignore[operator]  # numbers
    assert set(totals.values()) == {100}


def test_its_sheets_go_out_and_come_in_without_a_mistake(owner: Viewer, company: Staff) -> None:
    """Of every rhythm: ratios, bands, hit rates and all, each score as the board has it."""
    from kinerja.core.period import period_of, preceding
    from kinerja.reading.sheet import read_sheets
    from kinerja.reports.kpi_sheet import workbook
    from kinerja.reports.kpi_sheet_lines import pages_of_kpis
    from kinerja.sources.workbook import read_workbook
    from kinerja.store import sheets

    for cadence in Cadence:
        period = preceding(period_of(NOW.date(), cadence))
        rows = sheets.sheet(owner, period)
        grids = read_workbook(workbook(pages_of_kpis(rows, period, "id"), "id"))
        assert isinstance(grids, tuple)
        lines = [line for page in read_sheets(grids) for line in page.lines]
        assert [f for page in read_sheets(grids) for f in page.wrong] == []
        assert [line.kpi for line in lines] == [row.view.name for row in rows]
        for line, row in zip(lines, rows, strict=True):
            result = row.view.result_in(period)
            shown = line.score.value if line.score else None
            assert (shown is None) == (result.score is None), line.kpi
            assert shown is None or result.score is None or abs(shown - result.score.value) < 1e-9


def test_it_has_a_role_of_its_own_and_has_adopted_of_it(owner: Viewer, company: Staff) -> None:
    """Written by the head of warehouse and delivery; its statements are read as its figures say, and it is whole."""
    from kinerja.reading.statement import read_statement
    from kinerja.store import role_rows

    (own,) = role_rows.own_roles(owner)
    assert own.by is not None and own.by.name == "Wulan Sasmita"
    for kpi in own.template.kpis:
        read = read_statement(kpi.statement.in_language("id"), "id", "kpi")
        assert (read.value, read.unit, read.period) == (kpi.value, kpi.unit, kpi.period), kpi.key
        assert kpi.definition and kpi.formula and kpi.gaming and kpi.baseline
    adopted = books.last_adoption(company.viewer("wulan"), own.ref)
    assert adopted is not None and len(adopted.refs) == 2
