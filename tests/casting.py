"""How does a test put a person, a KPI or a goal straight into the rows?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from kinerja.core.access import Role, Viewer
from kinerja.core.measure import Measure, UnitKind
from kinerja.core.measure import Unit as MeasureUnit
from kinerja.core.okr import KeyResultKind
from kinerja.core.period import Cadence, parse_period
from kinerja.store import models
from kinerja.store.numbers import next_number
from kinerja.store.viewers import viewer_for

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

RUPIAH = Measure(MeasureUnit(UnitKind.CURRENCY, "IDR"), 2)
PERCENT = Measure(MeasureUnit(UnitKind.PERCENT), 1)
COUNT = Measure(MeasureUnit(UnitKind.NUMBER, "klien"), 0)
SCORE = Measure(MeasureUnit(UnitKind.SCORE, "5"), 1)
MINUTES = Measure(MeasureUnit(UnitKind.DURATION, "minute"), 1)


@dataclass(slots=True)
class Cast:
    """The people and things of the tests by name; `viewers` asks the database anew for each person's rights."""

    organisation: models.Organisation
    other: models.Organisation
    people: dict[str, models.Person] = field(default_factory=dict)
    units: dict[str, models.Unit] = field(default_factory=dict)
    kpis: dict[str, models.Kpi] = field(default_factory=dict)
    cycles: dict[str, models.Cycle] = field(default_factory=dict)
    objectives: dict[str, models.Objective] = field(default_factory=dict)
    key_results: dict[str, models.KeyResult] = field(default_factory=dict)

    def viewer(self, name: str) -> Viewer:
        """The viewer that a person of the cast is."""
        return viewer_for(self.people[name].pk)

    def ref(self, name: str) -> str:
        """The short id of a thing or person by its name in the cast: `ref("omzet")` is "KPI-1"."""
        shelves: tuple[tuple[str, Mapping[str, Any]], ...] = (
            *(("KPI", self.kpis), ("O", self.objectives), ("KR", self.key_results)),
            *(("C", self.cycles), ("U", self.units), ("P", self.people)),
        )
        return next(f"{prefix}-{shelf[name].number}" for prefix, shelf in shelves if name in shelf)


def new_organisation(name: str, **settings: Any) -> models.Organisation:
    """An organisation with the settings that the method has by default."""
    return models.Organisation.objects.create(name=name, created_at=NOW, **settings)


def new_unit(
    cast: Cast, name: str, parent: models.Unit | None = None, organisation: models.Organisation | None = None
) -> models.Unit:
    """A unit below another, with its path."""
    home = organisation or cast.organisation
    depth = 0 if parent is None else parent.depth + 1
    number = next_number(home.pk, "unit")
    unit = models.Unit.objects.create(organisation=home, number=number, parent=parent, name=name, depth=depth)
    unit.path = f"{parent.path if parent else '/'}{unit.pk}/"
    unit.save(update_fields=["path"])
    cast.units[name] = unit
    return unit


def new_person(
    cast: Cast,
    name: str,
    organisation: models.Organisation,
    role: Role | None,
    *,
    scope: models.Unit | None = None,
    **more: Any,
) -> models.Person:
    """A person with an account, and one role in the whole organisation or in a unit."""
    email = f"{name.lower()}@contoh.id"
    user = models.User.objects.create_user(email, name, "rahasia-sekali")
    number = next_number(organisation.pk, "person")
    person = models.Person.objects.create(
        organisation=organisation, number=number, user=user, name=name, email=email, **more
    )
    if role is not None:
        models.Membership.objects.create(organisation=organisation, person=person, unit=scope, role=role.value)
    cast.people[name] = person
    return person


def scaled(measure: Measure, value: str | None) -> int | None:
    """The integer that a row keeps for a decimal written as text."""
    if value is None:
        return None
    kept = measure.to_scaled(Decimal(value))
    assert isinstance(kept, int), kept
    return kept


def new_kpi(
    cast: Cast,
    name: str,
    title: str,
    unit: models.Unit,
    measure: Measure,
    cadence: Cadence = Cadence.MONTH,
    **more: Any,
) -> models.Kpi:
    """A KPI with its first version. `definition` holds columns of the version, `target` a text ("85" or "80–90")."""
    definition, target = more.pop("definition", {}), more.pop("target", None)
    columns = {"unit_kind": measure.unit.kind.value, "unit_name": measure.unit.name, "decimals": measure.decimals}
    number = next_number(unit.organisation_id, "kpi")
    kpi = models.Kpi.objects.create(
        organisation_id=unit.organisation_id,
        number=number,
        unit=unit,
        name=title,
        **{"cadence": cadence.value, "created_at": NOW, **columns, **more},
    )
    models.KpiDefinition.objects.create(organisation_id=unit.organisation_id, kpi=kpi, version=1, at=NOW, **definition)
    if target is not None:
        set_target(kpi, measure, "2026" if cadence is Cadence.YEAR else _first_label(cadence), target)
    cast.kpis[name] = kpi
    return kpi


