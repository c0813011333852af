"""How does a KPI get the value of a period, and how is a wrong one put right without losing the first?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from kinerja.actions import asked
from kinerja.actions.kpi_definition import archived, definition_in, running_period
from kinerja.actions.record import Done, Undo, record
from kinerja.actions.transaction import whole
from kinerja.actions.units_of_measure import HUNDREDTHS, measure_of, measured_in, restored, scaled
from kinerja.core.access import Deed, Viewer
from kinerja.core.measure import Measure, text
from kinerja.core.period import Period, parse_period, preceding
from kinerja.core.problem import Kind, Problem, Problems, not_found
from kinerja.store.models import Kpi, KpiDefinition, KpiTarget, Measurement, MeasurementRevision
from kinerja.store.refs import ref_of


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a measurement says, as its integers."""

    value: int | None
    numerator: int | None
    denominator: int | None
    note: str


@whole
def measure(
    viewer: Viewer, ref: str, value: Decimal | None, *, now: datetime, via: str = "page", period: str | None = None,
    numerator: Decimal | None = None, denominator: Decimal | None = None, note: str = "", reason: str = "",
    seen: int | None = None,
) -> Done | Problem | Problems:  # fmt: skip
    """Enter the value of a period: the one named ("2026-11"), else the one that is due, else the running one.

    A ratio is entered as numerator and denominator, which keep two decimals: 47 of 50 orders. Another value for the
    same period is a correction: the next revision, with its reason; the same value again changes nothing. `seen` is the
    revision the person saw (0: none): when somebody else was faster, their value comes back as a conflict.
    """
    row = asked.kpi(viewer, Deed.REPORT, ref)
    if isinstance(row, Problem):
        return row
    if problem := archived(row):
        return problem
    when = _period(row, period, asked.today_in(row.organisation, now))
    if isinstance(when, Problem):
        return when
    kept = measure_of(row.unit_kind, row.unit_name, row.decimals)
    entry = _entry(kept, value, numerator, denominator, note.strip())
    if not isinstance(entry, _Entry):
        return entry
    old = Measurement.objects.filter(kpi=row, period_start=when.start).select_related("by").first()
    if old is None and entry.value is None and entry.numerator is None:
        return Problem("measurement.empty", "value", {"period": when.label})
    if old is not None and _same(old, entry):
        return Done(ref_of("kpi", row.number), old.revision, undo=_undo(row, old))
    if problem := _overtaken(old, kept, seen):
        return problem
    return _keep(viewer, row, when, entry, old, reason.strip(), now=now, via=via)


def _period(row: Kpi, label: str | None, today: date) -> Period | Problem:
    running = running_period(row, today)
    fiscal_month = row.organisation.fiscal_month
    if label is None:
        ended = preceding(running, fiscal_month)
        begun = (
            KpiTarget.objects.filter(kpi=row, since__lte=ended.start).exists()
            or Measurement.objects.filter(kpi=row, period_start__lte=ended.start).exists()
            or KpiDefinition.objects.filter(kpi=row, valid_from__lte=ended.start).exists()
        )
        reported = Measurement.objects.filter(kpi=row, period_start=ended.start).exclude(
            value_scaled=None, numerator_scaled=None
        )
        return ended if begun and not reported.exists() else running
    period = parse_period(label, fiscal_month)
    if isinstance(period, Problem):
        return period
    if period.cadence != row.cadence:
        values = {"label": period.label, "cadence": row.cadence, "example": running.label}
        return Problem("measurement.other_cadence", "period", values)
    if period.start > today:
        return Problem("measurement.future", "period", {"label": period.label, "running": running.label})
    return period


def _entry(
    measure: Measure, value: Decimal | None, numerator: Decimal | None, denominator: Decimal | None, note: str
) -> _Entry | Problem | Problems:
    if (numerator is None) != (denominator is None):
        return Problem("measurement.needs_both_parts", "denominator" if denominator is None else "numerator")
    if value is not None and numerator is not None:
        return Problem("measurement.value_or_parts", "value")
    if numerator and denominator == 0:
        return Problem("measurement.denominator_zero", "denominator", {"numerator": numerator})
    values = scaled(measure, {"value": value})
    parts = scaled(HUNDREDTHS, {"numerator": numerator, "denominator": denominator})
    if isinstance(values, tuple) or isinstance(parts, tuple):
        return Problems(tuple(p for part in (values, parts) if isinstance(part, tuple) for p in part))
    return _Entry(values["value"], parts["numerator"], parts["denominator"], note)


def _said(row: Measurement | MeasurementRevision) -> _Entry:
    return _Entry(row.value_scaled, row.numerator_scaled, row.denominator_scaled, row.note)


def _same(old: Measurement, entry: _Entry) -> bool:
    """Whether nothing new is said; a value sent again without its note doesn't take the note away."""
    return _said(old) == (entry if entry.note else replace(entry, note=old.note))


