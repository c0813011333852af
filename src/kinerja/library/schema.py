"""Is this a template of a role, and if not, what is wrong at which place?"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from kinerja.core.kpi import Aggregation
from kinerja.core.measure import Comparator, Polarity, polarity_of
from kinerja.core.period import Cadence
from kinerja.core.problem import Problem, Problems
from kinerja.core.score import Formula
from kinerja.core.soundness import check_definition
from kinerja.library.role import POINTS, KeyResultTemplate, KpiTemplate, ObjectiveTemplate, RoleTemplate, Sector, Text
from kinerja.library.table import LENIENT, Demands, Table

#: A file of a role is a few pages; more is something else.
MOST_BYTES = 400_000
_MOST_DOTS = 200
#: Mistakes that one answer tells; who has more mends these first.
_MOST_PROBLEMS = 40
_PERIODS = ("day", "week", "month", "quarter", "year")
_DIRECTIONS = ("achieve", "maintain", "increase", "decrease")
_KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}", re.ASCII)
_PLACES = ("{from}", "{to}", "{period}")
_LEAST_KPIS, _LEAST_OBJECTIVES, _KEY_RESULTS = 5, 2, (2, 5)


def parse_file(content: str) -> dict[str, Any] | Problem:
    """The data of a TOML or JSON text, numbers exact; or at which line it ceases to be either."""
    if len(content) > MOST_BYTES:
        return Problem("library.too_large", "file", {"most": MOST_BYTES // 1000})
    if _endless_key(content):
        return Problem("library.unreadable", "file", {"where": "a.a.a…"})
    try:
        if content.lstrip().startswith("{"):
            data = json.loads(content, parse_float=Decimal)
        else:
            data = tomllib.loads(content, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        return Problem("library.unreadable", "file", {"where": str(error)[:200]})
    return data if isinstance(data, dict) else Problem("library.unreadable", "file", {"where": ""})


def _endless_key(content: str) -> bool:
    """Whether a key has more parts than anybody writes: TOML's reader takes memory by the square of them."""
    return any(part.count(".") > _MOST_DOTS for line in content.splitlines() for part in line.split("="))


def read_role(content: str, *, slug: str = "", demands: Demands = LENIENT) -> RoleTemplate | Problem | Problems:
    """The template that a TOML or JSON text holds, or everything that is wrong with it, place by place.

    Without `demands` a text may speak one language only and leave out what an organisation hasn't thought about.
    """
    data = parse_file(content)
    return data if isinstance(data, Problem) else role_of(data, slug=slug, demands=demands)


def role_of(data: Mapping[str, Any], *, slug: str = "", demands: Demands = LENIENT) -> RoleTemplate | Problems:
    """The template that plain data holds, as a TOML file, an API body or a row brings it."""
    table = Table(data, "", demands, [])
    own = table.word("slug", need=demands.whole)
    figures = table.choice("figures", ("example", "own"), need=demands.whole)
    kpis = tuple(_kpi(row) for row in table.rows("kpi", least=_LEAST_KPIS if demands.whole else 0))
    objectives = tuple(_objective(row) for row in table.rows("objective", least=_LEAST_OBJECTIVES * demands.whole))
    made = RoleTemplate(
        slug or own, table.text("name", need=True), table.text("summary", need=demands.whole),
        table.words("sectors", need=demands.whole), figures != "own", kpis, objectives,
    )  # fmt: skip
    table.close()
    if not kpis and not objectives:
        table.wrong("missing", "kpi")
    _check_keys(made, table)
    return Problems(tuple(table.found[:_MOST_PROBLEMS])) if table.found else made


def sectors_of(content: str, demands: Demands) -> tuple[Sector, ...] | Problem | Problems:
    """The sectors of `sectors.toml`, in the order they are shown."""
    data = parse_file(content)
    if isinstance(data, Problem):
        return data
    table = Table(data, "", demands, [])
    found = []
    for row in table.rows("sector", least=1):
        slug, everywhere = row.word("slug", need=True), row.flag("everywhere")
        found.append(Sector(slug, row.text("name", need=True), row.text("summary", need=True), everywhere))
        row.close()
    return Problems(tuple(table.found)) if table.found else tuple(found)


