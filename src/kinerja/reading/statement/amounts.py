"""Which amounts does a statement hold, each with its unit, sign and range?"""

from __future__ import annotations

import re
from decimal import Decimal

from kinerja.reading.statement.amount_units import lengthen, multiply, take_unit
from kinerja.reading.statement.condition import condition_of
from kinerja.reading.statement.figures import DURATIONS, Amount, figure_at
from kinerja.reading.statement.line import Line
from kinerja.reading.statement.movement import start_of

_DIGIT = re.compile(r"\d")
_LEAD_IN = ("+", "-", "#")
_AFTER_H = re.compile(r"h([+-])(\d{1,3})")
_HYPHENED = re.compile(r"(\d{1,3})-([a-z]+)")
_TOP = re.compile(r"([^\W\d_]+)-(\d{1,3})")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_DOTTED = ("IDR",)
_DASHES = ("-", "–", "—", "~", "…")
_LAST_ORDINAL = 31
"""Nobody numbers wards, floors or weeks higher: "posyandu 60 balita" counts children."""


def read_amounts(line: Line) -> list[Amount]:
    """Every amount that no date, period or name has claimed, in the order of the text."""
    found: list[Amount] = []
    done, named, cases = 0, set(line.every("~amounts")), condition_of(line)
    for i, low in enumerate(line.lows):
        if (low.isalpha() and i not in named) or i < done or line.roles[i] or i in cases:
            continue
        if not (line.number[i] or i in named or low in _LEAD_IN or _DIGIT.search(low)):
            continue
        amount = _amount_at(line, i)
        if amount is not None:
            done = max(amount.last, i + 1)
            if not line.has("ignored.in_a_row", amount.last):
                found.append(amount)
    return found


def _amount_at(line: Line, i: int) -> Amount | None:
    ranked, spread, sign, currency, j = False, False, "", None, i
    if not line.number[i]:
        ranked = line.word[i] == "#" and line.number[i + 1] and line.glued(i + 1)
        spread, j = _plus_minus(line, i + ranked)
        if not spread and line.word[j] in ("+", "-") and _signs(line, j):
            sign, j = line.word[j], j + 1
        currency, j = _currency(line, j)
        if currency and not sign and line.word[j] == "-":
            sign, j = "-", j + 1
    amount = figure_at(line, j) or _after_h(line, i, j) or _hyphened(line, i)
    if amount is None:
        return None
    more = line.label("halves", amount.last) if not amount.clock else None
    if more is not None:
        amount.value, amount.last = amount.value + Decimal(more[0]), more[1]
    if currency in _DOTTED:
        amount.value = _dotted(line.word[j]) or amount.value
    if amount.fraction and amount.unit == "%":
        _part_of_time(line, amount)
    amount.first, amount.sign, amount.spread = i, sign, spread
    amount.unit = "rank" if ranked else amount.unit
    if not amount.clock and not amount.fallback:
        multiply(line, amount, currency is not None)
        take_unit(line, amount, currency)
        _range(line, amount, currency)
    if amount.unit is None and line.has("ignored.attributes", amount.last):
        # "Sambungan 1 fasa": which kind, unless nothing else is counted.
        amount.fallback = True
    _ordinal(line, amount)
    _tolerance(line, amount)
    if sign == "-":
        amount.value = -amount.value
    if _is_name(line, amount):
        return None
    if line.word[amount.last] == "+" and line.glued(amount.last):
        amount.plus_after, amount.last = True, amount.last + 1
        if amount.unit is None:
            take_unit(line, amount, currency)
    lengthen(line, amount)
    return amount


def _part_of_time(line: Line, amount: Amount) -> None:
    """ "Setengah jam", "half an hour", "a quarter of a day" are lengths of time, no shares."""
    j = amount.last + line.has("metric.articles", amount.last)
    unit = line.label("units", j)
    if (
        unit is not None
        and unit[0] in DURATIONS
        and line.free(amount.last, unit[1])
        and not line.has("small.of", j - 1)
        and not line.number[unit[1]]
    ):
        amount.value, amount.unit, amount.last = amount.value / 100, unit[0], unit[1]
        amount.fraction = False


def _ordinal(line: Line, amount: Amount) -> None:
    """ "From 9th to 4th in the league" is about places; "the 3rd floor" is a name."""
    if line.has("dates.day_ends", amount.last) and line.glued(amount.last):
        first = amount.first
        moved = line.before("moves.from", first) < first or line.before("moves.to", first) < first
        if moved or line.every("ranks.ranked"):
            amount.unit, amount.last = "rank", amount.last + 1


