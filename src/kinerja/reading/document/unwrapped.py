"""What does a line say once tags, character codes and the quotes of a spreadsheet's cells are undone?"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

_TAG = re.compile(
    r"</?(?:details|summary|aside|div|p|span|section|article|header|footer|main|nav|figure|font|center|small|mark|big"
    r"|u|b|i|em|strong|del|ins|sub|sup|kbd|code|ul|ol|li|h[1-6]|hr|a|img|input|label|time)"
    r"(?:\s[^<>]{0,300})?/?>|<!--.{0,400}?-->",
    re.IGNORECASE,
)
_BREAK = re.compile(r"^\s*(?:<br\s*/?>\s*)+|(?:\s*<br\s*/?>)+\s*$", re.IGNORECASE)
_CODE = re.compile(r"&(?:amp|nbsp|lt|gt|quot|apos|ndash|mdash|bull|rarr|ge|le|#\d{2,5});")
_TITLE = re.compile(r"<(?:h(?P<level>[1-6])|summary)\b", re.IGNORECASE)
_LISTED = re.compile(r"<li\b", re.IGNORECASE)
_OPENS = re.compile(r'(?:^|\t)"')
_CLOSES = re.compile(r'"(?:\t|\s*$)')
_LONGEST_CELL = 12


def without_tags(text: str) -> str:
    """A line without HTML's tags: a heading's and a fold's title stay marked as titles, a list's item as an item."""
    if "<" in text:
        text = _BREAK.sub("", text)
        bare = _TAG.sub("", text)
        if bare != text:
            title, listed = _TITLE.search(text), _LISTED.search(text)
            said = bare.strip()
            if title and said:
                level = title.group("level")
                bare = f"{'#' * int(level)} {said}" if level else f"**{said.strip('*')}**"
            elif listed and said:
                bare = f"- {said}"
        text = bare
    return _CODE.sub(lambda found: html.unescape(found.group()), text) if "&" in text else text


def cells_joined(lines: Sequence[str]) -> list[tuple[int, str]]:
    """The lines with their numbers from 1; a cell that a spreadsheet has put in quotes, because it holds several
    lines, is on one line and bare."""
    joined: list[tuple[int, str]] = []
    at = 0
    while at < len(lines):
        line, number = lines[at], at + 1
        if line.count('"') % 2 and _OPENS.search(line):
            end = _closing(lines, at)
            if end is not None and any("\t" in each for each in lines[at : end + 1]):
                line = " ".join([line.rstrip(), *(each.strip(" ") for each in lines[at + 1 : end + 1])])
                at = end
        joined.append((number, "\t".join(map(_unquoted, line.split("\t"))) if '"' in line and "\t" in line else line))
        at += 1
    return joined


def _closing(lines: Sequence[str], at: int) -> int | None:
    """The line on which the cell ends that is opened on line `at`."""
    for k in range(at + 1, min(len(lines), at + _LONGEST_CELL)):
        if lines[k].count('"') % 2:
            return k if _CLOSES.search(lines[k]) else None
    return None


def _unquoted(cell: str) -> str:
    inner = cell.strip()[1:-1]
    if len(cell.strip()) < 2 or cell.strip()[0] + cell.strip()[-1] != '""' or '"' in inner.replace('""', ""):
        return cell
    return inner.replace('""', '"')