def _first_label(cadence: Cadence) -> str:
    labels = {Cadence.DAY: "2026-01-01", Cadence.WEEK: "2026-W01", Cadence.MONTH: "2026-01"}
    return labels.get(cadence, "2026-Q1" if cadence is Cadence.QUARTER else "2026-H1")


def set_target(kpi: models.Kpi, measure: Measure, since: str, value: str) -> models.KpiTarget:
    """A target from a period on; a dash makes it a band."""
    low, _, high = value.partition("–")
    return models.KpiTarget.objects.create(
        organisation_id=kpi.organisation_id,
        kpi=kpi,
        since=start_of(since),
        since_label=since,
        value_scaled=scaled(measure, low),
        high_scaled=scaled(measure, high or None),
        at=NOW,
    )


def start_of(label: str) -> date:
    """The first day of the period that a label names."""
    period = parse_period(label)
    assert not hasattr(period, "code"), period
    return period.start


def measured(kpi: models.Kpi, measure: Measure, values: Mapping[str, str | None], **more: Any) -> None:
    """Readings of a KPI by the label of their period, each with its first revision."""
    definition = kpi.definitions.order_by("-version").first()
    for label, value in values.items():
        columns = {"value_scaled": scaled(measure, value), "at": NOW, "by": kpi.owner, **more}
        reading = models.Measurement.objects.create(
            organisation_id=kpi.organisation_id,
            kpi=kpi,
            definition=definition,
            **{"period_start": start_of(label), "period_label": label, **columns},
        )
        models.MeasurementRevision.objects.create(
            organisation_id=kpi.organisation_id, measurement=reading, revision=1, **columns
        )


def new_objective(
    cast: Cast, name: str, title: str, cycle: models.Cycle, unit: models.Unit, **more: Any
) -> models.Objective:
    """A published objective of a unit."""
    columns = {"state": "published", "created_at": NOW, **more}
    number = next_number(unit.organisation_id, "objective")
    made = models.Objective.objects.create(
        organisation_id=unit.organisation_id, number=number, cycle=cycle, unit=unit, title=title, **columns
    )
    cast.objectives[name] = made
    return made


def new_key_result(
    cast: Cast,
    name: str,
    objective: models.Objective,
    title: str,
    kind: KeyResultKind,
    measure: Measure = COUNT,
    **more: Any,
) -> models.KeyResult:
    """A key result; values are written as text and kept in its measure."""
    numbers = {
        f"{key}_scaled": scaled(measure, more.pop(key, None)) for key in ("baseline", "target", "high", "current")
    }
    columns = {"unit_kind": measure.unit.kind.value, "unit_name": measure.unit.name, "decimals": measure.decimals}
    if numbers["current_scaled"] is not None:
        columns |= {"reported_at": NOW, "reported_on": date(2026, 11, 20), "confidences": "5,6,7", "check_in_count": 3}
    position = objective.key_results.count() + 1
    number = next_number(objective.organisation_id, "key_result")
    made = models.KeyResult.objects.create(
        organisation_id=objective.organisation_id,
        objective=objective,
        number=number,
        **{"position": position, "title": title, "kind": kind.value, **numbers, **columns, **more},
    )
    cast.key_results[name] = made
    return made


def report(key_result: models.KeyResult, measure: Measure, values: Mapping[date, str], **more: Any) -> None:
    """Check-ins by their day, numbered in that order."""
    for number, (day, value) in enumerate(values.items(), start=1):
        models.CheckIn.objects.create(
            organisation_id=key_result.organisation_id,
            key_result=key_result,
            number=number,
            on=day,
            **{"value_scaled": scaled(measure, value), "confidence": 6, "at": NOW, "note": f"Catatan {number}", **more},
        )
    # As a check-in does: the row knows how many there are, and the next one gets the next number.
    key_result.check_in_count = len(values)
    key_result.save(update_fields=["check_in_count"])


def link(child: Any, parent: Any, kind: str = "contributes", share: str = "0") -> models.AlignmentLink:
    """A link from one objective or key result to another."""
    ends = {
        f"{side}_{'objective' if isinstance(end, models.Objective) else 'key_result'}": end
        for side, end in (("child", child), ("parent", parent))
    }
    ends |= {
        f"{side}_home": end if isinstance(end, models.Objective) else end.objective
        for side, end in (("child", child), ("parent", parent))
    }
    parts = int(Decimal(share) * 10000)
    return models.AlignmentLink.objects.create(
        organisation_id=child.organisation_id, kind=kind, share=parts, at=NOW, **ends
    )
