"""Do the lines of a KPI sheet become KPIs with targets, weights and values, all of them or none?"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from kinerja.actions import kpi_weight, sheet
from kinerja.actions.sheet import SavedSheet
from kinerja.actions.sheet_guess import Said, draft_of
from kinerja.actions.sheet_kept import kept_in
from kinerja.actions.sheeted import SheetDraft
from kinerja.core.access import Viewer
from kinerja.core.kpi import Aggregation
from kinerja.core.measure import Polarity
from kinerja.core.period import Period, parse_period
from kinerja.core.problem import Problem, Problems
from kinerja.core.score import Formula
from kinerja.core.sheet import Page
from kinerja.reading.sheet import read_sheets
from kinerja.reports.kpi_sheet import workbook
from kinerja.reports.kpi_sheet_lines import pages_of_kpis
from kinerja.sources.workbook import read_workbook
from kinerja.store import books, sheets
from kinerja.store.models import Event, Kpi, KpiTarget, KpiWeight, Measurement
from kinerja.words.problems import sentence
from kinerja.words.sheet_findings import convention
from tests.actions.office import NOW, Office, done
from tests.reading.test_sheet_columns import page_of
from tests.sheet_books import one_sheet_each, stacked_blocks

D = Decimal


def pages(data: bytes) -> tuple[Page, ...]:
    """The pages of a workbook."""
    grids = read_workbook(data)
    assert isinstance(grids, tuple)
    return read_sheets(grids)


def draft(viewer: Viewer, page: Page, **said: object) -> SheetDraft:
    """A page ready to be saved in Penjualan."""
    made = draft_of(viewer, page, books.organisation(viewer), Said(**{"unit": "U-2", "owner": "", **said}))  # type: ignore[arg-type]  # fields of Said
    assert isinstance(made, SheetDraft), made
    return made


def period(label: str) -> Period:
    """A period by its label."""
    found = parse_period(label)
    assert isinstance(found, Period)
    return found


def saved(outcome: object) -> SavedSheet:
    """The outcome of a save that must have worked."""
    assert isinstance(outcome, SavedSheet), outcome
    return outcome


def test_each_line_becomes_a_kpi_with_target_weight_and_value(office: Office) -> None:
    """Sari's five lines of October: one has no value, and gets none."""
    page = pages(one_sheet_each())[0]
    done = saved(sheet.save(office.budi, [draft(office.budi, page, source="kpi.xlsx")], now=NOW))
    assert (len(done.refs), done.created, done.measured) == (5, 5, 4)
    rows = sheets.sheet(office.budi, period("2026-10"), unit_ref="U-2")
    told = [(r.view.name, r.area, r.weight, r.view.result_in(period("2026-10")).actual) for r in rows]
    assert told == [
        ("Omzet bulanan", "Keuangan", 30, 135000000),
        ("Piutang lewat tempo", "Keuangan", 20, 6),
        ("Kepuasan pelanggan", "Pelanggan", 20, 98),
        ("Keluhan pelanggan", "Pelanggan", 15, 3),
        ("Jam pelatihan", "Pembelajaran", 15, None),
    ]
    debts = rows[1].view
    scoring = debts.definition.scoring
    assert (scoring.formula, scoring.polarity, scoring.cap) == (Formula.RATIO, Polarity.LOWER, 120)
    assert rows[0].view.definition.time_aggregation is Aggregation.SUM
    score = debts.result_in(period("2026-10")).score
    assert score is not None and round(score.value, 2) == D("83.33")


