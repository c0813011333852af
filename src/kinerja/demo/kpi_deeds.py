"""What did the people of the made-up company do with their KPIs, and when?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from kinerja.actions import kpi, kpi_definition, kpi_target, measurement
from kinerja.actions.drafts import DefinitionDraft, KpiDraft
from kinerja.core.kpi import Aggregation
from kinerja.core.measure import polarity_of
from kinerja.core.period import Cadence, Period, period_of, periods_between
from kinerja.core.score import Formula, Scoring
from kinerja.demo.kpis import KPIS, WITHOUT_DATA, WITHOUT_TARGET
from kinerja.demo.measures import KpiSpec, M, W, count
from kinerja.demo.outcome import done
from kinerja.demo.series import draw
from kinerja.demo.staff import Staff

Deed = Callable[[datetime], None]
#: How long after a period's end its value is usually entered.
_ENTERED = {Cadence.DAY: timedelta(hours=33), Cadence.WEEK: timedelta(hours=57)}


def deeds(staff: Staff, start: datetime, now: datetime) -> Iterator[tuple[datetime, Deed]]:
    """Every KPI set up, measured, corrected and given a new target, each with its moment."""
    for number, spec in enumerate(KPIS):
        yield start + timedelta(minutes=5 * number), _creation(staff, spec, start)
        yield from _measurements(staff, spec, start, now)
        if spec.later_target:
            months, value = spec.later_target
            at = start + timedelta(days=30.44 * months)
            yield at, _new_target(staff, spec, Decimal(value))
    yield start + timedelta(days=8 * 30.44), _bounce_counts_otherwise(staff)
    yield from _unfinished(staff, now)
    yield from _corrections(staff, now)


def scoring_of(spec: KpiSpec) -> Scoring:
    """The scoring that a spec describes."""
    plain = Scoring(spec.formula, polarity_of(spec.comparator), spec.comparator)
    return replace(
        plain,
        baseline=spec.point("baseline"),
        low=spec.point("low"),
        threshold=spec.point("threshold"),
        stretch=spec.point("stretch"),
        red_flag=spec.point("red_flag"),
    )


def definition_of(spec: KpiSpec) -> DefinitionDraft:
    """The definition that a spec describes."""
    return DefinitionDraft(
        scoring_of(spec),
        description=spec.description,
        formula_text=spec.formula_text,
        source=spec.source,
        time_aggregation=spec.aggregation,
    )


def _creation(staff: Staff, spec: KpiSpec, start: datetime) -> Deed:
    def do(at: datetime) -> None:
        draft = KpiDraft(
            spec.name,
            staff.units[spec.unit_key],
            spec.unit,
            definition_of(spec),
            owner_ref=staff.ref(spec.owner),
            cadence=spec.cadence,
            decimals=spec.decimals,
            visibility=spec.visibility,
            target=Decimal(spec.target),
            target_high=Decimal(spec.high) if spec.high else None,
            target_since=period_of(start.date(), spec.cadence).label,
        )
        staff.kpis[spec.key] = done(kpi.create(staff.lead_of(spec.unit_key), draft, now=at, via="demo")).ref

    return do


def _measurements(staff: Staff, spec: KpiSpec, start: datetime, now: datetime) -> Iterator[tuple[datetime, Deed]]:
    today = now.date()
    periods = [p for p in periods_between(start.date(), today, spec.cadence) if p.end < today]
    values = draw(spec.shape, len(periods), spec.decimals, spec.key)
    chance = Random(f"{spec.key} parts")
    for period, value in zip(periods, values, strict=True):
        last = period is periods[-1]
        if value is None or (last and spec.owes) or (spec.cadence is Cadence.DAY and period.start.weekday() == 6):
            continue
        at = entered_at(period, now)
        if at <= now:
            yield at, _measurement(staff, spec, period, value, chance)


def entered_at(period: Period, now: datetime) -> datetime:
    """When a period's value is entered: the morning after for daily ones, within days for the rest."""
    midnight = datetime.combine(period.end, time(0), now.tzinfo)
    return midnight + _ENTERED.get(period.cadence, timedelta(days=3, hours=9))


