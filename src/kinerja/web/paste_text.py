"""Which words of a pasted text were understood as what, shown where they stand?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from kinerja.reading.document import Document, Role
from kinerja.reading.document.framing import SIGNS
from kinerja.reading.statement import Statement
from kinerja.reading.statement.certainty import LIKELY, UNSURE

#: Markdown's marks, which are also how a Word or HTML file's headings and bold words arrive here.
_TITLE = re.compile(r"\s*(?:#{1,6}\s+\S|\*\*[^*]+\*\*:?\s*$)")
_MARKUP = re.compile(r"\*\*|(?<!\w)__|__(?!\w)")
_HASHES = re.compile(r"^\s*#{1,6}\s+")
_DRAWN = re.compile(r"\s*\|?(?:\s*:?-{3,}:?\s*\|)+(?:\s*:?-{3,}:?)?\s*")
_BREAK = re.compile(r"\r\n|\r|\n|\u2028|\u2029|\f|\v")
#: Source lines that the left side shows.
SHOWN = 1500
#: Lines a statement may go on over, where its words are looked for.
_WRAPPED = 5
#: Characters that tell where in its line a statement begins, from surest to least sure.
_ENOUGH = (200, 24, 6)
#: Fields whose words are underlined on the left.
_MARKED = ("metric", "value", "comparator", "baseline", "period", "deadline", "direction")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text; `first` where its line begins on the left, so that the right side can lead back to it;
    `unsure` where it might as well be read otherwise."""

    text: str
    field: str | None = None
    line: int = 0
    first: bool = False
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of the pasted text in pieces: what was understood has the name of its field and its line's number.

    `title` is true of a heading and of a line that is bold as a whole: their marks are not shown, they look so.
    """

    pieces: tuple[Piece, ...]
    lines: tuple[int, ...] = ()
    title: bool = False


class _Mark(NamedTuple):
    """Words in a row of the text that a statement's field was read from."""

    row: int
    start: int
    end: int
    field: str
    number: int
    unsure: bool


def source_of(text: str, document: Document) -> tuple[SourceLine, ...]:
    """The pasted text line by line, with the understood parts marked; what was not read stays plain."""
    rows = _BREAK.split(text, maxsplit=SHOWN)[:SHOWN]
    # As the reader saw them: a space that must not break is a space to it.
    seen = [raw.translate(SIGNS) for raw in rows]
    by_row: dict[int, list[_Mark]] = {}
    free: dict[int, int] = {}
    statements = (said for role in document.offered for said in _statements(role))
    for number, said in enumerate(statements, 1):
        for mark in _marks(seen, said, number, free):
            by_row.setdefault(mark.row, []).append(mark)
    told: set[int] = set()
    return tuple(_source_line(raw, by_row.get(at, []), told) for at, raw in enumerate(rows))


def _statements(role: Role) -> Iterator[Statement]:
    yield from role.kpis
    for found in role.objectives:
        yield from (found.objective, *found.key_results)


def _marks(rows: Sequence[str], said: Statement, number: int, free: dict[int, int]) -> Iterator[_Mark]:
    """What was understood of a statement, word by word in the rows it stands in; of one without a number, its words.

    `free` tells where each row goes on behind what was marked in it before. A statement of a table stands in several
    cells and a wrapped one in several rows, so each of its fields is looked for behind the one before.
    """
    row = (said.line or 1) - 1
    if row >= len(rows):
        return
    free[row] = _beginning(rows[row], said.text, free.get(row, 0))
    # A kind, a unit and a limit that no word sets have no words of their own to underline.
    own = [s for s in said.spans if s.field in _MARKED and (s.field != "comparator" or s.confidence > LIKELY)]
    wanted = [(said.text[s.start : s.end], s.field, s.confidence <= UNSURE) for s in sorted(own, key=lambda s: s.start)]
    for words, field, unsure in wanted or [(said.text, "metric", False)]:
        for at, start, end in _places(rows, words, row, free):
            row, free[at] = at, end
            yield _Mark(at, start, end, field, number, unsure)


def _places(rows: Sequence[str], words: str, row: int, free: dict[int, int]) -> list[tuple[int, int, int]]:
    """Where words stand from a row on: in one of its followers as they are, or broken over the end of one."""
    for at in range(row, min(row + _WRAPPED, len(rows))):
        start = rows[at].find(words, free.get(at, 0))
        if start >= 0:
            return [(at, start, start + len(words))]
        above = rows[at].rstrip()
        below = rows[at + 1] if at + 1 < len(rows) else ""
        indent = len(below) - len(below.lstrip())
        for cut in (place for place, char in enumerate(words) if char == " "):
            head, tail = words[:cut], words[cut + 1 :]
            if above.endswith(head) and below.startswith(tail, indent) and len(above) - cut >= free.get(at, 0):
                return [(at, len(above) - cut, len(above)), (at + 1, indent, indent + len(tail))]
    return []


def _beginning(raw: str, text: str, after: int) -> int:
    """Where in its row a statement begins, behind the bullet and the label that its words come after."""
    places = (raw.find(text[:size], after) for size in _ENOUGH)
    return next((place for place in places if place >= 0), after)


def _source_line(raw: str, marks: Sequence[_Mark], told: set[int]) -> SourceLine:
    """A row in pieces; a statement that goes on in the next row is led back to where it begins, so `told` holds it."""
    pieces: list[Piece] = []
    at = 0
    for mark in sorted(marks, key=lambda mark: mark.start):
        if mark.start < at:
            continue
        pieces += [
            Piece(raw[at : mark.start]),
            Piece(raw[mark.start : mark.end], mark.field, mark.number, mark.number not in told, mark.unsure),
        ]
        at = mark.end
        told.add(mark.number)
    pieces.append(Piece(raw[at:]))
    title = bool(_TITLE.match(raw))
    bare = (replace(p, text=_MARKUP.sub("", p.text)) for p in pieces)
    if title and pieces[0].field is None:
        bare = (replace(p, text=_HASHES.sub("", p.text)) if not n else p for n, p in enumerate(bare))
    shown = () if _DRAWN.fullmatch(raw) else tuple(p for p in bare if p.text)
    return SourceLine(shown, tuple(dict.fromkeys(mark.number for mark in marks)), title)
