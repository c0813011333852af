"""How do KPIs with their versions, targets and readings become values, in few queries for any number of them?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache, reduce
from operator import itemgetter, or_
from typing import Any

from django.db.models import BigIntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast

from kinerja.core.access import Viewer, Visibility
from kinerja.core.book import Organisation
from kinerja.core.kpi import Aggregation, Definition, Reading, Target
from kinerja.core.kpi_view import KpiView
from kinerja.core.lifecycle import KpiState
from kinerja.core.measure import Comparator, Measure, Polarity
from kinerja.core.period import Cadence, last_periods, period_of
from kinerja.core.score import Formula, Scoring
from kinerja.store.models import Kpi, KpiDefinition, KpiTarget, Measurement
from kinerja.store.organisations import ORGANISATION, organisation_value
from kinerja.store.prepared import Prepared
from kinerja.store.refs import ref_of
from kinerja.store.shared import MEASURE, PERSON, UNIT, Shared, at, exact, hundredths, measure
from kinerja.store.visibility import visible_kpis

#: How many periods a board looks back on: a year of months, and one more to compare with.
BOARD_PERIODS = 13

_COLUMNS = (
    *("id", "number", "name", "cadence", "state", "visibility", *MEASURE),
    *(*at("unit", UNIT), *at("owner", PERSON), "created_by_id"),
)
_POINTS = ("baseline", "low", "threshold", "stretch", "red_flag", "zero_low", "zero_high")
_SCORING = (
    "formula",
    "polarity",
    "comparator",
    *(f"{point}_scaled" for point in _POINTS),
    "cap",
    "floor",
    "green",
    "amber",
)
_MEANING = ("description", "formula_text", "source", "time_aggregation", "organisation_aggregation", "missing_is_miss")
_READING = (
    "kpi_id",
    "period_start",
    "value_scaled",
    "numerator_scaled",
    "denominator_scaled",
    "revision",
    "definition_id",
)
_SIGNATURE = ("note", "by__name", "at")
_UNSIGNED = ("", None, None)
_TARGET = ("kpi_id", "since", "value_scaled", "high_scaled")

#: Who is looked back at from which day.
_Windows = Mapping[date, list[int]]


def kpi_views(
    rows: Sequence[Sequence[Any]], organisation: Organisation, today: date, shared: Shared | None = None
) -> tuple[KpiView, ...]:
    """The KPIs of the rows that `kpi_columns` asks for, with their last periods, in the same order; two queries.

    The window of a KPI that has long been silent ends with its latest value: its verdict is the same on every page.
    Who reported each value, when and with which note is left out: no list tells it, and it would double the reading.
    """
    return _views(rows, organisation, today, _windows(rows, organisation, today), shared or Shared())


def kpi_columns(kpis: QuerySet[Kpi]) -> QuerySet[Any, Any]:
    """What `kpi_views` needs of the KPIs of a query."""
    return kpis.annotate(latest=_latest()).values_list(*_COLUMNS, "latest")


def one_kpi(
    viewer: Viewer, number: int, today: date, known: Organisation | None, shared: Shared
) -> tuple[Organisation, KpiView] | None:
    """The KPI of a number, if the viewer may see it, with all of its readings and its organisation; four queries."""
    found = _ONE(viewer, number)
    if not found:
        return None
    row = found[0]
    organisation = known or organisation_value(row[len(_COLUMNS) :])
    return organisation, _views([row], organisation, today, None, shared)[0]


_ONE = Prepared(
    lambda viewer, number: (
        visible_kpis(viewer).filter(number=number).values_list(*_COLUMNS, *at("organisation", ORGANISATION))
    )
)


def _views(
    rows: Sequence[Sequence[Any]],
    organisation: Organisation,
    today: date,
    windows: _Windows | None,
    shared: Shared,
) -> tuple[KpiView, ...]:
    """The KPIs of rows: with the readings in a window, unsigned, or with all of them and who reported each."""
    measures = {row[0]: measure(*row[6:9]) for row in rows}
    cadences = {row[0]: Cadence(row[3]) for row in rows}
    definitions, versions = _definitions(measures, cadences, organisation.fiscal_month)
    written = _signed(list(measures)) if windows is None else _unsigned(windows, list(measures))
    targets = _targets(written[0] if rows else (), measures, cadences, organisation.fiscal_month)
    readings = _readings(written[1] if rows else (), measures, cadences, versions, organisation.fiscal_month)
    views = []
    for row in rows:
        pk, number, name, _, state, visibility = row[:6]
        views.append(
            KpiView(
                *(pk, ref_of("kpi", number), name, organisation.id),
                unit=shared.unit(*row[9:14]),
                owner=shared.person(*row[14:18]),
                measure=measures[pk],
                cadence=cadences[pk],
                definitions=tuple(definitions.get(pk, ())),
                targets=tuple(targets.get(pk, ())),
                readings=tuple(readings.get(pk, ())),
                today=today,
                fiscal_month=organisation.fiscal_month,
                grace_days=organisation.grace_days,
                state=KpiState(state),
                visibility=Visibility(visibility),
                author=row[18],
            )
        )
    return tuple(views)


def _latest() -> Subquery:
    """The start of a KPI's latest period with a value; one step down the index of each KPI."""
    known = Q(value_scaled__isnull=False) | Q(numerator_scaled__isnull=False)
    own = Measurement.objects.filter(known, kpi=OuterRef("pk")).order_by("-period_start")
    return Subquery(own.values("period_start")[:1])


