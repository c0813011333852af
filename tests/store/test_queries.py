"""Does a page cost the same number of queries with 20 rows as with 200?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kinerja.core.access import Viewer
from kinerja.core.book import Book
from kinerja.core.problem import refused
from kinerja.store import books, viewers
from kinerja.store.books import KpiFilter, OkrFilter
from tests.cast import TODAY, Cast
from tests.casting import COUNT, measured
from tests.crowd import fill


def spent(ask: Callable[[], object]) -> int:
    """How many queries an answer takes."""
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = ask()
    assert not refused(answer), answer
    return len(queries)


#: Each page with the most queries it may take.
PAGES: tuple[tuple[str, int, Callable[[Viewer], object]], ...] = (
    ("board", 4, lambda v: books.board(v, TODAY)),
    ("board narrowed", 4, lambda v: books.board(v, TODAY, filter=KpiFilter(unit_ref="U-1", text="k", sort="score"))),
    ("kpi", 7, lambda v: books.kpi(v, "KPI-1", TODAY)),
    ("cycle", 5, lambda v: books.cycle(v, TODAY)),
    ("cycle narrowed", 5, lambda v: books.cycle(v, TODAY, filter=OkrFilter(unit_ref="U-1", owner_ref="P-3", text="a"))),
    ("objective", 6, lambda v: books.objective(v, "O-1", TODAY)),
    ("key result", 6, lambda v: books.key_result(v, "KR-1", TODAY)),
    ("home", 8, lambda v: books.home(v, TODAY)),
    ("search", 5, lambda v: books.search(v, "a")),
    ("events", 1, lambda v: books.events(v)),
    ("units", 1, lambda v: books.units(v)),
    ("people", 1, lambda v: books.people(v, "U-1")),
    ("cycles", 1, lambda v: books.cycles(v)),
    ("revisions", 2, lambda v: books.readings_with_revisions(v, "KPI-1")),
)


def test_no_page_takes_more_queries_as_rows_grow(cast: Cast) -> None:
    """The same count at 20 and at 200 rows, for a lead, and never more than the page's own bound."""
    viewer = cast.viewer("Budi")
    fill(cast, 20)
    few = {name: spent(lambda ask=ask: ask(viewer)) for name, _, ask in PAGES}
    fill(cast, 180)
    many = {name: spent(lambda ask=ask: ask(viewer)) for name, _, ask in PAGES}
    assert many == few
    assert {name: few[name] for name, most, _ in PAGES if few[name] > most} == {}


def test_an_organisation_at_hand_is_not_asked_for_again(cast: Cast, django_assert_num_queries: Any) -> None:
    """A middleware has it already: the board then takes three queries."""
    viewer = cast.viewer("Budi")
    own = books.organisation(viewer)
    with django_assert_num_queries(3):
        books.board(viewer, TODAY, known=own)


def test_who_arrives_is_known_in_two_queries(cast: Cast, django_assert_num_queries: Any) -> None:
    """Viewer, person and organisation at once, equal to what is found one by one."""
    for name in ("Ayu", "Budi", "Eka", "Fajar"):
        person = cast.people[name]
        with CaptureQueriesContext(connection) as queries:
            came = viewers.arrival(person.user_id or 0)
        assert len(queries) <= 2
        with CaptureQueriesContext(connection) as queries:
            assert viewers.arrival(viewers.Door().get_user(person.user_id)) == came
        assert len(queries) <= 2
        assert came is not None
        assert came.viewer == cast.viewer(name)
        assert came.person == viewers.person_of_user(person.user)[0]
        assert came.organisation == books.organisation(came.viewer)
    with django_assert_num_queries(2):
        cast.viewer("Budi")


@pytest.mark.parametrize("ref", ["KPI-1"])
def test_a_board_reads_a_year_and_no_more(cast: Cast, ref: str) -> None:
    """Ten years of values stay where they are; the KPI's own page has them all."""
    values = {f"{2017 + n // 12}-{n % 12 + 1:02}": "7" for n in range(9 * 12 + 7)}
    measured(cast.kpis["omzet"], COUNT, values)
    viewer = cast.viewer("Budi")
    short, long = books.board(viewer, TODAY).kpi(ref), books.kpi(viewer, ref, TODAY)
    assert isinstance(long, Book) and short is not None
    assert len(short.readings) == 13 and len(long.kpis[0].readings) == len(values) + 3
    assert short.result == long.kpis[0].result
