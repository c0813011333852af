"""Why does a KPI have this score and this verdict in one period?"""

from __future__ import annotations

from decimal import Decimal

from kinerja.core.explain import Explanation, Input, Step, shown, unit_of
from kinerja.core.kpi import Definition, Reading, Result, Target, Verdict, definition_for, target_for
from kinerja.core.kpi_view import KpiView
from kinerja.core.measure import Comparator, UnitKind, text
from kinerja.core.period import Period
from kinerja.core.score import Formula, Level, Score, Scoring, level_cuts

#: What to write between actual and target when the target is missed.
_MISSED = {
    Comparator.AT_LEAST: "<",
    Comparator.ABOVE: "≤",
    Comparator.AT_MOST: ">",
    Comparator.BELOW: "≥",
    Comparator.EQUAL: "≠",
    Comparator.BETWEEN: "∉",
}
_HIT = {Comparator.AT_LEAST: "≥", Comparator.AT_MOST: "≤", Comparator.BETWEEN: "∈"}
#: Which of a definition's points each formula reads.
_POINTS = {
    Formula.INTERPOLATE: ("baseline",),
    Formula.THREE_POINT: ("low", "threshold", "stretch"),
    Formula.RED_FLAG: ("red_flag",),
    Formula.BAND: ("zero_low", "zero_high"),
}


def why_kpi(view: KpiView, period: Period | None = None) -> Explanation:
    """Why a KPI's score and verdict in a period (the latest with a value, unless told) are what they are.

    The value is the score, in points; None when there is none. The steps are those of the score itself, then the
    comparison that made the verdict ("3 < 4") and the one that made the level.
    """
    asked = period or (view.latest.period if view.latest else view.running)
    result = view.result_in(asked)
    reading = next((r for r in view.readings if r.period.start == asked.start), None)
    definition, target = definition_for(view.definitions, asked), target_for(view.targets, asked)
    inputs = (
        Input("period", asked.label),
        *_actual(view, reading),
        *_target(view, target),
        *_definition(view, definition),
    )
    steps = (*_ratio(view, reading), *(result.score.steps if result.score else ()))
    value = None if result.score is None else text(result.score.value)
    formula = str(definition.scoring.formula)
    return Explanation(
        view.ref, value, formula, inputs, (*steps, *_verdict(definition, result), *_level(result, definition))
    )


def _actual(view: KpiView, reading: Reading | None) -> tuple[Input, ...]:
    if reading is None:
        return ()
    unit, actual = unit_of(view.measure), reading.actual(view.measure)
    inputs = [] if actual is None else [Input("actual", shown(actual), unit, reading.by, reading.at)]
    if reading.numerator is not None and reading.denominator is not None:
        inputs.append(Input("numerator", text(reading.numerator), "", reading.by, reading.at))
        inputs.append(Input("denominator", text(reading.denominator), "", reading.by, reading.at))
    return (*inputs, Input("revision", str(reading.revision), "", reading.by, reading.at))


def _target(view: KpiView, target: Target | None) -> tuple[Input, ...]:
    if target is None:
        return ()
    unit = unit_of(view.measure)
    inputs = [Input("target", text(target.value), unit, target.by, target.at)]
    if target.high is not None:
        inputs.append(Input("target_high", text(target.high), unit, target.by, target.at))
    return (*inputs, Input("target_since", target.since.label, "", target.by, target.at))


def _definition(view: KpiView, definition: Definition) -> tuple[Input, ...]:
    scoring = definition.scoring
    points = ((name, getattr(scoring, name)) for name in _POINTS.get(scoring.formula, ()))
    inputs = [
        Input("definition", str(definition.version), "", definition.by, definition.at),
        Input("comparator", str(scoring.comparator)),
        Input("polarity", str(scoring.polarity)),
        *(Input(name, text(value), unit_of(view.measure)) for name, value in points if value is not None),
    ]
    if definition.valid_from is not None:
        inputs.insert(1, Input("definition_since", definition.valid_from.label))
    green, amber = level_cuts(scoring)
    bounds = [("green", green), ("amber", amber)]
    if scoring.formula is not Formula.RED_FLAG:
        bounds += [("cap", scoring.cap), ("floor", scoring.floor)]
    return (*inputs, *(Input(name, shown(value)) for name, value in bounds))


def _ratio(view: KpiView, reading: Reading | None) -> tuple[Step, ...]:
    """The step from numerator and denominator to the actual."""
    if reading is None or reading.numerator is None or not reading.denominator:
        return ()
    factor = "100 × " if view.measure.unit.kind is UnitKind.PERCENT else ""
    line = f"{factor}{shown(reading.numerator)} ÷ {shown(reading.denominator)}"
    return (Step("numerator_over_denominator", line, shown(reading.actual(view.measure))),)


def _verdict(definition: Definition, result: Result) -> tuple[Step, ...]:
    return (Step("verdict", _comparison(definition.scoring, result), str(result.verdict)),)


def _comparison(scoring: Scoring, result: Result) -> str:
    """What decided the verdict, as a true statement: "3 < 4" against at least 4 is not achieved."""
    if result.actual is None or result.target is None:
        return ""
    comparator = scoring.comparator
    met = result.verdict is Verdict.ACHIEVED
    sign = _HIT.get(comparator, str(comparator)) if met else _MISSED[comparator]
    if comparator is Comparator.BETWEEN:
        return f"{shown(result.actual)} {sign} [{shown(result.target)}, {shown(result.high)}]"
    return f"{_told_apart(result.actual, result.target)} {sign} {shown(result.target)}"


def _told_apart(actual: Decimal, target: Decimal) -> str:
    """The actual with as many places as it takes not to look like the target it misses."""
    for places in (4, 8, 16):
        if shown(actual, places).lstrip("≈") != shown(target, places).lstrip("≈"):
            return shown(actual, places)
    return shown(actual)


def _level(result: Result, definition: Definition) -> tuple[Step, ...]:
    score: Score | None = result.score
    if score is None:
        return ()
    green, amber = (shown(cut) for cut in level_cuts(definition.scoring))
    points = shown(score.value)
    line = {
        Level.GREEN: f"{points} ≥ {green}",
        Level.AMBER: f"{amber} ≤ {points} < {green}",
        Level.RED: f"{points} < {amber}",
    }[score.level]
    return (Step("level", line, str(score.level)),)
