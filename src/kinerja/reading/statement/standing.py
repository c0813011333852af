"""Which word of movement stands inside a statement, beside its number: "churn falls to 2%", "stays below 5"?"""

from __future__ import annotations

from dataclasses import dataclass

from kinerja.reading.statement.line import Line
from kinerja.reading.statement.zero import somebody_else

_STANDING = (
    ("keep.standing", "maintain"),
    ("rise.standing", "increase"),
    ("rise.nouns", "increase"),
    ("fall.standing", "decrease"),
    ("fall.nouns", "decrease"),
)
_SHORT = ("second", "minute", "hour")
_SIZES = ("comparators", "numbers", "fractions", "currencies", "multiples", "ranks.before", "edges")
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


def standing(line: Line, k: int) -> Movement | None:
    if not line.free(k, k + 1) and line.roles[k] != "multiple":
        return None
    for name, direction in _STANDING:
        section, _, key = name.partition(".")
        j = line.at(name, k)
        limit = line.label("comparators", k)
        if j == k or (line.has("moves.not_after", k - 1) and section != "keep") or (limit and limit[1] > j):
            continue
        if j >= len(line) and line.has("moves.bare", k) and not has_target(line):
            continue
        phrase = line.label("verbs", k - 1)
        if phrase is not None and phrase[1] > k:
            continue
        if line.has("rise.collected", k) and any(i < k for i in line.every("currencies")):
            # "£1.2m raised": money is collected.
            continue
        if section != "keep" and _says_no_movement(line, k, j):
            continue
        if (line.in_clause(k) or line.has("clauses.modals", k - 1)) and not has_target(line):
            continue
        if section == "keep":
            if (
                _keeps(line, k, j)
                and not somebody_else(line, k)
                and not (line.has("clauses.words", k - 1) and not _compares(line, j))
            ):
                return Movement(direction, k, j)
        elif (_beside(line, j) or (key == "nouns" and _sized_before(line, k))) and not (line.has("comparators.<=", k)):
            adds = section == "rise" and key == "nouns" and line.number[k - 1]
            return Movement(direction, k, j, adds=adds, noun=key == "nouns", saves=line.has("fall.save", k))
    return None


def _says_no_movement(line: Line, k: int, j: int) -> bool:
    """ "Akun yang turun kelas", "must not drop", "donations raised of £3", "a head of growth": nothing moves."""
    if line.has("clauses.words", k - 1) and not line.number[j]:
        return True
    if line.known("negations.letting") and any(at < k for at in line.every("negations.letting")):
        # "Don't let the backlog climb above 60".
        return True
    if line.has("metric.articles", k - 1):
        return True
    if line.has("moves.bare", k) and line.has("limits.in_short", j):
        # "Orders up in 25 minutes".
        unit = line.label("units", j + 2)
        return unit is not None and unit[0] in _SHORT
    if line.has("metric.articles", k - 2) and line.has("~verbs", k - 3) and not line.has("moves.bare", k):
        return True
    before = line.before("negations.between", k)
    if line.before("negations.words", k) < k or (before < k and line.before("negations.words", before) < before):
        return True
    if line.has("moves.bare", k) and line.has("moves.bare_not_after", k - 1) and not line.number[j]:
        return True
    if line.has("moves.bare", k) and line.has("moves.by", j) and ":" in line.word[j + 1]:
        return True
    if line.has("small.of", j) and line.has("moves.not_of", k):
        return True
    by = line.at("moves.by", j)
    if by > j and line.is_word(by) and not any(line.label(name, by) for name in _SIZES):
        # "Queries raised by auditors": who raises them.
        return line.word[k].endswith(line.lex.edges("metric.finished_endings"))
    if not line.has("rise.nouns", k):
        return False
    # "Growth experiments", "5 eksperimen growth per minggu": a noun beside a thing counted before it.
    return line.has("small.of", k - 1) or (
        any(line.number[:k]) and not line.number[j] and not line.number[k - 1] and not line.has("units", k - 1)
    )


def _keeps(line: Line, k: int, j: int) -> bool:
    if line.has("moves.by", j) and not line.number[j]:
        return False
    if line.has("small.of", k - 1) or (
        line.has("keep.staying", k) and (line.has("small.of", j) or line.has("small.to", j))
    ):
        return False
    if line.has("keep.staying", k):
        return k > 0 and has_target(line)
    if line.has("keep.duty", k) and line.word[k - 1] in line.lex.words("keep.on_duty"):
        return False
    if line.has("keep.still", k):
        stays = line.has("keep.still_before", j) and line.label("comparators", j) is None
        if line.word[k - 1] in line.lex.words("keep.permanent"):
            return stays
        return stays or (k > 0 and _compares(line, j))
    if line.has("keep.held", k):
        return _compares(line, j) or (line.has("keep.held_before", j) and not line.has("small.at", j))
    # "Konsisten lapor tiap minggu" begins with its keeping and does something else.
    return k > 0 or line.has("verbs.auxiliary", k)


def _compares(line: Line, j: int) -> bool:
    if line.number[j] or line.label("comparators", j) is not None:
        return True
    # "Held at 2%", "held at last year's level", but "parcels held at customs".
    k = j + 1
    known = any(line.label(name, k) for name in _SIZES) or line.has("metric.articles", k)
    return line.has("small.at", j) and (known or line.number[k] or k >= len(line) or line.roles[k] is not None)


def _sized_before(line: Line, k: int) -> bool:
    """ "A 25% reduction in water": the size of the change stands before its noun."""
    return line.number[k - 1] or line.has("units", k - 1)


def _beside(line: Line, j: int) -> bool:
    """Whether what follows a standing word of movement is its size, its end or nothing."""
    while j < len(line) and line.roles[j] is not None:
        j += 1
    if j >= len(line):
        return True
    to = line.at("moves.only_to", j)
    if (
        to > j
        and line.is_word(to)
        and not line.label("comparators", j)
        and not line.has("moves.fillers", to)
        and not line.has("metric.names", to)
    ):
        # "Turun ke lapangan" goes somewhere, "turun ke 5" falls.
        return any(line.label(name, to) for name in _SIZES)
    if line.number[j] or line.word[j] in _SIGNS_BESIDE or line.has("moves.beside", j):
        return True
    return any(line.label(name, j) for name in _SIZES)


def has_target(line: Line) -> bool:
    return any(line.number) or bool(line.every("units.%") or line.every("zero.words") or line.every("numbers"))
