"""Which movement do the words state: rise, fall, keep, or simply reach?"""

from __future__ import annotations

from dataclasses import dataclass

from kinerja.reading.figures import Amount
from kinerja.reading.line import Line

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


def start_of(line: Line) -> int:
    """The first token that says something, after "target", "we will", "berhasil" and the like."""
    if line.start is None:
        line.start = _first_said(line)
    return line.start


def _first_said(line: Line) -> int:
    i = 0
    while i < len(line) and (
        line.roles[i] in ("aside", "deadline", "period", "reference") or (i and line.word[i] in ",:–—-")
    ):
        i += 1
    i = _after_purpose(line, i) if i < len(line) else 0
    for _ in range(4):
        j = line.at("verbs.auxiliary", i)
        if j == i and line.has("~verbs", i + 1) and line.word[i].endswith(line.lex.edges("verbs.adverb_endings")):
            j = i + 1
        if j == i or _heads_a_movement(line, i) or j >= len(line) or line.has("small.of", j) or line.has("small.of", j):
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


def find_movement(line: Line, multiple: Amount | None) -> Movement | None:
    """The first word of movement, with its traps left out: "karyawan tetap", "hold time", "naik kelas"."""
    i = start_of(line)
    opening = _leading(line, i)
    if opening is not None:
        if line.has("rise.pushing", i) and any(line.has("limits.lower", k) for k in range(opening.last + 1, len(line))):
            # "Push the bounce rate below 40%".
            opening.direction = "decrease"
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
    if not line.has("~opening", i):
        return None
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
            line.has("rise.add", i) or _counts_things(line, i, j),
            key == "nouns",
            section == "fall" and line.has("fall.save", i),
        )
    return best


def _counts_things(line: Line, i: int, j: int) -> bool:
    """ "Kembangkan 5 desa wisata" names how many; "perkuat margin 5%" how much."""
    counted = line.has("rise.counted", i) or line.has("fall.removing", i)
    return counted and (line.number[j] or line.has("numbers", j))


def _money(line: Line, j: int) -> bool:
    """To raise money is to collect it: nothing rises."""
    return line.label("currencies", j) is not None or line.has("rise.money", j)


def _is_verb(line: Line, section: str, i: int, j: int) -> bool:
    """Words that are nouns as well open a statement as verbs only before a noun phrase: "Hold time" is no keeping."""
    word = line.word[i]
    if section == "keep" and line.has("keep.organising", i):
        return _holds_a_level(line, j) and not line.has("metric.heads", j)
    if line.has("fall.delivering", i) and line.has("fall.delivered", j):
        return False
    if section == "fall" and not line.has("moves.by", j) and (limit := line.label("comparators", j)):
        # "Shrink ≤ 1.1%": what falls would be named before its upper limit.
        return limit[0] not in ("<", "<=")
    if section == "keep" and word in line.lex.words("keep.needs_target"):
        return not line.has("keep.not_before", j) and _has_target(line)
    if section == "keep" and word in line.lex.words("keep.not_alone"):
        return _has_target(line) or not line.has("keep.needs_number", i)
    if j >= len(line):
        return False
    if line.has("moves.bare", i):
        return line.number[j]
    if line.has("fall.nounlike", i) and line.has("fall.noun_after", j):
        # "Cut flower orders from 40 to 25" cuts all the same.
        return any(line.number[k + 1] for k in line.every("moves.from"))
    return True


def _holds_a_level(line: Line, j: int) -> bool:
    """ "Hold churn at 2%" keeps; "Hold four town halls", "Hold clinics twice a month" organise."""
    if line.number[j] or line.has("numbers", j):
        return False
    for i in range(j + 1, len(line)):
        if line.label("comparators", i) or line.has("keep.held_before", i) or line.has("units.%", i):
            return True
        if line.has("small.at", i) and (line.number[i + 1] or line.label("currencies", i + 1)):
            return True
    return False


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
        if section != "keep" and _says_no_movement(line, k, j):
            continue
        if line.in_clause(k) and not _has_target(line):
            continue
        if section == "keep":
            if _keeps(line, k, j) and not (line.has("clauses.words", k - 1) and not _compares(line, j)):
                return Movement(direction, k, j)
        elif (_beside(line, j) or (key == "nouns" and _sized_before(line, k))) and not (line.has("comparators.<=", k)):
            adds = section == "rise" and key == "nouns" and line.number[k - 1]
            return Movement(direction, k, j, adds=adds, noun=key == "nouns", saves=line.has("fall.save", k))
    return None


def _says_no_movement(line: Line, k: int, j: int) -> bool:
    """ "Akun yang turun kelas", "must not drop", "donations raised of £3", "a head of growth": nothing moves."""
    if line.has("clauses.words", k - 1) and not line.number[j]:
        return True
    if line.has("metric.articles", k - 1):
        return True
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
        return k > 0 and _has_target(line)
    if line.word[k - 1] in line.lex.words("keep.permanent"):
        return False
    if line.has("keep.still", k):
        return (k > 0 and _compares(line, j)) or line.has("keep.still_before", j)
    if line.has("keep.held", k):
        return _compares(line, j) or line.has("keep.held_before", j)
    # "Konsisten lapor tiap minggu" begins with its keeping and does something else.
    return k > 0 or line.has("verbs.auxiliary", k)


def _compares(line: Line, j: int) -> bool:
    return line.number[j] or line.label("comparators", j) is not None or line.has("small.at", j)


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
