"""Is the bare number of a sentence more likely a limit to stay below than a level to reach, by what it names?"""

from __future__ import annotations

from decimal import Decimal

from kinerja.core.measure import CALENDAR_DURATIONS, MILLISECONDS
from kinerja.reading.sheet.words import begins, inside, normal, sheet_words
from kinerja.reading.statement import Statement
from kinerja.reading.statement.labels import strip_label

#: A share of half and more is hardly one to stay below, whatever it is of: "komplain terjawab 95 %".
_SHARE = Decimal(50)


def is_bare(said: Statement) -> bool:
    """Whether a number leaves open from which side it is to be reached: no limit, no movement, no start, not 0."""
    bare = said.comparator in (None, "=") and said.direction in (None, "achieve") and said.baseline is None
    return bare and bool(said.value) and not said.relative and said.unit != "rank"


def leans_lower(said: Statement) -> bool:
    """Whether less is better of most things that a bare number is of: "Waktu respons 2 jam", "Komplain 5 per bulan".

    Only the words for such things tell, so it is a guess. A share of good ones ("95 % tiket selesai") is none, and
    neither is a deed done to bad ones ("Tangani 50 komplain") nor money that comes in ("Turnover Rp 5 miliar").
    """
    if not is_bare(said) or not said.metric or not _names_first(said):
        return False
    if said.unit == "%" and said.value is not None and said.value >= _SHARE:
        return False
    words, name, money = sheet_words(), normal(said.metric), said.unit not in (None, "count", "%")
    timed = said.unit in MILLISECONDS or said.unit in CALENDAR_DURATIONS
    named = [(phrase, meaning) for phrase, meaning, _ in words.table("leaning") if inside(name, phrase)]
    of_time = {phrase for phrase, _, _ in words.table("timed")}
    longer = [phrase for phrase, meaning in named if meaning == "higher"]
    if timed:
        # "Waktu penyelesaian" is a time, though what is solved is good; "waktu kerja" is one there may be more of.
        first = name.removeprefix(next((p for p, _, _ in words.table("averaged") if begins(name, p)), "")).strip()
        if any(begins(first, phrase) for phrase in of_time) and not any(begins(first, phrase) for phrase in longer):
            return True
    either = {phrase for phrase, _, _ in words.table("earned")} if money and not timed else set()
    low = [p for p, meaning in named if meaning == "lower" and (timed or p not in of_time) and p not in either]
    return bool(low) and not longer


def _names_first(said: Statement) -> bool:
    """Whether the sentence begins with what is measured, or with its number: before a deed's thing stands a verb."""
    spans = [span.start for span in said.spans if span.field in ("metric", "value")]
    start = strip_label(said.text).start
    return bool(spans) and not any(char.isalpha() for char in said.text[start : min(spans)])