def _overtaken(old: Measurement | None, measure: Measure, seen: int | None) -> Problem | None:
    revision = old.revision if old else 0
    if seen is None or seen == revision or old is None:
        return None
    values = {
        "by": old.by.name if old.by else "",
        "at": old.at,
        "value": _told(_said(old), measure).get("value", ""),
        "revision": revision,
        "period": old.period_label,
    }
    return Problem("conflict", "value", values, Kind.CONFLICT)


def _keep(
    viewer: Viewer, row: Kpi, when: Period, entry: _Entry, old: Measurement | None, reason: str, *,
    now: datetime, via: str, verb: str = "",
) -> Done:  # fmt: skip
    """Write the row as its entry says, its revision beside it, and the event."""
    kept = measure_of(row.unit_kind, row.unit_name, row.decimals)
    before = _told(_said(old), kept) if old else {}
    definition = definition_in(row, when)
    if old is None:
        fresh = _first(viewer, row, when, entry, definition, now)
    else:
        fresh = _overwrite(viewer, old, entry, definition, now)
    MeasurementRevision.objects.create(
        organisation_id=row.organisation_id, measurement=fresh, revision=fresh.revision, value_scaled=entry.value,
        numerator_scaled=entry.numerator, denominator_scaled=entry.denominator, note=entry.note, reason=reason,
        by_id=viewer.person, at=now,
    )  # fmt: skip
    ref = ref_of("kpi", row.number)
    told = {"period": when.label, "revision": str(fresh.revision), **_told(entry, kept), **measured_in(row)}
    event = record(
        viewer, verb or ("measurement.corrected" if old else "measurement.measured"), ref, row.name, now=now, via=via,
        thing=asked.thing_of_kpi(row), before=before, after=told, note=reason or entry.note,
    )  # fmt: skip
    return Done(ref, fresh.revision, event, _undo(row, fresh))


def _first(
    viewer: Viewer, row: Kpi, when: Period, entry: _Entry, definition: KpiDefinition, now: datetime
) -> Measurement:
    return Measurement.objects.create(
        organisation_id=row.organisation_id, kpi=row, period_start=when.start, period_label=when.label,
        value_scaled=entry.value, numerator_scaled=entry.numerator, denominator_scaled=entry.denominator,
        note=entry.note, definition=definition, by_id=viewer.person, at=now,
    )  # fmt: skip


def _overwrite(
    viewer: Viewer, old: Measurement, entry: _Entry, definition: KpiDefinition, now: datetime
) -> Measurement:
    old.revision += 1
    old.value_scaled, old.numerator_scaled, old.denominator_scaled = entry.value, entry.numerator, entry.denominator
    old.note, old.definition, old.by_id, old.at = entry.note, definition, viewer.person, now
    old.save(update_fields=[
        "revision", "value_scaled", "numerator_scaled", "denominator_scaled", "note", "definition", "by", "at",
    ])  # fmt: skip
    return old


def _told(entry: _Entry, measure: Measure) -> dict[str, str]:
    if entry.numerator is not None and entry.denominator is not None:
        parts = {"numerator": entry.numerator, "denominator": entry.denominator}
        return {name: text(HUNDREDTHS.from_scaled(part)) for name, part in parts.items()}
    value = restored(measure, entry.value)
    return {"value": "" if value is None else text(value)}


def _undo(row: Kpi, entered: Measurement) -> Undo:
    return Undo("measurement", ref_of("kpi", row.number), entered.revision, entered.period_label)


@whole
def undo(
    viewer: Viewer, ref: str, period: str, revision: int, *, now: datetime, via: str = "page"
) -> Done | Problem | Problems:
    """Take a revision back: the one before it comes back as a new revision, and nothing is deleted.

    Undoing the first leaves the period without data. Only the revision in force can be undone; when somebody has
    corrected it since, their value comes back as a conflict.
    """
    row = asked.kpi(viewer, Deed.REPORT, ref)
    if isinstance(row, Problem):
        return row
    when = parse_period(period, row.organisation.fiscal_month)
    if problem := archived(row) or (when if isinstance(when, Problem) else None):
        return problem
    old = Measurement.objects.filter(kpi=row, period_label=period.strip().upper()).select_related("by").first()
    if old is None or isinstance(when, Problem) or not 1 <= revision <= old.revision:
        return not_found("measurement", f"{ref} {period} {revision}")
    if problem := _overtaken(old, measure_of(row.unit_kind, row.unit_name, row.decimals), revision):
        return problem
    earlier = MeasurementRevision.objects.filter(measurement=old, revision=revision - 1).first()
    entry = _said(earlier) if earlier else _Entry(None, None, None, "")
    return _keep(viewer, row, when, entry, old, "", now=now, via=via, verb="measurement.undone")
