"""How does present work, of a unit or a person, or a single sentence become a template of a role?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from kinerja.actions import role
from kinerja.actions.drafts import PasteDraft
from kinerja.actions.paste_mapping import kpi_draft
from kinerja.actions.pasted import item_of
from kinerja.actions.record import Done
from kinerja.core.access import Viewer, Visibility
from kinerja.core.kpi import target_for
from kinerja.core.kpi_view import KpiView
from kinerja.core.measure import Comparator, Polarity, Unit, UnitKind, polarity_of
from kinerja.core.okr import KeyResultKind
from kinerja.core.okr_view import KeyResultView, ObjectiveView
from kinerja.core.people import PersonRef, UnitRef
from kinerja.core.problem import Problem, Problems
from kinerja.core.score import Formula
from kinerja.core.soundness import check_definition
from kinerja.library import editing
from kinerja.library.role import POINTS, KeyResultTemplate, KpiTemplate, ObjectiveTemplate, RoleTemplate, Text
from kinerja.library.schema import role_of
from kinerja.reading.statement import read_statement
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
    template = template_of(viewer, KpiFilter(unit_ref=unit.ref), OkrFilter(unit_ref=unit.ref), name, today)
    if not template.kpis and not template.objectives:
        return Problem("library.unit_is_empty", "unit", {"unit": unit.name})
    return role.create(viewer, template, now=now, via=via)


def from_person(
    viewer: Viewer, person_ref: str, name: str, *, today: date, now: datetime, via: str = "page"
) -> Done | Problem | Problems:
    """Save what one person answers for as a role: the KPIs and running objectives that everybody sees, as above."""
    person = books.person(viewer, person_ref)
    if isinstance(person, Problem):
        return person.at("owner")
    template = template_of(viewer, KpiFilter(owner_ref=person.ref), OkrFilter(owner_ref=person.ref), name, today)
    if not template.kpis and not template.objectives:
        return Problem("library.person_is_empty", "owner", {"person": person.name})
    return role.create(viewer, template, now=now, via=via)


def from_sentence(
    viewer: Viewer, name: str, sentence: str, *, lang: str, now: datetime, via: str = "page"
) -> Done | Problem | Problems:
    """Begin a role with a name and its first KPI in one sentence: "Susu terbuang maksimal 2% per minggu"."""
    kpi = kpi_of(sentence, lang)
    if not kpi:
        return Problem("text.missing", "sentence")
    made = role_of({"name": name.strip(), "figures": "own", "kpi": [kpi]})
    return made if isinstance(made, Problems) else role.create(viewer, made, now=now, via=via)


def kpi_of(sentence: str, lang: str) -> dict[str, Any]:
    """The fields of a KPI as a sentence says them, for a line of a role; none where it says nothing.

    The sentence may be in another language than its reader's, whose habit decides only what "4.000" is.
    """
    said = sentence.strip()[:300]
    if not said:
        return {}
    read = read_statement(said, section="kpi", around=lang or None)
    item = replace(item_of(1, read, "kpi"), period=read.period or "month")
    draft, metric = kpi_draft(item, PasteDraft("", ())), read.metric or said
    scoring = draft.definition.scoring
    return {
        "key": editing.key_from(metric, ()), "name": metric[:1].upper() + metric[1:], "statement": said,
        "unit": word_of(draft.unit), "polarity": str(scoring.polarity), "comparator": str(scoring.comparator),
        "value": draft.target, "value_high": draft.target_high, "cadence": str(draft.cadence),
        "aggregation": str(draft.definition.time_aggregation), "score": str(scoring.formula),
    }  # fmt: skip


def template_of(viewer: Viewer, kpis: KpiFilter, okrs: OkrFilter, name: str, today: date) -> RoleTemplate:
    """What a unit or a person holds and reaches for, as a template."""
    board, okr = books.board(viewer, today, filter=kpis), books.running(viewer, today, filter=okrs)
    own = [k for k in board.kpis if k.visibility is Visibility.OPEN and _is(kpis, k.unit, k.owner)][:MOST]
    goals = [o for o in okr.objectives if o.visibility is Visibility.OPEN and _is(kpis, o.unit, o.owner)][:MOST]
    keys: dict[str, str] = {}
    for kpi in own:
        keys[kpi.ref] = editing.key_from(kpi.name, keys.values())
    made = tuple(_kpi(kpi, keys[kpi.ref]) for kpi in own)
    objectives = tuple(_objective(goal, keys) for goal in goals)
    return RoleTemplate("", _text(name), example=False, kpis=made, objectives=objectives)


def _is(wanted: KpiFilter, unit: UnitRef, owner: PersonRef | None) -> bool:
    """Whether a thing is the unit's own (a filter finds those below as well), or the person's."""
    return unit.ref == wanted.unit_ref if wanted.unit_ref else owner is not None and owner.ref == wanted.owner_ref


def _text(words: str) -> Text:
    return Text({"": words.strip()[:1000]}) if words.strip() else Text()


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
