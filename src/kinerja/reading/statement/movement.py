"""Which movement do the words state: rise, fall, keep, or simply reach?"""

from __future__ import annotations

from kinerja.reading.statement.figures import Amount
from kinerja.reading.statement.line import Line
from kinerja.reading.statement.standing import Movement, has_target, standing

__all__ = ["Movement", "find_movement", "start_of"]

_DEEDS = ("rise.leading", "fall.leading", "deliver.event", "deliver.strong")
_AFTER_ROLE = frozenset((":", "-", "–", "—"))
_OPENING = (
    ("rise.leading", "increase"),
    ("rise.nouns", "increase"),
    ("fall.leading", "decrease"),
    ("fall.nouns", "decrease"),
    ("keep.leading", "maintain"),
)


def start_of(line: Line) -> int:
    """The first token that says something, after "target", "we will", "berhasil" and the like."""
    if line.start is None:
        line.start = _first_said(line)
    return line.start


def _first_said(line: Line) -> int:
    i = 0
    while i < line.size and (
        line.roles[i] in ("aside", "deadline", "period", "reference") or (i and line.word[i] in ",:–—-")
    ):
        i += 1
    i = _after_subject(line, _after_purpose(line, _after_role(line, i))) if i < line.size else 0
    for _ in range(4):
        j = line.at("verbs.auxiliary", i)
        if j == i and line.has("~verbs", i + 1) and line.word[i].endswith(line.lex.edges("verbs.adverb_endings")):
            j = i + 1
        if (
            j == i
            or _heads_a_movement(line, i)
            or line.has("metric.named_opening", i)
            or j >= len(line)
            or line.has("small.of", j)
        ):
            break
        i = j
        while line.word[i] in (":", ",", '"', "“", "'", "(", "-", "–", "—"):
            i += 1
    return i


def _after_subject(line: Line, i: int) -> int:
    """ "Tim produksi menurunkan cacat 10%": who does it stands first, then the verb that could open it as well."""
    if not line.has("metric.persons", i) or line.lex.edges("metric.adjectives_first"):
        return i
    for k in range(i + 1, min(i + 6, line.size - 1)):
        if not line.is_word(k) or line.roles[k] or line.has("clauses.words", k) or line.has("deliver.reached", k):
            return i
        if line.word[k].startswith(line.lex.edges("verbs.prefixes")) and any(line.has(name, k) for name in _DEEDS):
            return k
        # "Anggota nambah 200 orang" grow themselves: an object stands between the verb and its number.
        moves = (line.has("rise.leading", k) or line.has("fall.leading", k)) and not line.number[k + 1]
        if moves and (line.has("fall.save", k) or not line.has("verbs.nounlike", k)):
            return k
    return i


def _after_role(line: Line, i: int) -> int:
    """ "Ops team: reduce pick errors", "Finance – close the books": whose it is stands first, then what to do."""
    if _AFTER_ROLE.isdisjoint(line.lows[i + 1 : i + 5]):
        return i
    for k in range(i + 1, min(i + 5, line.size - 2)):
        if line.word[k] in _AFTER_ROLE and not line.glued(k + 1):
            said = line.word[k] == ":" or not line.glued(k)
            free = line.free(k + 2, k + 3) and line.is_word(k + 2) and not line.number[k + 2]
            object_follows = free and (line.has("metric.articles", k + 2) or not line.has("metric.prepositions", k + 2))
            object_follows = object_follows and not line.has("clauses.what", k + 2)
            # "Missed rounds: never more than 4 a month".
            object_follows = object_follows and line.label("comparators", k + 2) is None
            return k + 1 if said and object_follows and _bids_plainly(line, k + 1) else i
        if line.number[k] or line.roles[k] or line.has("verbs.auxiliary", i):
            break
    return i


def _bids_plainly(line: Line, i: int) -> bool:
    """Whether nothing but a verb can stand there."""
    nounlike = line.has("verbs.nounlike", i)
    if nounlike and _heads_a_movement(line, i):
        # "Facilities – cut water use by 12%".
        nounlike = not any(k > i for k in (*line.every("moves.by"), *line.every("moves.only_to")))
    return line.has("~verbs", i) and not nounlike and line.at("~verbs", i) == i + 1


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
        if k == i and (line.has("fall.nounlike", k) or line.word[k].endswith(line.lex.edges("clauses.plurals"))):
            # "Shrink at 0.9% of sales", "Falls with harm: none": no verb, and what it names does not move.
            continue
        found = _carried(line, k) or standing(line, k)
        if found is not None:
            best = found
            break
    if best is None and multiple is not None:
        return Movement("increase" if multiple.value > 1 else "decrease", multiple.first, multiple.last)
    return best


