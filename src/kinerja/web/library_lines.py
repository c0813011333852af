"""How do the lines of a role's template read in one language?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from kinerja.actions.adopted import measure_in, unit_words
from kinerja.library.role import KeyResultTemplate, KpiTemplate, ObjectiveTemplate, RoleTemplate
from kinerja.reports.role import sheet
from kinerja.web.say import Say
from kinerja.words import numbers


@dataclass(frozen=True, slots=True)
class KpiLine:
    """A KPI of a template in words: what stands on the board, and in `sheet` what folds out below it."""

    key: str
    name: str
    statement: str
    target: str
    prefix: str | None
    suffix: str | None
    polarity: str
    sheet: tuple[tuple[str, str], ...]
    template: KpiTemplate


@dataclass(frozen=True, slots=True)
class KeyResultLine:
    """A key result of a template in words; prefix and suffix are the unit of its figures."""

    place: int
    statement: str
    prefix: str | None
    suffix: str | None
    template: KeyResultTemplate


@dataclass(frozen=True, slots=True)
class ObjectiveLine:
    """An objective of a template in words, and the name of the KPI that must not fall meanwhile."""

    place: int
    title: str
    why: str
    guard: str
    key_results: tuple[KeyResultLine, ...]


def kpi_line(kpi: KpiTemplate, role: RoleTemplate, say: Say) -> KpiLine:
    """A KPI with everything the library knows about it."""
    lang, measure = say.lang, measure_in(kpi.unit, kpi.value, kpi.high)
    target = numbers.target(kpi.comparator, kpi.value, kpi.high, measure, lang) if kpi.value is not None else ""
    return KpiLine(
        key=kpi.key,
        name=kpi.name.in_language(lang),
        statement=kpi.statement.in_language(lang),
        target=target,
        prefix=say.prefix(measure),
        suffix=say.suffix(measure),
        polarity=kpi.polarity.value,
        sheet=sheet(kpi, role, lang, partial(unit_words, lang=lang)),
        template=kpi,
    )


def objective_line(objective: ObjectiveTemplate, place: int, role: RoleTemplate, say: Say) -> ObjectiveLine:
    """An objective with its key results."""
    guard = role.kpi(objective.health)
    return ObjectiveLine(
        place=place,
        title=objective.title.in_language(say.lang),
        why=objective.why.in_language(say.lang),
        guard=guard.name.in_language(say.lang) if guard else "",
        key_results=tuple(_key_result(each, at, say) for at, each in enumerate(objective.key_results, start=1)),
    )


def _key_result(one: KeyResultTemplate, place: int, say: Say) -> KeyResultLine:
    statement = one.statement.in_language(say.lang)
    if one.value is None:
        return KeyResultLine(place, statement, None, None, one)
    measure = measure_in(one.unit or "", one.value, one.baseline)
    return KeyResultLine(place, statement, say.prefix(measure), say.suffix(measure), one)


def lines_of(role: RoleTemplate, say: Say) -> tuple[tuple[KpiLine, ...], tuple[ObjectiveLine, ...]]:
    """Every line of a role."""
    kpis = tuple(kpi_line(kpi, role, say) for kpi in role.kpis)
    return kpis, tuple(objective_line(each, place, role, say) for place, each in enumerate(role.objectives, start=1))
