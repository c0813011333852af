"""What happened before: events, revisions of values, and how an objective was closed?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet, Value

from kinerja.core.access import Viewer, Visibility
from kinerja.core.problem import Problem, not_found
from kinerja.store.kpi_rows import part
from kinerja.store.models import (
    Cycle,
    KeyResult,
    KeyResultRevision,
    Kpi,
    MeasurementRevision,
    Objective,
    ObjectiveClosing,
    ObjectiveCorrection,
)
from kinerja.store.prepared import Prepared
from kinerja.store.refs import noun_of, number_in, ref_of
from kinerja.store.rows import ClosingRow, CorrectionRow, EventRow, ReadingRow, RevisionRow, WordingRow
from kinerja.store.shared import MEASURE, PERSON, UNIT, Shared, at, exact, measure
from kinerja.store.visibility import visible_events, visible_key_results, visible_kpis, visible_objectives

_EVENT = ("id", "at", "via", "verb", "noun", "ref", "title", "before", "after", "note", "visibility")
_NARROWING = {"ref": "ref", "before": "id__lt"}
_REVISION = (
    *("measurement__period_label", "measurement__period_start", "revision"),
    *("value_scaled", "numerator_scaled", "denominator_scaled", "note", "reason", "at"),
)
#: What may be deleted while it has no history, and the rows of it.
_DELETED: dict[str, Any] = {"kpi": Kpi, "objective": Objective, "key_result": KeyResult, "cycle": Cycle}
_CLOSING = (
    *("id", "grade_tenths", "progress", "coverage_reported", "coverage_asked"),
    *("self_grade_tenths", "self_reason", "learning", "at"),
)


def events(
    viewer: Viewer, *, ref: str | None = None, before: int | None = None, limit: int = 50
) -> tuple[EventRow, ...]:
    """What happened, the newest first, to one thing if asked; the next page starts `before` the last id. One query."""
    if ref is not None and noun_of(ref) is None:
        return ()
    narrowed = {"ref": None if ref is None else ref.strip().upper(), "before": before}
    given = {name: value for name, value in narrowed.items() if value is not None}
    shared = Shared()
    found = []
    for row in _written(tuple(given), limit)(viewer, *given.values()):
        pk, moment, via, verb, noun, of, title, was, became, note, visibility = row[:11]
        actor, where = shared.person(*row[11:15]), shared.maybe_unit(*row[15:20])
        found.append(
            EventRow(
                *(pk, moment, actor, via, verb, noun, of, title, was, became, note),
                unit=where,
                visibility=Visibility(visibility),
            )
        )
    return tuple(found)


@lru_cache(maxsize=256)
def _written(narrowed: tuple[str, ...], limit: int) -> Prepared:
    """The query for the newest events, written once for each way of narrowing it."""

    def build(viewer: Viewer, *values: Any) -> QuerySet[Any, Any]:
        conditions = {_NARROWING[name]: value for name, value in zip(narrowed, values, strict=True)}
        rows = visible_events(viewer).filter(**conditions).order_by("-id")
        return rows.values_list(*_EVENT, *at("actor", PERSON), *at("unit", UNIT))[:limit]

    return Prepared(build)


def discarded(viewer: Viewer, refs: Collection[str]) -> frozenset[str]:
    """Which of some short ids name a KPI, an objective, a key result or a cycle that was deleted; one query.

    Their events are left, but no page. Whether the viewer may see what is there is not asked here.
    """
    here = viewer.organisation
    asked = {ref: int(ref.partition("-")[2]) for ref in refs if noun_of(ref) in _DELETED}
    kept = [
        rows.objects.filter(organisation=here, number__in=[n for ref, n in asked.items() if noun_of(ref) == noun])
        .annotate(noun=Value(noun))
        .order_by()
        .values_list("noun", "number")
        for noun, rows in _DELETED.items()
    ]
    there = {ref_of(noun, number) for noun, number in kept[0].union(*kept[1:])} if asked else set()
    return frozenset(asked) - there


def readings_with_revisions(viewer: Viewer, ref: str) -> tuple[ReadingRow, ...] | Problem:
    """Every period of a KPI with all that its value ever was, the newest first; two queries."""
    number = number_in("kpi", ref)
    kpi = visible_kpis(viewer).filter(number=-1 if number is None else number).values_list("id", *MEASURE).first()
    if kpi is None:
        return not_found("kpi", ref)
    of, shared = measure(*kpi[1:]), Shared()
    by_period: dict[str, list[RevisionRow]] = defaultdict(list)
    rows = MeasurementRevision.objects.filter(measurement__kpi=kpi[0])
    rows = rows.order_by("-measurement__period_start", "-revision")
    for row in rows.values_list(*_REVISION, *at("by", PERSON)):
        label, start, revision, value, over, under, note, reason, moment = row[:9]
        by = shared.person(*row[9:13])
        by_period[label].append(
            RevisionRow(label, start, revision, exact(of, value), part(over), part(under), note, reason, by, moment)
        )
    return tuple(ReadingRow(label, r[0].period_start, r[0].revision, tuple(r)) for label, r in by_period.items())


def wordings(viewer: Viewer, ref: str) -> tuple[WordingRow, ...] | Problem:
    """How a key result was reworded inside its cycle, the newest change first; two queries."""
    number = number_in("key_result", ref)
    named = visible_key_results(viewer).filter(number=-1 if number is None else number).values_list("id").first()
    if named is None:
        return not_found("key_result", ref)
    shared = Shared()
    rows = KeyResultRevision.objects.filter(key_result=named[0]).order_by("-id")
    columns = rows.values_list("before", "after", "reason", "at", *at("by", PERSON))
    return tuple(WordingRow(was, now, reason, shared.person(*by), moment) for was, now, reason, moment, *by in columns)


def closing(viewer: Viewer, ref: str) -> ClosingRow | Problem | None:
    """How an objective ended, with later corrections; None while it is open. At most three queries."""
    number = number_in("objective", ref)
    objective = visible_objectives(viewer).filter(number=-1 if number is None else number).values_list("id").first()
    if objective is None:
        return not_found("objective", ref)
    row = ObjectiveClosing.objects.filter(objective=objective[0]).values_list(*_CLOSING, *at("by", PERSON)).first()
    if row is None:
        return None
    shared = Shared()
    pk, grade, progress, reported, asked, self_grade, self_reason, learning, moment = row[:9]
    return ClosingRow(
        _tenths(grade),
        Decimal(progress) if progress else None,
        *(reported, asked),
        _tenths(self_grade),
        *(self_reason, learning),
        by=shared.person(*row[9:13]),
        at=moment,
        corrections=_corrections(pk, shared),
    )


def _corrections(closing_id: int, shared: Shared) -> tuple[CorrectionRow, ...]:
    rows = ObjectiveCorrection.objects.filter(closing=closing_id).order_by("id")
    columns = rows.values_list("text", "at", *at("by", PERSON))
    return tuple(CorrectionRow(text, shared.person(*by), moment) for text, moment, *by in columns)


def _tenths(value: int | None) -> Decimal | None:
    return None if value is None else Decimal(value).scaleb(-1)
