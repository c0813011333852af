"""Does any page, feed, file or answer tell somebody of a thing that is hidden from them?"""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest

from tests.web.test_routes import ROUTES

if TYPE_CHECKING:
    from tests.cast import Cast
    from tests.web.conftest import Browse

#: What only those may read who see Budi's private objective, and Dewi's private KPI with its value.
GOAL, ITS_KEY_RESULT, KPI, VALUE = "Siapkan cabang baru", "Sewa tempat", "Selisih gaji", "31415926"
HIDDEN_FROM = {
    "Citra": (GOAL, ITS_KEY_RESULT, KPI, VALUE),
    "Eka": (GOAL, ITS_KEY_RESULT, KPI, VALUE),
    "Dewi": (GOAL,),
    "Budi": (KPI, VALUE),
    "Fajar": (GOAL, ITS_KEY_RESULT, KPI, VALUE, "Tumbuh sehat", "Keluhan pelanggan", "Citra"),
}
API = (
    "kpis", "kpis/KPI-5", "kpis/KPI-5/measurements", "objectives", "objectives/O-1", "objectives/O-3",
    "key-results/KR-1", "key-results/KR-10", "key-results/KR-10/check-ins", "cycles", "cycles/C-1", "units", "people",
    "board", "events", "events?id=O-3", "events?id=KPI-5", "why/KR-1", "why/O-1", "why/O-3", "why/KPI-5", "why/KR-10",
)  # fmt: skip
ASKED = (
    "/search?q=cabang", "/search?q=sewa", "/search?q=gaji", "/search?q=O-3", "/palette?q=gaji", "/palette?q=cabang",
    "/kpis.csv", "/kpis?q=gaji", "/okr?q=cabang", "/check-in?q=sewa", "/events?ref=O-3", "/events?ref=KPI-5",
    "/paste/saved?refs=O-3,KPI-5", "/objectives/O-1/links", "/why/KR-1", "/why/O-1", "/key-results/KR-1",
    "/objectives/O-1", "/units/U-2", "/people/P-3", "/people/P-5",
)  # fmt: skip


@pytest.fixture
def furnished(cast: Cast) -> Cast:
    """The hidden goal serves an open one, the hidden KPI guards it, and both have had their events."""
    from kinerja.actions import key_result, kpi, measurement, objective
    from kinerja.actions.drafts import KeyResultEdit, KpiEdit, ObjectiveEdit
    from tests.cast import NOW

    ayu = cast.viewer("Ayu")
    for outcome in (
        measurement.measure(ayu, "KPI-5", Decimal(VALUE), period="2025", now=NOW),
        kpi.edit(ayu, "KPI-5", KpiEdit(name=f"{KPI} kini"), now=NOW),
        objective.edit(ayu, "O-3", ObjectiveEdit(why="Karena"), now=NOW),
        key_result.edit(ayu, "KR-1", KeyResultEdit(health_kpi_ref="KPI-5"), now=NOW),
    ):
        assert hasattr(outcome, "event"), outcome
    return cast


def words_of(body: bytes) -> str:
    """All that an answer says; of a workbook, what is in the files that it packs."""
    if not body.startswith(b"PK"):
        return body.decode()
    with ZipFile(BytesIO(body)) as packed:
        return "".join(packed.read(name).decode(errors="replace") for name in packed.namelist())


@pytest.mark.parametrize("name", HIDDEN_FROM)
def test_nothing_hidden_is_told(name: str, furnished: Cast, browse: Browse) -> None:
    """Not in any page that the tables know, nor in the API, the feed, the search or the file."""
    from django.urls import reverse

    client = browse(name)
    asked = [reverse(r.name, args=r.args) for r in ROUTES if r.post is None and r.name != "open"]
    asked += [*ASKED, *(f"/api/v1/{path}" for path in API)]
    told: dict[str, list[str]] = {}
    for url in dict.fromkeys(asked):
        answer = client.get(url)
        assert answer.status_code < 500, url
        text = words_of(answer.content)
        for secret in HIDDEN_FROM[name]:
            if secret in text:
                told.setdefault(secret, []).append(url)
    assert told == {}


def test_the_hidden_things_are_there_for_those_who_may_see_them(furnished: Cast, browse: Browse) -> None:
    """Else the test above would prove nothing."""
    client = browse("Ayu")
    assert GOAL in client.get("/objectives/O-3").content.decode()
    assert f"{KPI} kini" in client.get("/kpis/KPI-5").content.decode()
    events: Any = client.get("/api/v1/events").json()
    assert {"O-3", "KPI-5", "KR-1"} <= {event["id"] for event in events["items"]}
    feed = browse("Dewi").get("/api/v1/events?id=KPI-5").content.decode()
    assert VALUE in feed
