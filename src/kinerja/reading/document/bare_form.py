"""Does a sentence without label have the form of a goal, and how surely?"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from kinerja.reading.document.headings import closes, title_of
from kinerja.reading.document.lines import SourceLine
from kinerja.reading.document.parts import one_line_list
from kinerja.reading.document_words import is_listed, listed
from kinerja.reading.lexicon import lexicon
from kinerja.reading.statement import Statement, read_statement
from kinerja.reading.statement.certainty import SURE
from kinerja.reading.statement.line import Line
from kinerja.reading.statement.verbs import opening_verb
from kinerja.reading.tokens import tokenize

Grade = Literal["none", "bare", "leaning", "sure"]
"""Whether a sentence is a goal: by its form alone ("sure"), where no prose is near ("leaning"), or merely beside goals
("bare": "Omzet 50 juta")."""
GRADES: tuple[Grade, ...] = ("none", "bare", "leaning", "sure")

_WORD = re.compile(r"[^\W\d_]+")
_STOP = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_])")
_DELIVERS = ("event", "strong", "soft", "unlisted")
#: A number between these is a year.
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_MOST_WORDS, _MOST_PARTS, _OBJECTIVE_WORDS = 25, 12, 12


class Read(NamedTuple):
    """A goal as it stands in a line: its words, the kind that its form gives, and how surely it is one."""

    text: str
    kind: str
    grade: Grade


def parts_of(text: str) -> list[Read]:
    """The goals of a line, none if any of its sentences is not one: "Omzet minimal 5 juta per bulan. NPS ≥ 45."."""
    parts = [part for listed_part in one_line_list(text) for part in sentences_of(listed_part)]
    if not parts or len(parts) > _MOST_PARTS:
        return []
    reads = [Read(part, *form_of(part)) for part in parts]
    least = GRADES.index("leaning" if len(parts) > 1 else "bare")
    return reads if all(GRADES.index(read.grade) >= least for read in reads) else []


def is_talk(text: str, *, greeting: bool = False) -> bool:
    """Whether words greet, tell what was, or sell something, instead of saying what is to be reached.

    With `greeting` only the words that a greeting opens with are asked for.
    """
    words = _WORD.findall(text.lower())
    if not words or words[0] in listed("greetings") or any(mark in text for mark in ("@", "://")):
        return True
    if greeting:
        return False
    spaced = f" {' '.join(words)} "
    if any(f" {said} " in spaced for key in ("telling", "selling") for said in listed(key)):
        return True
    return words[0] in listed("talk_opens") and not _intends(text)


def speaks_of_others(text: str) -> bool:
    """Whether a line says what staff and guests are to do, or what others do: rules of a house, news; or, in whole
    sentences, what holds in a case, an example or an advertisement."""
    spaced = f" {' '.join(_WORD.findall(text.lower()))} "
    keys = ("rules", "news", *(("conditions", "examples", "second_person") if text.rstrip().endswith(".") else ()))
    return any(f" {said} " in spaced for key in keys for said in listed(key))


def _intends(text: str) -> bool:
    """Whether somebody says what they are about to reach: "We aim to cut churn to 3%"."""
    return " ".join(_WORD.findall(text.lower())).startswith(tuple(f"{said} " for said in listed("intends")))


def closes_list(line: SourceLine) -> bool:
    """Whether no goals follow below a line: it ends the text, asks, announces examples, or compares KPI and OKR."""
    if line.item or len(line.text) > 120:
        return closes(line)
    words = set(_WORD.findall(line.text.lower()))
    both = any(word in words for word in ("kpi", "kpis")) and any(word in words for word in ("okr", "okrs"))
    title = title_of(line.text).split()
    return (
        closes(line)
        or both
        or line.text.rstrip(" *_").endswith("?")
        or any(is_listed(word, "examples") for word in (*title[:1], *title[-1:]))
        or is_listed(line.text, "closing", "not_statement", "farewells")
    )


def objective_in(text: str) -> str | None:
    """The words of a line that bids and measures nothing: an objective, where key results stand below it."""
    if text.endswith((".", "!", "?", ":", ";", ",")) or not 1 < len(text.split()) <= _OBJECTIVE_WORDS or is_talk(text):
        return None
    read = read_statement(text)
    bids = read.kind == "objective" and read.value is None and read.direction is not None
    return text if bids and read.deadline is None and read.period is None else None


def sentences_of(text: str) -> list[str]:
    """The sentences of a line: a stop behind a word cut short ends none."""
    parts: list[str] = []
    begun = 0
    for stop in _STOP.finditer(text):
        said = _WORD.findall(text[begun : stop.start()].lower())
        # "maks. Rp5 juta": a word cut short ends no sentence, nor do small letters begin one.
        if text[stop.end()].isupper() and said and said[-1] not in listed("cut_short"):
            parts.append(text[begun : stop.start()].strip())
            begun = stop.end()
    return [*parts, text[begun:].strip()]


def form_of(text: str) -> tuple[str, Grade]:
    """The kind and the certainty of one sentence."""
    if text.endswith(("!", "?", ":", ",")) or not 1 < len(text.split()) <= _MOST_WORDS or is_talk(text):
        return "", "none"
    read = read_statement(text)
    if read.kind not in ("kpi", "key_result"):
        return "", "none"
    if read.metric is None:
        # "Nabung minimal 1,5 juta per bulan": what is done names what is measured.
        return read.kind, "bare" if read.value is not None and read.period and read.comparator != "=" else "none"
    grade = _of_number(read) if read.value is not None else _of_deed(read)
    return read.kind, "leaning" if grade == "sure" and _intends(text) else grade


def _of_number(read: Statement) -> Grade:
    """A number is a goal with a limit, a rhythm, a start, a way to go, or a date and something that is counted."""
    value, timed = read.value, read.unit == "clock"
    if value is not None and _FIRST_YEAR <= value <= _LAST_YEAR and read.unit in (None, "count"):
        return "none"
    told = any(span.field == "kind" and span.confidence >= SURE for span in read.spans)
    limited = read.comparator not in (None, "=") or read.period is not None
    moves = read.direction in ("increase", "decrease", "maintain")
    if told and (moves or read.baseline is not None or (limited and not timed)):
        return "sure"
    verb = _verb(read)
    if read.deadline and (verb or read.unit not in (None, "count", "clock", "rank")):
        return "sure"
    if read.unit == "%" or value == 0 or verb in _DELIVERS or (limited and timed):
        return "leaning"
    if read.deadline:
        return "leaning" if _does_so_many(read) else "none"
    return "none" if timed else "bare"


def _does_so_many(read: Statement) -> bool:
    """ "Train 12 staff": a word, the number, then what is counted; "12 tips for staff" and "Hall 12" are not."""
    places = {span.field: span for span in read.spans}
    value, metric = places.get("value"), places.get("metric")
    return value is not None and metric is not None and value.start > 0 and value.end <= metric.start


def _of_deed(read: Statement) -> Grade:
    """Without a number it is a thing to deliver, by a date that has a name, or something that is done again.

    Beside goals it may be due without a verb, "Peluncuran katalog akhir Q1", or hold for all: "Semua tukang berhelm".
    """
    if _verb(read) not in _DELIVERS:
        if read.kind == "kpi":
            return "leaning" if read.period else "bare"
        return "bare" if read.deadline else "none"
    return "sure" if read.deadline and not read.deadline.startswith("event:") else "leaning"


def opens_with_verb(read: Statement) -> bool:
    """Whether a statement begins with what is to be done: "menekan komplain", "hire 4 nurses"."""
    return bool(_verb(read)) or any(span.field == "direction" and span.start == 0 for span in read.spans)


def _verb(read: Statement) -> str:
    return opening_verb(Line(read.text, tokenize(read.text), lexicon(read.lang)))[0]
