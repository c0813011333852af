"""Which of a statement's amounts is its target, which its start, and is the target a level or a change?"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from decimal import Decimal

from kinerja.reading.amounts import read_amounts
from kinerja.reading.comparator import Limit, limit_after, limit_before
from kinerja.reading.figures import Amount
from kinerja.reading.line import Line
from kinerja.reading.movement import Movement
from kinerja.reading.shares import join_shares, skip_pools
from kinerja.reading.verbs import opening_verb
from kinerja.reading.weigh import heaviest

_SCALES = ("3", "4", "5", "6", "7", "10", "20", "100")
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


def read_target(line: Line, movement: Movement | None, multiple: Amount | None, zero: Amount | None) -> Target:
    """The target of a statement and the start it is measured from; their tokens are claimed."""
    amounts = skip_pools(line, join_shares(line, _without_ignored(line, read_amounts(line))))
    if zero is not None:
        amounts = sorted([zero, *(a for a in amounts if not zero.first <= a.first < zero.last)], key=lambda a: a.first)
    if any(not amount.fallback for amount in amounts):
        amounts = [amount for amount in amounts if not amount.fallback]
    target = Target()
    _from_to(line, amounts, target)
    if target.main is None and multiple is not None:
        target.main = multiple
        _now(line, amounts, target)
    elif target.main is None:
        _now(line, amounts, target)
        target.main = heaviest(line, [a for a in amounts if not _claimed(line, a)], movement)
    if target.main is None:
        return target
    target.others = tuple(a for a in amounts if a is not target.main and not _claimed(line, a))
    _settle(line, target, movement is not None or not opening_verb(line)[0])
    return target


def _claimed(line: Line, amount: Amount) -> bool:
    return not line.free(amount.first, amount.last)


def _without_ignored(line: Line, amounts: list[Amount]) -> list[Amount]:
    """Weights ("bobot 25%") and progress ("60% done") are no targets."""
    kept = []
    for amount in amounts:
        close = amount.first - (line.word[amount.first - 1] == ":")
        first = line.before("ignored.weights", close)
        in_brackets = line.word[amount.first - 1] == "(" or line.word[amount.last + 1] == ")"
        done = line.at("ignored.progress", amount.last)
        if first < close:
            line.claim(first, amount.last, "ignored")
        elif done > amount.last and in_brackets:
            line.claim(amount.first, done, "ignored")
        else:
            kept.append(amount)
    return kept


def _from_to(line: Line, amounts: list[Amount], target: Target) -> None:
    for first, second in itertools.pairwise(amounts):
        marked = _start_marked(line, first)
        is_from = marked < first.first
        limit = limit_before(line, second)
        # "From 70 up to 78": after a start these words mark the end, no limit.
        ends_at = line.before("moves.to", second.first) if is_from else second.first
        goal = limit.first if limit and not ends_at <= limit.first < second.first else second.first
        close = _before_fillers(line, goal)
        end = line.before("moves.to", close)
        between = line.free(first.last, end) and end - first.last <= (4 if is_from else 0) + 1
        if first.last <= end < close and between and (is_from or _goes_on(line, first, second, end)):
            _take_start(line, target, first, second, marked)
            # "From 9% of the city to 15%": what stands between belongs to the start, unless the sentence opens with it.
            line.claim(first.last if marked or end - first.last <= 1 else end, goal, "to")
            return
    for first, second in itertools.pairwise(amounts):
        marked = line.before("moves.from", second.first)
        to = line.before("moves.only_to", first.first)
        if marked < second.first and marked - first.last <= 1 and (to < first.first or line.has("moves.bare", marked)):
            _take_start(line, target, second, first, marked)
            if to < first.first:
                line.claim(to, first.first, "to")
            return


def _start_marked(line: Line, first: Amount) -> int:
    """Where "from", "dari" or "dari posisi sekarang" begins before a start, or the start's own first token."""
    close = _before_fillers(line, first.first)
    marked = line.before("moves.from", close)
    return marked if marked < close else line.before("moves.now", first.first)


def _before_fillers(line: Line, j: int) -> int:
    while line.has("moves.fillers", j - 1):
        j -= 1
    return j


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
    unit = goal.unit if goal.unit not in (None, "count") else start.unit
    target.baseline = _same_unit(start, unit)
    goal.unit = unit or goal.unit
    line.claim(min(marked, start.first), start.last, "baseline")


