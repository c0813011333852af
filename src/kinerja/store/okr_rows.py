"""How do objectives with their key results become values, whole with all that contributes to them?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from kinerja.core.access import Deed, Viewer, Visibility, may
from kinerja.core.alignment import Link
from kinerja.core.book import Cycle, Organisation
from kinerja.core.lifecycle import KeyResultOutcome, ObjectiveState
from kinerja.core.okr import Aim, Ambition, CheckIn, Hold, KeyResultKind, Milestone
from kinerja.core.okr_view import KeyResultView, ObjectiveView, held_values
from kinerja.core.period import Cadence
from kinerja.store.descent import descent
from kinerja.store.evidence import HELD, Evidence, Source, evidence
from kinerja.store.models import CheckIn as CheckInRow
from kinerja.store.models import KeyResult, Objective
from kinerja.store.organisations import CYCLE, cycle_value
from kinerja.store.prepared import Inner, Prepared, inner_of
from kinerja.store.refs import ref_of
from kinerja.store.shared import MEASURE, PERSON, UNIT, Shared, at, exact, hundredths, measure
from kinerja.store.visibility import of_organisation

_OBJECTIVE = (
    *("id", "number", "title", "why", "ambition", "state", "visibility", "revision"),
    *("cycle__number", "cycle__start", "cycle__end"),
    *at("closing", ("grade_tenths", "self_grade_tenths", "self_reason", "learning")),
)
_KEY_RESULT = (
    *("id", "number", "objective_id", "title", "weight", "revision", "reported_at", "reported_on", "confidences"),
    *("outcome", "current_scaled", "kind", "hold", "cadence", "baseline_scaled", "target_scaled", "high_scaled"),
    *(*MEASURE, "kpi__number", "health_kpi__number"),
    *at("kpi", ("cadence", *MEASURE)),
)
#: What a whole objective and a whole key result are made of, in the order that `alone` takes them.
OBJECTIVE_ROW = (*_OBJECTIVE, *at("unit", UNIT), *at("owner", PERSON), *at("cycle", CYCLE))
KEY_RESULT_ROW = (*_KEY_RESULT, *at("owner", PERSON))


_HELD = frozenset(kind.value for kind in HELD)
_PLAIN = frozenset(kind.value for kind in (KeyResultKind.METRIC, KeyResultKind.BINARY, KeyResultKind.BASELINE))

#: The order of goals where nobody asks for another: as the units stand in the tree.
BY_UNIT = ("unit__path", "number")


@dataclass(frozen=True, slots=True)
class Goals:
    """The objectives asked for, the others that serve them, the links between them, and the first one's cycle."""

    objectives: tuple[ObjectiveView, ...] = ()
    others: tuple[ObjectiveView, ...] = ()
    links: tuple[Link, ...] = ()
    cycle: Cycle | None = None


@dataclass(slots=True)
class Asked:
    """Who asks, for which organisation and day; with it every row is turned into a value."""

    viewer: Viewer
    organisation: Organisation
    today: date
    shared: Shared


def goals(asked: Asked, objectives: QuerySet[Objective], *, histories: bool = False) -> Goals:
    """The objectives of a query in its order, with all that contributes to them; see `goals_of`."""
    return goals_of(asked, inner_of(objectives.values("id")), order=objectives.query.order_by, histories=histories)


def goals_of(asked: Asked, ids: Inner | None, *, order: Sequence[Any] = (), histories: bool = False) -> Goals:
    """The objectives of a query of `ids`, with all that contributes to them; four queries for any number.

    `histories` adds each key result's check-ins (one query more), for the objectives asked for alone, and the goals
    that these serve among the others.
    """
    below = descent(asked.organisation.id, ids, upward=histories)
    if not below.asked:
        return Goals()
    around = sorted(below.asked | below.others)
    found = _around(tuple(order) or BY_UNIT)(around, asked.organisation.id)
    rows = [row for row in found if row[0] in below.asked]
    more = [row for row in found if row[0] not in below.asked]
    key_results = _key_results(asked, [*rows, *more])
    if histories:
        own = [view for row in rows for view in key_results.get(row[0], ())]
        written = check_ins({view.id: view for view in own})
        for row in rows:
            key_results[row[0]] = [replace(k, check_ins=tuple(written.get(k.id, ()))) for k in key_results[row[0]]]
    views = [_objective(asked, row, key_results.get(row[0], ())) for row in [*rows, *more]]
    cycle = cycle_value(rows[0][-len(CYCLE) :]) if rows else None
    return Goals(tuple(views[: len(rows)]), tuple(views[len(rows) :]), below.links, cycle)


