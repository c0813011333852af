"""How does a KPI come to be, and what may still change about it?"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from kinerja.actions import kpi, measurement
from kinerja.actions.drafts import DefinitionDraft, KpiDraft, KpiEdit
from kinerja.core.access import Visibility
from kinerja.core.kpi import Aggregation
from kinerja.core.measure import Comparator, Polarity, Unit, UnitKind
from kinerja.core.period import Cadence
from kinerja.core.problem import Problem, Problems
from kinerja.core.score import Formula, Scoring
from kinerja.store.models import Event, Kpi, KpiDefinition, KpiTarget, Measurement
from tests.actions.office import NOW, NUMBER, Office, done, make_kpi

LOWER = Scoring(Formula.COMPLEMENT, Polarity.LOWER, Comparator.AT_MOST)


def draft(office: Office, **changed: object) -> KpiDraft:
    """A sound draft of a KPI of Penjualan, with some fields changed."""
    sound = KpiDraft("Omzet", office.sales, Unit(UnitKind.CURRENCY, "IDR"), target=Decimal(1000))
    return replace(sound, **changed)  # type: ignore[arg-type]  # the tests' types


def test_a_new_kpi_has_a_definition_a_target_and_an_event(office: Office) -> None:
    """Rupiah keep two decimals; the target begins with the running period."""
    made = done(kpi.create(office.budi, draft(office), now=NOW))
    row = Kpi.objects.get()
    assert (made.ref, row.decimals, row.unit_kind, made.warnings) == ("KPI-1", 2, "currency", ())
    assert (row.definitions.get().version, row.targets.get().since_label) == (1, "2026-11")
    assert row.targets.get().value_scaled == 100000
    event = Event.objects.get(pk=made.event)
    assert (event.verb, event.after["target"]) == ("kpi.created", "1000")


@pytest.mark.parametrize(
    ("unit", "target", "decimals"),
    [
        (Unit(UnitKind.PERCENT), "85", 2),
        (Unit(UnitKind.SCORE, "5"), "4.5", 2),
        (Unit(UnitKind.DURATION, "hour"), "2.5", 2),
        (Unit(UnitKind.RATIO), "1.5", 4),
        (Unit(UnitKind.NUMBER, "klien"), "12", 0),
        (Unit(UnitKind.NUMBER, "ton"), "1.250", 2),
        (Unit(UnitKind.RATIO), "1.23456", 5),
    ],
)
def test_a_unit_brings_its_decimals_unless_the_target_needs_more(
    office: Office, unit: Unit, target: str, decimals: int
) -> None:
    """Whole clients, percentages to the hundredth, ratios to four places."""
    done(kpi.create(office.budi, draft(office, unit=unit, target=Decimal(target)), now=NOW))
    assert Kpi.objects.get().decimals == decimals


def test_everything_wrong_with_a_draft_is_said_at_once(office: Office) -> None:
    """No name, a ratio against 0, a cap below the floor: three refusals, one answer, nothing written."""
    scoring = Scoring(cap=Decimal(0), floor=Decimal(10))
    wrong = draft(office, name=" ", target=Decimal(0), definition=DefinitionDraft(scoring))
    refused = kpi.create(office.budi, wrong, now=NOW)
    assert isinstance(refused, Problems)
    assert {(p.code, p.field) for p in refused.items} == {
        ("text.missing", "name"), ("kpi.target_zero", "formula"), ("kpi.cap_below_floor", "cap"),
    }  # fmt: skip
    assert not Kpi.objects.exists() and not Event.objects.filter(noun="kpi").exists()


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"unit": Unit(UnitKind.CURRENCY, "rupiah")}, "unit.unknown_currency", "unit_name"),
        ({"unit": Unit(UnitKind.DURATION, "fortnight")}, "unit.unknown_duration", "unit_name"),
        ({"unit": Unit(UnitKind.SCORE, "nol")}, "unit.scale_not_positive", "unit_name"),
        ({"decimals": 9}, "unit.decimals_out_of_range", "decimals"),
        ({"target_since": "2026-W01"}, "target.other_cadence", "target_since"),
        ({"owner_ref": "P-99"}, "not_found", "owner"),
        ({"unit_ref": "U-99"}, "not_found", "unit"),
        ({"target": Decimal("0.001"), "decimals": 2}, "number.too_fine", "target"),
        ({"name": "x" * 301}, "text.too_long", "name"),
    ],
)
def test_a_refusal_names_its_field(office: Office, changed: dict[str, object], code: str, field: str) -> None:
    """A form shows each refusal beside the field it is about."""
    outcome = kpi.create(office.budi, draft(office, **changed), now=NOW)
    problem = outcome.items[0] if isinstance(outcome, Problems) else outcome
    assert isinstance(problem, Problem)
    assert (problem.code, problem.field) == (code, field)


def test_what_looks_odd_is_saved_with_a_warning(office: Office) -> None:
    """A limit with "higher is better", a sum of percentages, and no target."""
    definition = DefinitionDraft(Scoring(comparator=Comparator.AT_MOST), time_aggregation=Aggregation.SUM)
    odd = draft(office, unit=Unit(UnitKind.PERCENT), target=None, definition=definition)
    made = done(kpi.create(office.budi, odd, now=NOW))
    assert [w.code for w in made.warnings] == [
        "kpi.comparator_against_polarity", "kpi.sum_of_shares", "kpi.without_target",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "code"),
    [("ayu", None), ("hana", None), ("budi", None), ("citra", None), ("dewi", "forbidden"), ("eka", "forbidden"),
     ("fajar", "not_found")],
)  # fmt: skip
def test_who_may_create_one_in_penjualan(office: Office, name: str, code: str | None) -> None:
    """Its members and its lead, and who runs the organisation."""
    outcome = kpi.create(getattr(office, name), draft(office), now=NOW)
    assert (outcome.code if isinstance(outcome, Problem) else None) == code


def test_a_member_takes_a_kpi_on_but_does_not_give_it_to_a_colleague(office: Office) -> None:
    """Targets are set by those who lead; oneself one may always name."""
    mine = draft(office, owner_ref=office.refs["Citra"])
    done(kpi.create(office.citra, mine, now=NOW))
    refused = kpi.create(office.citra, replace(mine, owner_ref=office.refs["Budi"]), now=NOW)
    assert isinstance(refused, Problems)
    assert (refused.items[0].code, refused.items[0].field) == ("forbidden", "owner")


def test_a_new_definition_leaves_closed_periods_alone(office: Office, complaints: str) -> None:
    """Version 2 is in force from November; October's value keeps version 1, November's is judged by version 2."""
    for period, value in (("2026-10", 11), ("2026-11", 9)):
        done(measurement.measure(office.citra, complaints, Decimal(value), period=period, now=NOW))
    changed = DefinitionDraft(replace(LOWER, cap=Decimal(150)), description="Tanpa yang ganda")
    made = done(kpi.revise(office.budi, complaints, changed, "Bonus ikut dihitung", now=NOW))
    assert made.revision == 2
    second = KpiDefinition.objects.get(version=2)
    assert (second.valid_from, second.valid_from_label, second.cap) == (date(2026, 11, 1), "2026-11", 15000)
    by_period = dict(Measurement.objects.values_list("period_label", "definition__version"))
    assert by_period == {"2026-10": 1, "2026-11": 2}
    event = Event.objects.latest("id")
    assert (event.before["cap"], event.after["cap"], event.note) == ("12000", "15000", "Bonus ikut dihitung")


def test_a_revision_needs_a_reason_and_a_change(office: Office, complaints: str) -> None:
    """No reason, no version; nothing changed, no version either."""
    refused = kpi.revise(office.budi, complaints, DefinitionDraft(LOWER, description="Baru"), " ", now=NOW)
    assert isinstance(refused, Problem) and (refused.code, refused.field) == ("text.missing", "reason")
    same = done(kpi.revise(office.budi, complaints, DefinitionDraft(LOWER), "Tidak apa-apa", now=NOW))
    assert (same.event, KpiDefinition.objects.count()) == (None, 1)


def test_unit_and_cadence_are_locked_once_there_is_a_value(office: Office, complaints: str) -> None:
    """Until then a KPI may still become weekly, or be counted in tons; its target keeps its number."""
    tons = DefinitionDraft(LOWER, unit=Unit(UnitKind.NUMBER, "ton"), decimals=2, cadence=Cadence.WEEK)
    done(kpi.revise(office.budi, complaints, replace(tons, description="ton"), "Salah satuan", now=NOW))
    target = KpiTarget.objects.get()
    assert (target.value_scaled, target.since_label) == (1200, "2026-W01")
    done(measurement.measure(office.citra, complaints, Decimal("9.5"), now=NOW))
    for change, code in (({"unit": NUMBER}, "kpi.unit_locked"), ({"cadence": Cadence.MONTH}, "kpi.cadence_locked")):
        wanted = DefinitionDraft(LOWER, **change)  # type: ignore[arg-type]  # the table's types
        refused = kpi.revise(office.budi, complaints, wanted, "Kembali", now=NOW)
        assert isinstance(refused, Problem) and refused.code == code


def test_a_refused_revision_takes_back_its_change_of_unit(office: Office, complaints: str) -> None:
    """The unit was fine, the formula was not: neither is written."""
    wrong = DefinitionDraft(Scoring(Formula.INTERPOLATE), unit=Unit(UnitKind.NUMBER, "ton"), decimals=2)
    refused = kpi.revise(office.budi, complaints, wrong, "Coba", now=NOW)
    assert isinstance(refused, Problems) and refused.items[0].code == "kpi.needs_baseline"
    assert (Kpi.objects.get().unit_name, KpiTarget.objects.get().value_scaled) == ("keluhan", 12)


def test_the_target_of_an_ended_period_needs_a_reason(office: Office, complaints: str) -> None:
    """January was judged by 12; from next year on 8 needs no reason."""
    refused = kpi.set_target(office.budi, complaints, "2026-01", Decimal(10), now=NOW)
    assert isinstance(refused, Problem)
    assert (refused.code, refused.values["period"]) == ("target.closed_needs_reason", "2026-01")
    done(kpi.set_target(office.budi, complaints, "2026-01", Decimal(10), reason="Salah ketik", now=NOW))
    done(kpi.set_target(office.budi, complaints, "2027-01", Decimal(8), now=NOW))
    kept = KpiTarget.objects.order_by("id").values_list("since_label", "value_scaled", "reason")
    assert list(kept) == [("2026-01", 12, ""), ("2026-01", 10, "Salah ketik"), ("2027-01", 8, "")]
    again = done(kpi.set_target(office.budi, complaints, "2027-01", Decimal(8), now=NOW))
    assert again.event is None


def test_a_target_that_cannot_be_scored_is_refused(office: Office, complaints: str) -> None:
    """Complement against 0: the formulas that would do are named."""
    refused = kpi.set_target(office.budi, complaints, "2027-01", Decimal(0), now=NOW)
    assert isinstance(refused, Problems)
    assert refused.items[0].code == "kpi.target_zero" and refused.items[0].values["would_do"]
    other = kpi.set_target(office.budi, complaints, "2027-Q1", Decimal(8), now=NOW)
    assert isinstance(other, Problem) and other.code == "target.other_cadence"


def test_editing_says_only_what_changed(office: Office, complaints: str) -> None:
    """A new name and a private KPI; the owner stays."""
    wanted = KpiEdit(name="Keluhan masuk", visibility=Visibility.PRIVATE)
    event = Event.objects.get(pk=done(kpi.edit(office.budi, complaints, wanted, now=NOW)).event)
    assert event.before == {"name": "Keluhan per bulan", "visibility": "open"}
    assert event.after == {"name": "Keluhan masuk", "visibility": "private"}
    assert event.visibility == "private"
    hidden = kpi.edit(office.dewi, complaints, KpiEdit(name="Saya"), now=NOW)
    assert isinstance(hidden, Problem) and hidden.code == "not_found"


def test_an_archived_kpi_comes_back_with_its_history(office: Office, complaints: str) -> None:
    """Archived with a reason, restored, and never restored twice."""
    done(kpi.archive(office.budi, complaints, "Diganti", now=NOW))
    twice = kpi.archive(office.budi, complaints, "Lagi", now=NOW)
    assert isinstance(twice, Problem) and twice.code == "kpi.archived"
    done(kpi.restore(office.budi, complaints, now=NOW))
    assert Kpi.objects.get().archive_reason == ""
    again = kpi.restore(office.budi, complaints, now=NOW)
    assert isinstance(again, Problem) and again.code == "lifecycle.no_such_move"


def test_the_day_is_the_organisations(office: Office) -> None:
    """On 30 November at 20:00 UTC it is December in Jakarta, so November is due."""
    late = datetime(2026, 11, 30, 20, tzinfo=UTC)
    ref = make_kpi(office)
    assert done(measurement.measure(office.citra, ref, Decimal(9), now=late)).undo is not None
    assert Measurement.objects.get().period_label == "2026-11"