def _measurement(staff: Staff, spec: KpiSpec, period: Period, value: Decimal, chance: Random) -> Deed:
    whole = spec.parts_of and Decimal(round(spec.parts_of * chance.uniform(0.85, 1.15)))

    def do(at: datetime) -> None:
        who = staff.viewer(spec.owner) if spec.owner else staff.lead_of(spec.unit_key)
        ref, label = staff.kpis[spec.key], period.label
        if whole:
            part = Decimal(round(whole * value / 100))
            done(measurement.measure(
                who, ref, None, now=at, via="demo", period=label, numerator=part, denominator=whole
            ))  # fmt: skip
        else:
            done(measurement.measure(who, ref, value, now=at, via="demo", period=label))

    return do


def _new_target(staff: Staff, spec: KpiSpec, value: Decimal) -> Deed:
    def do(at: datetime) -> None:
        label = period_of(at.date(), spec.cadence).label
        lead = staff.lead_of(spec.unit_key)
        reason = "Target semester baru, disepakati bersama."
        done(kpi_target.set_target(lead, staff.kpis[spec.key], label, value, reason=reason, now=at, via="demo"))

    return do


def _bounce_counts_otherwise(staff: Staff) -> Deed:
    spec = next(s for s in KPIS if s.key == "bounce")

    def do(at: datetime) -> None:
        draft = DefinitionDraft(
            Scoring(Formula.RATIO, polarity_of(spec.comparator), spec.comparator),
            description="Kini tanpa kunjungan dari perangkat kantor.",
            source=spec.source,
            time_aggregation=spec.aggregation,
        )
        reason = "Kunjungan karyawan sendiri membuat angkanya terlihat lebih baik."
        done(kpi_definition.revise(staff.lead_of("pemasaran"), staff.kpis["bounce"], draft, reason, now=at, via="demo"))

    return do


def _unfinished(staff: Staff, now: datetime) -> Iterator[tuple[datetime, Deed]]:
    """A KPI that nobody has measured, one without a target, and one that has been put away."""

    def without_data(at: datetime) -> None:
        name, unit, owner = WITHOUT_DATA
        definition = DefinitionDraft(Scoring(), time_aggregation=Aggregation.MEAN)
        draft = KpiDraft(name, staff.units[unit], count("orang"), definition, staff.ref(owner), W, target=Decimal(12))
        done(kpi.create(staff.lead_of(unit), draft, now=at, via="demo"))

    def without_target(at: datetime) -> None:
        name, unit, owner = WITHOUT_TARGET
        definition = DefinitionDraft(Scoring(), time_aggregation=Aggregation.SUM)
        draft = KpiDraft(name, staff.units[unit], count("ulasan"), definition, staff.ref(owner), M)
        staff.kpis["ulasan"] = done(kpi.create(staff.lead_of(unit), draft, now=at, via="demo")).ref

    def reviews(at: datetime) -> None:
        done(measurement.measure(staff.viewer("nadia"), staff.kpis["ulasan"], Decimal(64), now=at, via="demo"))

    def archived(at: datetime) -> None:
        draft = KpiDraft("Brosur cetak tersebar", staff.units["pemasaran"], count("lembar"), target=Decimal(5000))
        lead = staff.lead_of("pemasaran")
        ref = done(kpi.create(lead, draft, now=at, via="demo")).ref
        done(kpi.archive(lead, ref, "Brosur cetak dihentikan; diganti katalog daring.", now=at, via="demo"))

    yield now - timedelta(days=20), without_data
    yield now - timedelta(days=70), without_target
    yield now - timedelta(days=2), reviews
    yield now - timedelta(days=200), archived


def _corrections(staff: Staff, now: datetime) -> Iterator[tuple[datetime, Deed]]:
    """A value that had been typed wrong, put right two days later; the first one stays in the history."""
    month = period_of(date(now.year, now.month, 1) - timedelta(days=45), M)

    def correct(at: datetime) -> None:
        done(measurement.measure(
            staff.viewer("wulan"), staff.kpis["rusak"], Decimal(17), now=at, via="demo", period=month.label,
            reason="Dua barang dari gudang kedua belum terhitung.",
        ))  # fmt: skip

    yield entered_at(month, now) + timedelta(days=2), correct