def _plus_minus(line: Line, i: int) -> tuple[bool, int]:
    j = line.at("ranges.plus_minus", i)
    return j > i, j


def _signs(line: Line, i: int) -> bool:
    """A minus is a sign when the number or its currency follows at once and no word stands glued before it."""
    if line.glued(i) and i > 0 and (line.is_word(i - 1) or line.number[i - 1] or line.word[i - 1] == ")"):
        return False
    follows = line.number[i + 1] and line.glued(i + 1)
    return follows or (line.label("currencies", i + 1) is not None and line.glued(i + 1))


def _currency(line: Line, i: int) -> tuple[str | None, int]:
    found = line.label("currencies", i)
    if found is None:
        return None, i
    label, j = found
    # "A $5 voucher" costs no Australian dollars.
    if j > i + 1 and not line.glued(i + 1):
        return None, i
    j += line.word[j] == "." and line.number[j + 1]
    if line.number[j] or (line.word[j] == "-" and line.number[j + 1]):
        return label, j
    return None, i


def _after_h(line: Line, i: int, j: int) -> Amount | None:
    """H-1 and H+10 are one day before and ten after; they count only where nothing else does."""
    match = _AFTER_H.fullmatch(line.word[j]) if i == j else None
    return Amount(i, i + 1, Decimal(match[2]), "day", fallback=True) if match else None


def _hyphened(line: Line, i: int) -> Amount | None:
    """A 5-minute response or a minimum 4-star rating: the number in such a word counts only where nothing else does."""
    match = _HYPHENED.fullmatch(line.word[i])
    top = _TOP.fullmatch(line.word[i])
    if top and line.lex.at("ranks.top_before", [top[1]]):
        return Amount(i, i + 1, Decimal(top[2]), "rank", fallback=True)
    starred = line.word[i].endswith("-star") and line.has("metric.articles", i - 1)
    if match is None or not (i == 0 or starred or line.label_before("comparators", i)):
        return None
    unit = line.lex.at("units", [match[2]])
    if unit is None and match[2] != "star":
        return None
    # "A sub-50-minute run": a limit that is part of the word is meant.
    return Amount(i, i + 1, Decimal(match[1]), unit[0] if unit else "score", fallback=not line.glued(i))


def _dotted(text: str) -> Decimal | None:
    """Rupiah are grouped by full stops in English sentences too: nobody asks for a thousandth of a rupiah."""
    return Decimal(text.replace(".", "")) if _GROUPED.fullmatch(text) else None


def _range(line: Line, amount: Amount, currency: str | None) -> None:
    join = line.at("ranges.join", amount.last)
    if join == amount.last or amount.fraction:
        return
    sign, k = (line.word[join], join + 1) if line.word[join] in ("-", "+") and line.glued(join + 1) else ("", join)
    other_currency, k = _currency(line, k)
    second = figure_at(line, k)
    if second is None or second.clock != amount.clock or not _joins(line, amount, second, amount.last, join):
        return
    multiply(line, second, bool(currency or other_currency))
    take_unit(line, second, currency or other_currency)
    high = -second.value if sign == "-" else second.value
    if second.multiplied and not amount.multiplied and amount.value < 1000:
        amount.value *= second.scale
    low = -amount.value if amount.sign == "-" else amount.value
    if low > high and sign == "-" and not _moves(line):
        # "-18 °C sampai -22 °C" is written from the warm end on; the caller turns the sign of the first.
        low, high = high, low
        amount.value = -low
    if low >= high or (amount.unit and second.unit and amount.unit != second.unit):
        return
    amount.high, amount.last = high, second.last
    amount.unit = second.unit or amount.unit


def _tolerance(line: Line, amount: Amount) -> None:
    """10 ± 2 days is the range from 8 to 12; a tolerance in percent is one of the amount itself."""
    after = line.at("ranges.plus_minus", amount.last)
    second = figure_at(line, after) if after > amount.last and not amount.spread and amount.high is None else None
    if second is None or second.clock:
        return
    multiply(line, second, False)
    take_unit(line, second, None)
    share = second.unit == "%" and amount.unit != "%"
    width = amount.value * second.value / 100 if share else second.value
    amount.value, amount.high, amount.last = amount.value - width, amount.value + width, second.last
    amount.unit = amount.unit or (None if share else second.unit)


