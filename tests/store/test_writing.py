"""Do writers take turns, and does each leave all of its work or nothing?"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Model

from kinerja.core.measure import LARGEST
from kinerja.store import models
from kinerja.store.numbers import next_number, next_numbers
from kinerja.store.writing import writing
from tests.cast import NOW, Cast, people_and_units
from tests.casting import new_organisation


@pytest.mark.django_db(transaction=True)
def test_sixteen_writers_get_sixteen_numbers() -> None:
    """All at once, each with a connection of its own: 1 to 64 are given out, each once, and nobody is refused."""
    home = new_organisation("Sinar Jaya").pk

    def take(_: int) -> list[int]:
        try:
            return [_one(home) for _ in range(4)]
        finally:
            connection.close()

    with ThreadPoolExecutor(16) as pool:
        numbers = [number for taken in pool.map(take, range(16)) for number in taken]
    assert sorted(numbers) == list(range(1, 65))


def _one(home: int) -> int:
    with writing():
        return next_number(home, "kpi")


@pytest.mark.django_db(transaction=True)
def test_what_raises_leaves_no_trace_and_the_next_one_in() -> None:
    """The inner call joins the outer one, so both go; the lock is free again afterwards."""
    home = new_organisation("Sinar Jaya").pk
    with pytest.raises(RuntimeError, match="power cut"), writing():
        next_number(home, "kpi")
        with writing():
            next_number(home, "kpi")
        raise RuntimeError("power cut")
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(_from_elsewhere, home).result(timeout=10) == 1


def _from_elsewhere(home: int) -> int:
    try:
        return _one(home)
    finally:
        connection.close()


@pytest.mark.django_db
def test_numbers_are_given_per_organisation_and_noun() -> None:
    """KPI-1 exists in each organisation, beside O-1; an import takes several at once."""
    ours, theirs = new_organisation("A").pk, new_organisation("B").pk
    assert [next_number(ours, "kpi"), next_number(ours, "kpi"), next_number(ours, "objective")] == [1, 2, 1]
    assert next_number(theirs, "kpi") == 1
    assert list(next_numbers(ours, "kpi", 3)) == [3, 4, 5]
    assert next_number(ours, "kpi") == 6


def bad_rows(cast: Cast) -> list[tuple[str, Model]]:
    """Rows that say something impossible, each with the rule that it breaks."""
    kpi, goal, result = cast.kpis["omzet"], cast.objectives["tumbuh"], cast.key_results["klien"]
    home = {"organisation": cast.organisation}
    reading = {"kpi": kpi, "definition": kpi.definitions.get(), "period_label": "2026-01", "at": NOW, **home}
    january = NOW.date().replace(month=1, day=1)
    link = {"kind": "supports", "at": NOW, "child_home": goal, "parent_home": goal, **home}
    check_in = {"key_result": result, "on": NOW.date(), "at": NOW, **home}
    both = {"child_key_result": result, "parent_objective": goal}
    two = {"child_objective": goal, "child_key_result": result, "parent_key_result": result}
    back = {"number": 8, "name": "x", "start": "2026-02-01", "end": "2026-01-01"}
    ayu, eka = cast.people["Ayu"], cast.people["Eka"]
    return [
        ("a number given twice", models.Unit(number=1, name="Lagi", **home)),
        ("a child that is two things", models.AlignmentLink(**two, **link)),
        ("a parent that is nothing", models.AlignmentLink(child_objective=goal, **link)),
        ("an objective that serves itself", models.AlignmentLink(child_objective=goal, parent_objective=goal, **link)),
        ("a contribution without a share", models.AlignmentLink(**both, **link | {"kind": "contributes"})),
        ("more than the whole", models.AlignmentLink(share=10001, **both, **link)),
        ("a confidence of 11", models.CheckIn(number=1, confidence=11, **check_in)),
        ("a revision 0", models.Measurement(period_start=january, revision=0, **reading)),
        ("a numerator alone", models.Measurement(period_start=january, numerator_scaled=1, **reading)),
        ("a period measured twice", models.Measurement(period_start="2026-10-01", **reading)),
        ("a cycle that ends before it starts", models.Cycle(**back, **home)),
        ("an unknown role", models.Membership(person=eka, role="boss", **home)),
        ("the same role twice", models.Membership(person=ayu, role="owner", **home)),
        ("a person twice in one organisation", models.Person(number=99, name="x", user=ayu.user, **home)),
        ("an address taken", models.User(email="ayu@contoh.id", password="")),
        ("a thirteenth month", models.Organisation(name="x", fiscal_month=13, created_at=NOW)),
    ]


def test_the_tables_refuse_what_makes_no_sense(cast: Cast) -> None:
    """Whoever writes, by whichever way: the rows themselves hold these rules."""
    for reason, row in bad_rows(cast):
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()
            pytest.fail(f"kept {reason}")


@pytest.mark.django_db
def test_the_largest_number_fits() -> None:
    """A column holds whatever a measure lets through."""
    cast = people_and_units()
    counter = models.Kpi.objects.create(
        organisation=cast.organisation,
        number=1,
        unit=cast.units["Layanan"],
        name="x",
        unit_kind="number",
        cadence="day",
        created_at=NOW,
    )
    for value in (LARGEST, -LARGEST):
        target = models.KpiTarget.objects.create(
            organisation=cast.organisation, kpi=counter, since=NOW.date(), since_label="x", value_scaled=value, at=NOW
        )
        target.refresh_from_db()
        assert target.value_scaled == value
