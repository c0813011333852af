"""What does a score or a key result's progress come to, without saving anything?"""

from __future__ import annotations

import os
import sys
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NoReturn

from kinerja.cli.flags import N_, Reader, Unclear, one_of, parse, whole
from kinerja.cli.speech import LANGUAGES, environment_lang, in_figures, step_line, translated

if TYPE_CHECKING:
    import click

    from kinerja.core.explain import Step

_FORMULAS = (
    "ratio",
    "complement",
    "interpolate",
    "three_point",
    "red_flag",
    "band",
    "range_target",
    "binary",
    "hit_rate",
)
_POLARITIES = ("higher", "lower", "band")
_COMPARATORS = (">=", ">", "<=", "<", "=", "between")
_HOLDS = ("latest", "hit_rate", "graded")
_KINDS = ("metric", "at_least", "at_most", "within")
_POINTS = ("baseline", "low", "threshold", "stretch", "red_flag", "zero_low", "zero_high")
_BOUNDS = ("cap", "floor", "green", "amber")


def command() -> click.Command:
    """`kinerja calc` where click was asked first (`kinerja --lang en calc …`): the same words, handed on."""
    import click

    from kinerja.cli.speech import current_lang

    def hand_on(words: tuple[str, ...]) -> None:
        run(list(words), current_lang())

    everything = click.Argument(["words"], nargs=-1, type=click.UNPROCESSED)
    settings = {"ignore_unknown_options": True, "help_option_names": []}
    return click.Command("calc", callback=hand_on, params=[everything], context_settings=settings)


def run(words: list[str], lang: str | None = None) -> None:
    """Answer `kinerja calc …` without click: scripts call this by the hundred."""
    spoken = os.environ["KINERJA_LANG"] = lang or environment_lang()
    try:
        match words[:1]:
            case ["score"]:
                _score(words[1:], spoken)
            case ["progress"]:
                _progress(words[1:], spoken)
            case [] | ["--help"] | ["-h"]:
                sys.stdout.write(_overview(spoken))
            case _:
                raise Unclear(N_("No such command: %s"), f"calc {words[0]}")
    except Unclear as unclear:
        # `--lang` among the words may have chosen another language by now.
        spoken = environment_lang()
        said = unclear.said(translated(spoken))
        sys.stderr.write(f"{_overview(spoken).splitlines()[0]}\n\n{said}\n")
        raise SystemExit(2) from None


def _overview(lang: str, part: str = "") -> str:
    _ = translated(lang)
    examples = {
        "score": "kinerja calc score --formula ratio --polarity lower --target 60 70",
        "progress": "kinerja calc progress --from 12 --to 5 8",
    }
    names = {
        "score": [("--" + n.replace("_", "-")) for n in ("target", "high", *_POINTS, *_BOUNDS, "hits", "due")],
        "progress": ["--from", "--to", "--high"],
    }
    words = {
        "score": {"--formula": _FORMULAS, "--polarity": _POLARITIES, "--comparator": _COMPARATORS},
        "progress": {"--kind": _KINDS, "--hold": _HOLDS},
    }
    summaries = {
        "score": _("How many points an actual earns against its target."),
        "progress": _("How far a key result is on its way from a start to a target; several values are its periods."),
    }
    lines = [_("Usage: kinerja calc score|progress [options] VALUE …"), ""]
    for name in [part] if part else list(examples):
        lines += [f"{name}: {summaries[name]}", ""]
        lines += [f"  {option}  {' | '.join(allowed)}" for option, allowed in words[name].items()]
        lines += ["  " + "  ".join(names[name]), "  --json  --lang id|en", ""]
    shown = [examples[part]] if part else list(examples.values())
    return "\n".join([*lines, _("Example:"), *(f"  {line}" for line in shown), ""])


def _read(words: list[str], part: str, lang: str, known: dict[str, Reader]) -> tuple[list[Decimal], dict[str, Any]]:
    """The values and the options typed, in the language that `--lang` may have chosen."""
    shared: dict[str, Reader] = {"--json": None, "--help": None, "--lang": one_of("--lang", LANGUAGES)}
    plain, options = parse(words, {**known, **shared})
    spoken = str(options.pop("lang", lang))
    # A refusal further down speaks the chosen language, too.
    os.environ["KINERJA_LANG"] = spoken
    if options.pop("help", False):
        sys.stdout.write(_overview(spoken, part))
        raise SystemExit(0)
    texts = {name: value for name, value in options.items() if isinstance(value, str) and known[f"--{name}"] is str}
    exact = {name: _exact(value, spoken, name) for name, value in texts.items()}
    return [_exact(value, spoken, "value") for value in plain], {**options, **exact}


