"""What does a score or a key result's progress come to, without saving anything?"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import click

from kinerja.cli.app import Command, json_option, lang_option, make
from kinerja.cli.speech import _, current_lang, refuse, step_line, to_json
from kinerja.core.explain import Step, shown
from kinerja.core.kpi import Target, check_definition
from kinerja.core.measure import Comparator, Polarity, text
from kinerja.core.okr import Aim, Hold, KeyResultKind, check_aim, progress
from kinerja.core.period import Cadence, Period, period_of
from kinerja.core.problem import Problem, Problems
from kinerja.core.score import Formula, Score, Scoring, hit_rate, score


class Exact(click.ParamType[Decimal]):
    """An exact number: a plain decimal, or as the language of this run writes it."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        """The decimal; what is no number ends the command with its sentence and 1."""
        if isinstance(value, Decimal):
            return value
        from kinerja.cli.values import exact

        found = exact(str(value), current_lang(), (param.name if param else None) or "value")
        if isinstance(found, Problem):
            refuse(found)
        return found


EXACT = Exact()
_POINTS = ("baseline", "low", "threshold", "stretch", "red_flag", "zero_low", "zero_high")
_BOUNDS = {"cap": "120", "floor": "0", "green": "100", "amber": "80"}


def command() -> click.Command:
    """`kinerja calc`, with a command for each kind of number."""
    commands = [_score_command(), _progress_command()]
    summary = _("Calculate a score or progress without saving anything.")
    return click.Group("calc", commands={c.name or "": c for c in commands}, params=[lang_option()], help=summary)


def _score_command() -> Command:
    return make(
        "calc",
        calc_score,
        [
            click.Argument(["actual"], type=EXACT, required=False),
            click.Option(
                ["--formula"], type=click.Choice([x.value for x in Formula]), default="ratio", show_default=True
            ),
            click.Option(
                ["--polarity"], type=click.Choice([x.value for x in Polarity]), default="higher", show_default=True
            ),
            click.Option(
                ["--comparator"],
                type=click.Choice([x.value for x in Comparator]),
                help=_("Without it, by the polarity."),
            ),
            click.Option(["--target"], type=EXACT),
            click.Option(["--high"], type=EXACT, help=_("Upper end of a band or range.")),
            *[click.Option(["--" + name.replace("_", "-")], type=EXACT) for name in _POINTS],
            *[click.Option([f"--{name}"], type=EXACT, default=value) for name, value in _BOUNDS.items()],
            click.Option(["--hits"], type=click.IntRange(0), help=_("Periods that hit the target, for hit_rate.")),
            click.Option(["--due"], type=click.IntRange(1), help=_("Periods that were due, for hit_rate.")),
            json_option(),
        ],
        example="kinerja calc score --formula ratio --polarity lower --target 60 70",
        person=False,
        part=("score", _("How many points an actual earns against its target.")),
    )


def _progress_command() -> Command:
    return make(
        "calc",
        calc_progress,
        [
            click.Argument(["values"], type=EXACT, nargs=-1, required=True),
            click.Option(["--from", "start"], type=EXACT, help=_("Where it began (nilai awal).")),
            click.Option(["--to", "target"], type=EXACT, help=_("Where it should arrive.")),
            click.Option(["--high"], type=EXACT, help=_("Upper end, for a value that should stay within.")),
            click.Option(["--kind"], type=click.Choice(["metric", "at_least", "at_most", "within"]), default="metric"),
            click.Option(["--hold"], type=click.Choice([x.value for x in Hold]), default="hit_rate", show_default=True),
            json_option(),
        ],
        more=_("Several values are the periods of a key result that should stay at a level (--kind at_least)."),
        example="kinerja calc progress --from 12 --to 5 8",
        person=False,
        part=("progress", _("How far a key result is on its way from a start to a target.")),
    )


def calc_score(
    actual: Decimal | None,
    formula: str,
    polarity: str,
    comparator: str | None,
    target: Decimal | None,
    high: Decimal | None,
    hits: int | None,
    due: int | None,
    as_json: bool,
    **points: Decimal | None,
) -> None:
    """Print the score of an actual, with its steps."""
    # The bounds have defaults, so they are there; the points may be left out.
    bounds: dict[str, Any] = {name: points.pop(name) for name in _BOUNDS}
    ends: dict[str, Any] = dict(points)
    scoring = Scoring(
        Formula(formula), Polarity(polarity), Comparator(comparator or _usual(polarity, high)), **ends, **bounds
    )
    if scoring.formula is Formula.HIT_RATE:
        if hits is None or due is None or hits > due:
            raise click.UsageError(_("hit_rate needs --hits and --due: how many of the due periods hit the target."))
        found = hit_rate(scoring, hits, due)
    else:
        found = _scored(scoring, actual, target, high, as_json)
    answer = {"value": found.value, "raw": found.raw, "formula": found.formula, "level": found.level}
    _show(answer, found.steps, {"scale": found.scale, "clamped": found.clamped}, as_json)


def _usual(polarity: str, high: Decimal | None) -> Comparator:
    if high is not None:
        return Comparator.BETWEEN
    return Comparator.AT_MOST if polarity == Polarity.LOWER else Comparator.AT_LEAST


def _scored(s: Scoring, actual: Decimal | None, target: Decimal | None, high: Decimal | None, as_json: bool) -> Score:
    if actual is None or target is None:
        raise click.UsageError(_("A score needs --target and the actual value."))
    found = check_definition(s, Target(_some_period(), target, high))
    if found:
        refuse(Problems(found), as_json=as_json)
    return score(s, actual, target, high)


def _some_period() -> Period:
    # A target holds from a period on; what is calculated here belongs to none, so any will do.
    from datetime import date

    return period_of(date(2000, 1, 1), Cadence.YEAR)


def calc_progress(
    values: tuple[Decimal, ...],
    start: Decimal | None,
    target: Decimal | None,
    high: Decimal | None,
    kind: str,
    hold: str,
    as_json: bool,
) -> None:
    """Print the progress of a key result, with its steps."""
    aim = Aim(KeyResultKind(kind), start, target, high, Hold(hold))
    if problem := check_aim(aim):
        refuse(problem, as_json=as_json)
    found = progress(aim, values)
    _show({"value": found.value, "raw": found.raw, "kind": kind}, found.steps, {}, as_json)


def _show(answer: dict[str, Any], steps: tuple[Step, ...], extra: dict[str, Any], as_json: bool) -> None:
    plain: Callable[[Any], Any] = lambda v: text(round(v, 6)) if isinstance(v, Decimal) else v  # noqa: E731
    if as_json:
        told = [{"code": s.code, "expression": s.expression, "result": s.result} for s in steps]
        click.echo(to_json({**{k: plain(v) for k, v in answer.items()}, **extra, "steps": told}))
        return
    click.echo(shown(answer["value"]))
    for step in steps:
        click.echo(step_line(step.expression, step.result, step.code))
    if level := answer.get("level"):
        click.echo("  " + _("Level:") + f" {level}")
