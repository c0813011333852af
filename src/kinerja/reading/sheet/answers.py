"""What is answered where a KPI sheet takes nothing: an answer to no question, or a workbook without a table?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from kinerja.core.problem import Problem
from kinerja.core.sheet import Finding, Page
from kinerja.reading.sheet.grid import Grid
from kinerja.reading.sheet.recap_head import across
from kinerja.reading.sheet.words import sheet_words

#: The findings that tell of a column or a direction that it was taken as a person said.
_TAKEN = ("column_said", "polarity_said", "percent_said")
#: Questions that a refusal lists: who needs more of them looks at the sheet itself.
_MOST_LISTED = 20


def unasked(pages: Iterable[Page], given: Iterable[tuple[str, Collection[str]]]) -> Problem | None:
    """The refusal of an answer that no cell took: a place where nothing is asked, or words that are no answer there.

    `given` holds each answer as it was written ("F7=final") with the places it may mean ("Sheet1!F7"); `pages` are the
    sheets as they were read with the answers.
    """
    asked: dict[str, Finding] = {}
    for page in pages:
        for finding in page.findings:
            if finding.options:
                asked.setdefault(f"{page.sheet}!{finding.cell}", finding)
    taken = {place for place, finding in asked.items() if finding.code in _TAKEN}
    lost = next((written for written, places in given if not taken.intersection(places)), None)
    if lost is None:
        return None
    if not asked:
        return Problem("sheet.nothing_asked", "answers", {"text": lost})
    listed = tuple(f"{place} ({', '.join(finding.options)})" for place, finding in asked.items())[:_MOST_LISTED]
    return Problem("sheet.answer_unasked", "answers", {"text": lost, "titles": listed})


def nothing_read(grids: Sequence[Grid]) -> Problem:
    """Why no table was found in a workbook: people down and KPIs across say too little without their headings."""
    name = next(across(grids, sheet_words()), None)
    if name is None:
        return Problem("sheet.nothing_read", "file")
    return Problem("sheet.people_across", "file", {"name": name})
