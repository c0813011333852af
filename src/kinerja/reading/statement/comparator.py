"""Which limit do the words or signs around a number set: at least, more than, at most, less than, exactly?"""

from __future__ import annotations

from typing import NamedTuple

from kinerja.reading.statement.figures import Amount
from kinerja.reading.statement.line import Line
from kinerja.reading.statement.movement import carried_to
from kinerja.reading.statement.verbs import sounds_like_verb

_FAR = 9
_NEAR = 6
_TURNED = {">": "<=", "<": ">=", ">=": "<", "<=": ">"}


class Limit(NamedTuple):
    """A comparator, the first token of its words and whether they could as well describe a condition."""

    sign: str
    first: int
    weak: bool
    last: int = 0


def limit_before(line: Line, amount: Amount) -> Limit | None:
    """The limit in front of an amount, turned when it is negated ("tidak kurang dari" is at least)."""
    j = amount.first
    touch = line.before("limits.touch", j) if line.known("limits.touch") else j
    if touch < j and (denied := _denied(line, touch)) < touch:
        # What must not touch 5 % stays below it.
        return Limit("<", denied, False)
    for _ in range(4):
        found = line.label_before("comparators", j)
        if found is not None and _may(line, found[1], j, amount):
            sign, first = found
            return _negated(line, sign, first, line.before("comparators_weak.words", j) < j)
        if not ((_fills(line, j - 1) and line.free(j - 1, j)) or (j and line.roles[j - 1] == "period")):
            break
        j -= 1
    return None


def _may(line: Line, first: int, j: int, amount: Amount) -> bool:
    if not all(role in (None, "to", "clock") for role in line.roles[first:j]) or carried_to(line, first):
        return False
    if line.at("~verbs", first - 1) > first:
        # "Hand over 12 flats".
        return False
    if line.number[first - 1] and line.has("units", first):
        # "Inside 15 min: 65%" has minutes, no minimum.
        return False
    if line.before("limits.in_time", j) == first:
        return amount.unit is not None or amount.spread or line.has("limits.in_anything", first)
    if line.before("limits.spans", j) == first and amount.is_duration and first == 0:
        return False
    if line.before("limits.clock_only", j) == first:
        # "Sebelum 24 jam" is within them.
        return amount.unit in ("clock", "day_of_month", "hour", "minute")
    if line.before("limits.number_only", j) == first:
        return line.number[j]
    if line.before("limits.negated_only", j) == first:
        return line.before("negations.words", first) < first or line.known("negations.letting")
    return True


def _negated(line: Line, sign: str, first: int, weak: bool) -> Limit:
    start = _denied(line, first)
    if start < first:
        return Limit(_TURNED[sign], start, False)
    if sign in "><" and any(start < first for start in line.every("negations.modal")):
        # "Must not be out of service for more than 4 hours": the limit itself is what may not be passed.
        near = max(start for start in line.every("negations.modal") if start < first)
        if first - near <= _FAR and not any(role for role in line.roles[near:first]):
            return Limit(_TURNED[sign], first, False)
    if sign in "><" and (start := _undone(line, first)) < first:
        return Limit(_TURNED[sign], start, False)
    return Limit(sign, first, weak)


def _undone(line: Line, first: int) -> int:
    """Where "tidak menunggu" begins before "lebih dari 15 menit": what is not done for more may last so long; the
    limit's own first token where nothing of the kind stands."""
    if line.lex.edges("metric.adjectives_first"):
        return first
    passive = line.lex.edges("metric.finished_prefixes")
    for start in line.every("negations.words"):
        k = line.at("negations.words", start)
        if not 0 < start < k < first <= start + _NEAR or line.in_clause(start) or any(line.roles[start:first]):
            continue
        if line.has("clauses.words", start - 1):
            continue
        if sounds_like_verb(line, k) or line.word[k].startswith(passive) or line.has("negations.deeds", k):
            return start
    return first


def _denied(line: Line, first: int) -> int:
    """Where the word of negation before a limit begins, or the limit's own first token."""
    i = first
    for _ in range(3 if line.known("negations.words") else 0):
        start = line.before("negations.words", i)
        if start < i:
            return start
        earlier = line.before("negations.between", i)
        if earlier == i and line.word[i - 1].startswith(line.lex.edges("metric.finished_prefixes")):
            # "Tidak dilempar lebih dari sekali".
            earlier = i - 1
        if earlier == i:
            break
        i = earlier
    return first


def _fills(line: Line, i: int) -> bool:
    return line.word[i] in (":", "=", "-") or line.word[i] in line.lex.words("comparators_weak.fillers")


def limit_after(line: Line, amount: Amount) -> Limit | None:
    """The limit behind an amount: "70 points or higher", "5 max", "3 atau kurang"."""
    if amount.plus_after:
        return Limit(">=", amount.first, False, amount.last)
    after = amount.last
    while after < line.size and line.roles[after] == "period":
        after += 1
    for j in dict.fromkeys((amount.last, after, amount.last + 1)):
        if (
            j > amount.last
            and j != after
            and not (line.is_word(amount.last) and line.free(amount.last, j) and not line.number[j])
        ):
            break
        found = line.label("comparators_after", j)
        if found is not None and line.free(j, found[1]) and not _starts_another(line, found[1]):
            return Limit(found[0], j, False, found[1])
    return _limit_at_end(line, amount.last)


def _limit_at_end(line: Line, i: int) -> Limit | None:
    """ "12% of income, tops", "0.9% of sales or lower, all year": the limit stands behind what the amount is one of."""
    if not line.known("comparators_after"):
        return None
    for j in range(i + 1, min(i + _FAR, line.size)):
        if line.number[j - 1] or (line.roles[j - 1] not in (None, "period")):
            return None
        found = line.label("comparators_after", j)
        if found is not None and line.free(j, found[1]):
            end = found[1]
            closes = end >= line.size or line.roles[end] is not None or line.word[end] in (",", ";", ".", ")")
            return Limit(found[0], j, False, end) if closes else None
    return None


def _starts_another(line: Line, j: int) -> bool:
    return line.number[j] or line.has("small.than", j)
