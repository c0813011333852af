"""In which language is a table of a workbook written: is "1,200" there a thousand or a little more than one?"""

from __future__ import annotations

from kinerja.reading.language import language_votes
from kinerja.reading.sheet.table import Block
from kinerja.reading.sheet.words import SheetWords, normal
from kinerja.reading.tokens import tokenize

#: Lines whose names and numbers are looked at.
_LINES = 20
_NUMBERS = ("target", "actual", "baseline")


def language_of(block: Block, words: SheetWords) -> str:
    """The language of a table by its headings, titles, names and the way its numbers are written as text.

    A heading that only one language has ("Realisasi") tells more than any other word; where nothing tells it is the
    language of most headings.
    """
    lines = [row for row in block.rows if row.kind == "line"][:_LINES]
    said = [*block.headings.values(), *block.above, *(row.name for row in lines)]
    for row in lines:
        said += [cell.words for column in _NUMBERS if (cell := block.cell(row.row, column)) is not None]
    votes = language_votes(tokenize(" . ".join(text[:200] for text in said if text)))
    for heading in block.headings.values():
        known = {lang for phrase, _, lang in words.table("columns") if phrase == normal(heading)}
        if len(known) == 1:
            votes[known.pop()] += 1
    best = max(votes.values(), default=0.0)
    return block.lang if votes.get(block.lang, 0.0) >= best else max(votes, key=lambda code: votes[code])
