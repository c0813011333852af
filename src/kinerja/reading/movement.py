"""Which movement do the words state: rise, fall, keep, or simply reach?"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kinerja.reading.figures import Amount
from kinerja.reading.line import Line

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
    i = 0
    while i < len(line) and (line.roles[i] in ("deadline", "period", "reference") or (i and line.low(i) in ",:–—-")):
        i += 1
    i = i if i < len(line) else 0
    for _ in range(4):
        j = line.at("verbs", "auxiliary", i)
        if j == i or _heads_a_movement(line, i) or j >= len(line):
            break
        i = j
        while line.low(i) in (":", ",", '"', "“", "'", "("):
            i += 1
    return i


def _heads_a_movement(line: Line, i: int) -> bool:
    return any(line.has(section, "leading", i) for section in ("rise", "fall")) and line.low(i) != "to"


def find_multiple(line: Line) -> Amount | None:
    """ "Triple", "tiga kali lipat", "halve": a multiple of today's level, 3 or 0.5."""
    for i in range(len(line)):
        found = line.lex.table("multiples").at(line.lows, i)
        if not found or found[0] == "fold" or not line.free(i, found[1]):
            continue
        value, j = Decimal(found[0]), found[1]
        if value < 1 and i == 0 and line.low(i) not in line.lex.words_of("fall", "leading") and line.low(i) != "halves":
            continue
        if line.low(j) in ("digit", "digits", "-"):
            continue
        line.claim(i, j, "multiple")
        return Amount(i, j, value, "x", word=True)
    return None


def find_movement(line: Line, multiple: Amount | None) -> Movement | None:
    """The first word of movement, with its traps left out: "karyawan tetap", "hold time", "naik kelas"."""
    i = start_of(line)
    opening = _leading(line, i)
    if opening is not None:
        return opening
    best: Movement | None = None
    for k in range(len(line)):
        found = _standing(line, k)
        if found is not None:
            best = found
            break
    if best is None and multiple is not None:
        return Movement("increase" if multiple.value > 1 else "decrease", multiple.first, multiple.last)
    return best


def _leading(line: Line, i: int) -> Movement | None:
    best: Movement | None = None
    for section, direction in (("rise", "increase"), ("fall", "decrease"), ("keep", "maintain")):
        for key in ("leading", "nouns") if section != "keep" else ("leading",):
            j = line.at(section, key, i)
            if (
                j == i
                or (not line.free(i, i + 1) and line.roles[i] != "multiple")
                or (best is not None and j <= best.last)
            ):
                continue
            if (key == "leading" and not _is_verb(line, section, i, j)) or (
                line.has("rise", "collect", i) and _money(line, j)
            ):
                continue
            best = Movement(
                direction,
                i,
                j,
                True,
                line.has("rise", "add", i) and section == "rise",
                key == "nouns",
                section == "fall" and line.has("fall", "save", i),
            )
    return best


def _money(line: Line, j: int) -> bool:
    """To raise money is to collect it: nothing rises."""
    return line.lex.table("currencies").at(line.lows, j) is not None or line.low(j) in ("a", "money", "funds", "dana")


def _is_verb(line: Line, section: str, i: int, j: int) -> bool:
    """Words that are nouns as well open a statement as verbs only before a noun phrase: "Hold time" is no keeping."""
    word = line.low(i)
    if section == "keep" and word in line.lex.words_of("keep", "needs_target"):
        return line.low(j) not in ("time", "music", "a", "an", "the") and _has_target(line)
    if section == "keep" and word in line.lex.words_of("keep", "not_alone"):
        return _has_target(line) or word not in ("limit", "cap")
    if j >= len(line):
        return False
    if word in ("up", "down"):
        return line.is_number(j)
    return not (
        word in ("cut", "drop", "lower", "end", "ramp")
        and line.low(j) in ("rate", "off", "time", "user", "users", "to")
    )


def _has_target(line: Line) -> bool:
    return any(token.kind == "number" or token.low in ("%", "zero", "nol") for token in line.tokens)


def _standing(line: Line, k: int) -> Movement | None:
    if not line.free(k, k + 1) and line.roles[k] != "multiple":
        return None
    for section, direction in (("keep", "maintain"), ("rise", "increase"), ("fall", "decrease")):
        for key in ("standing", "nouns") if section != "keep" else ("standing",):
            j = line.at(section, key, k)
            if j == k or (line.low(k - 1) in ("or", "the", "and", "atau", "lebih") and section != "keep"):
                continue
            phrase = line.lex.table("verbs").at(line.lows, k - 1)
            if phrase is not None and phrase[1] > k:
                continue
            if section == "keep":
                if _keeps(line, k, j):
                    return Movement(direction, k, j)
            elif _beside(line, j) and not (line.has("comparators", "<=", k)):
                return Movement(direction, k, j, noun=key == "nouns", saves=line.has("fall", "save", k))
    return None


def _keeps(line: Line, k: int, j: int) -> bool:
    word = line.low(k)
    if word in ("stay", "stays", "remain", "remains"):
        return k > 0 and _has_target(line)
    if line.low(k - 1) in line.lex.words_of("keep", "permanent"):
        return False
    if word == "tetap":
        return (k > 0 and _compares(line, j)) or line.low(j) in ("di", "stabil")
    if word in ("hold", "holds", "held", "steady", "stable"):
        return _compares(line, j) or line.low(j) in ("at", "steady", "within")
    return k > 0


def _compares(line: Line, j: int) -> bool:
    return (
        line.is_number(j) or line.lex.table("comparators").at(line.lows, j) is not None or line.low(j) in ("di", "at")
    )


def _beside(line: Line, j: int) -> bool:
    """Whether what follows a standing word of movement is its size, its end or nothing."""
    if j >= len(line) or line.roles[j] is not None:
        return True
    if line.is_number(j) or line.low(j) in _SIGNS_BESIDE or line.low(j) in line.lex.words_of("moves", "beside"):
        return True
    tables = ("comparators", "numbers", "fractions", "currencies", "multiples")
    return any(line.lex.table(name).at(line.lows, j) for name in tables)
