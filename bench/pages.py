"""Rows 1 to 5 and 15: what do pages and the API's list cost, in time, queries and bytes?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bench.house import House, Side
from bench.result import Result, compared, ms
from bench.timing import interleaved

#: Every page that a signed-in lead can open, each with the rows that its own thing has.
PAGES = (
    *("/", "/kpis?rows=200", "/kpis/KPI-1", "/why/KPI-1", "/okr", "/cycles/C-1", "/cycles", "/objectives/O-1"),
    *(
        "/key-results/KR-1",
        "/why/KR-1",
        "/check-in",
        "/units",
        "/units/U-1",
        "/people",
        "/people/P-1",
        "/search?q=omzet",
    ),
    *("/settings", "/paste", "/learn"),
)
MOST_QUERIES, MOST_BYTES = 12, 60 * 1024


def _turns(house: House, address: str, bare: str, way: str = "page") -> list[float]:
    product, floor = house.product().child, house.floor().child
    return interleaved(
        [
            lambda times: product.ask("time", address=address, times=times, way=way),
            lambda times: floor.ask("time", address=bare, times=times),
        ],
        house.sizes.rounds,
    )


def long_pages(house: House) -> list[Result]:
    """Row 1: the board, and the cycle with all objectives at once and as it is served, sixty at a time."""
    rows = house.sizes.page
    board = f"board, {rows['kpis']} KPIs × 12 months"
    found = [compared(1, board, house.database, _turns(house, "/kpis?rows=200", "/kpis"), 0.8)]
    product = house.product().child
    product.ask("show_objectives", count=rows["objectives"])
    name = f"cycle, {rows['objectives']} objectives at once"
    found.append(compared(1, name, house.database, _turns(house, "/cycles/C-1", "/cycles/1"), 0.8))
    product.ask("show_objectives", count=60)
    name = f"cycle, the first 60 of {rows['objectives']}"
    found.append(compared(1, name, house.database, _turns(house, "/cycles/C-1", "/cycles/1?shown=60"), 0.8))
    return found


def detail_pages(house: House) -> list[Result]:
    """Row 2: one objective and one KPI."""
    return [
        compared(2, "objective page", house.database, _turns(house, "/objectives/O-1", "/objectives/1"), 3),
        compared(2, "KPI page", house.database, _turns(house, "/kpis/KPI-1", "/kpis/1"), 3),
    ]


def _looks(house: House) -> dict[str, list[dict[str, Any]]]:
    """Each page with 20 rows, with those of row 1, and with 100,000 goals."""
    sides: Sequence[Side] = [house.product(size) for size in ("small", "page", "large")]
    return {page: [side.child.ask("look", address=page) for side in sides] for page in PAGES}


def queries(house: House) -> list[Result]:
    """Row 3: how many queries each page asks; pages that ask too many, or more for more rows, get a line each."""
    looks = _looks(house)
    found = []
    for page, sizes in looks.items():
        counts = [look["queries"] for look in sizes]
        problem = _unlike(sizes)
        if problem or max(counts) > MOST_QUERIES:
            said = " · ".join(map(str, counts))
            found.append(_queries(house, page, said, counts, problem))
    worst = max(looks, key=lambda page: looks[page][-1]["queries"])
    counts = [look["queries"] for look in looks[worst]]
    kept = f"{len(looks) - len(found)} of {len(looks)} pages keep it; most: {worst}"
    return [_queries(house, "queries, the worst page", str(max(counts)), counts, kept), *found]


def _unlike(sizes: Sequence[dict[str, Any]]) -> str:
    if any(look["status"] != 200 for look in sizes):
        return f"answers {sizes[-1]['status']}"
    return "" if len({look["queries"] for look in sizes}) == 1 else "grows with the rows"


def _queries(house: House, name: str, said: str, counts: Sequence[int], note: str) -> Result:
    # A page that grows with its rows misses the row, however few its queries are.
    ratio = max(counts) / MOST_QUERIES if note != "grows with the rows" else max(2.0, max(counts) / MOST_QUERIES)
    return Result(3, name, house.database, said, str(MOST_QUERIES), ratio, 1, note)


def sizes(house: House) -> list[Result]:
    """Row 4: the first HTML of each page, gzipped."""
    worst = sorted(
        ((look[size]["gzipped"], page) for page, look in _looks(house).items() for size in (0, 1, 2)), reverse=True
    )
    over = [Result(4, page, house.database, _kb(b), "60 KB", b / MOST_BYTES, 1) for b, page in worst if b > MOST_BYTES]
    most, page = worst[0]
    first = Result(4, "first HTML, the largest", house.database, _kb(most), "60 KB", most / MOST_BYTES, 1, page)
    return [first, *over]


def _kb(count: int) -> str:
    return f"{count / 1024:.1f} KB"


def growth(house: House) -> list[Result]:
    """Row 5: pages with a long past and many people, against the same pages without."""
    now, later = house.product("page").child, house.product("large").child
    bound = 1.25 if house.database == "sqlite" else 1.15
    found = []
    for page in ("/", "/kpis?rows=200", "/okr", "/objectives/O-1", "/kpis/KPI-1"):
        times = interleaved(
            [
                lambda times, page=page: later.ask("time", address=page, times=times),  # type: ignore[misc]  # its default
                lambda times, page=page: now.ask("time", address=page, times=times),  # type: ignore[misc]  # its default
            ],
            house.sizes.rounds,
        )
        ratio = times[0] / times[1]
        name = f"{page}, {goals(house, 'large'):,} : {goals(house, 'page'):,} goals"
        found.append(Result(5, name, house.database, ms(times[0]), ms(times[1]), ratio, bound))
    return found


def goals(house: House, size: str) -> int:
    """Objectives and key results together."""
    rows = getattr(house.sizes, size)
    return 4 * (int(rows["objectives"]) + int(rows["older"]))


def listing(house: House) -> list[Result]:
    """Row 15: twenty KPIs as JSON."""
    times = _turns(house, "/api/v1/kpis?limit=20", "/kpis.json", "api")
    return [compared(15, "API list of 20 KPIs", house.database, times, 1.4)]
