"""Which of a statement's amounts is its target, which its start, and is the target a level or a change?"""

from __future__ import annotations

from kinerja.reading.statement.amounts import read_amounts
from kinerja.reading.statement.baseline import Target, find_from_to, find_now
from kinerja.reading.statement.comparator import Limit, limit_after, limit_before
from kinerja.reading.statement.figures import Amount
from kinerja.reading.statement.line import Line
from kinerja.reading.statement.movement import Movement
from kinerja.reading.statement.shares import join_shares, skip_pools
from kinerja.reading.statement.verbs import opening_verb
from kinerja.reading.statement.weigh import heaviest

__all__ = ["Target", "read_target"]

_LEADS = (("by", "moves.by"), ("only_to", "moves.only_to"), ("open", "ranges.open"))
_DEGREES = ("°C", "°F")
_SCALES = ("3", "4", "5", "6", "7", "10", "20", "100")


def read_target(line: Line, movement: Movement | None, multiple: Amount | None, zero: Amount | None) -> Target:
    """The target of a statement and the start it is measured from; their tokens are claimed."""
    amounts = skip_pools(line, join_shares(line, _without_ignored(line, read_amounts(line))))
    if zero is not None:
        amounts = sorted([zero, *(a for a in amounts if not zero.first <= a.first < zero.last)], key=lambda a: a.first)
    amounts = [amount for amount in amounts if not amount.fallback] or amounts
    target = Target()
    find_from_to(line, amounts, target)
    if target.main is None and multiple is not None and not _ends_elsewhere(line, multiple, amounts):
        target.main = multiple
        find_now(line, amounts, target)
    elif target.main is None:
        find_now(line, amounts, target)
        open_ones = [a for a in amounts if not _claimed(line, a) and not _picks_out(line, a)]
        target.main = heaviest(line, open_ones, movement)
    if target.main is None:
        return target
    target.others = tuple(a for a in amounts if a is not target.main and not _claimed(line, a))
    _settle(line, target, movement is not None or not opening_verb(line)[0])
    return target


def _picks_out(line: Line, amount: Amount) -> bool:
    """ "Every invoice over $10k countersigned", "all contracts worth over £50,000 must be uploaded": which ones."""
    if line.has("limits.worth", amount.first - 1) and not limit_before(line, amount) and amount.unit is not None:
        # "Three partners worth £25k": how many, and then which.
        return any(line.number[k] or line.has("numbers", k) for k in range(amount.first - 1) if not line.roles[k])
    every = line.every("quantifiers.all")
    worth = line.known("limits.worth")
    if not (worth or (every and every[0] < amount.first)) or line.has("negations.modal", amount.last):
        return False
    limit = limit_before(line, amount)
    if worth and not (limit and line.has("limits.worth", limit.first - 1)):
        return False
    if limit is None or not limit.weak or amount.unit == "%" or amount.is_duration:
        return False
    after = amount.last
    done = line.is_word(after) and line.word[after].endswith(line.lex.edges("metric.finished_endings"))
    # "Publish all spend over £500 each month".
    verb, end = opening_verb(line)
    bid = verb and every[:1] == [end] and not line.has("verbs.auxiliary", 0) and not line.has("~opening", 0)
    closes = after >= len(line) or line.roles[after] in ("period", "deadline")
    return done or line.has("verbs.duties", after) or bool(bid and closes)


def _claimed(line: Line, amount: Amount) -> bool:
    return not line.free(amount.first, amount.last)