def test_a_sheet_without_a_cap_is_saved_without_one(office: Office) -> None:
    """Its own score is 1.25 of 1, and so is that of the KPI; where no score is beyond 1.2 the usual cap holds."""
    heads = ("KPI", "Bobot", "Target", "Realisasi", "Skor", "Skor Akhir")
    first = ("Omzet", 50, 100, 125, D("1.25"), D("0.625"))
    for second, score in ((first, 125), (("Omzet", 50, 100, 110, D("1.1"), D("0.55")), 110)):
        rest = ("Kunjungan", 50, 40, 30, D("0.75"), D("0.375"))
        page = page_of(heads, second, rest, said={})
        assert (page.convention.cap, page.uncapped, page.wrong) == (None, score > 120, ())
        told = convention(page.convention, "en", uncapped=page.uncapped)
        assert ("without a cap" in told) is page.uncapped
        label = "2026-10" if page.uncapped else "2026-09"
        done = saved(sheet.save(office.budi, [draft(office.budi, page, period=label)], now=NOW))
        rows = sheets.sheet(office.budi, period(label), unit_ref="U-2")
        found = next(r.view for r in rows if r.view.ref == done.refs[0]).result_in(period(label)).score
        assert found is not None and found.value == score


def test_the_sheet_of_the_next_month_goes_on_with_the_same_kpis(office: Office) -> None:
    """By name, unit, owner and rhythm; the targets of October stay what they were."""
    page = pages(one_sheet_each())[0]
    first = saved(sheet.save(office.budi, [draft(office.budi, page)], now=NOW))
    september = draft(office.budi, page, period="2026-09")
    second = saved(sheet.save(office.budi, [september], now=NOW))
    assert (second.created, second.measured, set(second.refs)) == (0, 4, set(first.refs))
    assert Kpi.objects.filter(organisation_id=office.budi.organisation).count() == 5
    assert Measurement.objects.filter(period_label="2026-09").count() == 4
    again = saved(sheet.save(office.budi, [september], now=NOW))
    assert (again.created, Event.objects.filter(verb="measurement.corrected").count()) == (0, 0)


def test_a_known_kpi_keeps_its_rules_and_it_is_told(office: Office) -> None:
    """Sari's KPIs end at 120; a later sheet that goes on to 160 does not change that, nor does one turn a direction."""
    first = draft(office.budi, pages(one_sheet_each())[0])
    assert kept_in([first]) == ()
    saved(sheet.save(office.budi, [first], now=NOW))
    heads = ("KPI", "Bobot", "Polaritas", "Target", "Realisasi", "Skor")
    beyond = page_of(
        heads, ("Omzet bulanan", 60, "Max", 100, 160, 160), ("Keluhan pelanggan", 40, "Max", 5, 4, 80), said={}
    )
    told = kept_in([draft(office.budi, beyond, period="2026-09")])
    assert [(problem.code, problem.field) for problem in told] == [
        ("sheet.keeps_cap_uncapped", "row 2"),
        ("sheet.keeps_direction", "row 3"), ("sheet.keeps_cap_uncapped", "row 3"),
    ]  # fmt: skip
    assert sentence(told[0], "en").what == "KPI-1 keeps its cap of 120 points; the scores of this sheet go beyond it."


def test_a_line_that_is_left_out_is_not_saved(office: Office) -> None:
    """By the row it stands in."""
    page = pages(one_sheet_each())[0]
    made = draft(office.budi, page, left_out=frozenset({9, 12}))
    assert [line.row for line in made.lines] == [8, 10, 11]


def test_when_one_line_is_refused_none_is_saved(office: Office) -> None:
    """The refusal names the sheet and the row; leaving that row out would do."""
    page = pages(one_sheet_each())[0]
    made = draft(office.budi, page)
    broken = replace(made, lines=(made.lines[0], replace(made.lines[1], name=" "), *made.lines[2:]))
    outcome = sheet.save(office.budi, [broken], now=NOW)
    assert isinstance(outcome, Problems)
    assert [(p.code, p.values["sheet"], p.values["row"]) for p in outcome.items] == [("text.missing", 0, 9)]
    assert not Kpi.objects.filter(organisation_id=office.budi.organisation).exists()


