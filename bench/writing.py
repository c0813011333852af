"""Rows 6 and 7: what does a check-in cost over HTTP, and what when 32 people check in at once?"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from itertools import cycle
from statistics import median, quantiles

from bench.house import House, Side
from bench.http_server import BARE, FLOOR, OURS, PRODUCT, Caller, served
from bench.result import Result, compared, ms
from bench.timing import interleaved


def _at(stack: ExitStack, side: Side, application: str, pattern: str) -> Caller:
    port = stack.enter_context(served(application, side.environment))
    caller = Caller(port, pattern, side.opened.get("token"))
    stack.callback(caller.close)
    return caller


def _running(house: House) -> Iterator[int]:
    """The numbers of key results in the running cycle, over and over."""
    return cycle(range(1, house.sizes.page["objectives"] * 3 + 1))


def check_ins(house: House) -> list[Result]:
    """Row 6: with right, roll-up and event, against an insert and an update; and with many key results."""
    found = []
    with ExitStack() as stack:
        ours = _at(stack, house.product(), PRODUCT, OURS)
        many = _at(stack, house.product("large"), PRODUCT, OURS)
        bare = _at(stack, house.floor(), FLOOR, BARE)
        numbers = [_running(house) for _ in range(3)]
        rounds = house.sizes.rounds
        for caller, mine in zip((ours, many, bare), numbers, strict=True):
            # Several workers with several threads each answer one connection: let each of them open its database.
            caller.timed(8 if rounds.most > 1 else 1, mine)
        times = interleaved(
            [
                lambda n: ours.timed(n * 5, numbers[0]),
                lambda n: many.timed(n * 5, numbers[1]),
                lambda n: bare.timed(n * 5, numbers[2]),
            ],
            rounds,
        )
    few, lots = (
        3 * (getattr(house.sizes, s)["objectives"] + getattr(house.sizes, s)["older"]) for s in ("page", "large")
    )
    found.append(compared(6, f"check-in, {few:,} key results", house.database, (times[0], times[2]), 2))
    found.append(compared(6, f"check-in, {lots:,} key results", house.database, (times[1], times[2]), 2))
    return found


def crowd(house: House) -> list[Result]:
    """Row 7: so many writers at once on SQLite, each with a key result of its own."""
    if house.database != "sqlite":
        return []
    side, sizes = house.product(), house.sizes
    with served(PRODUCT, side.environment) as port, ThreadPoolExecutor(sizes.writers) as crew:
        everyone = list(
            crew.map(lambda n: _report(port, side.opened["token"], n, sizes.writes), range(1, sizes.writers + 1))
        )
    answers = [answer for one in everyone for answer in one]
    taken, errors = [seconds for seconds, _ in answers], sum(status != 201 for _, status in answers)
    half, most = median(taken), quantiles(taken, n=20)[-1]
    note = f"{len(answers)} check-ins, {errors} errors"
    ratio = most / half if not errors else float("inf")
    return [Result(7, f"{sizes.writers} writers, p95 : p50", house.database, ms(most), ms(half), ratio, 3, note)]


def _report(port: int, token: str, number: int, times: int) -> list[tuple[float, int]]:
    caller = Caller(port, OURS, token)
    try:
        # The first answer of each connection opens a database in some thread; it is not what a crowd waits for.
        caller.check_in(number)
        return [caller.check_in(number) for _ in range(times)]
    finally:
        caller.close()
