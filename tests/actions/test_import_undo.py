"""Is an import taken back whole, a document's and a KPI sheet's, and nothing lost that somebody has worked on?"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from kinerja.actions import (
    import_undo,
    key_result,
    kpi,
    kpi_target,
    kpi_weight,
    measurement,
    objective,
    paste_roles,
    sheet,
)
from kinerja.actions.drafts import KpiEdit, ObjectiveDraft, PasteDraft
from kinerja.actions.paste import Saved
from kinerja.actions.pasted import items_of
from kinerja.actions.sheet import SavedSheet
from kinerja.actions.taking_back import TakenBack
from kinerja.core.period import Cadence, Period, parse_period, period_of
from kinerja.core.problem import Problem, Problems
from kinerja.reading.document import read_document
from kinerja.store import books, sheets
from kinerja.store.models import Cycle, Event, KeyResult, Kpi, KpiTarget, KpiWeight, Measurement, Objective
from tests.actions.office import NOW, Office, done, make_goal, make_kpi
from tests.actions.test_sheet import draft, pages, saved
from tests.sheet_books import one_sheet_each

TEXT = """
KPI:
- Waktu respons maksimal 15 menit
- Kepuasan pelanggan minimal 4,5 dari 5

OKR
Objective: Pelanggan merasa didengar
- KR1: Turunkan keluhan dari 12 menjadi 5 per bulan
- KR2: Luncurkan pusat bantuan sebelum 30 Juni
"""
STRAY = "KR1: Latih 3 petugas baru\nKR2: Luncurkan 2 kanal baru\n"


def imported(office: Office, text: str = TEXT, *, joins: str = "") -> Saved:
    """A document that Budi saves for his unit, in the running cycle."""
    items = items_of(read_document(text))
    items = tuple(replace(i, joins=joins) if joins and i.kind == "objective" else i for i in items)
    made = paste_roles.save(office.budi, [PasteDraft(office.sales, items, None, office.cycle)], now=NOW)
    assert isinstance(made, Saved), made
    return made


def taken_back(outcome: object) -> TakenBack:
    """The outcome of an undo that must have taken something back."""
    assert isinstance(outcome, TakenBack), outcome
    return outcome


def codes(outcome: object) -> list[tuple[str, str | None]]:
    """The refusals with what they speak of."""
    items = outcome.items if isinstance(outcome, Problems) else (outcome,)
    return [(item.code, item.field) for item in items if isinstance(item, Problem)]


def test_a_document_is_taken_back_in_one_step(office: Office) -> None:
    """Its KPIs, objective and key results are gone, the history tells of all of it; a second undo finds nothing."""
    made = imported(office)
    told = Event.objects.get(verb="import.document_saved")
    assert (told.pk, told.after["kpis"], told.after["objectives"]) == (made.event, "2", "1")
    undone = taken_back(import_undo.undo(office.budi, made.event, now=NOW))
    assert (sorted(undone.refs), undone.kept) == (["KPI-1", "KPI-2", "O-1"], ())
    assert (Kpi.objects.count(), Objective.objects.count(), KeyResult.objects.count()) == (0, 0, 0)
    last = Event.objects.latest("id")
    assert (last.verb, last.after["number"], last.after["kpis"]) == ("import.undone", str(made.event), "2")
    assert codes(import_undo.undo(office.budi, made.event, now=NOW)) == [("import.nothing_left", None)]
    assert make_kpi(office) == "KPI-3"


def test_what_was_worked_on_stays_and_says_why(office: Office) -> None:
    """A value and a check-in by Citra keep their KPI and their objective; the other KPI goes."""
    made = imported(office)
    done(measurement.measure(office.budi, "KPI-1", Decimal(9), now=NOW))
    done(key_result.check_in(office.budi, "KR-1", Decimal(9), now=NOW))
    undone = taken_back(import_undo.undo(office.budi, made.event, now=NOW))
    assert undone.refs == ("KPI-2",)
    assert codes(Problems(undone.kept)) == [("discard.reported", "O-1"), ("discard.reported", "KPI-1")]
    assert Measurement.objects.count() == 1 and KeyResult.objects.count() == 2


def test_where_everything_was_touched_nothing_goes(office: Office) -> None:
    """The reasons are the refusal, and no event tells of an undo that was none."""
    made = imported(office, "KPI:\n- Waktu respons maksimal 15 menit\n")
    done(kpi.edit(office.budi, "KPI-1", KpiEdit(name="Nama lain"), now=NOW))
    assert codes(import_undo.undo(office.budi, made.event, now=NOW)) == [("import.touched", "KPI-1")]
    assert not Event.objects.filter(verb="import.undone").exists()


def test_key_results_leave_the_objective_that_they_joined(office: Office) -> None:
    """The objective was there before and stays with its own three; one with a check-in stays beside them."""
    goal = make_goal(office)
    made = imported(office, STRAY, joins=goal.objective)
    assert (made.refs, made.made) == (("O-1",), ("KR-4", "KR-5"))
    done(key_result.check_in(office.budi, "KR-5", Decimal(1), now=NOW))
    undone = taken_back(import_undo.undo(office.budi, made.event, now=NOW))
    assert (undone.refs, codes(Problems(undone.kept))) == (("KR-4",), [("discard.reported", "KR-5")])
    assert sorted(KeyResult.objects.values_list("number", flat=True)) == [1, 2, 3, 5]


def test_a_cycle_that_began_with_it_goes_with_it(office: Office) -> None:
    """Unless other goals are in it by now: then it stays and is named."""
    quarter = period_of(NOW.date().replace(year=2027), Cadence.QUARTER)
    made = _by_ayu(office, quarter)
    assert Cycle.objects.filter(name=quarter.label).exists()
    undone = taken_back(import_undo.undo(office.ayu, made.event, now=NOW))
    assert undone.refs[-1] == "C-3" and not Cycle.objects.filter(name=quarter.label).exists()
    assert books.discarded(office.eka, ["C-3", "C-1"]) == {"C-3"}

    again = _by_ayu(office, quarter)
    done(objective.create(office.ayu, ObjectiveDraft("Lain", office.sales, "C-4"), now=NOW))
    undone = taken_back(import_undo.undo(office.ayu, again.event, now=NOW))
    assert codes(Problems(undone.kept)) == [("import.cycle_in_use", "C-4")]


def _by_ayu(office: Office, quarter: Period) -> Saved:
    wanted = PasteDraft(office.sales, items_of(read_document(TEXT)), None, None)
    made = paste_roles.save(office.ayu, [wanted], now=NOW, quarter=quarter)
    assert isinstance(made, Saved), made
    return made


def test_another_organisation_finds_no_import_here(office: Office) -> None:
    """Fajar runs his own; for Eka, who only reads, and Dewi of another unit nothing moves."""
    made = imported(office)
    before = Event.objects.count()
    assert codes(import_undo.undo(office.fajar, made.event, now=NOW)) == [("not_found", None)]
    for viewer in (office.eka, office.dewi):
        assert {code for code, _ in codes(import_undo.undo(viewer, made.event, now=NOW))} == {"forbidden"}
    assert (Event.objects.count(), Kpi.objects.count()) == (before, 2)
    # Neither an event of another kind nor a number that never was is an import.
    assert codes(import_undo.undo(office.budi, made.event - 1, now=NOW)) == [("not_found", None)]


def _sari(office: Office, month: str, change: Decimal = Decimal(0)) -> SavedSheet:
    """Sari's sheet of a month; every value and target higher by `change`, the weights as they are."""
    one = draft(office.budi, pages(one_sheet_each())[0], period=month)
    lines = tuple(
        replace(line, target=line.target + change if line.target else None,
                actual=line.actual + change if line.actual is not None else None) for line in one.lines
    )  # fmt: skip
    return saved(sheet.save(office.budi, [replace(one, lines=lines)], now=NOW))


