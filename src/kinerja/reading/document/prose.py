"""Which sentences of running prose may be goals, because somebody says what they want to move and how far?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kinerja.reading.document.bare_form import form_of, opens_with_verb, sentences_of
from kinerja.reading.document.found import Found, FoundObjective, FoundRole
from kinerja.reading.document.headings import is_note
from kinerja.reading.document.lines import SourceLine
from kinerja.reading.document.parts import clean
from kinerja.reading.document_words import listed
from kinerja.reading.statement import Statement, read_statement

#: A text with more wishes than these is none that a person wrote.
_MOST_SENTENCES = 300
_MOST_LINES, _LONGEST_SENTENCE, _LEAD = 1_000, 400, 60
_MOVES = ("increase", "decrease", "maintain")
_LAST_JOINT = re.compile(r"[,;]?(?:\s+[^\W\d_]{1,6})?\s*$")
_WORD = re.compile(r"[^\W\d_]+")


def prose_goals(lines: Sequence[SourceLine]) -> list[FoundRole]:
    """What may be goals in running prose, as a role without a name: KPIs, and key results without their objective."""
    role = FoundRole(None)
    for found, kind in goals_in_prose(lines):
        if kind == "kpi":
            role.kpis.append(found)
            continue
        if not role.objectives:
            role.objectives.append(FoundObjective("", found[1]))
        role.objectives[-1].key_results.append(found)
    return [role] if role.statements else []


def goals_in_prose(lines: Sequence[SourceLine]) -> list[tuple[Found, str]]:
    """The clauses that may be goals, each with its line and its kind: of "Tahun ini kami ingin menaikkan omzet 20% dan
    menekan komplain di bawah 5 per bulan." both halves.

    Somebody speaks of what "we" want; what others want, what was, what holds if something happens and what is asked of
    guests and staff is none. A promise ("we will", "harus") counts beside a wish, and only if it moves something.
    """
    if sum(not line.blank for line in lines) > _MOST_LINES:
        return []
    told = [(sentence, number) for paragraph, number in _paragraphs(lines) for sentence in sentences_of(paragraph)]
    told = [(sentence, number) for sentence, number in told if _speaks_of_goals(sentence) and not _is_aside(sentence)]
    if len(told) > _MOST_SENTENCES:
        return []
    if not any(_aim(key).search(sentence) for key in ("aims", "aims_named") for sentence, _ in told):
        return []
    return [((text, number), kind) for sentence, number in told for text, kind in clauses_of(sentence)]


def _speaks_of_goals(sentence: str) -> bool:
    return any(_aim(key).search(sentence) for key in ("aims", "aims_named", "promises"))


def _paragraphs(lines: Sequence[SourceLine]) -> Iterator[tuple[str, int]]:
    """Lines of prose that touch, joined, with the number of the first."""
    parts: list[str] = []
    begun = 0
    for line in (*lines, None):
        plain_line = line is not None and not (
            line.blank or line.rule or line.level or line.label or "|" in line.text or "\t" in line.text.strip()
        )
        if parts and (line is None or not plain_line or line.item or line.stamped):
            yield " ".join(parts), begun
            parts = []
        if line is not None and plain_line and not is_note(line):
            begun = begun if parts else line.number
            parts.append(clean(line.text))


def _is_aside(sentence: str) -> bool:
    """Whether a sentence asks, tells what was, sets a condition, quotes or explains."""
    if len(sentence) > _LONGEST_SENTENCE or sentence.endswith(("?", ":")) or any(char in sentence for char in '"“”@'):
        return True
    spaced = f" {' '.join(word for word in _WORD.findall(sentence.lower()) if word not in listed('aims_lead'))} "
    keys = ("telling", "selling", "conditions", "examples", "rules", "news", "second_person")
    return any(f" {said} " in spaced for key in keys for said in listed(key))


@lru_cache(maxsize=4)
def _aim(key: str) -> re.Pattern[str]:
    """Words that say that somebody wants what follows, with a few between them: "we also want to"."""
    said = "|".join(r"\s+(?:[^\W\d_]+\s+)?".join(map(re.escape, each.split())) for each in sorted(listed(key)))
    return re.compile(rf"(?<!\w)(?:{said})(?!\w)", re.IGNORECASE)


def clauses_of(sentence: str) -> list[tuple[str, str]]:
    """The goals of a sentence in which somebody says what they want, each from its verb on, with its kind."""
    bare = sentence.rstrip(" .!")
    aims = [*_aim("aims").finditer(bare), *_aim("aims_named").finditer(bare)]
    aims = [aim for aim in sorted(aims, key=re.Match.start) if aim.start() <= _LEAD or aim is not aims[0]]
    if not aims:
        return _promised(bare)
    ends = [*(aim.start() for aim in aims[1:]), len(bare)]
    found = []
    for aim, end in zip(aims, ends, strict=True):
        text = _LAST_JOINT.sub("", bare[aim.end() : end]) if end < len(bare) else bare[aim.end() :]
        text = text.strip(" ,")
        led = _leads(aim.group().lower() in listed("aims_named")).match(text)
        text = text[led.end() :] if led else text
        found += _goals(_apart(text))
    return found


def _promised(bare: str) -> list[tuple[str, str]]:
    """What moves in a promise: "we will keep it below 5%", or "Biaya gas harus turun", where it stands before."""
    promise = _aim("promises").search(bare)
    if promise is None or promise.start() > _LEAD:
        return []
    parts = _apart(bare[promise.end() :].strip())
    before = bare[: promise.start()]
    if before.strip() and " " not in promise.group():
        parts = [] if any(word in listed("talk_opens") for word in _WORD.findall(before.lower())) else [bare]
    return _goals(parts, only_moves=True)


def _goals(parts: list[str], *, only_moves: bool = False) -> list[tuple[str, str]]:
    found = []
    for part in parts:
        read = read_statement(part)
        kind, grade = form_of(part)
        if grade in ("sure", "leaning") and (_moves(read) or (not only_moves and _reaches(read))):
            found.append((part, kind))
    return found


@lru_cache(maxsize=2)
def _leads(named: bool) -> re.Pattern[str]:
    """Between a wish and its verb: "our goal for next year is to", "saya ingin bulan depan bisa"."""
    said = "|".join(map(re.escape, sorted(listed("aims_lead"), key=len, reverse=True)))
    fillers = "|".join(map(re.escape, sorted(listed("fillers"), key=len, reverse=True)))
    between = r"[^.,;:]{0,40}?(?<!\w)" if named else rf"(?:(?:{fillers})\s+){{0,3}}"
    return re.compile(rf"{between}(?:{said})(?!\w)\s*", re.IGNORECASE)


@lru_cache(maxsize=1)
def _joint() -> re.Pattern[str]:
    names = "|".join(sorted(listed("and_also"), key=len, reverse=True))
    return re.compile(rf",?\s+(?:{names})\s+|,\s+(?=[^\W\d_])", re.IGNORECASE)


def _apart(text: str) -> list[str]:
    """A clause cut where another verb with a number of its own begins; the rest stays with what stands before it."""
    parts: list[str] = []
    begun = end = 0
    for joint in _joint().finditer(text):
        behind = read_statement(text[joint.end() : _next(text, joint.end())])
        before = read_statement(text[begun : joint.start()])
        if opens_with_verb(behind) and _is_measured(behind) and _is_measured(before):
            parts.append(text[begun : joint.start()].strip())
            begun = joint.end()
        end = joint.end()
    return [*parts, text[begun:].strip()] if end else [text]


def _next(text: str, start: int) -> int:
    following = _joint().search(text, start)
    return following.start() if following else len(text)


def _is_measured(read: Statement) -> bool:
    return read.value is not None or read.deadline is not None


def _moves(read: Statement) -> bool:
    return read.direction in _MOVES and read.value is not None and read.metric is not None


def _reaches(read: Statement) -> bool:
    """A number of things, a share or a rhythm to reach, or a thing to deliver by a date."""
    if read.value is None:
        return read.deadline is not None and read.kind == "key_result"
    counted = read.unit in (None, "count") and read.comparator == "=" and read.deadline is not None
    return read.period is not None or read.unit == "%" or counted
