"""From where does a statement start: "from 12 to 5", "31 → 24 days", "(now 64%)", "down from 80%"?"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from decimal import Decimal

from kinerja.reading.statement.comparator import limit_before
from kinerja.reading.statement.figures import Amount
from kinerja.reading.statement.line import Line
from kinerja.reading.statement.movement import start_of
from kinerja.reading.statement.verbs import opening_verb

_FAR = 8
_MINUTES = {
    "second": Decimal(1) / 60,
    "minute": Decimal(1),
    "hour": Decimal(60),
    "day": Decimal(1440),
    "workday": Decimal(1440),
    "week": Decimal(10080),
    "ms": Decimal(1) / 60000,
}


@dataclass(slots=True)
class Target:
    """What the numbers of a statement say: the target, its limit and unit, a start, and a change or a level."""

    main: Amount | None = None
    value: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    comparator: str | None = None
    baseline: Decimal | None = None
    from_to: bool = False
    by: bool = False
    plainly: bool = False
    to: bool = False
    relative: bool = False
    condition: bool = False
    others: tuple[Amount, ...] = ()
    has_unit: bool = False


def find_from_to(line: Line, amounts: list[Amount], target: Target) -> None:
    """Take two amounts as a start and an end: "from 12 to 5", "9 jadi 3", "20%, down from 80%"."""
    for first, second in itertools.pairwise(amounts) if line.known("moves.to") else ():
        marked = _start_marked(line, first)
        is_from = marked < first.first
        limit = limit_before(line, second)
        # "From 70 up to 78": after a start these words mark the end, no limit.
        ends_at = line.before("moves.to", second.first) if is_from else second.first
        goal = limit.first if limit and not ends_at <= limit.first < second.first else second.first
        close = _before_fillers(line, goal)
        end = line.before("moves.to", close)
        if end == close and is_from:
            # "Dari 7 tinggal 2": what else may fill is the way to the end here.
            close, end = goal, line.before("moves.to", goal)
        # "From 14 a month to 6 a month": the rhythm of the start is the goal's own.
        near = first.last <= end < close and end - first.last <= (4 if is_from else 0) + 1
        again = first.last < end < close and _again(line, first.last, end, second.last)
        between = (near or again) and all(role in (None, "period") for role in line.roles[first.last : end])
        if between and (is_from or again or _goes_on(line, first, second, end)):
            _take_start(line, target, first, second, marked)
            # "From 9% of the city to 15%": what stands between belongs to the start, unless the sentence opens with it.
            begun = start_of(line)
            opens = marked <= max(begun, opening_verb(line)[1], line.at("~verbs", begun))
            line.claim(end if opens else first.last, goal, "to")
            return
    for first, second in itertools.pairwise(amounts) if line.known("moves.from") else ():
        close = _before_fillers(line, second.first)
        close -= line.has("metric.articles", close - 1)
        marked = line.before("moves.from", close)
        to = line.before("moves.only_to", first.first)
        trails = marked < close and _trails(line, first, marked)
        if marked < close and (
            trails or (marked - first.last <= 1 and (to < first.first or line.has("moves.bare", marked)))
        ):
            _take_start(line, target, second, first, marked)
            if to < first.first:
                line.claim(to, first.first, "to")
            return


def _trails(line: Line, goal: Amount, marked: int) -> bool:
    """Whether a start is named after the goal: "reaches Rp3,2 M, up from Rp2,1 M", "20% of deals (from 80%)"."""
    if line.word[marked - 1] == "(":
        return True
    apart = line.word[marked - 1] == "," or line.has("moves.parted", marked)
    return apart and line.has("moves.trailing", marked) and marked - goal.last <= _FAR


def _start_marked(line: Line, first: Amount) -> int:
    """Where "from", "dari" or "dari posisi sekarang" begins before a start, or the start's own first token."""
    close = _before_fillers(line, first.first)
    marked = line.before("moves.from", close)
    limit = line.label_before("comparators", close)
    if limit is not None and limit[1] < marked:
        # "Lebih dari 60 hari" starts nothing.
        return close if close < first.first else first.first
    return marked if marked < close else line.before("moves.now", first.first)


def _before_fillers(line: Line, j: int) -> int:
    while line.has("moves.fillers", j - 1):
        j -= 1
    return j


def _again(line: Line, start: int, end: int, after: int) -> bool:
    """Whether what is counted stands behind both ends: "22 unit jadi 8 unit", "40 a day → 10 a day"."""
    return list(line.lows[start:end]) == list(line.lows[after : after + end - start])


def _goes_on(line: Line, first: Amount, second: Amount, end: int) -> bool:
    """Two numbers with "to" between them and no "from": 31 to 24 days, 45% → 75%, 9 jadi 3."""
    if end != first.last or (first.unit in ("point", "pp", "bps") and second.unit is None):
        return False
    return (
        first.unit is None
        or second.unit is None
        or first.unit == second.unit
        or (first.is_duration and second.is_duration)
    )


def _take_start(line: Line, target: Target, start: Amount, goal: Amount, marked: int) -> None:
    target.main, target.from_to = goal, True
    if start.is_duration and goal.multiplied and goal.unit in (None, "count"):
        # "From 4m30s to 3m" is about minutes, no millions.
        goal.value, goal.multiplied = goal.value / goal.scale, False
    unit = goal.unit if goal.unit not in (None, "count") else start.unit
    target.baseline = _same_unit(start, unit)
    goal.unit = unit or goal.unit
    # The word of movement in "turun dari 12" says the direction.
    marked = line.at("~moves", marked) if marked < start.first else marked
    line.claim(min(marked, start.first), start.last, "baseline")


def _same_unit(start: Amount, unit: str | None) -> Decimal:
    if start.unit in _MINUTES and unit in _MINUTES and start.unit != unit:
        return (start.value * _MINUTES[start.unit] / _MINUTES[str(unit)]).normalize()
    return start.value


def find_now(line: Line, amounts: list[Amount], target: Target) -> None:
    """The start that is named apart: "(now 64%)", "dari posisi sekarang 8%"."""
    if (len(amounts) < 2 and target.main is None) or not (line.known("moves.now") or line.known("moves.now_after")):
        return
    for amount in amounts:
        at = amount.first
        while line.word[at - 1] in (":", "=", "(") or line.has("moves.now_fillers", at - 1):
            at -= 1
        start, end = line.before("moves.now", at), amount.last
        if start == at and (amount is not amounts[-1] or line.word[amount.first - 1] == "("):
            end = line.at("moves.now_after", amount.last)
        if start < at or end > amount.last:
            target.baseline = amount.value
            if amount.unit == "%":
                target.condition = True
            line.claim(start, end, "baseline")
            return