def test_a_sheet_is_taken_back_with_its_values_and_weights(office: Office) -> None:
    """Five new KPIs with four values: nobody has touched them, so all of it goes."""
    made = _sari(office, "2026-10")
    assert (made.made, Measurement.objects.count(), KpiWeight.objects.count()) == (made.refs, 4, 5)
    undone = taken_back(import_undo.undo(office.budi, made.event, now=NOW))
    assert (len(undone.refs), undone.kept, undone.restored) == (5, (), ())
    assert not any(rows.objects.exists() for rows in (Kpi, Measurement, KpiWeight, KpiTarget))


def _told(office: Office, month: str) -> list[tuple[str, object, object, object]]:
    period = parse_period(month)
    assert isinstance(period, Period)
    rows = sheets.sheet(office.budi, period, unit_ref="U-2")
    return [
        (r.view.name, r.weight, r.view.result_in(period).actual, r.view.result_in(period).target) for r in rows
    ]  # fmt: skip


def test_what_was_there_before_a_sheet_is_as_it_was(office: Office) -> None:
    """October's corrected sheet comes over the first: undone, targets, weights and values are October's first again."""
    first = _sari(office, "2026-10")
    before = _told(office, "2026-10")
    second = _sari(office, "2026-10", Decimal(7))
    assert second.created == 0 and _told(office, "2026-10") != before
    undone = taken_back(import_undo.undo(office.budi, second.event, now=NOW))
    assert (undone.refs, sorted(undone.restored), undone.kept) == ((), sorted(first.refs), ())
    assert _told(office, "2026-10") == before
    verbs = set(Event.objects.filter(pk__gt=second.event).values_list("verb", flat=True))
    assert verbs == {"measurement.undone", "kpi.target_undone", "import.undone"}
    # The second is settled with its undo: the first one's KPIs are as it made them, and it can be taken back as well.
    undone = taken_back(import_undo.undo(office.budi, first.event, now=NOW))
    assert (sorted(undone.refs), undone.kept, Kpi.objects.count()) == (sorted(first.refs), (), 0)


