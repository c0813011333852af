"""When is "a of b" a share, a score on a scale, or a count out of a pool?"""

from __future__ import annotations

from decimal import Decimal

from kinerja.reading.statement.figures import Amount
from kinerja.reading.statement.line import Line

_SCALES = (3, 4, 5, 6, 7, 10, 20, 100, 1000)


def join_shares(line: Line, amounts: list[Amount]) -> list[Amount]:
    """The amounts with "9 dari 10" as 90 %, "4,5/5" and "3.9 out of 5" as scores and a written scale taken in."""
    joined: list[Amount] = []
    for amount in amounts:
        previous = joined[-1] if joined else None
        if previous is not None and _take_in(line, previous, amount):
            continue
        joined.append(amount)
    return joined


def _take_in(line: Line, first: Amount, second: Amount) -> bool:
    if second.first == first.last or (second.unit not in (None, "count", "point") and not second.fraction):
        return False
    between = " ".join(line.lows[first.last : second.first])
    if line.has("share.case_words", first.last):
        # "In 9 cases out of 10".
        between = " ".join(line.lows[first.last + 1 : second.first])
    scaled = between in line.lex.words("share.scale")
    size = second.value
    if (
        scaled
        and size in _SCALES
        and first.unit in (None, "point", "count", "score")
        and _on_scale(line, first, second, between)
    ):
        first.unit, first.last = f"score/{size.normalize():f}", second.last + line.has("small.scale", second.last)
        return True
    if between in line.lex.words("share.opened"):
        first.unit, first.last = f"score/{size:f}", second.last
        return True
    cased = first.value == 1 and line.has("share.case_words", second.last) and line.has("share.pool_first", first.last)
    single = first.value == 1 and line.is_word(first.last) and line.roles[first.last] is None
    single = single and " ".join(line.lows[first.last + 1 : second.first]) in line.lex.words("share.chance")
    if single:
        # "1 booking in 20".
        between = " ".join(line.lows[first.last + 1 : second.first])
    chance = cased or between in line.lex.words("share.chance")
    # "9 days out of 10" is how often, no length of time.
    often = first.is_duration and line.has("share.out_of", first.last) and second.unit is None
    if chance and (often or first.unit in (None, "count")) and _is_share(line, first, second, between):
        first.value = (first.value * 100 / size).quantize(Decimal("0.01"))
        first.unit, first.fraction, first.last = "%", True, second.last
        return True
    return False


def _of_cases(line: Line, first: Amount, second: Amount) -> bool:
    """ "In 1 of 2 cases" is a share, "1 of our 3 pilots" a count."""
    return line.has("share.case_words", second.last) and line.has("share.pool_first", first.last)


def _on_scale(line: Line, first: Amount, second: Amount, between: str) -> bool:
    top = first.high if first.high is not None else first.value
    if top > second.value:
        # "Skor 6,2 dari 5" can't be reached, and is none the less a score.
        scored = top <= 2 * second.value and bool(line.every("metric.score_metrics") or line.every("share.scored"))
        return scored and top != top.to_integral_value() and between == "dari" and not line.known("~moves")
    if between == "/":
        return line.glued(second.first)
    if any(line.has("small.scale", i) for i in range(first.last, second.first)):
        return True
    scored = bool(line.every("metric.score_metrics") or line.every("share.scored"))
    fractional = first.value != first.value.to_integral_value() or first.high is not None
    return fractional or (scored and not _noun_at(line, second.last))


def _noun_at(line: Line, i: int) -> bool:
    """Whether those counted follow: "8 dari 10 pelanggan memberi nilai baik" is a share of them, no score."""
    free = line.is_word(i) and line.roles[i] is None
    return free and line.word[i] not in line.lex.any_of("metric.prepositions", "metric.joining", "metric.adverbs")


def _is_share(line: Line, first: Amount, second: Amount, between: str) -> bool:
    """ "9 dari 10" and "1 in 10" are shares; "11 of 14 wards" counts out of a real pool."""
    if not 0 < first.value <= second.value or first.high is not None or second.high is not None:
        return False
    round_pool = second.value in (2, 3, 4, 5, 10, 100, 1000, 20)
    if first.value == 1 and line.has("share.case_words", second.last):
        return True
    if first.value == 1 and (between in line.lex.words("share.one_in") or not line.has("share.of", first.last)):
        return True
    if between in line.lex.words("share.chances"):
        return round_pool
    if between in line.lex.words("share.of"):
        return second.value in (10, 100) and not first.word
    return round_pool


def skip_pools(line: Line, amounts: list[Amount]) -> list[Amount]:
    """Without the pools a count comes out of: "4 of our 9 depots" keeps the 6."""
    kept: list[Amount] = []
    if len(amounts) > 1 and _pool_first(line, amounts[0], amounts[1]):
        line.claim(amounts[0].first, amounts[0].last, "pool")
        amounts = amounts[1:]
    for amount in amounts:
        if kept and kept[-1].unit in (None, "count") and amount.unit is None and _pool(line, kept[-1], amount):
            line.claim(amount.first, amount.last, "pool")
            continue
        kept.append(amount)
    return kept


def _pool_first(line: Line, pool: Amount, count: Amount) -> bool:
    """ "Of the 31 bridges rated poor, repair 9": the pool opens the sentence, the count follows the comma."""
    opens = line.before("share.pool_first", pool.first - line.has("small.the", pool.first - 1)) == 0 < pool.first
    counts = pool.unit in (None, "count") and count.unit in (None, "count") and count.value <= pool.value
    return opens and counts and "," in line.word[pool.last : count.first]


def _pool(line: Line, first: Amount, second: Amount) -> bool:
    between = range(first.last, second.first)
    if not 1 <= len(between) <= 4 or not line.has("share.pool_first", first.last) or first.value > second.value:
        return False
    return all(line.has("share.pool_words", i) for i in between)
