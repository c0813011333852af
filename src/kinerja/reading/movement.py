"""Which movement do the words state: rise, fall, keep, or simply reach?"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kinerja.reading.figures import Amount
from kinerja.reading.line import Line
from kinerja.reading.numbers import read_digits

_OPENING = (
    ("rise.leading", "increase"),
    ("rise.nouns", "increase"),
    ("fall.leading", "decrease"),
    ("fall.nouns", "decrease"),
    ("keep.leading", "maintain"),
)
_STANDING = (
    ("keep.standing", "maintain"),
    ("rise.standing", "increase"),
    ("rise.nouns", "increase"),
    ("fall.standing", "decrease"),
    ("fall.nouns", "decrease"),
)
_SIGNS_BESIDE = ("(", ",", ":", "→", "->", "+", "-", "±", "#")


@dataclass(slots=True)
class Movement:
    """A word of movement: its direction, its tokens, whether it opens the statement and whether it adds things."""

    direction: str
    first: int
    last: int
    leading: bool = False
    adds: bool = False
    noun: bool = False
    saves: bool = False


def start_of(line: Line) -> int:
    """The first token that says something, after "target", "we will", "berhasil" and the like."""
    if line.start is None:
        line.start = _first_said(line)
    return line.start


def _first_said(line: Line) -> int:
    i = 0
    while i < len(line) and (line.roles[i] in ("deadline", "period", "reference") or (i and line.word[i] in ",:–—-")):
        i += 1
    i = _after_purpose(line, i) if i < len(line) else 0
    for _ in range(4):
        j = line.at("verbs.auxiliary", i)
        if j == i or _heads_a_movement(line, i) or j >= len(line):
            break
        i = j
        while line.word[i] in (":", ",", '"', "“", "'", "("):
            i += 1
    return i


def _after_purpose(line: Line, i: int) -> int:
    """ "Agar produksi lancar, jaga …", "To keep the line flowing, hold …": what stands before the comma is why."""
    if line.has("clauses.purpose", i):
        for j in range(i + 2, min(i + 8, line.size - 2)):
            if line.number[j] or line.roles[j]:
                break
            if line.word[j] == ",":
                return j + 1
    return i


def _heads_a_movement(line: Line, i: int) -> bool:
    return line.has("rise.leading", i) or line.has("fall.leading", i)


def find_multiple(line: Line) -> Amount | None:
    """ "Triple", "tiga kali lipat", "halve": a multiple of today's level, 3 or 0.5."""
    times = _times_at(line, start_of(line))
    if times is not None:
        return times
    for i in line.every("multiples"):
        found = line.label("multiples", i)
        if not found or found[0] == "fold" or not line.free(i, found[1]):
            continue
        value, j = Decimal(found[0]), found[1]
        if value < 1 and i == 0 and not line.has("fall.leading", i) and not line.has("fall.halving", i):
            continue
        if line.word[j] == "-" or line.has("small.digits", j):
            continue
        line.claim(i, j, "multiple")
        return Amount(i, j, value, "x", word=True)
    return None


def _times_at(line: Line, i: int) -> Amount | None:
    """ "10x our test coverage": so many times what there is now."""
    if not (line.number[i] and line.label("units", i + 1) == ("x", i + 2) and line.has("metric.articles", i + 2)):
        return None
    value = read_digits(line.word[i], line.lex)
    if value is None:
        return None
    line.claim(i, i + 2, "multiple")
    return Amount(i, i + 2, value, "x", word=True)


def find_movement(line: Line, multiple: Amount | None) -> Movement | None:
    """The first word of movement, with its traps left out: "karyawan tetap", "hold time", "naik kelas"."""
    i = start_of(line)
    opening = _leading(line, i)
    if opening is not None:
        return opening
    best: Movement | None = None
    for k in line.every("~moves"):
        found = _standing(line, k)
        if found is not None:
            best = found
            break
    if best is None and multiple is not None:
        return Movement("increase" if multiple.value > 1 else "decrease", multiple.first, multiple.last)
    return best