def _same_unit(start: Amount, unit: str | None) -> Decimal:
    if start.unit in _MINUTES and unit in _MINUTES and start.unit != unit:
        return (start.value * _MINUTES[start.unit] / _MINUTES[str(unit)]).normalize()
    return start.value


def _now(line: Line, amounts: list[Amount], target: Target) -> None:
    """The start that is named apart: "(now 64%)", "dari posisi sekarang 8%"."""
    if len(amounts) < 2 and target.main is None:
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


def _settle(line: Line, target: Target, moves: bool) -> None:
    """Give the target its limit, its unit and the words around it."""
    main = target.main
    assert main is not None
    target.value, target.high = main.value, main.high
    target.has_unit = main.unit is not None
    line.claim(main.first, main.last, "value")
    limit = limit_before(line, main)
    if limit is not None:
        line.claim(limit.first, main.first, "comparator")
    elif (limit := limit_after(line, main)) is not None and limit.first >= main.last:
        line.claim(limit.first, limit.last, "comparator")
        _unit_after_limit(line, main, limit.last)
    first = limit.first if limit and limit.first < main.first else main.first
    if main.clock:
        first = _claim_clock_words(line, first)
    _claim_tops(line, target)
    _claim_leads(line, target, first, moves)
    target.comparator = _sign(line, target, limit)


def _unit_after_limit(line: Line, main: Amount, j: int) -> None:
    scale = line.at("small.scale_before", j)
    if main.unit in (None, "score", "point") and scale > j and line.word[scale] in _SCALES:
        main.unit = f"score/{line.word[scale]}"
        line.claim(j, scale + 1, "value")
        return
    found = line.label("units", j)
    if main.unit is None and found is not None and line.free(j, found[1]):
        main.unit = found[0]
        line.claim(j, found[1], "value")


def _claim_clock_words(line: Line, first: int) -> int:
    """The words that lead to a time of day or a day of the month: "Jumat pukul", "by day"."""
    for _ in range(4):
        for section, key in (
            ("clock", "before"),
            ("clock", "day_words"),
            ("clock", "weekdays"),
            ("deadline", "before"),
        ):
            start = line.before(f"{section}.{key}", first)
            if start < first and line.free(start, first):
                line.claim(start, first, "comparator")
                first = start
    return first


def _claim_tops(line: Line, target: Target) -> None:
    """A place in a ranking that the counted things shall take: "in the top 4", "menempati peringkat 4 besar"."""
    for amount in target.others:
        start = line.before("ranks.in_top", amount.first)
        if start < amount.first and amount.unit in (None, "count"):
            end = amount.last + (line.has("ranks.top_after", amount.last))
            line.claim(start, len(line) if start > 0 and line.roles[0] == "value" else end, "rank")


def _claim_leads(line: Line, target: Target, first: int, moves: bool) -> None:
    for _ in range(3):
        for key in ("by", "only_to", "open"):
            if (key == "open" and target.high is None) or (
                key == "only_to" and not moves and line.has("moves.infinitive", first - 1)
            ):
                continue
            section = "ranges" if key == "open" else "moves"
            start = line.before(f"{section}.{key}", first)
            if start < first and line.free(start, first):
                target.by = target.by or key == "by"
                # "Donasi sebesar Rp350 juta" says how much, "naik sebesar 10%" by how much.
                target.plainly = target.plainly or line.has("moves.amounting", start)
                target.to = target.to or key == "only_to"
                line.claim(start, first, "to")
                first = start
    if target.from_to and not target.to:
        target.to = True


def _sign(line: Line, target: Target, limit: Limit | None) -> str:
    main = target.main
    assert main is not None
    if main.high is not None:
        return "between"
    if main.spread:
        target.value, target.high = -main.value, main.value
        return "between"
    if limit is None:
        return "<=" if main.unit in ("clock", "day_of_month") else "="
    if main.unit == "ratio" and any(line.has("limits.worse", i) for i in range(limit.first, main.first)):
        return "<="
    if main.value < 0 and limit.sign == "<=" and not target.from_to:
        return ">="
    return limit.sign
