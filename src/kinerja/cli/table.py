"""How do rows become columns of plain text that line up in any terminal?"""

from __future__ import annotations

import re
import shutil
import sys
import unicodedata
from collections.abc import Sequence

_STYLE = re.compile(r"\x1b\[[0-9;]*m")
#: A column is never squeezed below this, or nothing in it could be told apart.
LEAST = 12


def width(text: str) -> int:
    """The cells a text takes: East Asian wide letters take two, accents that combine none, styling none."""
    plain = _STYLE.sub("", text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in plain)


def cut(text: str, most: int) -> str:
    """A text in at most so many cells, with … where something is missing."""
    if width(text) <= most:
        return text
    kept = ""
    for char in _STYLE.sub("", text):
        if width(kept + char) > most - 1:
            break
        kept += char
    return kept.rstrip() + "…"


def pad(text: str, wide: int, *, right: bool) -> str:
    """A text filled up with spaces, on its left when the column holds numbers."""
    space = " " * (wide - width(text))
    return space + text if right else text + space


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], *, numbers: Sequence[int] = ()) -> str:
    """Rows under their heads, two spaces apart; columns named in `numbers` end on the right.

    In a terminal the widest column gives way until a row fits; into a file or a pipe everything is written in full.
    """
    wide = [max(width(cell) for cell in column) for column in zip(heads, *rows, strict=True)]
    if sys.stdout.isatty():
        most = shutil.get_terminal_size().columns
        widest = wide.index(max(wide))
        over = sum(wide) + 2 * (len(wide) - 1) - most
        wide[widest] = max(min(wide[widest], LEAST), wide[widest] - max(over, 0))
    lines = [
        "  ".join(pad(cut(cell, w), w, right=i in numbers) for i, (cell, w) in enumerate(zip(row, wide, strict=True)))
        for row in (heads, *rows)
    ]
    return "\n".join(line.rstrip() for line in lines)
