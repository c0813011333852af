"""Which columns of a heading belong to the year or month that a sheet is for, and which to an earlier one?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kinerja.reading.sheet.period import year_in
from kinerja.reading.sheet.words import SheetWords

_PAIR = 2
#: What says how an earlier stretch ended: what this one starts from.
_REACHED = ("actual", "achievement")


class Claim(NamedTuple):
    """What a column may hold; the least of all claims is believed first.

    `worded` tells that words stand where numbers should, `inexact` that its heading is no known one word for word.
    """

    hidden: bool
    worded: bool
    inexact: bool
    rank: int
    column: int
    meaning: str
    lang: str
    text: str


def of_one_year(claims: Sequence[Claim], said: Mapping[int, str]) -> list[Claim]:
    """The claims without those of other years: beside "Target 2026 | Realisasi 2026" last year's are no column.

    Where only an earlier year has actuals, the sheet is a plan and they are what it starts from.
    """
    years = {
        c.column: year for c in claims if c.meaning != "baseline" and (year := year_in(said[c.column])) is not None
    }
    if len(set(years.values())) < _PAIR:
        return list(claims)
    reported = [years[c.column] for c in claims if c.meaning == "actual" and c.column in years]
    planned = [years[c.column] for c in claims if c.meaning == "target" and c.column in years]
    year = max(reported or planned or years.values())
    if reported and planned and year < min(planned):
        claims = [c._replace(meaning="baseline") if years.get(c.column) == year else c for c in claims]
        return [c for c in claims if c.meaning == "baseline" or years.get(c.column) in (None, min(planned))]
    return [claim for claim in claims if years.get(claim.column) in (None, year)]


def without_earlier(claims: Sequence[Claim], said: Mapping[int, str], words: SheetWords) -> list[Claim]:
    """The claims without those of "Tahun Lalu": last year's actual is what this year starts from, the rest no column.

    A sheet that has nothing but an earlier stretch is read as it stands.
    """
    earlier = {claim.column for claim in claims if words.stretch(said[claim.column]) == "earlier"}
    if not any(claim.meaning in ("target", *_REACHED) and claim.column not in earlier for claim in claims):
        return list(claims)
    actual = any(claim.meaning == "actual" for claim in claims if claim.column in earlier)
    reached = "actual" if actual else "achievement"
    kept = (c._replace(meaning="baseline") if c.column in earlier and c.meaning == reached else c for c in claims)
    return [claim for claim in kept if claim.column not in earlier or claim.meaning == "baseline"]