def _kpi(row: Table) -> KpiTemplate:
    whole = row.demands.whole
    name = row.text("name", need=True)
    comparator = row.member("comparator", Comparator, Comparator.AT_LEAST, need=whole)
    cadence = row.member("cadence", Cadence, Cadence.MONTH, need=whole)
    health = row.data.get("health")
    key = row.word("key", need=True)
    points = row.inner("points")
    made = KpiTemplate(
        key=key,
        name=name,
        statement=row.text("statement", need=whole) or name,
        metric=row.text("metric") or lowered(name),
        unit=row.word("unit", need=True),
        polarity=row.member("polarity", Polarity, polarity_of(comparator), need=whole),
        comparator=comparator,
        value=row.number("value"),
        high=row.number("value_high"),
        cadence=cadence,
        period=_period(row, cadence),
        direction=row.choice("direction", _DIRECTIONS) or "achieve",
        relative=row.flag("relative"),
        aggregation=row.member("aggregation", Aggregation, Aggregation.LAST, need=whole),
        score=row.member("score", Formula, Formula.RATIO, need=whole),
        points={name: value for name in POINTS if (value := points.number(name)) is not None},
        definition=row.text("definition", need=whole),
        formula=row.text("formula", need=whole),
        source=row.text("source", need=whole),
        gaming=row.text("gaming", need=whole),
        health=row.word("health", need=whole) if not isinstance(health, Mapping) else "",
        health_text=row.text("health") if isinstance(health, Mapping) else Text(),
        baseline=row.text("baseline", need=whole),
        cv=row.text("cv", need=whole),
    )
    points.close()
    row.close()
    _check_kpi(made, row)
    return made


def _period(row: Table, cadence: Cadence) -> str | None:
    said = row.choice("period", (*_PERIODS, "none"))
    if said:
        return None if said == "none" else said
    return str(cadence) if str(cadence) in _PERIODS else None


def _check_kpi(made: KpiTemplate, row: Table) -> None:
    if made.key and not _KEY.fullmatch(made.key):
        row.wrong("not_a_key", "key", value=made.key[:40])
    if row.demands.whole and made.value is None:
        row.wrong("missing", "value")
    if (made.high is not None) != (made.comparator is Comparator.BETWEEN) and made.value is not None:
        row.wrong("band_ends", "value_high")
    if (made.polarity is Polarity.BAND) != (made.comparator is Comparator.BETWEEN):
        row.wrong("polarity_of_band", "polarity")
    for lang, said in made.cv.said.items():
        if any(said.count(place) != 1 for place in _PLACES):
            row.wrong("cv_places", f"cv.{lang}".rstrip("."), would_do=_PLACES)
    if not row.found:
        # Only what is whole can be held against the formulas; their refusals name a column of their own.
        row.found.extend(p.at(f"{row.place}.{p.field}") for p in check_definition(made.scoring, made.value, made.high))


def _objective(row: Table) -> ObjectiveTemplate:
    whole = row.demands.whole
    title = row.text("title", need=True)
    results = tuple(_key_result(each) for each in row.rows("key_result", least=_KEY_RESULTS[0] * whole))
    made = ObjectiveTemplate(title, row.text("why", need=whole), row.word("health", need=whole), results)
    row.close()
    for lang, said in title.said.items():
        if whole and any(char.isdigit() for char in said):
            row.wrong("number_in_title", f"title.{lang}")
    if whole and len(results) > _KEY_RESULTS[1]:
        row.wrong("wrong_count", "key_result", count=len(results), least=_KEY_RESULTS[0], most=_KEY_RESULTS[1])
    return made


def _key_result(row: Table) -> KeyResultTemplate:
    whole = row.demands.whole
    statement = row.text("statement", need=True)
    value = row.number("value")
    comparator = row.choice("comparator", [str(each) for each in Comparator])
    made = KeyResultTemplate(
        statement=statement,
        metric=row.text("metric", need=whole) or lowered(statement),
        direction=row.choice("direction", _DIRECTIONS, need=whole) or None,
        comparator=(comparator or "=") if value is not None else None,
        value=value,
        high=row.number("value_high"),
        unit=row.word("unit", need=value is not None) or None,
        relative=row.flag("relative"),
        baseline=row.number("baseline"),
        period=row.choice("period", _PERIODS) or None,
        deadline=row.word("deadline") or None,
    )
    row.close()
    if value is not None and value == made.baseline:
        row.wrong("goes_nowhere", "baseline")
    if (made.high is not None) != (made.comparator == Comparator.BETWEEN):
        row.wrong("band_ends", "value_high")
    return made


def lowered(text: Text) -> Text:
    """A text as reading gives a metric: in lower case."""
    return Text({lang: said.lower() for lang, said in text.said.items()})


def _check_keys(made: RoleTemplate, table: Table) -> None:
    """Keys are told apart, and what refers to one finds it."""
    keys = [kpi.key for kpi in made.kpis]
    for index, kpi in enumerate(made.kpis, start=1):
        if keys.count(kpi.key) > 1:
            table.wrong("key_twice", f"kpi[{index}].key", value=kpi.key)
        if kpi.health and (kpi.health not in keys or kpi.health == kpi.key):
            table.wrong("no_such_key", f"kpi[{index}].health", value=kpi.health, would_do=tuple(keys))
    for index, objective in enumerate(made.objectives, start=1):
        if objective.health and objective.health not in keys:
            table.wrong("no_such_key", f"objective[{index}].health", value=objective.health, would_do=tuple(keys))
