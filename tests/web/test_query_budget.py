"""Does every page keep to twelve queries, session and viewer included, however many rows there are?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.crowd import fill

if TYPE_CHECKING:
    from tests.cast import Cast
    from tests.web.conftest import Browse

#: Each page with the most queries that it may take for a lead; three of them are session, person and rights.
CEILINGS = {
    "/": 12,
    "/kpis": 9,
    "/kpis?group=unit&sort=-score": 9,
    "/kpis?unit=U-2&owner=P-3&verdict=achieved&q=k": 9,
    "/kpis.csv": 8,
    "/kpis/new": 5,
    "/kpis/KPI-1": 11,
    "/kpis/KPI-1/edit": 9,
    "/kpis/KPI-1/definition": 7,
    "/kpis/KPI-1/targets": 7,
    "/kpis/KPI-1/archive": 10,
    "/kpis/KPI-4/measurements/2026-Q3": 9,
    "/why/KPI-1": 7,
    "/why/KR-1": 9,
    "/why/O-1": 9,
    "/cycles": 4,
    "/okr": 10,
    "/cycles/C-1": 10,
    "/cycles/C-1/objectives/new": 10,
    "/objectives/O-1": 10,
    "/key-results/KR-1": 10,
    "/key-results/KR-1/check-ins": 9,
    "/check-in": 11,
    "/paste": 4,
    "/learn": 12,
    "/library": 4,
    "/library/digital-marketing-specialist": 6,
    "/library/R-1": 7,
    "/library/R-1/adopt": 9,
    "/library/R-1/adopted?refs=KPI-1,O-1": 12,
    "/library/compare?left=R-1&right=digital-marketing-specialist": 6,
    "/library/new": 6,
    "/units": 6,
    "/units/U-2": 12,
    "/people": 6,
    "/people/P-3": 12,
    "/search?q=omzet": 9,
    "/palette?q=omzet": 9,
    "/events": 6,
    "/settings": 3,
    "/settings/organisation": 3,
    "/settings/tokens": 4,
}
#: Pages for the owner alone, or that an owner opens.
OWNERS = {
    "/settings/members": 6,
    "/settings/members/P-3/roles": 4,
    "/library/R-1/edit": 5,
    "/library/R-1/head": 5,
    "/library/R-1/text": 5,
    "/library/R-1/lines/kpi.stok": 5,
    "/library/R-1/lines/objective": 5,
    "/cycles/new": 4,
    "/cycles/C-1/close": 7,
    "/objectives/O-1/edit": 11,
    "/objectives/O-1/closing": 10,
    "/objectives/O-1/links": 10,
    "/objectives/O-1/key-results/new": 10,
    "/key-results/KR-1/edit": 10,
    "/key-results/KR-1/removal": 10,
    "/units/new": 5,
    "/units/U-2/edit": 6,
    "/people/new": 5,
    "/people/P-3/edit": 6,
}


def _spent(browse: Browse) -> dict[str, int]:
    found = {}
    for name, paths in (("Budi", CEILINGS), ("Ayu", OWNERS)):
        client = browse(name)
        for path in paths:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(path).status_code == 200, path
            found[path] = len(queries)
    return found


def test_no_page_takes_more_queries_as_rows_grow(browse: Browse, cast: Cast) -> None:
    """The same count with 20 rows more as with 200 more, and never above the page's own ceiling, at most twelve."""
    ceilings = {**CEILINGS, **OWNERS}
    assert max(ceilings.values()) <= 12
    fill(cast, 20)
    few = _spent(browse)
    fill(cast, 180)
    assert {path: count for path, count in _spent(browse).items() if count != few[path]} == {}
    assert {path: count for path, count in few.items() if count > ceilings[path]} == {}