def _joins(line: Line, amount: Amount, second: Amount, at: int, after: int) -> bool:
    """Whether the word between two numbers makes them a range rather than a from–to or two things."""
    opening, start = line.before("ranges.open", amount.first), line.before("moves.from", amount.first)
    opened = opening < amount.first
    if line.number[amount.first - 2] or line.has("numbers", amount.first - 2):
        if line.before("share.chance", amount.first) < amount.first:
            return False
    # "Anywhere from 3 to 5" opens a range, "from 3 to 5" a change.
    started = start < amount.first and opening >= start
    if line.word[at] in _DASHES:
        return not started
    if line.has("small.and", at):
        return opened and not started
    if opened and not started:
        return True
    return not started and not line.has("ranges.only_opened", at) and second.value > amount.value and not _moves(line)


def _moves(line: Line) -> bool:
    """Whether the statement speaks of rising or falling at all."""
    return any(line.every(name) for name in ("rise.leading", "rise.standing", "fall.leading", "fall.standing"))


def _is_name(line: Line, amount: Amount) -> bool:
    """Whether the digits belong to a name: ISO 45001, Python 3.8, week one, per 500 meals, #3."""
    before, bare = line.word[amount.first - 1], amount.unit in (None, "count") and not amount.multiplied
    if amount.clock:
        return False
    if line.has("small.per", amount.first - 1) and not amount.is_duration:
        return True
    if line.glued(amount.last) and line.is_word(amount.last) and amount.unit is None:
        return True
    if amount.unit == "g" and line.tokens[amount.last - 1].text == "G" and line.lex.words("ignored.generations"):
        return True
    if amount.unit == "second" and line.tokens[amount.last - 1].text == "S" and line.glued(amount.last - 1):
        # "5S" is a way of working.
        return True
    first = amount.first
    if amount.unit is None and line.word[first] in line.lex.words("ignored.numbers"):
        if line.has("ignored.after_numbers", amount.last) or line.before("ignored.before_numbers", first) < first:
            return True
    if amount.multiplied and line.has("ignored.races", amount.first - 1) and amount.unit is None:
        # "A 10k" is a race.
        return len(line.word[amount.last - 1]) == 1
    if not bare or amount.sign or amount.spread:
        return False
    several = line.number[first - 2] or before.endswith(line.lex.edges("clauses.plurals"))
    if several and amount.unit is None and amount.value <= _LAST_ORDINAL and _numbered(line, first):
        return True
    named = amount.unit is None and before in line.lex.words("ignored.name_words")
    if named and line.free(amount.first - 1, amount.first):
        if amount.value > _LAST_ORDINAL and before in line.lex.words("ignored.ordinal_names"):
            return False
        return not (_counts(line, amount) or _plants(line, amount))
    return False


def _numbered(line: Line, first: int) -> str:
    """What is numbered where several of it are: "floors 2–6", "units 3, 4 and 7"; "" elsewhere."""
    k, lex = first, line.lex
    while line.number[k - 2] and (line.has("ranges.join", k - 1) or line.word[k - 1] in (",", "&")):
        k -= 2
    several = line.word[k - 1]
    name = several[:-1] if several.endswith(lex.edges("clauses.plurals")) else ""
    return name if name in lex.any_of("ignored.ordinal_names", "ignored.numbered") else ""


def _plants(line: Line, amount: Amount) -> bool:
    """ "Plant 4,000 trees" has a verb, "Plant 4 output" a name: several things, and no other number in the line."""
    if amount.first != start_of(line) + 1 or not line.has("~verbs", amount.first - 1):
        return False
    after = amount.last
    plurals = line.lex.edges("clauses.plurals")
    # "Cat 12 ruang kelas": where nothing shows several, a noun behind the number is counted.
    several = not plurals and line.is_word(after) and not line.has("metric.prepositions", after)
    several = several or any(line.is_word(k) and line.word[k].endswith(plurals) for k in (after, after + 1))
    return (several or amount.value >= 100) and not any(line.number[amount.last :])


def _counts(line: Line, amount: Amount) -> bool:
    """A thing counted after the number saves it from being a name: "gudang 3 unit"."""
    return line.word[amount.last] in line.lex.words("classifiers.words")
