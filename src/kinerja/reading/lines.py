"""Which lines does a pasted document hold, once its frames and its wrapping are undone?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from kinerja.reading.document_words import is_listed
from kinerja.reading.framing import Framed, announces_quote, unframed
from kinerja.reading.labels import strip_label
from kinerja.reading.tokens import LONGEST

MOST_CHARACTERS = 2_000_000
MOST_LINES = 10_000
#: What a line opens is found out when it is first asked for.
UNKNOWN = "?"

#: So few lines show no habit; so many that touch are no double spacing.
_FEW = 6
_TOUCHING = 0.04
_MARKED = re.compile(r"[*_~`\[]")
#: A "#" that heads the column of numbers is followed by wide gaps, one that heads a chapter is not.
_HEADING = re.compile(r"^\s*(#{1,6})(?!\t| {3,}\S.*(?:\t| {3,}\S))\s+(.*?)\s*#*\s*$")
_RULE = re.compile(r"^\s*(?:[-=_*~]\s?){3,}\s*$")
_ITEM = re.compile(
    r"^\s*(?:[-*+–—•◦‣▪▫■□●○·∙►▶▸➤→»❖✔✓✅☑☐🔹🔸📌🎯👉]|\[[ xX]?\]|\(?[0-9]{1,2}[.)]|\([a-zA-Z]\)|[a-zA-Z][.)]\s)"
)


@dataclass(slots=True)
class SourceLine:
    """One line as it is read: its number in the source (from 1), its text, its indent and how it is marked."""

    number: int
    text: str
    indent: int
    level: int = 0
    item: bool = False
    blank: bool = False
    rule: bool = False
    label: str | None = None
    numbered: bool = False
    after_blank: bool = False
    stamped: bool = False
    speaker: str | None = None
    section: object = UNKNOWN


def split_lines(text: str) -> tuple[list[SourceLine], int | None, int | None]:
    """The lines of a document, at most `MOST_LINES` of them, each cut at the length of the longest statement.

    With them come the number of the last line that was read, where the text goes on beyond it, and that of the first
    line that was cut.
    """
    lines = []
    blank_before = False
    found = re.split(r"\r\n|\r|\n|\u2028|\u2029|\f|\v", text[:MOST_CHARACTERS], maxsplit=MOST_LINES)
    raw_lines = found[:MOST_LINES]
    too_long = any(found[MOST_LINES:]) or len(text) > MOST_CHARACTERS
    speaker = None
    for number, framed in enumerate(unframed([raw[:LONGEST] for raw in raw_lines]), 1):
        line = _read_line(number, framed)
        line.speaker = speaker = framed.speaker if framed.speaker is not None else speaker
        line.after_blank = blank_before
        blank_before = line.blank
        lines.append(line)
    long_line = next((number for number, raw in enumerate(raw_lines, 1) if len(raw) > LONGEST), None)
    return _join_wrapped(_single_spaced(lines)), len(raw_lines) if too_long else None, long_line


def _read_line(number: int, framed: Framed) -> SourceLine:
    raw = "" if announces_quote(framed.text) else framed.text
    expanded = raw.expandtabs(4)
    indent = len(expanded) - len(expanded.lstrip())
    heading = _HEADING.match(raw)
    body = heading.group(2) if heading else raw.rstrip()
    line = SourceLine(number, body, indent, len(heading.group(1)) if heading else 0)
    line.stamped = framed.stamped
    line.blank = not body.strip()
    line.rule = bool(_RULE.match(body))
    line.item = not heading and not line.rule and bool(_ITEM.match(body)) and not _is_emphasis(body)
    label = strip_label(body)
    line.label, line.numbered = label.kind, label.numbered
    return line


def _is_emphasis(body: str) -> bool:
    """ "*KASIR*" is emphasis, "* kasir" is a bullet."""
    stripped = body.strip()
    return stripped.startswith("*") and len(stripped) > 1 and stripped[1] not in " \t"


def _single_spaced(lines: list[SourceLine]) -> list[SourceLine]:
    """The lines without the empty ones between all of them, where a program has put one behind each paragraph."""
    written = [at for at, line in enumerate(lines) if not line.blank]
    touching = sum(below - above == 1 for above, below in pairwise(written))
    if len(written) < _FEW or touching > _TOUCHING * len(written):
        return lines
    kept: list[SourceLine] = []
    for at, line in enumerate(lines):
        if line.blank and (not at or not lines[at - 1].blank):
            continue
        line.after_blank = bool(kept) and kept[-1].blank
        kept.append(line)
    return kept


def _join_wrapped(lines: list[SourceLine]) -> list[SourceLine]:
    joined: list[SourceLine] = []
    for line in lines:
        previous = joined[-1] if joined else None
        if previous is not None and _continues(previous, line):
            previous.text = f"{previous.text.rstrip()} {line.text.strip()}"[:LONGEST]
        else:
            joined.append(line)
    return joined


def _continues(previous: SourceLine, line: SourceLine) -> bool:
    """Whether a line goes on with the item above: no mark of its own, and indented or beginning in small letters."""
    if (
        line.stamped
        or line.blank
        or line.rule
        or line.level
        or line.item
        or line.label
        or previous.blank
        or previous.level
        or "|" in line.text
    ):
        return False
    if not (previous.item or previous.label) or "\t" in line.text.strip():
        return False
    text, above = line.text.strip(), previous.text.rstrip()
    if above.endswith(":") or text.endswith(":") or _is_emphasis(text):
        return False
    if is_listed(text, "kpi", "okr", "key_results", "farewells"):
        return False
    small = text[0].islower() or text[0].isdigit() or text[0] in "(<>≥≤%&+"
    return (line.indent >= previous.indent + 2 and not above.endswith(".")) or (
        small and above[-1] not in ".;!?" and line.indent >= previous.indent and len(text) < 200
    )


def marker(line: SourceLine) -> str:
    """How an item is marked, with its digits and letters made alike: "1)" and "2)" are of one list."""
    first = line.text.split(maxsplit=1)[:1]
    return re.sub(r"[a-zA-Z]", "a", re.sub(r"\d+", "1", first[0])) if first else ""


def plain(text: str) -> str:
    """A text without Markdown's emphasis, code marks and links."""
    if not _MARKED.search(text):
        return " ".join(text.split())
    text = re.sub(r"\[([^\]\n]{1,200})\]\([^)\n]{1,300}\)", r"\1", text)
    text = re.sub(r"(\*\*|__|~~|`)", "", text)
    text = re.sub(r"(?<![\w*])\*(?=\S)([^*\n]{1,400}?)(?<=\S)\*(?![\w*])", r"\1", text)
    text = re.sub(r"(?<!\w)_(?=\S)([^_\n]{1,400}?)(?<=\S)_(?!\w)", r"\1", text)
    return " ".join(text.split())
