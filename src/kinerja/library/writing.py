"""How does a template leave again, as the data it came from?"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from kinerja.core import measure
from kinerja.library.role import KeyResultTemplate, KpiTemplate, ObjectiveTemplate, RoleTemplate, Text

_BARE = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\b": "\\b", "\f": "\\f"}


def as_dict(role: RoleTemplate) -> dict[str, Any]:
    """The template as plain data with exact numbers, without what is empty; `schema.role_of` reads it again."""
    return _full({
        "slug": role.slug, "sectors": list(role.sectors), "figures": "example" if role.example else "own",
        "name": role.name, "summary": role.summary,
        "kpi": [_kpi(each) for each in role.kpis], "objective": [_objective(each) for each in role.objectives],
    })  # fmt: skip


def as_json(role: RoleTemplate) -> str:
    """The template as JSON, its numbers as decimal strings."""
    return fields_as_json(as_dict(role))


def fields_as_json(fields: Mapping[str, Any]) -> str:
    """One line of a template, as `as_json` writes the whole."""
    return json.dumps(fields, ensure_ascii=False, indent=2, default=_number)


def fields_as_toml(fields: Mapping[str, Any]) -> str:
    """One line of a template, as `as_toml` writes the whole."""
    lines: list[str] = []
    _write(fields, "", lines)
    return "\n".join(lines).strip() + "\n"


def as_toml(role: RoleTemplate) -> str:
    """The template as a TOML file of the library."""
    return fields_as_toml(as_dict(role))


def _kpi(kpi: KpiTemplate) -> dict[str, Any]:
    usual = kpi.period == str(kpi.cadence) or (kpi.period is None and str(kpi.cadence) == "half")
    return _full({
        "key": kpi.key, "name": kpi.name, "statement": kpi.statement,
        "metric": kpi.metric if kpi.metric.said != {k: v.lower() for k, v in kpi.name.said.items()} else None,
        "definition": kpi.definition, "formula": kpi.formula, "unit": kpi.unit, "polarity": str(kpi.polarity),
        "comparator": str(kpi.comparator), "value": kpi.value, "value_high": kpi.high, "cadence": str(kpi.cadence),
        "period": None if usual else kpi.period or "none",
        "direction": None if kpi.direction == "achieve" else kpi.direction, "relative": kpi.relative or None,
        "aggregation": str(kpi.aggregation), "score": str(kpi.score), "points": dict(kpi.points),
        "source": kpi.source, "gaming": kpi.gaming, "health": kpi.health or kpi.health_text,
        "baseline": kpi.baseline, "cv": kpi.cv,
    })  # fmt: skip


def _objective(objective: ObjectiveTemplate) -> dict[str, Any]:
    return _full({
        "title": objective.title, "why": objective.why, "health": objective.health,
        "key_result": [_key_result(each) for each in objective.key_results],
    })  # fmt: skip


def _key_result(one: KeyResultTemplate) -> dict[str, Any]:
    return _full({
        "statement": one.statement, "metric": one.metric, "direction": one.direction,
        "comparator": None if one.comparator == "=" else one.comparator, "value": one.value, "value_high": one.high,
        "unit": one.unit, "relative": one.relative or None, "baseline": one.baseline, "period": one.period,
        "deadline": one.deadline,
    })  # fmt: skip


def _full(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that say something; a text of no known language is a plain string."""
    said = {name: _said(value) for name, value in fields.items()}
    return {name: value for name, value in said.items() if value not in (None, "", {}, [])}


def _said(value: Any) -> Any:
    if not isinstance(value, Text):
        return value
    return value.said[""] if list(value.said) == [""] else dict(value.said)


def _number(value: object) -> str:
    if isinstance(value, Decimal):
        return measure.text(value)
    raise TypeError(type(value).__name__)


def _write(table: Mapping[str, Any], place: str, lines: list[str]) -> None:
    """Fields first, then the lists of tables below them, as TOML wants it."""
    for name, value in table.items():
        if isinstance(value, Mapping):
            lines += [f"{_key(name)}.{_key(inner)} = {_value(each)}" for inner, each in value.items()]
        elif not _is_tables(value):
            lines.append(f"{_key(name)} = {_value(value)}")
    for name, value in table.items():
        if _is_tables(value):
            for row in value:
                lines += ["", f"[[{place}{name}]]"]
                _write(row, f"{place}{name}.", lines)


def _is_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], Mapping)


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _quoted(name)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal | int):
        return measure.text(Decimal(value))
    if isinstance(value, list):
        return "[" + ", ".join(_value(each) for each in value) + "]"
    return _quoted(str(value))


def _quoted(text: str) -> str:
    plain = "".join(_SHORT.get(c) or (c if c.isprintable() or c == " " else f"\\U{ord(c):08x}") for c in text)
    return f'"{plain}"'
