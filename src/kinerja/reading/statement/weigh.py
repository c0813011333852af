"""Which of several amounts is the target, rather than a condition, a name or a span of time?"""

from __future__ import annotations

from kinerja.reading.statement.comparator import limit_after, limit_before
from kinerja.reading.statement.figures import Amount
from kinerja.reading.statement.line import Line
from kinerja.reading.statement.movement import Movement, start_of

_OPENING = (
    "deliver.strong",
    "deliver.soft",
    "deliver.event",
    "verbs.plain",
    "rise.leading",
    "fall.leading",
    "keep.leading",
)


def heaviest(line: Line, amounts: list[Amount], movement: Movement | None) -> Amount | None:
    """The amount that most surely is the target; the first of equals."""
    if len(amounts) < 2:
        return amounts[0] if amounts else None
    leading = start_of(line)
    return max(amounts, key=lambda a: (_weight(line, a, amounts, movement, leading), -a.first))


def _weight(line: Line, amount: Amount, amounts: list[Amount], movement: Movement | None, leading: int) -> float:
    """How surely an amount is the target rather than a condition, a name or a span of time."""
    weight = 0.0
    limit = limit_before(line, amount) or limit_after(line, amount)
    if limit is not None:
        weight += 1.0 if limit.weak else 3.0
        if limit.first <= leading:
            weight += 3.0
        if line.has("negations.words", limit.first) or line.has("limits.strong", limit.first):
            weight += 1.5
    before = line.word[amount.first - 1]
    spread = amount.spread and amount is not amounts[0]
    weight -= 4.0 if spread else 0.0
    opening = amount.first <= leading or _opens(line, amount, leading)
    weight += 3.0 + 1.5 * amount.word if opening else 0.0
    weight += (
        2.0 if amount.unit == "%" else 1.0 if amount.unit and len(amount.unit) == 3 and amount.unit.isupper() else 0.0
    )
    weight += 3.0 if amount.zero_word else 0.0
    # "Maks 30 menit pada 95% kasus": how many cases keep within the limit.
    weight += 2.0 if amount.unit == "%" and line.has("share.of_cases", amount.last) else 0.0
    if (
        line.before("moves.only_to", amount.first) < amount.first
        or line.before("moves.by", amount.first) < amount.first
    ):
        weight += 4.0
    if movement is not None and movement.last == amount.first and not movement.adds:
        weight += 4.0
    weight += 2.0 if before in (":", "=") else 0.0
    # "Sheep dipped by 11 am: above 9 in 10": what stands behind the colon is asked for.
    weight += 4.0 if limit is not None and 1 < limit.first < amount.first and line.word[limit.first - 1] == ":" else 0.0
    weight += (
        4.0
        if amount.last < len(line) and line.roles[amount.last] == "period" and amount.unit in ("x", "count")
        else 0.0
    )
    weight -= 1.5 if amount.word and not amount.fraction else 0.0
    weight -= 1.0 if before == "(" else 0.0
    weight -= (
        3.0
        if before == "/" or line.has("ranks.top", amount.first - 1) or line.has("ranks.top_after", amount.last)
        else 0.0
    )
    weight -= 5.0 if _belongs_to_another(line, amount, amounts, leading) else 0.0
    weight += 0.5 if amount is amounts[-1] and not _parted(line, amount.first) else 0.0
    if amount.is_duration and len(amounts) > 1:
        spanning = line.before("deadline.in_next", amount.first) < amount.first
        weight -= 3.0 if spanning else 0.5
    if _looks_named(line, amount):
        weight -= 3.0
    weight -= 4.0 if _numbers_a_place(line, amount, amounts) else 0.0
    return weight


def _numbers_a_place(line: Line, amount: Amount, amounts: list[Amount]) -> bool:
    """ "35 transaksi per hari di kasir 1": a bare number behind a place at the end tells which one it is."""
    ends = amount.unit is None and amount.last >= len(line) and not amount.word and amount is not amounts[0]
    return ends and line.is_word(amount.first - 1) and line.has("small.at", amount.first - 2)


def _belongs_to_another(line: Line, amount: Amount, amounts: list[Amount], leading: int) -> bool:
    """Of two measures in one sentence the first counts: "Hold time below 40 s, callbacks made by 6 pm"."""
    if amount.unit == "%" and (
        line.has("share.of_cases", amount.last) or (amount.fraction and amount.last >= len(line))
    ):
        return False
    for other in amounts:
        if other is amount or other.last > amount.first:
            return False
        limit = limit_before(line, other)
        rhythm = "period" in line.roles[other.last : other.last + 2]
        opens = other.first <= leading or rhythm or _opens(line, other, leading)
        measured = other.unit not in (None, "count") or limit is not None or opens
        condition = limit is not None and limit.weak and not (other.is_duration or other.unit == "%")
        if measured and not condition and not line.in_clause(other.first):
            between = range(other.last, amount.first)
            if any(line.word[k] in (",", ";") for k in between):
                return not line.has("moves.trailing", amount.first - 1)
            # "Audit 5R dua kali sebulan dengan skor minimal 85", "penyaluran Rp 800 M dengan NPL < 2%": how often and
            # how much come first.
            counted = other.unit in ("x", "count") and line.roles[other.last] == "period"
            money = other.unit is not None and other.unit.isupper() and len(other.unit) == 3 and amount.unit == "%"
            if (counted or (money and limit_before(line, amount))) and any(
                line.has("metric.another", k) or line.has("small.and", k) for k in between
            ):
                return True
    return False


def _parted(line: Line, end: int) -> bool:
    """Whether a comma or "and" stands before the amount: it may belong to a second measure."""
    before = line.lows[:end]
    return "," in before or ";" in before or any(i < end for i in line.every("small.and"))


def _opens(line: Line, amount: Amount, leading: int) -> bool:
    """Whether only the verb stands before the amount: "Host two open evenings", "Serap 80% anggaran"."""
    if not line.has("~verbs", leading):
        return False
    if any(line.at(name, leading) == amount.first for name in _OPENING):
        return True
    # A verb that no list knows counts things as well: "Consign 12 works valued above $50k".
    counted = amount.unit is None and line.is_word(amount.last) and line.roles[amount.last] is None
    return (
        counted and amount.first == leading + 1 and line.word[amount.last].endswith(line.lex.edges("clauses.plurals"))
    )


def _looks_named(line: Line, amount: Amount) -> bool:
    """Windows 11, Boeing 747: a bare number right after a word written like a name."""
    if amount.unit is not None or amount.first < 2 or not line.is_word(amount.first - 1):
        return False
    text = line.tokens[amount.first - 1].text
    return text[0].isupper() and text[1:] != text[1:].upper()