def _exact(typed: str, lang: str, field: str) -> Decimal:
    from kinerja.cli.values import exact
    from kinerja.core.problem import Problem

    found = exact(typed, lang, field)
    if isinstance(found, Problem):
        _refuse(found)
    return found


def _refuse(*problems: Any) -> NoReturn:
    from kinerja.cli.speech import refuse
    from kinerja.core.problem import Problems

    refuse(Problems(problems))


def _score(words: list[str], lang: str) -> None:
    """Print the score of an actual, with its steps."""
    numbers = ("target", "high", *_POINTS, *_BOUNDS)
    known: dict[str, Reader] = {"--" + name.replace("_", "-"): str for name in numbers}
    known |= {
        "--formula": one_of("--formula", _FORMULAS),
        "--polarity": one_of("--polarity", _POLARITIES),
        "--comparator": one_of("--comparator", _COMPARATORS),
        "--hits": whole("--hits"),
        "--due": whole("--due"),
    }
    actual, typed = _read(words, "score", lang, known)
    options = {name.replace("-", "_"): value for name, value in typed.items()}
    from kinerja.core.measure import Comparator, Polarity
    from kinerja.core.score import Formula, Scoring

    polarity = Polarity(options.get("polarity", "higher"))
    usual = "between" if "high" in options else "<=" if polarity is Polarity.LOWER else ">="
    ends = {name: options[name] for name in (*_POINTS, *_BOUNDS) if name in options}
    formula, comparator = Formula(options.get("formula", "ratio")), Comparator(options.get("comparator", usual))
    found = _scored(Scoring(formula, polarity, comparator, **ends), actual, options)
    answer = {"value": found.value, "raw": found.raw, "formula": found.formula.value, "level": found.level.value}
    _show({**answer, "scale": found.scale, "clamped": found.clamped}, found.steps, "json" in options)


def _scored(scoring: Any, actual: list[Decimal], options: dict[str, Any]) -> Any:
    from kinerja.core import score

    if scoring.formula is score.Formula.HIT_RATE:
        hits, due = options.get("hits"), options.get("due")
        if hits is None or not due or hits > due:
            raise Unclear(N_("hit_rate needs --hits and --due: how many of the due periods hit the target."))
        return score.hit_rate(scoring, hits, due)
    if len(actual) != 1 or "target" not in options:
        raise Unclear(N_("A score needs --target and one actual value."))
    from kinerja.core.soundness import check_definition

    target, high = options["target"], options.get("high")
    if problems := check_definition(scoring, target, high):
        _refuse(*problems)
    return score.score(scoring, actual[0], target, high)


def _progress(words: list[str], lang: str) -> None:
    """Print the progress of a key result, with its steps."""
    known: dict[str, Reader] = dict.fromkeys(("--from", "--to", "--high"), str)
    known |= {"--kind": one_of("--kind", _KINDS), "--hold": one_of("--hold", _HOLDS)}
    values, options = _read(words, "progress", lang, known)
    if not values:
        raise Unclear(N_("Progress needs a value."))
    from kinerja.core.okr import Aim, Hold, KeyResultKind, check_aim, progress

    kind = KeyResultKind(options.get("kind", "metric"))
    hold = Hold(options.get("hold", "hit_rate"))
    aim = Aim(kind, options.get("from"), options.get("to"), options.get("high"), hold)
    if problem := check_aim(aim):
        _refuse(problem)
    found = progress(aim, values)
    _show({"value": found.value, "raw": found.raw, "kind": kind.value}, found.steps, "json" in options)


def _show(answer: dict[str, Any], steps: tuple[Step, ...], as_json: bool) -> None:
    from kinerja.core.explain import shown
    from kinerja.core.measure import text

    if as_json:
        from kinerja.cli.speech import to_json

        plain = {name: text(round(v, 6)) if isinstance(v, Decimal) else v for name, v in answer.items()}
        told = [{"code": s.code, "expression": s.expression, "result": s.result} for s in steps]
        sys.stdout.write(to_json({**plain, "steps": told}) + "\n")
        return
    lang = environment_lang()
    lines = [shown(answer["value"]), *(step_line(s.expression, s.result, _step(s.code, lang)) for s in steps)]
    lines = [in_figures(line, lang) for line in lines]
    lines += [f"  {_step('level', lang)}: {_level(answer['level'], lang)}"] if "level" in answer else []
    sys.stdout.write("\n".join(lines) + "\n")


def _step(code: str, lang: str) -> str:
    from kinerja.words.step_names import STEPS

    return translated(lang)(STEPS[code]) if code in STEPS else code.replace("_", " ")


def _level(level: str, lang: str) -> str:
    from kinerja.words.step_names import LEVELS

    return translated(lang)(LEVELS[level])
