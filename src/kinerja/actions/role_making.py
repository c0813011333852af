"""How does a unit's present work become a template of a role?"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import date, datetime

from kinerja.actions import role
from kinerja.actions.record import Done
from kinerja.core.access import Viewer, Visibility
from kinerja.core.kpi import target_for
from kinerja.core.kpi_view import KpiView
from kinerja.core.measure import Comparator, Polarity, Unit, UnitKind, polarity_of
from kinerja.core.okr import KeyResultKind
from kinerja.core.okr_view import KeyResultView, ObjectiveView
from kinerja.core.problem import Problem, Problems
from kinerja.core.score import Formula
from kinerja.core.soundness import check_definition
from kinerja.library.role import POINTS, KeyResultTemplate, KpiTemplate, ObjectiveTemplate, RoleTemplate, Text
from kinerja.store import books
from kinerja.store.books import KpiFilter, OkrFilter

#: KPIs and objectives that one role takes over: a template of more would be adopted by nobody.
MOST = 40
_COMPARATORS = {
    KeyResultKind.AT_LEAST: Comparator.AT_LEAST,
    KeyResultKind.AT_MOST: Comparator.AT_MOST,
    KeyResultKind.WITHIN: Comparator.BETWEEN,
}


def from_unit(
    viewer: Viewer, unit_ref: str, name: str, *, today: date, now: datetime, via: str = "page"
) -> Done | Problem | Problems:
    """Save the KPIs and the running objectives of a unit as a role, as far as everybody in the organisation sees them.

    Names, sheets and targets come along, values and people don't. The figures are the organisation's own. What only a
    few may see is left out, since a role is there for all.
    """
    unit = books.unit(viewer, unit_ref)
    if isinstance(unit, Problem):
        return unit.at("unit")
    template = template_of(viewer, unit.ref, name, today)
    if not template.kpis and not template.objectives:
        return Problem("library.unit_is_empty", "unit", {"unit": unit.name})
    return role.create(viewer, template, now=now, via=via)


def template_of(viewer: Viewer, unit_ref: str, name: str, today: date) -> RoleTemplate:
    """What a unit holds and reaches for, as a template."""
    board = books.board(viewer, today, filter=KpiFilter(unit_ref=unit_ref))
    okr = books.running(viewer, today, filter=OkrFilter(unit_ref=unit_ref))
    own = [kpi for kpi in board.kpis if kpi.unit.ref == unit_ref and kpi.visibility is Visibility.OPEN][:MOST]
    goals = [o for o in okr.objectives if o.unit.ref == unit_ref and o.visibility is Visibility.OPEN][:MOST]
    keys: dict[str, str] = {}
    for kpi in own:
        keys[kpi.ref] = _key(kpi.name, set(keys.values()))
    kpis = tuple(_kpi(kpi, keys[kpi.ref]) for kpi in own)
    objectives = tuple(_objective(goal, keys) for goal in goals)
    return RoleTemplate("", _text(name), example=False, kpis=kpis, objectives=objectives)


def _text(words: str) -> Text:
    return Text({"": words.strip()[:1000]}) if words.strip() else Text()


def _key(name: str, taken: set[str]) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    key = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:60] or "kpi"
    return next(made for n in range(1, MOST + 2) if (made := key if n == 1 else f"{key}_{n}") not in taken)


def word_of(unit: Unit) -> str:
    """How reading names a unit: "%", "IDR", "score/5", "hour"; what has no name is a count."""
    match unit.kind:
        case UnitKind.PERCENT:
            return "%"
        case UnitKind.SCORE:
            return f"score/{unit.name}" if unit.name else "score"
        case UnitKind.RATIO:
            return unit.name or "ratio"
        case _:
            return unit.name or "count"


def _kpi(kpi: KpiView, key: str) -> KpiTemplate:
    definition, target = kpi.definition, target_for(kpi.targets, kpi.running)
    scoring = definition.scoring
    band = scoring.comparator is Comparator.BETWEEN
    plain = scoring.comparator is Comparator.EQUAL and scoring.polarity is not Polarity.BAND
    made = KpiTemplate(
        key=key,
        name=_text(kpi.name),
        statement=_text(kpi.name),
        metric=_text(kpi.name.lower()),
        unit=word_of(kpi.measure.unit),
        polarity=scoring.polarity if plain else polarity_of(scoring.comparator),
        comparator=scoring.comparator,
        value=target.value if target and (target.high is not None or not band) else None,
        high=target.high if target and band else None,
        cadence=kpi.cadence,
        period=None if kpi.cadence == "half" else str(kpi.cadence),
        aggregation=definition.time_aggregation,
        score=scoring.formula,
        points={name: value for name in POINTS if (value := getattr(scoring, name)) is not None},
        definition=_text(definition.description),
        formula=_text(definition.formula_text),
        source=_text(definition.source),
    )
    fits = not check_definition(made.scoring, made.value, made.high)
    # A target that came after its formula may not fit it: the template takes the plainest one that does.
    return made if fits else replace(made, score=Formula.BINARY, points={})


def _objective(goal: ObjectiveView, keys: dict[str, str]) -> ObjectiveTemplate:
    results = tuple(_key_result(each) for each in goal.key_results if each.title)
    guarded = next((keys[k.health_kpi] for k in goal.key_results if k.health_kpi in keys), "")
    return ObjectiveTemplate(_text(goal.title), _text(goal.why), guarded, results)


def _key_result(one: KeyResultView) -> KeyResultTemplate:
    aim, title = one.aim, _text(one.title)
    if aim.target is None or one.measure is None:
        return KeyResultTemplate(title, _text(one.title.lower()), direction="achieve")
    comparator = _COMPARATORS.get(aim.kind)
    moves = comparator is None and aim.baseline is not None
    direction = ("increase" if aim.target > (aim.baseline or 0) else "decrease") if moves else "maintain"
    return KeyResultTemplate(
        statement=title,
        metric=_text(one.title.lower()),
        direction=direction,
        comparator=str(comparator) if comparator else "=",
        value=aim.target,
        high=aim.high if comparator is Comparator.BETWEEN else None,
        unit=word_of(one.measure.unit),
        baseline=aim.baseline if moves else None,
    )
