"""May a KPI still change its unit, decimals or cadence, and what becomes of its targets then?"""

from __future__ import annotations

from decimal import Decimal

from kinerja.actions.drafts import DefinitionDraft
from kinerja.actions.units_of_measure import measure_for, measure_of
from kinerja.core.measure import Measure
from kinerja.core.period import Cadence, period_of
from kinerja.core.problem import Kind, Problem
from kinerja.store.models import Kpi, KpiDefinition, KpiTarget, Measurement

_POINTS = tuple(
    f"{name}_scaled" for name in ("baseline", "low", "threshold", "stretch", "red_flag", "zero_low", "zero_high")
)


def change(row: Kpi, draft: DefinitionDraft) -> Problem | None:
    """Take over the unit, decimals and cadence that a revision asks for; refused once there are values.

    A target of 40 stays 40 in the new unit: the numbers were typed for the unit that was meant.
    """
    old = measure_of(row.unit_kind, row.unit_name, row.decimals)
    unit = draft.unit or old.unit
    decimals = old.decimals if draft.decimals is None and unit == old.unit else draft.decimals
    new = measure_for(unit, decimals, _numbers(row, old))
    if isinstance(new, Problem):
        return new
    cadence = draft.cadence or Cadence(row.cadence)
    if new == old and cadence == row.cadence:
        return None
    if Measurement.objects.filter(kpi=row).exists():
        code, field = ("kpi.unit_locked", "unit") if new != old else ("kpi.cadence_locked", "cadence")
        values = {"unit": old.unit.kind, "name": old.unit.name, "decimals": old.decimals, "cadence": row.cadence}
        return Problem(code, field, values, Kind.CONFLICT)
    if problem := _rescale(row, old, new):
        return problem
    _move(row, new, cadence)
    return None


def _numbers(row: Kpi, measure: Measure) -> list[Decimal]:
    return [measure.from_scaled(t.value_scaled) for t in KpiTarget.objects.filter(kpi=row)]


def _rescale(row: Kpi, old: Measure, new: Measure) -> Problem | None:
    """The one case where these rows change: nothing was judged by them, and the integers would mean other values."""
    if old == new:
        return None
    kept: list[tuple[KpiTarget | KpiDefinition, dict[str, int]]] = []
    rows: list[tuple[KpiTarget | KpiDefinition, tuple[str, ...]]] = [
        *((t, ("value_scaled", "high_scaled")) for t in KpiTarget.objects.filter(kpi=row)),
        *((d, _POINTS) for d in KpiDefinition.objects.filter(kpi=row)),
    ]
    for each, names in rows:
        fresh: dict[str, int] = {}
        for name in names:
            if (scaled := getattr(each, name)) is not None:
                integer = new.to_scaled(old.from_scaled(scaled), "decimals")
                if isinstance(integer, Problem):
                    return integer
                fresh[name] = integer
        kept.append((each, fresh))
    for each, fresh in kept:
        type(each)._base_manager.filter(pk=each.pk).update(**fresh)
    return None


def _move(row: Kpi, new: Measure, cadence: Cadence) -> None:
    if cadence != row.cadence:
        for target in KpiTarget.objects.filter(kpi=row):
            since = period_of(target.since, cadence, row.organisation.fiscal_month)
            target.since, target.since_label = since.start, since.label
            target.save(update_fields=["since", "since_label"])
    row.unit_kind, row.unit_name, row.decimals = new.unit.kind.value, new.unit.name, new.decimals
    row.cadence = cadence.value
    row.save(update_fields=["unit_kind", "unit_name", "decimals", "cadence"])