def _without_ignored(line: Line, amounts: list[Amount]) -> list[Amount]:
    """Weights ("bobot 25%") and progress ("60% done") are no targets."""
    kept = []
    if not line.known("~ignored"):
        return amounts
    for amount in amounts:
        close = amount.first - (line.word[amount.first - 1] == ":")
        first = line.before("ignored.weights", close)
        in_brackets = line.word[amount.first - 1] == "(" or line.word[amount.last + 1] == ")"
        done = line.at("ignored.progress", amount.last)
        if line.has("ignored.birthdays", amount.first - 1) and line.has("clauses.subjects", amount.first - 2):
            # "Before I turn 25".
            continue
        if len(amounts) > 1 and line.before("ignored.ages", close) < close and amount.unit in (None, "year"):
            # "120 participants aged 65+".
            continue
        if amount.is_duration and line.has("ignored.past", amount.last):
            # "Pembukuan 2 tahun terakhir".
            line.claim(amount.first, line.at("ignored.past", amount.last), "reference")
        elif first < close and amount.unit in (None, "%"):
            line.claim(first, amount.last, "ignored")
        elif amount.unit == "clock" and line.has("moves.from", amount.first - 1) and _till(line, amount):
            # "Staffed from 10 am to close".
            line.claim(amount.first - 1, min(amount.last + 2, len(line)), "ignored")
        elif done > amount.last and in_brackets:
            line.claim(amount.first, done, "ignored")
        elif amount.unit == "%" and _so_far(line, amount) and len(amounts) == 1 + sum(a.fallback for a in amounts):
            line.claim(amount.first, amount.last, "ignored")
        else:
            kept.append(amount)
    return kept


def _till(line: Line, amount: Amount) -> bool:
    said = line.before("clock.am", amount.last) < amount.last or line.before("clock.pm", amount.last) < amount.last
    return said and line.has("clock.till", amount.last)


def _ends_elsewhere(line: Line, multiple: Amount, amounts: list[Amount]) -> bool:
    """ "Double the share of women to 40%": the level it is to come to is the target."""
    return any(a.first > multiple.last and line.before("moves.only_to", a.first) < a.first for a in amounts)


def _so_far(line: Line, amount: Amount) -> bool:
    """ "(progres 60%)", "(already 45%)": how far a thing has come by now."""
    close = amount.first - (line.word[amount.first - 1] == ":")
    first = line.before("ignored.progress_before", close)
    return amount.unit == "%" and first < close and line.word[first - 1] == "(" and line.word[amount.last] == ")"


def _settle(line: Line, target: Target, moves: bool) -> None:
    """Give the target its limit, its unit and the words around it."""
    main = target.main
    assert main is not None
    target.value, target.high = main.value, main.high
    target.has_unit = main.unit is not None
    line.claim(main.first, main.last, "value")
    limit = limit_before(line, main)
    if limit is not None:
        rhythm = [i for i in range(limit.first, main.first) if line.roles[i] == "period"]
        line.claim(limit.first, main.first, "comparator")
        for i in rhythm:
            line.claim(i, i + 1, "period")
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
    main = target.main
    leads = [(key, name) for key, name in _LEADS if line.known(name)]
    for _ in range(3):
        reached = first
        for key, name in leads:
            start = line.before(name, first)
            if start == first or (key == "open" and target.high is None):
                continue
            infinitive = line.has("moves.infinitive", first - 1) and not line.label("comparators", first)
            goes = main is not None and main.unit is None and line.has("metric.destinations", start)
            if key == "only_to" and not moves and (infinitive or goes):
                # "Sambung listrik ke 480 rumah" goes there.
                continue
            if line.free(start, first):
                target.by = target.by or (key == "by" and not _names_the_doer(line, target, start))
                # "Donasi sebesar Rp350 juta" says how much, "naik sebesar 10%" by how much.
                target.plainly = target.plainly or line.has("moves.amounting", start)
                target.to = target.to or key == "only_to"
                line.claim(start, first, "to")
                first = start
        if first == reached:
            break
    if target.from_to and not target.to:
        target.to = True


def _names_the_doer(line: Line, target: Target, start: int) -> bool:
    """ "Rehearsals attended by 30 singers" says who does it, "complaints reduced by 30" by how much."""
    main = target.main
    done = line.word[start - 1].endswith(line.lex.edges("metric.finished_endings"))
    moved = line.has("~moves", start - 1)
    counted = main is not None and main.unit in (None, "count", "%")
    return counted and start > 0 and done and not moved


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
    if (main.unit == "ratio" or main.fraction or main.is_duration) and any(
        line.has("limits.worse", i) for i in range(limit.first, main.first)
    ):
        return "<="
    if main.value < 0 and limit.sign == "<=" and not target.from_to and main.unit not in _DEGREES:
        # "Deviasi maksimal -3%" may go no lower; a freezer at "maksimal -18 °C" may.
        return ">="
    return limit.sign