@lru_cache
def _around(order: tuple[str, ...]) -> Prepared:
    """The objectives of these ids in an order, written once for each order that pages ask for."""

    def build(ids: Sequence[int], organisation: int) -> QuerySet[Any, Any]:
        return _columns(of_organisation(Objective.objects.filter(id__in=ids), organisation).order_by(*order))

    return Prepared(build)


def goals_alone(asked: Asked, rows: Sequence[Sequence[Any]]) -> tuple[ObjectiveView, ...]:
    """The objectives of rows (OBJECTIVE_ROW) without what contributes to them: for naming them, not for their sums.

    Two queries for any number.
    """
    key_results = _key_results(asked, rows) if rows else {}
    return tuple(_objective(asked, row, key_results.get(row[0], ())) for row in rows)


def _columns(objectives: QuerySet[Objective]) -> QuerySet[Any, Any]:
    return objectives.values_list(*OBJECTIVE_ROW)


def alone(asked: Asked, objective: Sequence[Any], key_result: tuple[Any, ...]) -> ObjectiveView:
    """An objective with one of its key results, of the columns OBJECTIVE_ROW and KEY_RESULT_ROW.

    No query for a key result that is read from its own row, else one for its evidence.
    """
    of = objective[0]
    return _objective(asked, objective, _of_rows(asked, [key_result], {of: objective[9]})[of])


def _objective(asked: Asked, row: Sequence[Any], key_results: Sequence[KeyResultView]) -> ObjectiveView:
    pk, number, title, why, ambition, state, visibility, revision, cycle, start, end = row[:11]
    grade, self_grade, self_reason, learning = row[11:15]
    whole = ObjectiveView(
        *(pk, ref_of("objective", number), title, asked.organisation.id),
        unit=asked.shared.unit(*row[15:20]),
        owner=asked.shared.person(*row[20:24]),
        start=start,
        end=end,
        key_results=tuple(key_results),
        cycle=ref_of("cycle", cycle),
        why=why,
        ambition=Ambition(ambition),
        state=ObjectiveState(state),
        visibility=Visibility(visibility),
        grade=_tenths(grade),
        self_grade=_tenths(self_grade),
        self_reason=self_reason or "",
        learning=learning or "",
        revision=revision,
    )
    return whole if may(asked.viewer, Deed.SEE, whole.thing).allowed else _hidden(asked.viewer, whole)


def _hidden(viewer: Viewer, whole: ObjectiveView) -> ObjectiveView:
    """What stays of an objective that the viewer may not see: it counts, and says nothing.

    A key result that the viewer owns keeps its words, for its owner has to report on it.
    """
    kept = tuple(
        k
        if may(viewer, Deed.SEE, whole.thing_of(k)).allowed
        else replace(k, title="", owner=None, check_ins=(), aim=_mute(k.aim))
        for k in whole.key_results
    )
    return replace(whole, title="", why="", owner=None, key_results=kept, self_reason="", learning="")


def _mute(aim: Aim) -> Aim:
    return replace(aim, milestones=tuple(replace(step, title="") for step in aim.milestones))


def _tenths(value: int | None) -> Decimal | None:
    return None if value is None else Decimal(value).scaleb(-1)


_KEY_RESULTS = Prepared(
    lambda objectives: (
        KeyResult.objects.filter(objective__in=objectives, removed_at=None)
        .order_by("objective", "position", "id")
        .values_list(*KEY_RESULT_ROW)
    )
)


def _key_results(asked: Asked, objectives: Iterable[Sequence[Any]]) -> dict[int, list[KeyResultView]]:
    """The key results of each objective in their order, without those that were removed."""
    starts = {row[0]: row[9] for row in objectives}
    return _of_rows(asked, _KEY_RESULTS(list(starts)), starts)