def _leading(line: Line, i: int) -> Movement | None:
    best: Movement | None = None
    for name, direction in _OPENING:
        section, _, key = name.partition(".")
        j = line.at(name, i)
        if key == "nouns" and line.label("comparators", i):
            continue
        # Who repairs 45 houses makes none of them more.
        if line.has("rise.repairs", i) and (line.number[j] or line.has("numbers", j)):
            continue
        if j == i or (not line.free(i, i + 1) and line.roles[i] != "multiple") or (best is not None and j <= best.last):
            continue
        if (key == "leading" and not _is_verb(line, section, i, j)) or (
            line.has("rise.collect", i) and _money(line, j)
        ):
            continue
        best = Movement(
            direction,
            i,
            j,
            True,
            section == "rise" and (line.has("rise.add", i) or _counts_things(line, i, j)),
            key == "nouns",
            section == "fall" and line.has("fall.save", i),
        )
    return best


def _counts_things(line: Line, i: int, j: int) -> bool:
    """ "Kembangkan 5 desa wisata" names how many; "perkuat margin 5%" how much."""
    return line.has("rise.counted", i) and (line.number[j] or line.has("numbers", j))


def _money(line: Line, j: int) -> bool:
    """To raise money is to collect it: nothing rises."""
    return line.label("currencies", j) is not None or line.has("rise.money", j)


def _is_verb(line: Line, section: str, i: int, j: int) -> bool:
    """Words that are nouns as well open a statement as verbs only before a noun phrase: "Hold time" is no keeping."""
    word = line.word[i]
    if section == "keep" and word in line.lex.words("keep.needs_target"):
        return not line.has("keep.not_before", j) and _has_target(line)
    if section == "keep" and word in line.lex.words("keep.not_alone"):
        return _has_target(line) or not line.has("keep.needs_number", i)
    if j >= len(line):
        return False
    if line.has("moves.bare", i):
        return line.number[j]
    return not (line.has("fall.nounlike", i) and line.has("fall.noun_after", j))


def _has_target(line: Line) -> bool:
    return any(line.number) or bool(line.every("units.%") or line.every("zero.words") or line.every("numbers"))


def _standing(line: Line, k: int) -> Movement | None:
    if not line.free(k, k + 1) and line.roles[k] != "multiple":
        return None
    for name, direction in _STANDING:
        section, _, key = name.partition(".")
        j = line.at(name, k)
        limit = line.label("comparators", k)
        if j == k or (line.has("moves.not_after", k - 1) and section != "keep") or (limit and limit[1] > j):
            continue
        if j >= len(line) and line.has("moves.bare", k) and not _has_target(line):
            continue
        phrase = line.label("verbs", k - 1)
        if phrase is not None and phrase[1] > k:
            continue
        if section == "keep" and line.in_clause(k) and not _has_target(line):
            continue
        if section == "keep":
            if _keeps(line, k, j):
                return Movement(direction, k, j)
        elif (_beside(line, j) or (key == "nouns" and _sized_before(line, k))) and not (line.has("comparators.<=", k)):
            return Movement(direction, k, j, noun=key == "nouns", saves=line.has("fall.save", k))
    return None


def _keeps(line: Line, k: int, j: int) -> bool:
    if line.has("keep.staying", k):
        return k > 0 and _has_target(line)
    if line.word[k - 1] in line.lex.words("keep.permanent"):
        return False
    if line.has("keep.still", k):
        return (k > 0 and _compares(line, j)) or line.has("keep.still_before", j)
    if line.has("keep.held", k):
        return _compares(line, j) or line.has("keep.held_before", j)
    return k > 0


def _compares(line: Line, j: int) -> bool:
    return line.number[j] or line.label("comparators", j) is not None or line.has("small.at", j)


def _sized_before(line: Line, k: int) -> bool:
    """ "A 25% reduction in water": the size of the change stands before its noun."""
    return line.number[k - 1] or line.has("units", k - 1)


def _beside(line: Line, j: int) -> bool:
    """Whether what follows a standing word of movement is its size, its end or nothing."""
    if j >= len(line) or line.roles[j] is not None:
        return True
    if line.number[j] or line.word[j] in _SIGNS_BESIDE or line.has("moves.beside", j):
        return True
    tables = ("comparators", "numbers", "fractions", "currencies", "multiples")
    return any(line.label(name, j) for name in tables)
