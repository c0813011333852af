"""Which lines does a pasted document hold, once its frames and its wrapping are undone?"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from kinerja.reading.document.around import without_surroundings
from kinerja.reading.document.delimited import tabbed
from kinerja.reading.document.framing import Framed, announces_quote, is_furniture, unframed
from kinerja.reading.document.layout import laid_out
from kinerja.reading.document.unwrapped import cells_joined
from kinerja.reading.document_words import is_listed
from kinerja.reading.statement.labels import announced_list, labels_apart, qualified_label, strip_label
from kinerja.reading.tokens import LONGEST

MOST_CHARACTERS = 2_000_000
MOST_LINES = 10_000
#: What a line opens is found out when it is first asked for.
UNKNOWN = "?"

#: So few lines show no habit; so many that touch are no double spacing.
_FEW = 6
_TOUCHING = 0.04
#: A text is broken at such widths.
_NARROWEST, _WIDEST = 56, 110
#: What is struck through was left out by whoever wrote it.
_STRUCK = re.compile(r"\s*(?:[-*+•]\s+)?(?:\[[ xX]?\]\s+)?~~[^~]+~~(?:\s*\([^()]*\))?$")
_MARKED = re.compile(r"[*_~`\[]")
#: A "#" that heads the column of numbers is followed by wide gaps, one that heads a chapter is not.
_HEADING = re.compile(r"^\s*(#{1,6})(?!\t| {3,}\S.*(?:\t| {3,}\S))\s+(.*?)\s*#*\s*$")
_RULE = re.compile(r"^\s*(?:[-=_*~]\s?){3,}\s*$")
_ITEM = re.compile(
    r"^\s*(?:[-*+–—•◦‣▪▫■□●○·∙►▶▸➤→»❖✔✓✅☑☐🔹🔸📌🎯👉]|\[[ xX]?\]|\(?[0-9]{1,2}[.)]"
    r"|\((?:[a-zA-Z]|[ivxIVX]{1,5})\)|(?:[a-zA-Z]|[ivxIVX]{1,5}|[A-GI-NPR-Z][0-9]{1,2})[.)]\s)"
)
#: Between the cells of a table that is drawn with gaps.
_GAP = re.compile(r"\S {3,}\S")
_NOTE = re.compile(r"\s*([^:]{1,40}?)\s*[:：]")
_BROKEN = re.compile(r"([^\W\d_]+)-$")


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
    quoted: int = 0
    speaker: str | None = None
    section: object = UNKNOWN
    #: How long the last of its lines is as typed, and whether it is so long that its sentence went on below.
    width: int = 0
    full: bool = False


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
    numbered = laid_out(tabbed(without_surroundings(cells_joined([raw[:LONGEST] for raw in raw_lines]))))
    for (number, _), framed in zip(numbered, unframed([text[:LONGEST] for _, text in numbered]), strict=True):
        if is_furniture(framed.text):
            continue
        line = _read_line(number, framed)
        line.width = len(framed.text.rstrip())
        line.speaker = speaker = framed.speaker if framed.speaker is not None else speaker
        line.after_blank = blank_before
        blank_before = line.blank
        lines.append(line)
    long_line = next((number for number, raw in enumerate(raw_lines, 1) if len(raw) > LONGEST), None)
    _find_announced(lines)
    _find_full(lines)
    return _one_label_each(_join_wrapped(_single_spaced(lines))), len(raw_lines) if too_long else None, long_line


def _read_line(number: int, framed: Framed) -> SourceLine:
    raw = "" if announces_quote(framed.text) or _STRUCK.match(framed.text.rstrip()) else framed.text
    expanded = raw.expandtabs(4)
    indent = len(expanded) - len(expanded.lstrip())
    heading = _HEADING.match(raw)
    body = heading.group(2) if heading else raw.rstrip()
    line = SourceLine(number, body, indent, len(heading.group(1)) if heading else 0)
    line.stamped, line.quoted = framed.stamped, framed.quoted
    line.blank = not body.strip()
    line.rule = bool(_RULE.match(body))
    line.item = not heading and not line.rule and bool(_ITEM.match(body)) and not _is_emphasis(body)
    label = strip_label(body)
    if label.kind is None and (qualified := qualified_label(body)) is not None:
        line.text, label = qualified, strip_label(qualified)
    line.label, line.numbered = label.kind, label.numbered
    return line


def _find_announced(lines: list[SourceLine]) -> None:
    """Give the lines that lead a list in by a sentence the label that the sentence names."""
    for at, line in enumerate(lines):
        if line.label is None and ":" in line.text:
            below = " ".join(each.text for each in takewhile(lambda each: not each.blank, lines[at + 1 : at + 4]))
            if (announced := announced_list(line.text, below)) is not None:
                line.text, line.label = announced, strip_label(announced).kind


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


def _find_full(lines: list[SourceLine]) -> None:
    """Mark the lines that end where the text is broken at a width: the next line's first word had no room on them.

    A text is broken at a width if none of its lines is wider, and each that goes on in small letters had no room.
    """
    widest = max((line.width for line in lines), default=0)
    if not _NARROWEST <= widest <= _WIDEST:
        return
    pairs = [(a, b) for a, b in pairwise(lines) if not (a.blank or b.blank or b.item or b.label or b.rule or b.level)]
    broken = [(a, b) for a, b in pairs if b.text.lstrip()[:1].islower()]
    full = [a.width + 1 + len(b.text.split(maxsplit=1)[0]) > widest for a, b in broken]
    if full and all(full):
        for above, below in pairs:
            above.full = above.width + 1 + len(below.text.split(maxsplit=1)[0]) > widest


def _join_wrapped(lines: list[SourceLine]) -> list[SourceLine]:
    joined: list[SourceLine] = []
    for line in lines:
        previous = joined[-1] if joined else None
        if previous is not None and _continues(previous, line):
            previous.full = line.full
            previous.text = _joined(previous.text.rstrip(), line.text.strip())[:LONGEST]
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
    if _GAP.search(line.text.strip()) and _GAP.search(previous.text):
        return False
    text, above = line.text.strip(), previous.text.rstrip()
    if above.endswith(":") or text.endswith(":") or _is_emphasis(text):
        return False
    # "III. Any other business": what stands below it is no part of the title.
    if previous.item and previous.label is None and is_listed(above[strip_label(above).start :], "closing"):
        return False
    note = _NOTE.match(text)
    if is_listed(text, "kpi", "okr", "key_results", "farewells"):
        return False
    # "Owner: Sam" below a goal is about it; a sentence that goes on seldom has a capital and a colon soon.
    if note and (is_listed(note.group(1), "not_statement") or (text[0].isupper() and len(note.group(1).split()) < 3)):
        return False
    # A list with semicolons goes on in the next line, whatever its first word.
    if previous.label in ("kpi", "key_result") and not previous.numbered and ";" in text and above[-1] not in ".!?":
        return True
    # "(none yet, next month)" below a short line is a remark of its own.
    if text[0] == "(" and text[-1] == ")" and previous.width < _NARROWEST and line.indent <= previous.indent:
        return False
    small = text[0].islower() or text[0].isdigit() or text[0] in "(<>≥≤%&+" or previous.full
    return (line.indent >= previous.indent + 2 and not above.endswith(".")) or (
        small and (above[-1] not in ".;!?" or _lists(previous)) and line.indent >= previous.indent and len(text) < 200
    )


def _one_label_each(lines: list[SourceLine]) -> list[SourceLine]:
    """The lines with a new one at each label inside: "KPI: a; b. Objective: c. KR: d" are three."""
    told: list[SourceLine] = []
    for line in lines:
        parts = labels_apart(line.text) if line.text.count(":") > 1 and "|" not in line.text else [line.text]
        told.append(line)
        line.text = parts[0]
        for part in parts[1:]:
            label = strip_label(part)
            told.append(
                replace(
                    line,
                    text=part,
                    label=label.kind,
                    numbered=label.numbered,
                    after_blank=False,
                    section=UNKNOWN,
                    item=False,
                )
            )
    return told


def _lists(line: SourceLine) -> bool:
    """Whether a labelled line holds a list with semicolons that is not at its end: "Key result: a; b;"."""
    return line.label is not None and line.text.rstrip().endswith(";")


def _joined(above: str, text: str) -> str:
    """Two lines of one sentence; a word that was broken at the end of the line is whole again: "ob-" and "jects"."""
    broken = _BROKEN.search(above)
    if broken is None or not text[:1].islower():
        return f"{above} {text}"
    first = broken.group(1).lower()
    # "anak-anak" is said twice and "sale-or-return" is one word of several: their hyphens are their own.
    own = above[: broken.start()].endswith("-") or is_listed(first, "hyphened") or text.lower().startswith(first)
    return above + text if own else above[:-1] + text


def marker(line: SourceLine) -> str:
    """How an item is marked, with its digits and letters made alike: "1)" and "2)" are of one list."""
    first = line.text.split(maxsplit=1)[:1]
    return re.sub(r"[a-zA-Z]+", "a", re.sub(r"\d+", "1", first[0])) if first else ""


def plain(text: str) -> str:
    """A text without Markdown's emphasis, code marks and links."""
    if not _MARKED.search(text):
        return " ".join(text.split())
    text = re.sub(r"\[([^\]\n]{1,200})\]\([^)\n]{1,300}\)", r"\1", text)
    text = re.sub(r"(\*\*|__|~~|`)", "", text)
    text = re.sub(r"(?<![\w*])\*(?=\S)([^*\n]{1,400}?)(?<=\S)\*(?![\w*])", r"\1", text)
    text = re.sub(r"(?<!\w)_(?=\S)([^_\n]{1,400}?)(?<=\S)_(?!\w)", r"\1", text)
    return " ".join(text.split())
