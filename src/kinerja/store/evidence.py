"""What proves the key results: which milestones, periodic reports and KPI readings, in one query for all of them?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import (
    BigIntegerField,
    CharField,
    DateField,
    DateTimeField,
    Expression,
    F,
    Field,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast

from kinerja.core.kpi import Reading
from kinerja.core.measure import Measure
from kinerja.core.okr import Hold, KeyResultKind, Milestone
from kinerja.core.period import Cadence, period_of
from kinerja.store.kpi_rows import part
from kinerja.store.models import CheckIn, KeyResult
from kinerja.store.models import Milestone as MilestoneRow
from kinerja.store.shared import exact, hundredths

HELD = (KeyResultKind.AT_LEAST, KeyResultKind.AT_MOST, KeyResultKind.WITHIN)
_COLUMNS = ("what", "of", "sequence", "day", "moment", "value", "over", "under", "text")


@dataclass(slots=True)
class Evidence:
    """What one key result has to show beyond the columns of its own row."""

    milestones: list[Milestone] = field(default_factory=list)
    reports: list[tuple[date, int | None]] = field(default_factory=list)
    actuals: list[Decimal | None] = field(default_factory=list)
    measured_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """What must be known of a key result to read its evidence; one that reads a KPI has its cadence and measure."""

    id: int
    kind: KeyResultKind
    hold: Hold
    cadence: Cadence
    measure: Measure


def evidence(sources: Iterable[Source], fiscal_month: int, today: date) -> dict[int, Evidence]:
    """The evidence of each key result that needs any, oldest first; key results read from their own row have none."""
    by_id = {source.id: source for source in sources if _asks(source)}
    found: dict[int, Evidence] = defaultdict(Evidence)
    if not by_id:
        return found
    stepped = [pk for pk, source in by_id.items() if source.kind is KeyResultKind.MILESTONE]
    held = [pk for pk, source in by_id.items() if source.kind in HELD]
    measured = [pk for pk, source in by_id.items() if source.kind is KeyResultKind.KPI]
    rows = _milestones(stepped).union(_reports(held), _readings(measured, today), all=True)
    # Sorted here: the three kinds differ in what they are ordered by, and a union is ordered as a whole.
    for what, of, sequence, day, moment, value, over, under, text in sorted(rows, key=lambda row: row[:3]):
        own = found[of]
        if what == "step":
            own.milestones.append(Milestone(text, hundredths(value), day, sequence))
        elif what == "report":
            own.reports.append((day, value))
        else:
            _read(own, by_id[of], day, moment, (value, over, under), fiscal_month)
    return found


def _asks(source: Source) -> bool:
    return source.kind in (KeyResultKind.MILESTONE, KeyResultKind.KPI) or (
        source.kind in HELD and source.hold is Hold.HIT_RATE
    )


def _read(
    own: Evidence, of: Source, day: date, moment: datetime, numbers: tuple[Any, Any, Any], fiscal_month: int
) -> None:
    value, over, under = numbers
    reading = Reading(period_of(day, of.cadence, fiscal_month), exact(of.measure, value), part(over), part(under))
    actual = reading.actual(of.measure)
    own.actuals.append(actual)
    if actual is not None:
        own.measured_at = moment if own.measured_at is None else max(own.measured_at, moment)


def _nothing(kind: Field[Any, Any]) -> Expression:
    # PostgreSQL takes a bare NULL in a union for text.
    return Cast(Value(None), kind)


def _shaped(rows: QuerySet[Any, Any], what: str, **columns: Any) -> QuerySet[Any, Any]:
    """A query with the columns of the union, in its order; what a kind of evidence lacks is empty."""
    empty = {
        **{name: _nothing(BigIntegerField()) for name in ("sequence", "value", "over", "under")},
        "day": _nothing(DateField()),
        "moment": _nothing(DateTimeField()),
        "text": _nothing(CharField()),
    }
    named = {"what": Cast(Value(what), CharField()), **empty, **columns}
    shaped: QuerySet[Any, Any] = rows.order_by().annotate(**named).values_list(*_COLUMNS)
    return shaped


def _milestones(ids: list[int]) -> QuerySet[Any, Any]:
    rows = MilestoneRow.objects.filter(key_result__in=ids)
    weight, sequence = Cast("weight", BigIntegerField()), Cast("position", BigIntegerField())
    columns = {"of": F("key_result_id"), "sequence": sequence, "day": F("done_on"), "value": weight, "text": F("title")}
    return _shaped(rows, "step", **columns)


def _reports(ids: list[int]) -> QuerySet[Any, Any]:
    rows = CheckIn.objects.filter(key_result__in=ids, undone_at=None)
    sequence = Cast("number", BigIntegerField())
    return _shaped(rows, "report", of=F("key_result_id"), sequence=sequence, day=F("on"), value=F("value_scaled"))


def _readings(ids: list[int], today: date) -> QuerySet[Any, Any]:
    """The readings of a key result's KPI in periods that begin inside its cycle."""
    reading = "kpi__measurements__"
    inside = Q(
        **{
            f"{reading}period_start__gte": F("objective__cycle__start"),
            f"{reading}period_start__lte": F("objective__cycle__end"),
        }
    ) & Q(**{f"{reading}period_start__lte": today})
    columns = {
        "of": F("id"),
        "day": F(f"{reading}period_start"),
        "moment": F(f"{reading}at"),
        "value": F(f"{reading}value_scaled"),
        "over": F(f"{reading}numerator_scaled"),
        "under": F(f"{reading}denominator_scaled"),
    }
    return _shaped(KeyResult.objects.filter(inside, id__in=ids), "reading", **columns)
