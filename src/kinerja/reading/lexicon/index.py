"""Where in a row of words do the phrases of a language stand, and in which of its lists?"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from typing import Any

Hits = Mapping[str, tuple[str, int]]
"""At one place of a text: for each list that knows the phrase there, the phrase's label and its number of words."""

NOTHING: Hits = {}
_TOGETHER = {
    "~dates": "months relative_dates edges ordinals dates.year_words dates.fiscal dates.quarter_words dates.half_words",
    "~after_day": "months dates.day_ends dates.before_month",
    "~moves": "keep.standing rise.standing rise.nouns fall.standing fall.nouns",
    "~zero": "zero.words zero.without zero.never zero.eliminate",
    "~verbs": "deliver.strong deliver.soft deliver.event verbs.plain verbs.doing rise.leading rise.nouns fall.leading"
    " fall.nouns keep.leading zero.eliminate",
    "~opening": "rise.leading rise.nouns fall.leading fall.nouns keep.leading",
    "~clock": "clock.before clock.words clock.am clock.pm clock.late clock.strong clock.day_words dates.day_ends",
    "~aside": "asides.opening asides.plain_opening asides.inserted asides.trailing",
    "~ignored": "ignored.weights ignored.progress ignored.progress_before ignored.birthdays ignored.ages ignored.past"
    " clock.am clock.pm",
    "~amounts": "numbers fractions currencies ranges.plus_minus clock_named single_spans",
}
"""Lists that are asked for together, so that a place where none of them stands is passed over at once."""


_WHOLE = frozenset(
    "comparators comparators_after currencies edges fractions months multiples multipliers numbers ordinals periods"
    " relative_dates units verbs".split()
)
"""Sections that are asked as one list, for the label of what stands there; of the others only the lists are."""
_OWN = ("metric.articles", "metric.prepositions")
"""Lists of small words that nobody borrows: one language's article is another's letter, department or verb."""


def of_own(name: str) -> bool:
    """Whether a list speaks for its own language alone."""
    return name in _OWN


class Index:
    """All phrases of a lexicon, so that one pass over a text finds what every list knows of it.

    A list is named by its section and key ("moves.to"); a whole section ("units") is a list as well, with the key as
    each phrase's label, or the value where the section maps words to numbers ("tiga" = "3").
    """

    __slots__ = ("_alone", "_longer")

    def __init__(self, files: Iterable[Mapping[str, Any]], cut: Any) -> None:
        self._alone: dict[str, dict[str, tuple[str, int]]] = {}
        self._longer: dict[str, dict[str, dict[tuple[str, ...], dict[str, tuple[str, int]]]]] = {}
        for nth, data in enumerate(files):
            for section, lists in data.items():
                if isinstance(lists, dict):
                    heard = {k: v for k, v in lists.items() if not (nth and of_own(f"{section}.{k}"))}
                    self._learn(section, heard, cut)
        for seconds in self._longer.values():
            for second, phrases in seconds.items():
                seconds[second] = dict(sorted(phrases.items(), key=lambda item: len(item[0])))

    def _learn(self, section: str, lists: Mapping[str, Any], cut: Any) -> None:
        for key, value in lists.items():
            if isinstance(value, str):
                self._add(cut(key), section, section, value)
                continue
            for phrase in value:
                pieces = cut(phrase)
                if section in _WHOLE:
                    self._add(pieces, section, section, key)
                self._add(pieces, section, f"{section}.{key}", key)

    def _add(self, phrase: tuple[str, ...], section: str, name: str, label: str) -> None:
        """The statement's own language comes first: what it says of a phrase is not said again."""
        if len(phrase) == 1:
            hits = self._alone.setdefault(phrase[0], {})
        elif phrase:
            hits = self._longer.setdefault(phrase[0], {}).setdefault(phrase[1], {}).setdefault(phrase, {})
        else:
            return
        hits.setdefault(name, (label, len(phrase)))
        for group, names in _TOGETHER.items():
            if name in names.split():
                hits.setdefault(group, (label, len(phrase)))

    def find(self, lows: list[str], spare: int) -> tuple[list[Hits], list[Hits]]:
        """What starts at each place and what ends before it, the longest phrase of each list; `spare` empty places
        follow.

        Places of words alone share one table, so that a text costs little more than a look at each of its words.
        """
        alone, longer = self._alone, self._longer
        starts: list[Hits] = [alone.get(low, NOTHING) for low in lows]
        ends: list[Hits] = [NOTHING, *starts]
        found = []
        for i, (low, second) in enumerate(itertools.pairwise(lows)):
            seconds = longer.get(low)
            phrases = seconds.get(second) if seconds else None
            if not phrases:
                continue
            third = lows[i + 2] if i + 2 < len(lows) else ""
            for phrase, hits in phrases.items():
                size = len(phrase)
                # One word is compared before a row of them is cut: many phrases begin with "by the".
                if size == 2 or (phrase[2] == third and (size == 3 or tuple(lows[i : i + size]) == phrase)):
                    starts[i] = {**starts[i], **hits}
                    found.append((i + size, hits))
        for end, hits in reversed(found):
            ends[end] = {**ends[end], **hits}
        starts.extend([NOTHING] * spare)
        ends.extend([NOTHING] * spare)
        return starts, ends