def _of_rows(
    asked: Asked, rows: Sequence[tuple[Any, ...]], starts: Mapping[int, date]
) -> dict[int, list[KeyResultView]]:
    """The key results of rows by their objectives, whose cycles began on the days `starts`."""
    proven = [_source(row) for row in rows if not _speaks_for_itself(row)]
    proofs = evidence(proven, asked.organisation.fiscal_month, asked.today)
    sources = {of.id: of for of in proven}
    found: dict[int, list[KeyResultView]] = defaultdict(list)
    for row in rows:
        of = sources.get(row[0])
        view = _of_row(row) if of is None else _proven(asked, row, of, proofs.get(of.id) or Evidence(), starts[row[2]])
        found[row[2]].append(view)
    return found


def _speaks_for_itself(row: Sequence[Any]) -> bool:
    """Whether a row holds all that its progress needs: no steps, no KPI, no report of each period."""
    return row[11] in _PLAIN or (row[11] in _HELD and row[12] != Hold.HIT_RATE.value)


def _source(row: Sequence[Any]) -> Source:
    kind = KeyResultKind(row[11])
    reads_kpi = kind is KeyResultKind.KPI and row[22] is not None
    own, cadence = (row[23:26], row[22]) if reads_kpi else (row[17:20], row[13])
    return Source(row[0], kind, Hold(row[12]), Cadence(cadence), measure(*own))


@lru_cache(maxsize=4096)
def _of_row(row: tuple[Any, ...]) -> KeyResultView:
    """The key result of a row that speaks for itself."""
    # Kept by its whole content: a cycle of 1,200 is looked at all day, and few of its rows change in an hour.
    return _view(row, _source(row))


def _view(row: Sequence[Any], source: Source, steps: Sequence[Milestone] = ()) -> KeyResultView:
    pk, number, _, title, weight, revision, reported_at, reported_on, confidences, outcome, current = row[:11]
    of = measure(*row[17:20])
    baseline, target, high, now = (exact(of, scaled) for scaled in (*row[14:17], current))
    return KeyResultView(
        *(pk, ref_of("key_result", number), title),
        aim=Aim(source.kind, baseline, target, high, source.hold, tuple(steps)),
        measure=of,
        weight=hundredths(weight),
        owner=Shared().person(*row[26:30]),
        cadence=source.cadence,
        values=() if now is None else (now,),
        confidences=tuple(int(word) for word in confidences.split(",") if word),
        reported_at=reported_at,
        reported_on=reported_on,
        revision=revision,
        kpi=None if row[20] is None else ref_of("kpi", row[20]),
        health_kpi=None if row[21] is None else ref_of("kpi", row[21]),
        outcome=KeyResultOutcome(outcome) if outcome else None,
    )


def _proven(asked: Asked, row: Sequence[Any], source: Source, proof: Evidence, start: date) -> KeyResultView:
    """A key result with its steps, the values of the KPI it reads, or what was reported of each period."""
    view = _view(row, source, proof.milestones)
    if source.kind is KeyResultKind.KPI:
        at, zone = proof.measured_at, ZoneInfo(asked.organisation.timezone)
        on = at.astimezone(zone).date() if at else None
        return replace(view, values=tuple(proof.actuals), reported_at=at, reported_on=on)
    if source.kind in HELD and source.hold is Hold.HIT_RATE:
        reports = [(day, exact(source.measure, scaled)) for day, scaled in proof.reports if day <= asked.today]
        return replace(view, values=held_values(view.aim, source.cadence, reports, start, asked.today))
    return view


_CHECK_INS = Prepared(
    lambda key_results: (
        CheckInRow.objects.filter(key_result__in=key_results, undone_at=None)
        .order_by("key_result", "number")
        .values_list("key_result_id", "at", "value_scaled", "confidence", "note", "by__name", "number")
    )
)


def check_ins(key_results: Mapping[int, KeyResultView]) -> dict[int, list[CheckIn]]:
    """The check-ins of key results, oldest first, without those undone; one query."""
    found: dict[int, list[CheckIn]] = defaultdict(list)
    for of, moment, value, confidence, note, by, number in _CHECK_INS(list(key_results)):
        exactly = exact(key_results[of].measure, value)
        found[of].append(CheckIn(moment, exactly, confidence, note, by or "", number))
    return found
