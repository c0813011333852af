"""Which lines did a printer or an app put around what people wrote: running heads, contents, buttons, counts?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kinerja.reading.document.columns import column_of
from kinerja.reading.document_words import is_listed, listed
from kinerja.reading.statement.labels import strip_label

Numbered = tuple[int, str]
"""A line's number in the source, from 1, and its text."""

_DIGITS = re.compile(r"\d+")
_NUMBERING = re.compile(r"^[\W_]*(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?")
_TO_PAGE = re.compile(r"(?:\s?[.…_·]{3,}\s*|\s{3,}|\t+\s*)\d{1,3}$")
_CELLS = re.compile(r"\s{2,}|\t|\|")
_REACTIONS = re.compile(r"^\s{0,8}(?::[a-z0-9_+'-]{1,40}:\s{0,3}\d{0,4}\s{0,3}){1,20}$")
#: On a board a card's counts, its members' initials and its day are lines of their own.
_BADGE = re.compile(r"^\s*(?:\d{1,3}|\d{1,3}/\d{1,3}|[A-Z]{2,3}|\d{1,2} [^\W\d_]{3,4}|[^\W\d_]{3,4} \d{1,2})\s*$")
#: A running line is no longer; so many lines of them stand together; so few titles are no contents.
_LONGEST, _DEEP, _CONTENTS, _TITLE_WORDS = 160, 3, 3, 8


def without_surroundings(lines: Sequence[Numbered]) -> list[Numbered]:
    """The lines that people wrote, without heads and feet of pages, a table of contents, and what an app drew."""
    dropped = set(_running([text for _, text in lines]))
    kept = [line for at, line in enumerate(lines) if at not in dropped]
    dropped = set(_contents([text for _, text in kept]))
    return _without_app([line for at, line in enumerate(kept) if at not in dropped])


@lru_cache(maxsize=1)
def _page() -> re.Pattern[str]:
    """ "… Page 17 of 64", "Halaman 3 dari 9 …" at one edge of a line."""
    names, of = "|".join(sorted(listed("furniture_counted"))), "|".join(sorted(listed("furniture_of")))
    count = rf"(?:{names})\.?\s{{0,3}}\d{{1,4}}(?:\s{{0,3}}(?:{of}|/)\s{{0,3}}\d{{1,4}})?"
    return re.compile(rf"^\s*{count}(?=\s{{2,}}|\s?[-–—|·])|(?:^|\s{{2,}}|[-–—|·]\s?){count}\s*$", re.IGNORECASE)


def _running(texts: list[str]) -> Iterator[int]:
    """The lines with a page's number at their edge that come again on the next page, and those beside them."""
    found = [at for at, text in enumerate(texts) if 0 < len(text) <= _LONGEST and _page().search(text)]
    shapes = Counter(_shape(texts[at]) for at in found)
    feet = [at for at in found if shapes[_shape(texts[at])] > 1]
    if not feet:
        return
    # The first page has its head where the text begins.
    beside = {near for foot in (-1, *feet) for near in _beside(texts, foot)}
    places = [at for at in beside if len(texts[at]) <= _LONGEST and not _states(texts[at])]
    again = Counter(" ".join(texts[at].split()) for at in places)
    yield from feet
    yield from (at for at in places if again[" ".join(texts[at].split())] > 1)


def _shape(text: str) -> str:
    return _DIGITS.sub("0", " ".join(text.split())).lower()


def _beside(texts: list[str], foot: int) -> Iterator[int]:
    for step in (-1, 1):
        at, seen = foot + step, 0
        while 0 <= at < len(texts) and seen < _DEEP and abs(at - foot) < 2 * _DEEP:
            if texts[at].strip():
                yield at
                seen += 1
            at += step


def _states(text: str) -> bool:
    """Whether a line that comes again says something each time: a heading or a table's head, an item or a label."""
    cells = [cell.strip() for cell in _CELLS.split(text) if cell.strip()]
    if column_of(text.strip()) is not None or sum(column_of(cell) is not None for cell in cells) > 1:
        return True
    return is_listed(text, "kpi", "okr", "key_results") or strip_label(text).start > len(text) - len(text.lstrip())


def _contents(texts: list[str]) -> Iterator[int]:
    """The lines of a table of contents: several titles, one below the other, that all head something further down."""
    titles = [_title(text) for text in texts]
    total = Counter(titles)
    last: dict[str, int] = {}
    for at, title in enumerate(titles):
        last[title] = at
    at = 0
    while at < len(titles):
        end = at
        while end < len(titles) and titles[end] and last[titles[end]] > end:
            end += 1
        run = titles[at:end]
        places = [last[title] for title in run]
        # A title that comes often, "KPI" below each role, is found late: those that come once more show the order.
        once = [place for title, place in zip(run, places, strict=True) if total[title] == 2]
        heads = {
            title for title in run if column_of(title) is None and not is_listed(title, "kpi", "okr", "key_results")
        }
        if len(run) >= _CONTENTS and len(heads) > 1 and once and min(places) >= end and once == sorted(once):
            yield from range(at, end)
        at = max(end, at + 1)


def _title(text: str) -> str:
    """The words of a line that may be a title, with neither its number nor its page; "" for any other."""
    bare = _TO_PAGE.sub("", text.strip()) if len(text) <= _LONGEST else ""
    if not bare or len(bare) > 80 or any(char in bare for char in "|\t%:;<>≥≤"):
        return ""
    title = _NUMBERING.sub("", bare).strip(" *_#").lower()
    if not title or len(title.split()) > _TITLE_WORDS or _DIGITS.search(title) or title[-1] in ".,!?":
        return ""
    if is_listed(title, "farewells") or strip_label(text).kind is not None:
        return ""
    return title


def _without_app(lines: list[Numbered]) -> list[Numbered]:
    """The lines without an app's buttons and reactions, and, on a board, without the badges of its cards."""
    shown = [line for line in lines if not (_is_button(line[1]) or (":" in line[1][:9] and _REACTIONS.match(line[1])))]
    if any(is_listed(_DIGITS.sub("", text), "board") for _, text in lines if len(text) < 40):
        shown = [line for line in shown if not _BADGE.match(line[1])]
    return shown


def _is_button(text: str) -> bool:
    if not 0 < len(text) < 60:
        return False
    low = text.strip().lower()
    return is_listed(_DIGITS.sub("", text), "buttons", "board") or low.startswith(tuple(listed("buttons_open")))