def test_the_sheet_of_the_next_month_leaves_no_trace(office: Office) -> None:
    """November's targets, weights and values stood for the first time: without it November is as October left it."""
    _sari(office, "2026-10")
    before = _told(office, "2026-11")
    second = _sari(office, "2026-11", Decimal(7))
    taken_back(import_undo.undo(office.budi, second.event, now=NOW))
    assert _told(office, "2026-11") == before


def test_a_kpi_made_by_hand_is_as_it_was_before_two_sheets(office: Office) -> None:
    """Undone one by one, the newest first: its target, weight and values are those that Budi had given it."""
    ref = make_kpi(office, name="Omzet bulanan", owner_ref=None)
    done(kpi_weight.weigh(office.budi, ref, Decimal(60), since="2026-01", now=NOW))
    done(measurement.measure(office.budi, ref, Decimal(9), period="2026-09", now=NOW))
    before = [_told(office, month) for month in ("2026-09", "2026-10")]
    sheets_ = [_sari(office, "2026-09"), _sari(office, "2026-10", Decimal(7))]
    assert ref in sheets_[0].refs and _told(office, "2026-09")[0] != before[0][0]
    for each in reversed(sheets_):
        undone = taken_back(import_undo.undo(office.budi, each.event, now=NOW))
        assert (ref in undone.restored, undone.kept) == (True, ())
    assert [_told(office, month) for month in ("2026-09", "2026-10")] == before


def test_one_kpi_of_a_sheet_that_was_corrected_since_stays(office: Office) -> None:
    """A new target by Budi keeps that KPI's November whole; the other four are as before."""
    refs = _sari(office, "2026-10").refs
    second = _sari(office, "2026-11", Decimal(7))
    done(kpi_target.set_target(office.budi, refs[0], "2026-11", Decimal(99), now=NOW))
    undone = taken_back(import_undo.undo(office.budi, second.event, now=NOW))
    assert (sorted(undone.restored), codes(Problems(undone.kept))) == (
        sorted(refs[1:]), [("import.touched", refs[0])],
    )  # fmt: skip
    # Taken back again, what was restored is not asked about twice.
    again = import_undo.undo(office.budi, second.event, now=NOW)
    assert codes(again) == [("import.touched", refs[0])]


def test_who_may_only_report_takes_back_no_target(office: Office) -> None:
    """Citra is measured by it, and its target is not hers to set: the KPI stays as the sheet left it."""
    first = _sari(office, "2026-10")
    second = _sari(office, "2026-11", Decimal(7))
    found = import_undo.undo(office.citra, second.event, now=NOW)
    assert set(codes(found)) == {("forbidden", ref) for ref in first.refs}
