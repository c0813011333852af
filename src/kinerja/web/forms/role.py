"""Which role, KPI, objective or key result did a person write into the fields of a role's line?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from kinerja.actions.role_making import word_of
from kinerja.core.kpi import Aggregation
from kinerja.core.measure import Comparator, Polarity, UnitKind
from kinerja.core.period import Cadence
from kinerja.core.problem import Problem, Problems
from kinerja.core.score import Scoring
from kinerja.library.editing import Data
from kinerja.library.files import LANGUAGES
from kinerja.reading.statement.unit_words import unit_of
from kinerja.web.forms.kpi import COMPARATOR, FORMULA, POINTS, measured_in, scoring
from kinerja.web.forms.typed import Typed
from kinerja.web.say import Say

#: The texts of each line, said once in every language.
TEXTS: Mapping[str, tuple[str, ...]] = {
    "head": ("name", "summary"),
    "kpi": ("name", "statement", "definition", "formula", "source", "start", "gaming", "watch", "cv"),
    "objective": ("title", "why"),
    "key_result": ("statement",),
}
#: What a file of a role calls a text that has another name in our forms, where "health" and "baseline" are fields too.
_IN_FILE = {"watch": "health", "start": "baseline"}
#: Where our forms show what is wrong with a field of a file; a KPI's baseline is a text, a key result's a number.
_AT_FIELD = {"value": "target", "value_high": "target_high", "unit": "measured_in", "aggregation": "time_aggregation",
             "score": "formula", "key": "name"}  # fmt: skip


def order_of(data: Data, lang: str) -> tuple[str, ...]:
    """The languages of a role's form: those it is written in first, the reader's own before the others."""
    said = data.get("name")
    written = set(said) if isinstance(said, Mapping) else {lang}
    return tuple(sorted(LANGUAGES, key=lambda each: (each not in written, each != lang)))


def said_in(row: Mapping[str, Any], kind: str, first: str) -> dict[str, str]:
    """The texts of a line as fields: "name.id", "cv.en"; words of no known language stand under the first one."""
    fields: dict[str, str] = {}
    for name in TEXTS[kind]:
        text = row.get(_IN_FILE.get(name, name)) or {}
        if isinstance(text, str):
            # A health that is a word names another KPI.
            text = {} if name == "watch" else {first: text}
        fields |= {f"{name}.{lang or first}": str(words) for lang, words in text.items()}
    return fields


def texts_of(typed: Typed, kind: str, old: Mapping[str, Any], *, plain: bool) -> Data:
    """The texts as a file has them; in a role of one unnamed language (`plain`) a single text stays without a name."""
    made: Data = {}
    for name in TEXTS[kind]:
        key = _IN_FILE.get(name, name)
        before = old.get(key)
        kept = {k: w for k, w in before.items() if k and k not in LANGUAGES} if isinstance(before, Mapping) else {}
        said = {lang: words for lang in LANGUAGES if (words := typed.text(f"{name}.{lang}", most=1000))}
        if said or kept:
            made[key] = next(iter(said.values())) if plain and len(said) == 1 and not kept else {**kept, **said}
    return made


def shown_head(data: Data, first: str) -> dict[str, str]:
    """Name and summary, shelves, and whether the figures are examples, as they stand."""
    shelves = {f"sector.{slug}": "on" for slug in data.get("sectors") or ()}
    return {**said_in(data, "head", first), **shelves, "example": "on" if data.get("figures") == "example" else ""}


def head_of(typed: Typed, data: Data, sectors: Iterable[str]) -> Data:
    """What the role is called, what it answers for, and on which shelves it stands."""
    plain = not isinstance(data.get("name"), Mapping)
    said = texts_of(typed, "head", data, plain=plain)
    known, before = list(sectors), list(data.get("sectors") or ())
    ticked = [slug for slug in known if typed.flag(f"sector.{slug}")]
    # Shelves of a file's own that we don't know stay; the others keep their order.
    chosen = [slug for slug in before if slug in ticked or slug not in known]
    chosen += [slug for slug in ticked if slug not in before]
    figures = "example" if typed.flag("example") else "own"
    return {"name": said.get("name"), "summary": said.get("summary"), "sectors": chosen, "figures": figures}


def shown_kpi(row: Mapping[str, Any], say: Say, first: str) -> dict[str, str]:
    """A KPI's fields as they stand, numbers as the reader writes them."""
    points = row.get("points") or {}
    health = row.get("health")
    return {
        **said_in(row, "kpi", first),
        **_unit_fields(row.get("unit")),
        **{name: say.typed(_number(points.get(name))) for name in POINTS},
        "target": say.typed(_number(row.get("value"))),
        "target_high": say.typed(_number(row.get("value_high"))),
        "polarity": str(row.get("polarity") or Polarity.HIGHER),
        "comparator": str(row.get("comparator") or ""),
        "cadence": str(row.get("cadence") or Cadence.MONTH),
        "time_aggregation": str(row.get("aggregation") or Aggregation.LAST),
        "formula": str(row.get("score") or ""),
        "health": health if isinstance(health, str) else "",
    }


