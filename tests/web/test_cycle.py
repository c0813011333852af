"""What does a cycle's page show, to whom, and at what price?"""

from __future__ import annotations

import gzip
from datetime import date
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from tests.cast import Cast
    from tests.web.conftest import Browse

#: Session, user, person and viewer come first; the book and the choices of the filter are the page's own.
MOST = 14


def text_of(client: Client, address: str) -> str:
    """A page's HTML, which must be there."""
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_running_cycle_shows_roads_with_ends_coverage_and_time_left(browse: Browse) -> None:
    """From 40 to 100 with 70 now is half the way; drafts stand apart; today is on the line of the cycle."""
    page = text_of(browse("Ayu"), "/okr")
    assert "Triwulan 4 2026" in page
    for words in ("Tumbuh sehat", "Klien baru", "70", "100", "today, 22 Nov 2026", "39 days left", "reported"):
        assert words in page, words
    drafts = page[page.index("Drafts") :]
    assert "Pelanggan tenang" in drafts


def test_what_somebody_may_not_see_is_not_in_the_page(browse: Browse) -> None:
    """Budi's private objective is there for the owner alone; its title leaks nowhere."""
    assert "Siapkan cabang baru" in text_of(browse("Ayu"), "/cycles/C-1")
    assert "Siapkan cabang baru" not in text_of(browse("Citra"), "/cycles/C-1")


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        ("?unit=U-3", "Timur mengenal kita", "Tumbuh sehat"),
        ("?owner=P-1", "Tumbuh sehat", "Timur mengenal kita"),
        ("?q=timur", "Timur mengenal kita", "Tumbuh sehat"),
        ("?q=zzz", "No objective fits this filter", "Tumbuh sehat"),
        ("?status=nonsense&page=999999&unit=U-99", "No objective fits this filter", "Tumbuh sehat"),
    ],
)
def test_an_address_holds_the_filter(browse: Browse, query: str, there: str, gone: str) -> None:
    """By unit with those below, by owner, by words; what an old address can't mean does not break it."""
    page = text_of(browse("Ayu"), "/cycles/C-1" + query)
    assert there in page
    # The name may still stand in the choices of the filter, never as a card.
    assert f">{gone}</a></h2>" not in page


def test_a_status_narrows_and_the_tally_stays(browse: Browse) -> None:
    """Whoever looks at what is at risk still sees how much is not."""
    client = browse("Ayu")
    whole = text_of(client, "/cycles/C-1")
    narrowed = text_of(client, "/cycles/C-1?status=off_track")
    assert whole.count('class="tally-item"') == narrowed.count('class="tally-item"') > 0
    assert narrowed.count('<article class="goal"') <= whole.count('<article class="goal"')


@pytest.mark.parametrize(
    "address", ["/okr", "/cycles/C-1?unit=U-2", "/objectives/O-1", "/key-results/KR-1", "/check-in"]
)
def test_a_page_costs_a_fixed_number_of_queries(browse: Browse, address: str) -> None:
    """However many goals there are, the database is asked the same few questions."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = browse("Ayu")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        text_of(client, address)
    assert len(asked) <= MOST, [query["sql"][:120] for query in asked]


def test_four_hundred_objectives_are_paged_and_light(cast: Cast, browse: Browse) -> None:
    """A large organisation's cycle: the first page stays under 60 KB on the wire, and the rest is one click away."""
    from kinerja.core.okr import KeyResultKind
    from tests.casting import new_key_result, new_objective

    for number in range(130):
        goal = new_objective(cast, f"g{number}", f"Tujuan {number}", cast.cycles["q4"], cast.units["Layanan"])
        for part in range(3):
            new_key_result(
                cast, f"g{number}.{part}", goal, f"Hasil {part} tujuan {number}", KeyResultKind.METRIC,
                baseline="0", target="20", current=str(number % 20),
            )  # fmt: skip
    answer = browse("Ayu").get("/okr")
    assert len(gzip.compress(answer.content)) < 60_000
    page = answer.content.decode()
    assert page.count('<article class="goal"') == 60
    assert "?page=2" in page


def test_a_cycle_opens_is_named_and_closes_for_good(cast: Cast, browse: Browse) -> None:
    """The owner opens Q1; the same name twice is refused with everything typed; a closed one takes nothing."""
    client = browse("Ayu")
    typed = {"name": "Q1 2027", "start": "2027-01-01", "end": "2027-03-31"}
    assert client.post("/cycles/new", typed).status_code == 303
    again = client.post("/cycles/new", typed)
    assert again.status_code == 409
    assert 'value="2027-01-01"' in again.content.decode()
    backwards = client.post("/cycles/new", {**typed, "name": "Q2", "end": "2026-12-01"})
    assert backwards.status_code == 422
    assert client.get("/cycles/C-1/close").status_code == 200
    assert client.post("/cycles/C-1/close").status_code == 303
    closed = text_of(client, "/cycles/C-1")
    assert "This cycle is closed" in closed
    assert "New objective" not in closed
    refused = client.post("/key-results/KR-1/check-ins", {"value": "80"})
    assert refused.status_code == 409
    assert 'value="80"' in refused.content.decode()


def test_a_cycle_of_long_ago_and_one_of_a_day_have_a_line(cast: Cast, browse: Browse) -> None:
    """A timeline never divides by zero, and never puts today outside of itself."""
    from kinerja.core.book import Cycle
    from kinerja.web.cycle import timeline
    from kinerja.web.say import Say

    say = Say("en", "Asia/Jakarta", date(2026, 11, 22))
    one = timeline(Cycle(1, "C-9", "A day", date(2026, 11, 22), date(2026, 11, 22)), date(2026, 11, 22), say)
    assert (one.today, one.days_left) == ("0", 0)
    past = timeline(Cycle(1, "C-9", "2020", date(2020, 1, 1), date(2020, 12, 31)), date(2026, 11, 22), say)
    assert (past.today, past.gone, past.days_left, len(past.months)) == (None, "100", 0, 12)


def test_a_cycle_to_the_end_of_days_has_a_page(cast: Cast, browse: Browse) -> None:
    """31 December 9999 is the last day that can be typed, and the month after it can't be named."""
    cast.cycles["q4"].end = date(9999, 12, 31)
    cast.cycles["q4"].save()
    assert "Triwulan 4 2026" in text_of(browse("Ayu"), "/cycles/C-1")
