"""Do the pages around the numbers teach, find, tell and name people rightly?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.web.conftest import Browse

PIECE = {"HTTP_HX_REQUEST": "true"}


def test_learn_compares_with_examples_of_ones_own(browse: Browse) -> None:
    """Ten aspects side by side, with a KPI and an objective that the reader may see, and the way to write one."""
    page = browse("Ayu").get("/learn").content.decode()
    assert page.count('<th scope="row"') >= 10
    assert 'href="/kpis/KPI-' in page
    assert 'href="/objectives/O-1"' in page
    assert 'href="/kpis/new"' in page
    assert 'href="/objectives/new"' in page


def test_learn_makes_up_examples_where_there_are_none(browse: Browse, cast: object) -> None:
    """An organisation with nothing in it yet learns from numbers that say they are made up."""
    from kinerja.store import models

    models.Cycle.objects.filter(organisation__name="Toko Lain").update(start="2020-01-01", end="2020-03-31")
    models.Objective.objects.filter(organisation__name="Toko Lain").update(state="draft")
    models.Kpi.objects.filter(organisation__name="Toko Lain").update(state="archived")
    page = browse("Fajar").get("/learn").content.decode()
    assert page.count("made up") == 2


def test_search_goes_straight_to_a_short_id(browse: Browse) -> None:
    """Somebody who types kpi-2 wants that page; words list what fits; what is hidden is not found."""
    client = browse("Citra")
    assert client.get("/search?q=kpi-2")["Location"] == "/kpis/KPI-2"
    assert "Klien baru di timur" in client.get("/search?q=klien+timur").content.decode()
    assert "Nothing found" in client.get("/search?q=Siapkan+cabang").content.decode()
    quoted = client.get("/search", {"q": "<b>'; delete"}).content.decode()
    assert "Nothing found" in quoted
    assert "<b>'; delete" not in quoted


def test_the_palette_offers_deeds_places_and_things(browse: Browse) -> None:
    """The owner may open a cycle from it, a member may not; while typing only the list comes."""
    owner, member = (browse(name).get("/palette", **PIECE).content.decode() for name in ("Ayu", "Citra"))
    assert "New cycle" in owner
    assert "New cycle" not in member
    assert "palette-input" in member
    assert "<html" not in member
    listed = browse("Citra").get("/palette?q=timur", **PIECE, HTTP_HX_TARGET="palette-list").content.decode()
    assert "palette-input" not in listed
    assert "KR-9" in listed


def test_the_feed_tells_from_what_to_what_and_is_paged(browse: Browse) -> None:
    """A check-in of 6 clients after 5 stands as such in the feed of its key result, and the feed goes back by pages."""
    client = browse("Citra")
    client.post("/key-results/KR-9/check-ins", {"value": "6", "confidence": "4", "note": "Pameran"})
    page = client.get("/events?ref=kr-9").content.decode()
    for words in ("Citra", "Pameran", "<del>5 klien</del>", "<ins>6 klien</ins>", 'href="/key-results/KR-9"'):
        assert words in page, words
    assert "KR-9" not in browse("Eka").get("/events").content.decode()
    for step in range(52):
        client.post("/key-results/KR-9/check-ins", {"value": str(step % 9)})
    first = client.get("/events").content.decode()
    assert "before=" in first
    assert client.get("/events?before=1").status_code == 200
    assert client.get("/events?before=abc&ref=%00").status_code == 200


def test_a_unit_holds_its_kpis_objectives_and_people(browse: Browse) -> None:
    """Penjualan with what is below it: Budi leads, Citra belongs, and its filter on the board is one click away."""
    page = browse("Budi").get("/units/U-2").content.decode()
    for words in ("Budi", "Citra", "Penjualan Timur", "Omzet bulanan", "/kpis?unit=U-2", "/cycles/C-1?unit=U-2"):
        assert words in page, words
    tree = browse("Budi").get("/units").content.decode()
    assert tree.index("Direksi") < tree.index("Penjualan Timur")


def test_roles_are_given_with_their_units(browse: Browse) -> None:
    """Hana makes Citra lead of the east besides; a role that there is none of is refused and nothing is lost."""
    client = browse("Hana")
    typed = {"name": "Citra", "position": "Staf", "unit": "U-2", "role.0": "member", "role_unit.0": "U-2"}
    assert client.post("/people/P-4/edit", {**typed, "role.1": "lead", "role_unit.1": "U-3"}).status_code == 303
    assert "Penjualan Timur" in client.get("/people/P-4").content.decode()
    wrong = client.post("/people/P-4/edit", {**typed, "role.1": "emperor"})
    assert wrong.status_code == 422
    assert 'value="Staf"' in wrong.content.decode()


@pytest.mark.parametrize(
    "address", ["/learn", "/units/U-1", "/people/P-1", "/people", "/units", "/events", "/search?q=a", "/palette"]
)
def test_these_pages_cost_a_fixed_number_of_queries(browse: Browse, address: str) -> None:
    """Session, user, person and viewer, then a few more; never one per row."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = browse("Ayu")
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    assert len(asked) <= 20, [query["sql"][:120] for query in asked]
