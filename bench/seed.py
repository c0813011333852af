"""Which rows does the product look at while it is measured?"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any, TypeVar

from django.db import connection, transaction
from django.db.models import Model

from bench.months import months
from kinerja.core.period import Cadence, period_of
from kinerja.store import models
from kinerja.store.digests import digest

Row = TypeVar("Row", bound=Model)
TOKEN = "kin_measured-against-its-floor"
KEY_RESULTS = 3
UNITS = 20


def seed(kpis: int, objectives: int, older: int, people: int) -> dict[str, Any]:
    """One organisation: monthly KPIs with a year of values, `objectives` in the running cycle with three key results
    each, and `older` ones in closed cycles; returns who signs in, and how long it took.
    """
    begun, now = time.perf_counter(), datetime.now(UTC)
    with transaction.atomic():
        home = models.Organisation.objects.create(name="Sinar Jaya", created_at=now)
        units = _units(home)
        staff = _people(home, units, people)
        _kpis(home, units, staff, kpis, now)
        cycles = _cycles(home, now.date(), older)
        _goals(home, units, staff, [cycles[0]] * objectives + [cycles[1 + i // 400] for i in range(older)], now)
        _count(home, kpis=kpis, objectives=objectives + older, people=len(staff), cycles=len(cycles))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # Autovacuum would do this some minutes later. On SQLite nobody does it, in production neither.
            cursor.execute("ANALYZE")
    return {"seconds": time.perf_counter() - begun, "user": staff[0].user_id}


def _write(model: type[Row], rows: Iterable[Row]) -> list[Row]:
    made, left = [], iter(rows)
    while some := list(islice(left, 5000)):
        made.extend(model.objects.bulk_create(some, batch_size=500))  # type: ignore[attr-defined]  # every model has it
    return made


def _units(home: models.Organisation) -> list[models.Unit]:
    top = models.Unit.objects.create(organisation=home, number=1, name="Direksi")
    top.path = f"/{top.pk}/"
    top.save(update_fields=["path"])
    below = _write(
        models.Unit,
        (
            models.Unit(organisation=home, number=n, name=f"Bagian {n}", parent=top, depth=1)
            for n in range(2, UNITS + 1)
        ),
    )
    for unit in below:
        unit.path = f"{top.path}{unit.pk}/"
    models.Unit.objects.bulk_update(below, ["path"])
    return [top, *below]


def _people(home: models.Organisation, units: Sequence[models.Unit], count: int) -> list[models.Person]:
    user = models.User.objects.create_user("lead@contoh.id", "Budi")
    people = [models.Person(organisation=home, number=1, name="Budi", unit=units[0], user=user, language="en")]
    for number in range(2, max(count, 2) + 1):
        unit = units[number % len(units)]
        people.append(models.Person(organisation=home, number=number, name=f"Pegawai {number}", unit=unit))
    made = _write(models.Person, people)
    # A lead of all units: every rule of who sees what is in the queries, unlike for an owner.
    roles = [("lead", units[0])] + [("member", p.unit) for p in made[1:]]
    _write(
        models.Membership,
        (
            models.Membership(organisation=home, person=p, unit=unit, role=role)
            for p, (role, unit) in zip(made, roles, strict=True)
        ),
    )
    models.ApiToken.objects.create(
        organisation=home, person=made[0], name="bench", prefix=TOKEN[:8], digest=digest(TOKEN),
        scopes="read,report,write", created_at=datetime.now(UTC),
    )  # fmt: skip
    return made


def _kpis(
    home: models.Organisation, units: Sequence[models.Unit], staff: Sequence[models.Person], count: int, now: datetime
) -> None:
    made = _write(
        models.Kpi,
        (
            models.Kpi(
                organisation=home, number=n, unit=units[n % len(units)], name=f"Omzet bulanan wilayah {n}",
                owner=staff[0 if n % 20 == 0 else n % len(staff)], cadence="month", created_at=now,
                unit_kind="currency", unit_name="IDR",
            )
            for n in range(1, count + 1)
        ),
    )  # fmt: skip
    versions = _write(models.KpiDefinition, (models.KpiDefinition(organisation=home, kpi=k, at=now) for k in made))
    periods = [period_of(day, Cadence.MONTH) for day in months(now.date())]
    first = periods[0]
    _write(
        models.KpiTarget,
        (
            models.KpiTarget(
                organisation=home, kpi=k, since=first.start, since_label=first.label, value_scaled=150_000_000, at=now
            )
            for k in made
        ),
    )
    readings = _write(
        models.Measurement,
        (
            models.Measurement(
                organisation=home, kpi=k, definition=v, period_start=p.start, period_label=p.label, at=now, by=k.owner,
                value_scaled=100_000_000 + 1_234_567 * ((k.number * 7 + i * 5) % 60),
            )
            for k, v in zip(made, versions, strict=True)
            for i, p in enumerate(periods)
        ),
    )  # fmt: skip
    _write(
        models.MeasurementRevision,
        (
            models.MeasurementRevision(
                organisation=home, measurement=m, revision=1, value_scaled=m.value_scaled, by=m.by, at=now
            )
            for m in readings
        ),
    )


def _cycles(home: models.Organisation, today: date, older: int) -> list[models.Cycle]:
    start = today.replace(month=today.month - (today.month - 1) % 3, day=1)
    end = (start.replace(day=1) + timedelta(days=95)).replace(day=1) - timedelta(days=1)
    rows = [models.Cycle(organisation=home, number=1, name="Running", start=start, end=end)]
    for number in range(older // 400 + (older % 400 > 0)):
        last = rows[-1].start - timedelta(days=1)
        begins = (last - timedelta(days=80)).replace(day=1)
        rows.append(
            models.Cycle(
                organisation=home, number=number + 2, name=f"C{number}", start=begins, end=last, state="closed"
            )
        )
    return _write(models.Cycle, rows)


def _goals(
    home: models.Organisation, units: Sequence[models.Unit], staff: Sequence[models.Person],
    cycles: Sequence[models.Cycle], now: datetime,
) -> None:  # fmt: skip
    objectives = _write(
        models.Objective,
        (
            models.Objective(
                organisation=home, number=n, cycle=cycle, unit=units[n % len(units)], title=f"Wilayah {n} tumbuh sehat",
                owner=staff[0 if n % 80 == 1 else n % len(staff)], why="Agar pelanggan kembali.", created_at=now,
                state="published" if cycle.state == "open" else "closed",
            )
            for n, cycle in enumerate(cycles, start=1)
        ),
    )  # fmt: skip
    results = _write(models.KeyResult, (_key_result(home, o, i, now) for o in objectives for i in range(KEY_RESULTS)))
    _write(models.CheckIn, (_check_in(home, k, now) for k in results))
    _write(models.Event, (_event(home, k, now) for k in results))
    # Every tenth objective serves the first one of its hundred, every other of these a key result of it.
    _write(
        models.AlignmentLink,
        (
            models.AlignmentLink(
                organisation=home, child_objective=objectives[i], share=500, kind="contributes", at=now,
                child_home=objectives[i], parent_home=objectives[i // 100 * 100],
                parent_objective=objectives[i // 100 * 100] if i % 20 else None,
                parent_key_result=None if i % 20 else results[i // 100 * 100 * KEY_RESULTS],
            )
            for i in range(10, len(objectives), 10)
            if i % 100 and objectives[i].cycle_id == objectives[i // 100 * 100].cycle_id
        ),
    )  # fmt: skip


def _key_result(home: models.Organisation, objective: models.Objective, index: int, now: datetime) -> models.KeyResult:
    number = (objective.number - 1) * KEY_RESULTS + index + 1
    return models.KeyResult(
        organisation=home, number=number, objective=objective, position=index + 1, owner=objective.owner,
        title=f"Pelanggan baru {number}", unit_name="pelanggan", baseline_scaled=40, target_scaled=1000,
        current_scaled=40 + number * 7 % 960, reported_at=now, reported_on=now.date(), confidences="5,6,7",
        check_in_count=1,
    )  # fmt: skip


def _check_in(home: models.Organisation, k: models.KeyResult, now: datetime) -> models.CheckIn:
    return models.CheckIn(
        organisation=home, key_result=k, number=1, value_scaled=k.current_scaled, confidence=7, note="Berjalan baik",
        on=now.date(), by=k.owner, at=now,
    )  # fmt: skip


def _event(home: models.Organisation, k: models.KeyResult, now: datetime) -> models.Event:
    return models.Event(
        organisation=home, at=now, actor=k.owner, verb="key_result.checked_in", noun="key_result", ref=f"KR-{k.number}",
        title=k.title, before={"value": "40"}, after={"value": str(k.current_scaled), "number": "1"},
        unit_id=k.objective.unit_id, owner=k.owner,
    )  # fmt: skip


def _count(home: models.Organisation, *, kpis: int, objectives: int, people: int, cycles: int) -> None:
    """The counters stand where the numbers end, so that the product can go on from there."""
    last = {"kpi": kpis, "objective": objectives, "key_result": objectives * KEY_RESULTS, "person": people}
    for noun, number in {**last, "cycle": cycles, "unit": UNITS}.items():
        models.Counter.objects.create(organisation=home, noun=noun, last=number)