def test_two_people_of_one_workbook_are_saved_together(office: Office) -> None:
    """Dimas for Citra, Laras for nobody; the quarter is their rhythm, and complement their formula."""
    dimas, laras = pages(stacked_blocks())
    drafts = [draft(office.budi, dimas, owner=office.refs["Citra"]), draft(office.budi, laras)]
    assert saved(sheet.save(office.budi, drafts, now=NOW)).measured == 7
    rows = sheets.sheet(office.budi, period("2026-Q3"), owner_ref=office.refs["Citra"])
    assert {row.view.cadence for row in rows} == {"quarter"}
    assert rows[1].view.definition.scoring.formula is Formula.COMPLEMENT


def test_two_lines_of_a_file_never_write_the_same_number(office: Office) -> None:
    """Two people nobody here knows have a KPI of one name: each gets an own, and the file a second time is refused
    rather than giving the first one's KPI the second one's numbers."""
    page = pages(one_sheet_each())[0]
    both = [replace(page, person="Sari"), replace(page, person="Bayu")]
    assert saved(sheet.save(office.budi, [draft(office.budi, each) for each in both], now=NOW)).created == 10
    before = set(Measurement.objects.values_list("pk", flat=True))
    outcome = sheet.save(office.budi, [draft(office.budi, each) for each in both], now=NOW)
    assert isinstance(outcome, Problems)
    assert {(p.code, p.values["sheet"], p.values["period"]) for p in outcome.items} == {
        ("sheet.kpi_twice", 1, "2026-10")
    }
    assert set(Measurement.objects.values_list("pk", flat=True)) == before


def test_what_was_saved_goes_out_and_comes_in_equal(office: Office) -> None:
    """The export of the unit, read again: the same names, areas, weights, targets, values and scores."""
    page = pages(one_sheet_each())[0]
    saved(sheet.save(office.budi, [draft(office.budi, page)], now=NOW))
    when = period("2026-10")
    rows = sheets.sheet(office.budi, when, unit_ref="U-2")
    again = pages(workbook(pages_of_kpis(rows, when, "id"), "id"))[0]
    assert again.wrong == ()
    assert again.period == "2026-10"

    def numbers(of: Page) -> list[object]:
        return [
            (line.kpi, line.area, line.unit, line.polarity,
             *(figure.value if figure else None for figure in (line.weight, line.target, line.actual)),
             line.right_score and round(line.right_score, 6), line.right_final and round(line.right_final, 6))
            for line in of.lines
        ]  # fmt: skip

    assert numbers(again) == numbers(page)


def test_money_beyond_a_floats_digits_survives_a_workbook(office: Office) -> None:
    """1234567890123456.78 rupiah is more than a cell's number holds: it is written out, and read back whole."""
    page = pages(one_sheet_each())[0]
    made = draft(office.budi, page, left_out=frozenset({9, 10, 11, 12}))
    money = D("1234567890123456.78")
    whole = replace(made, lines=(replace(made.lines[0], target=money, actual=money),))
    saved(sheet.save(office.budi, [whole], now=NOW))
    when = period("2026-10")
    data = workbook(pages_of_kpis(sheets.sheet(office.budi, when, unit_ref="U-2"), when, "en"), "en")
    line = pages(data)[0].lines[0]
    assert line.target is not None and line.actual is not None
    assert (line.target.value, line.actual.value) == (money, money)


def test_weights_hold_from_a_period_on(office: Office) -> None:
    """A sheet of September keeps the weight of September when October has another."""
    page = pages(one_sheet_each())[0]
    ref = saved(sheet.save(office.budi, [draft(office.budi, page, period="2026-09")], now=NOW)).refs[0]
    assert done(kpi_weight.weigh(office.budi, ref, D(25), area="Uang", since="2026-10", now=NOW)).event
    in_september = sheets.sheet(office.budi, period("2026-09"), unit_ref="U-2")[0]
    in_october = sheets.sheet(office.budi, period("2026-10"), unit_ref="U-2")
    assert (in_september.weight, in_september.area) == (30, "Keuangan")
    assert [(r.weight, r.area) for r in in_october if r.view.ref == ref] == [(25, "Uang")]
    assert done(kpi_weight.weigh(office.budi, ref, D(25), area="Uang", since="2026-10", now=NOW)).event is None
    assert KpiWeight.objects.filter(kpi__number=int(ref[4:])).count() == 2


