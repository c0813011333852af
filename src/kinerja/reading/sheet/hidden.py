"""Are the lines of a table that are hidden a part of it?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kinerja.core.sheet import Finding
from kinerja.reading.sheet.grid import address
from kinerja.reading.sheet.joined import is_whole, weights_of
from kinerja.reading.sheet.table import Block
from kinerja.reading.sheet.words import SheetWords

_MOST_NAMED = 12


def seen_of(block: Block, words: SheetWords) -> Block:
    """The table as a person sees it: without hidden lines, unless its weights total 100 only with them."""
    lines = [row for row in block.rows if row.kind == "line"]
    hidden = [row.row for row in lines if row.row in block.grid.hidden_rows]
    if not hidden or len(hidden) == len(lines):
        return block
    seen = replace(block, rows=[row for row in block.rows if row.row not in hidden])
    both, alone = weights_of(block, words), weights_of(seen, words)
    kept = is_whole(both) and not is_whole(alone)
    return replace(block if kept else seen, hidden_lines=tuple(hidden), without_hidden=not kept)


def hidden_finding(block: Block) -> Iterator[Finding]:
    """Which rows are hidden, and what was made of them."""
    if block.hidden_lines:
        rows = ", ".join(str(row + 1) for row in block.hidden_lines[:_MOST_NAMED])
        code = "hidden_left" if block.without_hidden else "hidden_kept"
        first = block.hidden_lines[0]
        yield Finding(code, address(first, block.columns["kpi"]), "doubt", row=first + 1, values={"rows": rows})