def _carried(line: Line, k: int) -> Movement | None:
    first = k - line.has("moves.back", k - 1)
    return Movement("increase", first, k + 1) if line.has("comparators.<=", k) and carried_to(line, k) else None


def carried_to(line: Line, k: int) -> bool:
    """Whether "up to" tells where a thing is brought, not its limit: "get the rating up to 4.6", "back up to 300"."""
    if not line.has("moves.bare", k):
        return False
    if line.has("moves.back", k - 1):
        return True
    begun = range(min(start_of(line) + 1, max(k - 1, 0)))
    carried = any(line.has("moves.carrying", i) for i in begun)
    return carried and line.is_word(k - 1) and line.word[k - 1] not in line.lex.any_of("metric.joining")


def _leading(line: Line, i: int) -> Movement | None:
    best: Movement | None = _taken_off(line, i) or (_taken_off(line, 0) if i else None)
    if best is not None or not line.has("~opening", i):
        return best
    for name, direction in _OPENING:
        section, _, key = name.partition(".")
        j = line.at(name, i)
        if key == "nouns" and line.label("comparators", i):
            continue
        # Who repairs 45 houses or a bridge makes none of them more.
        if line.has("rise.repairs", i) and (
            line.number[j] or line.has("numbers", j) or line.has("rise.repaired", _thing_after(line, j))
        ):
            continue
        if j == i or (not line.free(i, i + 1) and line.roles[i] != "multiple") or (best is not None and j <= best.last):
            continue
        if (
            (key == "leading" and not _is_verb(line, section, i, j))
            or (line.has("rise.collect", i) and _money(line, j))
            or (line.has("fall.save", i) and _put_by(line, j))
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


def _thing_after(line: Line, j: int) -> int:
    """The index of the thing a verb before `j` is about, after an article or "all"."""
    return j + (line.has("metric.articles", j) or line.has("quantifiers.all", j))


def _taken_off(line: Line, i: int) -> Movement | None:
    """ "Take three minutes off the average call", "get £2 out of the cost per meal"."""
    j = line.at("fall.taking", i)
    if j == i or not (line.number[j] or any(line.label(name, j) for name in ("numbers", "currencies", "fractions"))):
        return None
    for k in range(j + 1, min(j + 7, line.size - 1)):
        if line.has("fall.taken_off", k):
            line.claim(k, line.at("fall.taken_off", k), "to")
            return Movement("decrease", i, j, True)
    return None


def _counts_things(line: Line, i: int, j: int) -> bool:
    """ "Kembangkan 5 desa wisata" names how many; "perkuat margin 5%" how much."""
    counted = line.has("rise.counted", i) or line.has("fall.removing", i)
    while counted and line.has("metric.before_number", j):
        j += 1
    return counted and (line.number[j] or line.has("numbers", j))


def _money(line: Line, j: int) -> bool:
    """To raise money is to collect it: nothing rises."""
    return line.label("currencies", j) is not None or line.has("rise.money", j)


def _put_by(line: Line, j: int) -> bool:
    """ "Save $400 a month", "save £5,000 for a deposit": money is put by, no spending falls."""
    money = line.label("currencies", j)
    if money is None:
        return False
    k = money[1] + 1
    k = line.at("multipliers", k)
    return k >= len(line) or line.roles[k] in ("period", "deadline") or line.has("fall.put_by_for", k)


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
        return not line.has("keep.not_before", j) and has_target(line)
    if section == "keep" and word in line.lex.words("keep.not_alone"):
        return has_target(line) or not line.has("keep.needs_number", i)
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
        held = line.has("keep.held_before", i) and not line.has("small.at", i)
        if held or line.label("comparators", i) or line.has("units.%", i):
            return True
        if line.has("small.at", i) and (
            line.number[i + 1] or line.label("currencies", i + 1) or line.has("numbers", i + 1)
        ):
            return True
    return False