def _windows(rows: Iterable[Sequence[Any]], organisation: Organisation, today: date) -> _Windows:
    """From which day on whose readings are wanted; KPIs with the same first day share one condition."""
    since: dict[date, list[int]] = defaultdict(list)
    for row in rows:
        latest, cadence = row[-1], Cadence(row[3])
        until = min(latest or today, today)
        since[last_periods(until, cadence, BOARD_PERIODS, organisation.fiscal_month)[0].start].append(row[0])
    return dict(sorted(since.items()))


_DEFINITIONS = Prepared(
    lambda kpis: (
        KpiDefinition.objects.filter(kpi__in=kpis)
        .order_by("kpi", "version")
        .values_list("id", "kpi_id", "version", "reason", "valid_from", "at", "by__name", *_MEANING, *_SCORING)
    )
)


def _definitions(
    measures: Mapping[int, Measure], cadences: Mapping[int, Cadence], fiscal_month: int
) -> tuple[dict[int, list[Definition]], dict[int, int]]:
    """Every version of each KPI, oldest first, and the version number of each row."""
    found: dict[int, list[Definition]] = defaultdict(list)
    versions: dict[int, int] = {}
    for row in _DEFINITIONS(list(measures)):
        pk, kpi, version, reason, valid_from, when, by = row[:7]
        description, formula_text, source, over_time, over_units, missing_is_miss = row[7:13]
        versions[pk] = version
        found[kpi].append(
            Definition(
                version,
                _scoring(row[13:], measures[kpi]),
                *(description, formula_text, source, Aggregation(over_time), Aggregation(over_units)),
                missing_is_miss=missing_is_miss,
                reason=reason,
                valid_from=None if valid_from is None else period_of(valid_from, cadences[kpi], fiscal_month),
                by=by,
                at=when,
            )
        )
    return found, versions


@lru_cache(maxsize=1024)
def _scoring(row: tuple[Any, ...], of: Measure) -> Scoring:
    # Kept: most KPIs of an organisation are scored alike.
    formula, polarity, comparator = Formula(row[0]), Polarity(row[1]), Comparator(row[2])
    baseline, low, threshold, stretch, red_flag, zero_low, zero_high = (exact(of, scaled) for scaled in row[3:10])
    cap, floor, green, amber = (hundredths(scaled) for scaled in row[10:14])
    return Scoring(
        *(formula, polarity, comparator),
        *(baseline, low, threshold, stretch, red_flag, zero_low, zero_high),
        *(cap, floor, green, amber),
    )


_Rows = Iterable[Sequence[Any]]


_TARGETS = Prepared(
    lambda kpis: (
        KpiTarget.objects.filter(kpi__in=kpis).order_by("kpi", "since", "id").values_list(*_TARGET, "by__name", "at")
    )
)
_READINGS = Prepared(
    lambda kpis: (
        Measurement.objects.filter(kpi__in=kpis).order_by("kpi", "period_start").values_list(*_READING, *_SIGNATURE)
    )
)


def _signed(kpis: list[int]) -> tuple[_Rows, _Rows]:
    """All targets and readings of these KPIs in their order, with who wrote each when; two queries."""
    return _TARGETS(kpis), _READINGS(kpis)


def _both(kpis: list[int], *windows: Any) -> QuerySet[Any, Any]:
    empty = Cast(Value(None), BigIntegerField())
    targets = KpiTarget.objects.filter(kpi__in=kpis).annotate(under=empty, revision=empty)
    columns = ("kpi_id", "since", "value_scaled", "high_scaled", "under", "revision", "id")
    of = [Q(kpi__in=few, period_start__gte=first) for first, few in zip(windows[::2], windows[1::2], strict=True)]
    readings = Measurement.objects.filter(reduce(or_, of)).order_by().values_list(*_READING)
    return readings.union(targets.values_list(*columns), all=True)


_BOTH = Prepared(_both)


def _unsigned(windows: _Windows, kpis: list[int]) -> tuple[_Rows, _Rows]:
    """The same rows without their signatures, as lists show them; one query, told apart by the missing revision."""
    given: list[Any] = [part for window in windows.items() for part in window]
    rows = _BOTH(kpis, *given) if windows else []
    rows.sort(key=itemgetter(0, 1, 6))
    return [row[:4] for row in rows if row[5] is None], [row for row in rows if row[5] is not None]


def _targets(
    rows: _Rows, measures: Mapping[int, Measure], cadences: Mapping[int, Cadence], fiscal_month: int
) -> dict[int, list[Target]]:
    """Each KPI's targets in force, oldest period first; of several for one period the newest row counts."""
    found: dict[int, dict[date, Target]] = defaultdict(dict)
    for kpi, since, value, high, *signature in rows:
        of = measures[kpi]
        period = period_of(since, cadences[kpi], fiscal_month)
        found[kpi][since] = Target(period, of.from_scaled(value), exact(of, high), *signature)
    return {kpi: list(by_period.values()) for kpi, by_period in found.items()}


def _readings(
    rows: _Rows,
    measures: Mapping[int, Measure],
    cadences: Mapping[int, Cadence],
    versions: Mapping[int, int],
    fiscal_month: int,
) -> dict[int, list[Reading]]:
    """Each KPI's readings, oldest first, with who reported them when where the rows are signed."""
    found: dict[int, list[Reading]] = defaultdict(list)
    for kpi, start, value, numerator, denominator, revision, definition, *signature in rows:
        note, by, when = signature or _UNSIGNED
        found[kpi].append(
            Reading(
                period_of(start, cadences[kpi], fiscal_month),
                None if value is None else measures[kpi].from_scaled(value),
                None if numerator is None else part(numerator),
                None if denominator is None else part(denominator),
                *(revision, note, by, when, versions.get(definition, 1)),
            )
        )
    return found


def part(scaled: int | None) -> Decimal | None:
    """A numerator or denominator, which rows keep in hundredths."""
    return None if scaled is None else hundredths(scaled)
