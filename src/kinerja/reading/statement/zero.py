"""Do the words ask for none at all: "nihil", "tidak ada", "zero", "tanpa temuan", "never late"?"""

from __future__ import annotations

from decimal import Decimal

from kinerja.reading.statement.dates import year_at
from kinerja.reading.statement.figures import Amount
from kinerja.reading.statement.line import Line

_REACH = 3


def find_zero(line: Line) -> Amount | None:
    """The amount 0 that words ask for, or None; "tanpa" and "without" ask for it only before a fault."""
    for i in line.every("~zero"):
        if not line.free(i, i + 1):
            continue
        j = line.at("zero.words", i)
        if j > i and _asks_for_none(line, i, j):
            return _zero(line, i, j)
        j = line.at("zero.without", i)
        if (
            j > i
            and (_fault_near(line, j) or line.has("zero.without_any", i) or (i == 0 and "," not in line.lows))
            and not _counted(line, i, j)
            and not _describes(line, i)
            and not _days_without(line, i)
        ):
            line.claim(0, i, "before_zero")
            return _zero(line, i, j)
        j = line.at("zero.never", i)
        if j > i and j >= len(line) and line.word[i - 1] == ":":
            return _zero(line, i, j)
        if j > i and not _numbers(line) and not line.in_clause(i) and not somebody_else(line, i):
            return _zero(line, i, j)
        j = line.at("zero.eliminate", i)
        if j > i and i <= 1 and not line.has("zero.never_alone", i) and not _numbers(line):
            return _zero(line, i, i)
    return None


def _days_without(line: Line, i: int) -> bool:
    """ "Hari tanpa kecelakaan 365 hari" counts the days, "sopir tanpa pelanggaran 100%" has a share."""
    if any(line.number[k] and line.has("units.%", k + 1) for k in range(i, len(line))):
        return True
    timed = line.word[i - 1] in line.lex.words("metric.timed") or line.word[i - 2] in line.lex.words("metric.timed")
    return timed and any(line.number[k] and line.label("units", k + 1) for k in range(i, len(line)))


def _zero(line: Line, i: int, j: int) -> Amount:
    """None of the things named, or of the currency or share that follows: "nol rupiah denda", "zero percent"."""
    money = line.label("currencies", j)
    if money is not None:
        return Amount(i, money[1], Decimal(0), money[0], zero_word=True)
    share = line.label("units", j) if line.has("units.%", j) else None
    return (
        Amount(i, share[1], Decimal(0), "%", zero_word=True)
        if share
        else Amount(i, j, Decimal(0), "count", zero_word=True)
    )


def _asks_for_none(line: Line, i: int, j: int) -> bool:
    if line.before("moves.to", i) < i or line.before("moves.from", i) < i:
        return False
    if line.label("comparators", i) or ((line.word[j] == "-" or line.has("zero.joined", j)) and line.glued(j)):
        return False
    if line.has("zero.opening_only", i):
        return (i == 0 or line.word[i - 1] == ":") and line.is_word(j) and not line.label("comparators", i)
    if line.has("zero.at_end", i):
        return j >= len(line) or line.word[i - 1] == ":"
    return not line.number[j]


def _describes(line: Line, i: int) -> bool:
    """ "Pabrik yang bersih dan bebas gangguan" describes a factory: no rhythm, no date, nothing done."""
    return line.in_clause(i) and not any(line.roles)


def somebody_else(line: Line, i: int) -> bool:
    """ "The boss I never had": whose doing it is stands inside the sentence, so that the words describe the boss."""
    if i < 2 or not line.is_word(i - 2) or line.roles[i - 2] is not None:
        return False
    # "Subtitles viewers never notice": two nouns of several in a row are no one name.
    several = line.lex.edges("clauses.plurals")
    begun = 1 if line.has("clauses.single", 0) else 0
    viewers = i == begun + 2 and bool(several) and line.word[i - 1].endswith(several)
    viewers = viewers and bool(begun or line.word[i - 2].endswith(several))
    return line.has("clauses.subjects", i - 1) or (viewers and line.has("clauses.modals", i + 1))


def _counted(line: Line, i: int, j: int) -> bool:
    """Whether something else is counted: before, or behind a colon, as in "done without rework: 9 in 10"."""
    colon = next((k for k in range(j, len(line)) if line.word[k] == ":"), len(line))
    return _counted_before(line, i) or any(line.number[colon : len(line)])


def _counted_before(line: Line, i: int) -> bool:
    """ "5 dari 8 gudang bebas kecelakaan" counts warehouses, not accidents; a year counts nothing."""
    return any(
        line.number[k] and line.roles[k] is None and not year_at(line, k) and not line.has("ignored.name_words", k - 1)
        for k in range(i)
    )


def _fault_near(line: Line, j: int) -> bool:
    return any(line.has("zero.faults", k) for k in range(j, min(j + _REACH, len(line))))


def _numbers(line: Line) -> bool:
    """Whether an amount may stand anywhere: a time of day is none."""
    return any(
        line.number[i] and line.free(i, i + 1) and not (line.has("clock.am", i + 1) or line.has("clock.pm", i + 1))
        for i in range(len(line))
    )
