"""How does a KPI get its values, and what becomes of the first when it is corrected?"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from kinerja.actions import kpi, measurement
from kinerja.core.problem import Kind, Problem, Problems
from kinerja.store.models import Event, Measurement, MeasurementRevision
from tests.actions.office import NOW, Office, done, make_kpi


def test_a_value_goes_to_the_period_that_is_due_and_then_to_the_running_one(office: Office, complaints: str) -> None:
    """October has ended without a value, so it comes first; November runs."""
    first = done(measurement.measure(office.citra, complaints, Decimal(11), now=NOW))
    second = done(measurement.measure(office.citra, complaints, Decimal(9), now=NOW))
    assert [m.period_label for m in Measurement.objects.order_by("period_start")] == ["2026-10", "2026-11"]
    assert first.undo is not None and first.undo.period == "2026-10"
    assert second.revision == 1


def test_a_correction_keeps_the_first_value_and_the_reason(office: Office, complaints: str) -> None:
    """11, corrected to 8 because three were counted twice: two revisions, and an event from 11 to 8."""
    done(measurement.measure(office.citra, complaints, Decimal(11), period="2026-10", now=NOW))
    fixed = measurement.measure(
        office.citra, complaints, Decimal(8), period="2026-10", reason="Tiga terhitung dua kali", seen=1, now=NOW
    )
    assert done(fixed).revision == 2
    kept = MeasurementRevision.objects.order_by("revision").values_list("value_scaled", "reason")
    assert list(kept) == [(11, ""), (8, "Tiga terhitung dua kali")]
    event = Event.objects.latest("id")
    assert (event.verb, event.ref, event.before["value"], event.after["value"]) == (
        "measurement.corrected", "KPI-1", "11", "8",
    )  # fmt: skip


def test_the_same_value_again_changes_nothing(office: Office, complaints: str) -> None:
    """A program may send its value as often as it likes: one revision, one event."""
    for _ in range(3):
        again = done(measurement.measure(office.citra, complaints, Decimal("11.0"), period="2026-10", now=NOW))
    assert again.event is None
    assert Measurement.objects.get().revision == MeasurementRevision.objects.count() == 1


def test_who_saw_an_older_revision_gets_the_other_value(office: Office, complaints: str) -> None:
    """Citra and Budi both looked at an empty October; Citra was faster."""
    done(measurement.measure(office.citra, complaints, Decimal(11), period="2026-10", seen=0, now=NOW))
    late = measurement.measure(office.budi, complaints, Decimal(10), period="2026-10", seen=0, now=NOW)
    assert isinstance(late, Problem)
    assert (late.code, late.kind) == ("conflict", Kind.CONFLICT)
    assert (late.values["by"], late.values["value"], late.values["revision"]) == ("Citra", "11", 1)


def test_undo_goes_back_one_revision_and_deletes_nothing(office: Office, complaints: str) -> None:
    """11, then 8, undone: 11 again as the third revision. Undoing a first value leaves no data, which is not 0."""
    done(measurement.measure(office.citra, complaints, Decimal(11), period="2026-10", now=NOW))
    done(measurement.measure(office.citra, complaints, Decimal(8), period="2026-10", now=NOW))
    back = done(measurement.undo(office.citra, complaints, "2026-10", 2, now=NOW))
    assert (back.revision, Measurement.objects.get().value_scaled) == (3, 11)
    done(measurement.measure(office.citra, complaints, Decimal(9), period="2026-11", now=NOW))
    done(measurement.undo(office.citra, complaints, "2026-11", 1, now=NOW))
    assert Measurement.objects.get(period_label="2026-11").value_scaled is None
    stale = measurement.undo(office.citra, complaints, "2026-10", 2, now=NOW)
    assert isinstance(stale, Problem) and stale.code == "conflict"


def test_a_ratio_keeps_its_parts(office: Office) -> None:
    """47 of 50 orders on time: numerator and denominator are kept, and no ready percentage."""
    from kinerja.core.measure import Unit, UnitKind

    ref = make_kpi(office, unit=Unit(UnitKind.PERCENT), name="Tepat waktu")
    done(measurement.measure(office.citra, ref, None, numerator=Decimal(47), denominator=Decimal(50), now=NOW))
    row = Measurement.objects.get()
    assert (row.value_scaled, row.numerator_scaled, row.denominator_scaled) == (None, 4700, 5000)


@pytest.mark.parametrize(
    ("entered", "code", "field"),
    [
        ({"value": Decimal(1), "period": "2026-W40"}, "measurement.other_cadence", "period"),
        ({"value": Decimal(1), "period": "2026-12"}, "measurement.future", "period"),
        ({"value": Decimal(1), "period": "kemarin"}, "period.unreadable", "period"),
        ({"value": Decimal("1.5")}, "number.too_fine", "value"),
        ({"value": Decimal("NaN")}, "number.not_finite", "value"),
        ({"value": Decimal(10) ** 20}, "number.too_large", "value"),
        ({"value": None}, "measurement.empty", "value"),
        ({"value": None, "numerator": Decimal(1)}, "measurement.needs_both_parts", "denominator"),
        ({"value": Decimal(1), "numerator": Decimal(1), "denominator": Decimal(2)}, "measurement.value_or_parts",
         "value"),
        ({"value": None, "numerator": Decimal(1), "denominator": Decimal(0)}, "measurement.denominator_zero",
         "denominator"),
    ],
)  # fmt: skip
def test_what_cannot_be_a_value_is_refused(
    office: Office, complaints: str, entered: dict[str, object], code: str, field: str
) -> None:
    """Each refusal names the field it concerns, and nothing is written."""
    outcome = measurement.measure(office.citra, complaints, now=NOW, **entered)  # type: ignore[arg-type]  # the table's types
    problem = outcome.items[0] if isinstance(outcome, Problems) else outcome
    assert isinstance(problem, Problem)
    assert (problem.code, problem.field) == (code, field)
    assert not Measurement.objects.exists()


def test_the_largest_rupiah_survives(office: Office) -> None:
    """Rp1.234.567.890.123.456,78 is kept to the sen."""
    from kinerja.core.measure import Unit, UnitKind

    ref = make_kpi(office, unit=Unit(UnitKind.CURRENCY, "IDR"), name="Omzet")
    done(measurement.measure(office.citra, ref, Decimal("1234567890123456.78"), now=NOW))
    assert Measurement.objects.get().value_scaled == 123456789012345678


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("ayu", None),
        ("budi", None),
        ("citra", None),
        ("dewi", "forbidden"),
        ("eka", "forbidden"),
        ("fajar", "not_found"),
    ],
)
def test_who_may_measure(office: Office, complaints: str, name: str, code: str | None) -> None:
    """The owner of the organisation, the lead, and whose KPI it is; a reader not, and a stranger learns nothing."""
    outcome = measurement.measure(getattr(office, name), complaints, Decimal(9), now=NOW)
    assert (outcome.code if isinstance(outcome, Problem) else None) == code


def test_a_token_for_reporting_may_measure_and_one_for_reading_may_not(office: Office, complaints: str) -> None:
    """The scopes of a token narrow what its person may do."""
    report = replace(office.citra, scopes=frozenset({"report"}))
    read = replace(office.citra, scopes=frozenset({"read"}))
    denied = measurement.measure(read, complaints, Decimal(9), now=NOW)
    assert isinstance(denied, Problem) and denied.values["reason"] == "token_scope"
    done(measurement.measure(report, complaints, Decimal(9), now=NOW))


def test_an_archived_kpi_takes_no_values(office: Office, complaints: str) -> None:
    """The refusal says since when, by whom and why."""
    done(kpi.archive(office.budi, complaints, "Diganti", now=NOW))
    refused = measurement.measure(office.citra, complaints, Decimal(9), now=NOW + timedelta(days=1))
    assert isinstance(refused, Problem)
    assert (refused.code, refused.values["by"], refused.values["reason"]) == ("kpi.archived", "Budi", "Diganti")
