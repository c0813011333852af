"""What was refused, and what would do, in one sentence each, for every code of a Problem?"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kinerja.core.access import Deed
from kinerja.core.kpi import Aggregation
from kinerja.core.measure import CALENDAR_DURATIONS, MILLISECONDS, Comparator, Polarity, UnitKind
from kinerja.core.okr import KeyResultKind
from kinerja.core.period import Cadence, Period, parse_period
from kinerja.core.problem import Problem
from kinerja.core.score import Formula
from kinerja.words.dates import date, moment, period_label
from kinerja.words.language import N_, said, translations
from kinerja.words.names import code_label, label, noun
from kinerja.words.numbers import NOTHING, number
from kinerja.words.refusals import DEEDS, FALLBACK, SENTENCES

#: Enums that a bare code in a problem's values may belong to.
_ENUMS = (Formula, Polarity, Comparator, Cadence, Aggregation, UnitKind, KeyResultKind, Deed)
#: Values that are somebody's own words, or names: shown as they are, even where they happen to be a code.
_VERBATIM = frozenset(
    "text label id child parent name title titles prefix host email person cycle unit missing unknown".split()
)
#: Of a role's file the keys and words as one writes them there: "kpi" and "higher", never what they stand for.
_OF_A_FILE = frozenset("field value would_do".split())


@dataclass(frozen=True, slots=True)
class Sentence:
    """A refusal in words: what was wrong, and what would do (None where there is nothing to say)."""

    what: str
    remedy: str | None = None


def sentence(problem: Problem, lang: str, tz: str = "Asia/Jakarta") -> Sentence:
    """The refusal in the reader's language; `tz` is the clock that moments in it are told by.

    A code without a sentence of its own gets a plain one, and a value that is missing a dash: never an exception.
    """
    if problem.code == "forbidden" and str(problem.values.get("reason")) in DEEDS:
        what, remedy = DEEDS[str(problem.values["reason"])]
    else:
        what, remedy = SENTENCES.get(problem.code, FALLBACK)
    told = _Told(problem, lang, tz)
    written_out = said(what, lang).format_map(told)
    return Sentence(written_out[:1].upper() + written_out[1:], said(remedy, lang).format_map(told) or None)


class _Told(dict[str, str]):
    """The values of a problem, each written for the reader when its sentence asks for it."""

    def __init__(self, problem: Problem, lang: str, tz: str) -> None:
        super().__init__()
        self.problem, self.lang, self.tz = problem, lang, tz

    def __missing__(self, key: str) -> str:
        if key == "code":
            return self.problem.code
        value = self.problem.values.get(key)
        if key == "by" and not value:
            _ = translations(self.lang).gettext
            return _("somebody")
        if value is None or value == "":
            return NOTHING
        return self._written(key, value)

    def _written(self, key: str, value: object) -> str:
        if isinstance(value, str) and not isinstance(value, StrEnum) and key in _VERBATIM:
            return value
        if key in _OF_A_FILE and self.problem.code.startswith("library."):
            return written(value, self.lang, self.tz, verbatim=True)
        if key in _BY_KEY:
            return _BY_KEY[key](value, self.lang)
        return written(value, self.lang, self.tz, verbatim=key in _VERBATIM)


def written(value: object, lang: str, tz: str, *, verbatim: bool = False) -> str:
    """Any value for the reader: numbers, days and names in the language's form, several joined by commas."""
    match value:
        case StrEnum():
            return label(value, lang)
        case bool():
            _ = translations(lang).gettext
            return _("yes") if value else _("no")
        case Decimal() | int():
            return number(value, lang)
        case datetime.datetime():
            return moment(value, lang, tz) if value.tzinfo else date(value.date(), lang)
        case datetime.date():
            return date(value, lang)
        case Period():
            return period_label(value, lang)
        case str():
            return value if verbatim else code_label(value, _ENUMS, lang)
        case Mapping():
            return ", ".join(f"{name}: {written(v, lang, tz, verbatim=True)}" for name, v in value.items())
        case Iterable():
            return ", ".join(written(item, lang, tz, verbatim=verbatim) for item in value)
        case _:
            return str(value)


_DURATIONS: Mapping[str, str] = {
    "ms": N_("millisecond"),
    "second": N_("second"),
    "minute": N_("minute"),
    "hour": N_("hour"),
    "day": N_("day"),
    "week": N_("week"),
    "workday": N_("working day"),
    "month": N_("month"),
    "quarter": N_("quarter"),
    "year": N_("year"),
}


def duration_name(name: str, lang: str) -> str:
    """A unit of time on its own: "hour", "jam"; an unknown one as it is."""
    return said(_DURATIONS.get(name, name), lang)


def _path(value: object, lang: str) -> str:
    return " → ".join(str(ref) for ref in value) if isinstance(value, Iterable) else str(value)


def _would_do(value: object, lang: str) -> str:
    """Alternatives joined by commas: formulas by their names, durations by theirs."""
    items = (
        [str(item) for item in value] if isinstance(value, Iterable) and not isinstance(value, str) else [str(value)]
    )
    durations = (*MILLISECONDS, *CALENDAR_DURATIONS)
    return ", ".join(
        duration_name(item, lang) if item in durations else code_label(item, _ENUMS, lang) for item in items
    )


def _period(value: object, lang: str) -> str:
    period = parse_period(str(value)) if isinstance(value, str) else value
    return period_label(period, lang) if isinstance(period, Period) else str(value)


def _state(value: object, lang: str) -> str:
    return said(_STATES.get(str(value), str(value)), lang)


_STATES: Mapping[str, str] = {
    "active": N_("active"),
    "archived": N_("archived"),
    "draft": N_("a draft"),
    "published": N_("published"),
    "open": N_("in progress"),
    "closed": N_("closed"),
}

_BY_KEY: Mapping[str, Callable[[object, str], str]] = {
    "noun": lambda value, lang: noun(str(value), lang),
    "path": _path,
    "would_do": _would_do,
    "period": _period,
    "running": _period,
    "before": _state,
    "after": _state,
}
