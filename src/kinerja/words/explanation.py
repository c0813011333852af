"""How does "why is this number so?" read: its formula, its inputs and its steps in the reader's language?"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kinerja.core.book import HIDDEN
from kinerja.core.explain import Explanation, Input, Step
from kinerja.core.grade import Band, Flag
from kinerja.core.kpi import Verdict
from kinerja.core.measure import CALENDAR_DURATIONS, MILLISECONDS, Comparator, Polarity, Unit, UnitKind
from kinerja.core.okr import Ambition, Status
from kinerja.core.period import Cadence, Period, parse_period
from kinerja.core.score import Formula, Level
from kinerja.words.dates import date, moment, period_label
from kinerja.words.explanation_names import FORMULAS, INPUTS, STEPS
from kinerja.words.language import said, translations
from kinerja.words.names import code_label
from kinerja.words.numbers import NOTHING, amount, number, percent, score


@dataclass(frozen=True, slots=True)
class Panel:
    """An explanation in words: inputs are (name, value, source), steps are (words, result)."""

    id: str
    value: str
    formula: str
    inputs: tuple[tuple[str, str, str], ...]
    steps: tuple[tuple[str, str], ...]


_SCORES = {*Formula}
_NUMBER = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)|(?P<ref>[A-Z]+-\d+)|(?P<sign>(?<![\w.)])-)?(?P<number>\d+(?:\.\d+)?)", re.ASCII
)
_PLAIN = re.compile(r"(≈?)(-?\d+(?:\.\d+)?)", re.ASCII)
#: Inputs and steps that name a member of an enum, and which.
_CODED: Mapping[str, type[StrEnum]] = {
    "comparator": Comparator,
    "polarity": Polarity,
    "ambition": Ambition,
    "cadence": Cadence,
    "verdict": Verdict,
    "level": Level,
    "status": Status,
    "grade": Band,
    "confidence": Flag,
}
_SHARES = {"key_result", "contributes", "share", "cutoff_on_track", "cutoff_at_risk", "cutoff_too_early"}
_DAYS = {"cycle_start", "cycle_end", "today", "reported_on", "milestone"}
_PERIODS = {"period", "target_since", "definition_since"}


def in_words(explanation: Explanation, lang: str, tz: str = "Asia/Jakarta") -> Panel:
    """The explanation for a reader; the numbers are those of `core.why`, only their form is the language's."""
    return Panel(
        explanation.id,
        _value(explanation, lang),
        said(FORMULAS.get(explanation.formula, explanation.formula), lang),
        tuple((_input_name(i, lang), input_value(i, lang), _source(i, lang, tz)) for i in explanation.inputs),
        tuple((_step_words(s, lang), _result(s, lang)) for s in explanation.steps),
    )


def _value(explanation: Explanation, lang: str) -> str:
    if explanation.value is None:
        return NOTHING
    exact = Decimal(explanation.value)
    return score(exact, lang) if explanation.formula in _SCORES else percent(exact, lang)


def _input_name(given: Input, lang: str) -> str:
    name = said(INPUTS[given.name], lang) if given.name in INPUTS else given.name.replace("_", " ")
    if not given.of:
        return name
    _ = translations(lang).gettext
    # Not inside the f-string: Babel doesn't look for texts there.
    of = _("a goal you may not see") if given.of == HIDDEN else given.of
    return f"{name} ({of})"


def input_value(given: Input, lang: str) -> str:
    """An input's value with its unit: "Rp1.500.000", "≥" as "at least", a day, or a period by its name."""
    if given.name in _PERIODS:
        period = parse_period(given.value)
        # A label of a fiscal year that isn't this one's is still a name.
        return period_label(period, lang) if isinstance(period, Period) else given.value
    if given.name == "milestone":
        return _milestone(given, lang)
    if given.name in _DAYS:
        return date(datetime.date.fromisoformat(given.value), lang)
    if given.name in _CODED and given.name != "confidence":
        return code_label(given.value, (_CODED[given.name],), lang)
    found = _PLAIN.fullmatch(given.value)
    if not found:
        return given.value
    exact = Decimal(found[2])
    if given.name in _SHARES:
        return found[1] + percent(exact, lang)
    return found[1] + (amount(exact, _unit(given.unit), lang) if given.unit else number(exact, lang))


def _milestone(given: Input, lang: str) -> str:
    _ = translations(lang).gettext
    if given.value == "open":
        return _("not done yet")
    return date(datetime.date.fromisoformat(given.value), lang)


def _unit(name: str) -> Unit:
    """The unit that an input's unit code stands for: "percent", "IDR", "hour", "5" (a scale) or a noun."""
    if name == UnitKind.PERCENT:
        return Unit(UnitKind.PERCENT)
    if name in set(UnitKind):
        return Unit(UnitKind.NUMBER)
    if name in MILLISECONDS or name in CALENDAR_DURATIONS:
        return Unit(UnitKind.DURATION, name)
    if re.fullmatch(r"[A-Z]{3}", name, re.ASCII):
        return Unit(UnitKind.CURRENCY, name)
    return Unit(UnitKind.SCORE if re.fullmatch(r"\d+(\.\d+)?", name, re.ASCII) else UnitKind.NUMBER, name)


def _source(given: Input, lang: str, tz: str) -> str:
    when = moment(given.at, lang, tz) if given.at else ""
    return ", ".join(part for part in (given.by or "", when) if part)


def _step_words(step: Step, lang: str) -> str:
    name = said(STEPS[step.code], lang) if step.code in STEPS else step.code.replace("_", " ")
    line = expression(step.expression, lang)
    return f"{name}: {line}" if line else name


def _result(step: Step, lang: str) -> str:
    if step.code in _CODED:
        return code_label(step.result, (_CODED[step.code],), lang)
    if step.code == "ratio_nothing_spent":
        return said(INPUTS["cap"], lang)
    return expression(step.result, lang)


def expression(line: str, lang: str) -> str:
    """A calculation with its numbers in the language's form; short ids stay, days are written out."""

    def form(found: re.Match[str]) -> str:
        if found["day"]:
            return date(datetime.date.fromisoformat(found["day"]), lang)
        if found["ref"]:
            return found["ref"]
        sign = "−" if found["sign"] else ""
        return sign + number(Decimal(found["number"]), lang)

    shown = _NUMBER.sub(form, line)
    _ = translations(lang).gettext
    return shown.replace(HIDDEN, _("hidden")).replace("(own)", _("(own)"))