def kpi_of(typed: Typed, old: Mapping[str, Any], *, plain: bool) -> Data:
    """The KPI as a file has it; what the form doesn't ask (how its sentence is read) stays as it was."""
    said = texts_of(typed, "kpi", old, plain=plain)
    health = typed.text("health", most=100)
    scored = _scored(typed, old)
    band = scored.polarity is Polarity.BAND
    target = typed.number("target")
    kept = {name: old[name] for name in ("direction", "relative") if name in old}
    if old.get("name") == said.get("name") and "metric" in old:
        kept["metric"] = old["metric"]
    cadence = str(typed.choice("cadence", Cadence, Cadence.MONTH))
    if old.get("cadence") == cadence and "period" in old:
        kept["period"] = old["period"]
    return {
        **kept,
        **said,
        "health": health or said.get("health"),
        "unit": word_of(measured_in(typed)),
        "polarity": str(scored.polarity),
        "comparator": str(scored.comparator),
        "value": target,
        "value_high": typed.number("target_high") if band and target is not None else None,
        "cadence": cadence,
        "aggregation": str(typed.choice("time_aggregation", Aggregation, Aggregation.LAST)),
        "score": str(scored.formula),
        "points": {name: value for name in POINTS if (value := getattr(scored, name)) is not None},
    }


def _scored(typed: Typed, old: Mapping[str, Any]) -> Scoring:
    """How the KPI is scored; a band and "between" are one answer, and whoever gives one of them anew means both."""
    scored = scoring(typed)
    was = old.get("polarity") == Polarity.BAND
    band = scored.polarity is Polarity.BAND or (scored.comparator is Comparator.BETWEEN and not was)
    if band == (scored.polarity is Polarity.BAND) == (scored.comparator is Comparator.BETWEEN) == was:
        return scored
    polarity = Polarity.BAND if band else scored.polarity
    turned = band != was and typed["formula"] in ("", str(old.get("score") or ""))
    return replace(
        scored,
        polarity=polarity,
        comparator=scored.comparator if band == (scored.comparator is Comparator.BETWEEN) else COMPARATOR[polarity],
        formula=FORMULA[polarity] if turned else scored.formula,
    )


def shown_objective(row: Mapping[str, Any], first: str) -> dict[str, str]:
    """An objective's fields as they stand."""
    return {**said_in(row, "objective", first), "health": str(row.get("health") or "")}


def objective_of(typed: Typed, old: Mapping[str, Any], *, plain: bool) -> Data:
    """The objective as a file has it, without its key results."""
    return {**texts_of(typed, "objective", old, plain=plain), "health": typed.text("health", most=100)}


def shown_key_result(row: Mapping[str, Any], say: Say, first: str) -> dict[str, str]:
    """A key result's fields as they stand."""
    figures = {"baseline": "baseline", "target": "value", "target_high": "value_high"}
    return {
        **said_in(row, "key_result", first),
        **_unit_fields(row.get("unit")),
        **{field: say.typed(_number(row.get(name))) for field, name in figures.items()},
    }


def key_result_of(typed: Typed, old: Mapping[str, Any], *, plain: bool) -> Data:
    """The key result as a file has it; what its sentence says beside the figures stays while the sentence does."""
    said = texts_of(typed, "key_result", old, plain=plain)
    target, high, baseline = typed.number("target"), typed.number("target_high"), typed.number("baseline")
    same = old.get("statement") == said.get("statement")
    kept = ("metric", "direction", "period", "deadline", "relative", "comparator") if same else ()
    row = {**{name: old[name] for name in kept if name in old}, **said}
    if target is None:
        return {name: value for name, value in row.items() if name not in ("comparator", "relative")}
    between = high is not None
    if between != (row.get("comparator") == Comparator.BETWEEN):
        row["comparator"] = str(Comparator.BETWEEN if between else Comparator.EQUAL)
    return {**row, "value": target, "value_high": high, "baseline": baseline, "unit": word_of(measured_in(typed))}


def at_fields(outcome: Problem | Problems, kind: str, first: str, labels: Mapping[str, str]) -> Problems:
    """What a file would be refused for, at the fields of the form of one kind of line and by their labels."""
    items = outcome.items if isinstance(outcome, Problems) else (outcome,)
    return Problems(tuple(_at(problem, kind, first, labels) for problem in items))


def _at(problem: Problem, kind: str, first: str, labels: Mapping[str, str]) -> Problem:
    if problem.field is None:
        return problem
    name, _, lang = problem.field.removeprefix("points.").partition(".")
    by_file = problem.code.startswith("library.")
    # A file's words and our fields have three names in common; the other refusals speak of the numbers.
    ours = {"health": "watch" if lang else "health", "baseline": "start" if kind == "kpi" else "baseline"}.get(name)
    name = (ours or _AT_FIELD.get(name, name)) if by_file else _AT_FIELD.get(name, name)
    text = by_file and name in TEXTS[kind]
    field = f"{name}.{lang or first}" if text else name
    values = {**problem.values, "field": labels.get(f"{name}." if text else name, name)} if by_file else problem.values
    return Problem(problem.code, field, values, problem.kind)


def _unit_fields(word: object) -> dict[str, str]:
    unit = unit_of(str(word)) if word else unit_of("count")
    counted = unit.kind is UnitKind.NUMBER
    named = f"{unit.kind}:" if counted else f"{unit.kind}:{unit.name}"
    return {"measured_in": named, "unit_name": unit.name if counted else ""}


def _number(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))