def test_a_third_is_kept_to_a_millionth(office: Office) -> None:
    """33.333333 three times is 100 within a millionth; a weight beyond 100 is refused."""
    page = pages(one_sheet_each())[0]
    ref = saved(sheet.save(office.budi, [draft(office.budi, page)], now=NOW)).refs[0]
    done(kpi_weight.weigh(office.budi, ref, D(100) / 3, since="2026-10", now=NOW))
    assert sheets.weights_in([Kpi.objects.get(number=int(ref[4:])).pk], period("2026-10").start) == {
        Kpi.objects.get(number=int(ref[4:])).pk: (D("33.333333"), "")
    }
    refused = kpi_weight.weigh(office.budi, ref, D(101), now=NOW)
    assert isinstance(refused, Problem) and refused.code == "kpi.weight_out_of_range"


def test_who_is_measured_does_not_weigh(office: Office) -> None:
    """Citra's KPI that Budi set: she reports its value, and its weight is not hers to change."""
    page = pages(one_sheet_each())[0]
    ref = saved(sheet.save(office.budi, [draft(office.budi, page, owner=office.refs["Citra"])], now=NOW)).refs[0]
    refused = kpi_weight.weigh(office.citra, ref, D(50), now=NOW)
    assert isinstance(refused, Problem) and refused.code == "forbidden"


def test_a_reader_saves_nothing(office: Office) -> None:
    """And in another organisation the unit isn't there."""
    page = pages(one_sheet_each())[0]
    made = draft(office.budi, page)
    for viewer in (office.eka, office.fajar):
        assert isinstance(sheet.save(viewer, [made], now=NOW), Problems)
    assert not KpiTarget.objects.exists()


def test_what_the_sheet_does_not_say_is_asked_for(office: Office) -> None:
    """No unit, no period, an owner who isn't there."""
    page = replace(pages(one_sheet_each())[0], period=None)
    here = books.organisation(office.budi)
    asked = [
        (Said(owner=""), "sheet.no_unit"),
        (Said(unit="U-2", owner=""), "sheet.no_period"),
        (Said(unit="U-2", owner="P-99"), "not_found"),
        (Said(unit="U-2", owner="", period="Oktober"), "period.unreadable"),
    ]
    for said, code in asked:
        outcome = draft_of(office.budi, page, here, said)
        assert isinstance(outcome, Problem)
        assert outcome.code == code


def test_a_person_and_a_unit_are_known_by_name(office: Office) -> None:
    """A sheet of Citra's in Penjualan needs nobody to say so."""
    page = replace(pages(one_sheet_each())[0], person="citra", unit="Penjualan")
    made = draft_of(office.budi, page, books.organisation(office.budi), Said())
    assert isinstance(made, SheetDraft)
    assert (made.unit_ref, made.owner_ref, made.period) == ("U-2", office.refs["Citra"], "2026-10")


def test_who_is_measured_brings_the_value_of_the_month(office: Office) -> None:
    """Citra may save the sheet again with October's values; a target of her own making is refused."""
    page = pages(one_sheet_each())[0]
    hers = {"owner": office.refs["Citra"]}
    saved(sheet.save(office.budi, [draft(office.budi, page, **hers)], now=NOW))
    november = draft(office.citra, page, period="2026-11", **hers)
    assert saved(sheet.save(office.citra, [november], now=NOW)).measured == 4
    easier = replace(november, lines=(replace(november.lines[0], target=D(1)),))
    refused = sheet.save(office.citra, [easier], now=NOW)
    assert isinstance(refused, Problems) and refused.items[0].code == "forbidden"


def test_a_member_brings_a_sheet_of_the_own_unit(office: Office) -> None:
    """With weights: who may make a KPI gives it its first one."""
    page = pages(one_sheet_each())[0]
    assert saved(sheet.save(office.citra, [draft(office.citra, page)], now=NOW)).created == 5
