"""Which lines of a role did a person tick, and which figures were put in?"""

from __future__ import annotations

from decimal import Decimal

from kinerja.actions.adoption import Adoption, KeyResultChoice, KpiChoice, ObjectiveChoice
from kinerja.core.problem import Problem, Problems
from kinerja.library.role import KeyResultTemplate, KpiTemplate, RoleTemplate
from kinerja.web.forms.typed import Typed
from kinerja.web.say import Say

#: What the actions call a figure, and what the fields of this form do.
_FIELDS = {"name": "name", "target_high": "high", "high": "high", "baseline": "baseline", "title": "title"}


def shown(role: RoleTemplate, say: Say, start: dict[str, str]) -> dict[str, str]:
    """The form at first: every line ticked, with the template's figures; "k.csat.target", "o.1.2.baseline", …"""
    fields = dict(start)
    for kpi in role.kpis:
        at = f"k.{kpi.key}."
        fields[at + "on"] = "on"
        fields[at + "target"], fields[at + "high"] = say.typed(kpi.value), say.typed(kpi.high)
    for place, objective in enumerate(role.objectives, start=1):
        fields |= {f"o.{place}.on": "on", f"o.{place}.title": objective.title.in_language(say.lang)}
        for index, each in enumerate(objective.key_results, start=1):
            at = f"o.{place}.{index}."
            fields |= {at + "on": "on", at + "title": each.statement.in_language(say.lang)}
            fields |= {at + "baseline": say.typed(each.baseline), at + "target": say.typed(each.value)}
    return fields


def adoption(typed: Typed, role: RoleTemplate, lang: str) -> Adoption:
    """The chosen lines; a figure that was emptied is none for a KPI, and stays the template's for a key result."""
    cycle = typed["cycle"]
    return Adoption(
        role=role,
        lang=lang,
        kpis=tuple(_kpi(typed, kpi) for kpi in role.kpis if typed.flag(f"k.{kpi.key}.on")),
        objectives=tuple(
            _objective(typed, role, place)
            for place in range(1, len(role.objectives) + 1)
            if typed.flag(f"o.{place}.on")
        ),
        unit_ref=typed.text("unit", most=20),
        owner_ref=typed.text("owner", most=20) or None,
        cycle_ref=cycle if cycle.upper().startswith("C-") else None,
        publish=typed.flag("publish"),
    )


def _kpi(typed: Typed, kpi: KpiTemplate) -> KpiChoice:
    at = f"k.{kpi.key}."
    target, high = typed.number(at + "target"), typed.number(at + "high")
    return KpiChoice(kpi.key, target=target, high=high, empty=target is None)


def _objective(typed: Typed, role: RoleTemplate, place: int) -> ObjectiveChoice:
    results = role.objectives[place - 1].key_results
    chosen = [
        _key_result(typed, each, place, index)
        for index, each in enumerate(results, start=1)
        if typed.flag(f"o.{place}.{index}.on")
    ]
    return ObjectiveChoice(place, typed.text(f"o.{place}.title", most=300), tuple(chosen))


def _key_result(typed: Typed, template: KeyResultTemplate, place: int, index: int) -> KeyResultChoice:
    at = f"o.{place}.{index}."
    figures: dict[str, Decimal | None] = {"baseline": None, "target": None}
    if template.value is not None:
        figures = {name: typed.number(at + name) for name in figures}
    return KeyResultChoice(index, typed.text(at + "title", most=300), **figures)


def at_fields(outcome: Problem | Problems) -> Problems:
    """Refusals of the action at the fields of this form: "kpi.csat.formula" stands at "k.csat.target"."""
    items = outcome.items if isinstance(outcome, Problems) else (outcome,)
    return Problems(tuple(problem.at(_field(problem.field or "kpi")) for problem in items))


def _field(field: str) -> str:
    parts = field.split(".")
    if parts[0] == "kpi" and len(parts) >= 2:
        return f"k.{parts[1]}.{_FIELDS.get(parts[-1], 'target') if len(parts) > 2 else 'on'}"
    if parts[0] == "objective" and len(parts) >= 4 and parts[2] == "key_result":
        return f"o.{parts[1]}.{parts[3]}.{_FIELDS.get(parts[-1], 'target')}"
    if parts[0] == "objective" and len(parts) >= 2:
        return f"o.{parts[1]}.title"
    return field
