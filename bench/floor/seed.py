"""Which rows does the bare project look at? As many as the product, with the same values."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from django.db import connection, transaction
from django.db.models import Model

from bench.floor import models


def tables() -> list[type[Model]]:
    """The models in an order in which their tables can be made."""
    return [
        models.Unit,
        models.Person,
        models.Kpi,
        models.Measurement,
        models.Objective,
        models.KeyResult,
        models.CheckIn,
    ]


def seed(kpis: int, objectives: int, older: int, people: int) -> None:
    """The tables and the rows."""
    from bench.months import months

    with connection.schema_editor() as editor:
        for model in tables():
            editor.create_model(model)
    with transaction.atomic():
        units = models.Unit.objects.bulk_create([models.Unit(name=f"Bagian {n}") for n in range(1, 21)])
        staff = models.Person.objects.bulk_create([models.Person(name=f"Pegawai {n}") for n in range(1, people + 1)])
        made = models.Kpi.objects.bulk_create(
            models.Kpi(
                name=f"Omzet bulanan wilayah {n}", unit=units[n % 20], owner=staff[n % len(staff)],
                target=Decimal(150_000_000),
            )
            for n in range(1, kpis + 1)
        )  # fmt: skip
        days = months(datetime.now(UTC).date())
        models.Measurement.objects.bulk_create(
            (
                models.Measurement(
                    kpi=k, month=day, by=k.owner, value=Decimal(100_000_000 + 1_234_567 * ((n * 7 + i * 5) % 60))
                )
                for n, k in enumerate(made, start=1)
                for i, day in enumerate(days)
            ),
            batch_size=500,
        )
        goals = models.Objective.objects.bulk_create(
            (
                models.Objective(
                    cycle=1 if n <= objectives else 2 + (n - objectives) // 400, title=f"Wilayah {n} tumbuh sehat",
                    why="Agar pelanggan kembali.", unit=units[n % 20], owner=staff[n % len(staff)],
                )
                for n in range(1, objectives + older + 1)
            ),
            batch_size=500,
        )  # fmt: skip
        _key_results(goals)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _key_results(goals: list[models.Objective]) -> None:
    results = models.KeyResult.objects.bulk_create(
        (
            models.KeyResult(
                objective=o, title=f"Pelanggan baru {i * 3 + j + 1}", baseline=Decimal(40), target=Decimal(1000),
                current=Decimal(40 + (i * 3 + j + 1) * 7 % 960), confidence=7,
            )
            for i, o in enumerate(goals)
            for j in range(3)
        ),
        batch_size=500,
    )  # fmt: skip
    models.CheckIn.objects.bulk_create(
        (models.CheckIn(key_result=k, value=k.current, confidence=7, note="Berjalan baik") for k in results),
        batch_size=500,
    )
