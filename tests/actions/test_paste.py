"""What becomes of the lines of a read document?"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from kinerja.actions import paste, paste_roles
from kinerja.actions.drafts import PasteDraft, PasteItem
from kinerja.actions.paste_mapping import key_result_draft, kpi_draft
from kinerja.actions.pasted import items_of
from kinerja.core.period import Period, parse_period
from kinerja.core.problem import Problem, Problems
from kinerja.reading.document import read_document
from kinerja.store.models import Cycle, Event, KeyResult, Kpi, Objective
from tests.actions.office import NOW, Office


def item(**said: object) -> PasteItem:
    """A line that says what the keywords say; numbers may be written as text."""
    numbers = {name: Decimal(str(said[name])) for name in ("value", "value_high", "baseline") if name in said}
    return PasteItem(**{"line": 1, "kind": "kpi", "title": "Sesuatu", **said, **numbers})  # type: ignore[arg-type]  # checked by the item


WHERE = PasteDraft("U-1", ())


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        # "CTR email > 2,5 %": the sign stays, a share has a mean, monthly unless it says otherwise
        ({"comparator": ">", "value": "2.5", "unit": "%"}, "percent  ratio higher > 2.5 mean month"),
        # "Penjualan Rp2,4 M per kuartal": money adds up, a bare number is to be reached
        ({"comparator": "=", "value": "2400000000", "unit": "IDR", "period": "quarter"},
         "currency IDR ratio higher >= 2400000000 sum quarter"),
        # "Biaya per lead maksimal Rp25.000": money per piece does not add up
        ({"comparator": "<=", "value": "25000", "unit": "IDR", "title": "Biaya per lead"},
         "currency IDR ratio lower <= 25000 mean month"),
        # "Nol kecelakaan": no ratio against 0, hit or missed
        ({"comparator": "=", "value": "0", "unit": "count"}, "number  binary lower <= 0 sum month"),
        # "Suhu 2–8 °C"
        ({"comparator": "between", "value": "2", "value_high": "8", "unit": "°C"},
         "number °C band band between 2 mean month"),
        # "CSAT 4,5 dari 5"
        ({"comparator": "=", "value": "4.5", "unit": "score/5"}, "score 5 ratio higher >= 4.5 mean month"),
        # "Respons dalam 15 menit"
        ({"comparator": "<=", "value": "15", "unit": "minute", "period": "day"},
         "duration minute ratio lower <= 15 mean day"),
        # "Peringkat 1"
        ({"comparator": "=", "value": "1", "unit": "rank"}, "number rank ratio lower <= 1 mean month"),
        # "Komplain 5", "Biaya pelatihan Rp 15 juta", "Downtime 2 hours": less is likely better of such things
        ({"comparator": "=", "value": "5", "unit": "count", "title": "Komplain 5 per bulan", "direction": "achieve"},
         "number  ratio lower <= 5 sum month"),
        ({"comparator": "=", "value": "15000000", "unit": "IDR", "title": "Biaya pelatihan Rp 15 juta"},
         "currency IDR ratio lower <= 15000000 sum month"),
        ({"comparator": "=", "value": "2", "unit": "hour", "title": "Downtime"},
         "duration hour ratio lower <= 2 mean month"),
        # … but not of good things, nor of a deed done to bad ones, nor where the person said so
        ({"comparator": "=", "value": "95", "unit": "%", "title": "95% tiket selesai"},
         "percent  ratio higher >= 95 mean month"),
        ({"comparator": "=", "value": "50", "unit": "count", "title": "Tangani 50 komplain"},
         "number  ratio higher >= 50 sum month"),
        ({"comparator": ">=", "value": "5", "unit": "count", "title": "Komplain 5 per bulan"},
         "number  ratio higher >= 5 sum month"),
        # "Turunkan biaya 10 % per tahun": the fall itself is measured, and more of it is better
        ({"comparator": "=", "value": "10", "unit": "%", "direction": "decrease", "relative": True, "period": "year"},
         "percent  ratio higher >= 10 mean year"),
    ],
)  # fmt: skip
def test_a_line_becomes_a_kpi_by_what_its_words_say(said: dict[str, object], expected: str) -> None:
    """Unit, formula, polarity, comparator, target, consolidation and cadence."""
    draft = kpi_draft(item(**said), WHERE)
    s, d = draft.definition.scoring, draft.definition
    told = (draft.unit.kind, draft.unit.name, s.formula, s.polarity, s.comparator, draft.target, d.time_aggregation)
    assert " ".join(str(part) for part in (*told, draft.cadence)) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        # "dari 3.200 menjadi 8.000 pelanggan"
        ({"comparator": "=", "value": 8000, "baseline": 3200, "direction": "increase"}, "metric 3200 8000 latest"),
        # "Tambah 3 agen baru": what is added starts from none; "tambah agen menjadi 40": nobody said from where
        ({"comparator": "=", "value": 3, "unit": "count", "direction": "increase", "title": "Tambah 3 agen baru"},
         "metric 0 3 latest"),
        ({"comparator": "=", "value": 40, "unit": "count", "direction": "increase", "title": "Tambah agen menjadi 40"},
         "at_least None 40 latest"),
        # "kenaikan 25 %" without a start: the change itself
        ({"comparator": "=", "value": 25, "unit": "%", "direction": "increase", "relative": True},
         "metric 0 25 latest"),
        # "dua kali lipat": from 1 to 2 times today's
        ({"comparator": "=", "value": 2, "unit": "x", "direction": "increase", "relative": True}, "metric 1 2 latest"),
        # "setengahnya"
        ({"comparator": "=", "value": "0.5", "unit": "x", "direction": "decrease", "relative": True},
         "metric 1 0.5 latest"),
        # "Rekrut 6 orang": counted from nothing
        ({"comparator": "=", "value": 6, "direction": "achieve"}, "metric 0 6 latest"),
        # "Komplain 5 per bulan": likely a limit, so nothing is collected from 0 on
        ({"comparator": "=", "value": 5, "unit": "count", "direction": "achieve", "title": "Komplain 5 per bulan"},
         "at_most None 5 latest"),
        # "jadi 2 jam" without a start: a level to arrive at
        ({"comparator": "=", "value": 2, "unit": "hour", "direction": "decrease"}, "at_most None 2 latest"),
        ({"comparator": "=", "value": 85, "unit": "%", "direction": "increase"}, "at_least None 85 latest"),
        # "maksimal 4 jam", "minimal 90 %": a limit to keep in every period
        ({"comparator": "<=", "value": 4, "unit": "hour"}, "at_most None 4 hit_rate"),
        ({"comparator": ">=", "value": 90, "unit": "%", "direction": "maintain"}, "at_least None 90 hit_rate"),
        # "antara 95 dan 98 %"
        ({"comparator": "between", "value": 95, "value_high": 98, "unit": "%"}, "within None 95 hit_rate"),
        # "Luncurkan chatbot": one step
        ({"direction": "achieve"}, "milestone None None hit_rate"),
    ],
)  # fmt: skip
def test_a_line_becomes_a_key_result_without_inventing_a_start(said: dict[str, object], expected: str) -> None:
    """Kind, baseline, target and how it is held."""
    draft = key_result_draft(item(kind="key_result", **said))
    assert " ".join(str(part) for part in (draft.kind, draft.baseline, draft.target, draft.hold)) == expected


TEXT = """
Customer Service

KPI:
1. Waktu respons maksimal 15 menit
2. Kepuasan pelanggan minimal 4,5 dari 5

OKR
Objective: Pelanggan merasa didengar
- KR1: Turunkan keluhan dari 12 menjadi 5 per bulan
- KR2: Luncurkan pusat bantuan sebelum 30 Juni
"""


def test_a_document_becomes_kpis_and_a_published_objective(office: Office) -> None:
    """Two KPIs, one objective with two key results, each with its event and marked as imported."""
    items = items_of(read_document(TEXT))
    draft = PasteDraft(office.sales, items, office.refs["Citra"], office.cycle)
    saved = paste.save(office.citra, draft, now=NOW)
    assert isinstance(saved, paste.Saved), saved
    assert saved.refs == ("KPI-1", "KPI-2", "O-1")
    assert list(Kpi.objects.order_by("number").values_list("unit_kind", flat=True)) == ["duration", "score"]
    assert Objective.objects.get().state == "published"
    first = KeyResult.objects.get(number=1)
    assert (first.kind, first.baseline_scaled, first.target_scaled) == ("metric", 12, 5)
    made = Event.objects.filter(noun__in=("kpi", "objective", "key_result"))
    assert set(made.values_list("via", flat=True)) == {"import"}


def test_an_objective_with_one_key_result_stays_a_draft(office: Office) -> None:
    """And a warning says why."""
    items = (item(line=1, kind="objective", title="Tumbuh"), item(line=2, kind="key_result", value=6))
    saved = paste.save(office.budi, PasteDraft(office.sales, items, None, office.cycle), now=NOW)
    assert isinstance(saved, paste.Saved)
    assert [(w.code, w.values["line"]) for w in saved.warnings] == [("objective.too_few_key_results", 1)]
    assert Objective.objects.get().state == "draft"


def test_when_a_line_cannot_be_saved_nothing_is(office: Office) -> None:
    """The sound first line is not written either; every refusal names its line and field."""
    items = (
        item(line=3, value=5, unit="%"),
        item(line=5, kind="objective", title="Tumbuh"),
        item(line=6, kind="key_result", title="", value=6),
        item(line=7, kind="key_result", value=5, value_high=2, comparator="between"),
        item(line=9, title="Suhu", comparator="between", value=9, value_high=2),
    )
    refused = paste.save(office.budi, PasteDraft(office.sales, items, None, office.cycle), now=NOW)
    assert isinstance(refused, Problems)
    assert [(p.values["line"], p.code, p.field) for p in refused.items] == [
        (6, "text.missing", "title"),
        (7, "key_result.band_needs_two_ends", "target_high"),
        (9, "kpi.band_needs_two_ends", "target_high"),
    ]
    assert not Kpi.objects.exists() and not Objective.objects.exists()
    assert not Event.objects.filter(via="import").exists()


@pytest.mark.parametrize(
    ("items", "code"),
    [
        ((), "paste.nothing_chosen"),
        ((item(kind="key_result", value=6),), "paste.key_result_without_objective"),
        ((item(kind="task"),), "paste.unknown_kind"),
        ((item(kind="objective"),), "paste.cycle_missing"),
    ],
)
def test_what_has_no_place_is_refused(office: Office, items: tuple[PasteItem, ...], code: str) -> None:
    """A key result belongs to the objective above it, and an objective to a cycle."""
    refused = paste.save(office.budi, PasteDraft(office.sales, items), now=NOW)
    problem = refused.items[0] if isinstance(refused, Problems) else refused
    assert isinstance(problem, Problem) and problem.code == code


def test_who_may_not_create_saves_nothing(office: Office) -> None:
    """Eka only reads."""
    draft = PasteDraft(office.sales, (item(value=5),))
    refused = paste.save(office.eka, draft, now=NOW)
    assert isinstance(refused, Problems) and refused.items[0].code == "forbidden"
    other = paste.save(office.fajar, replace(draft, unit_ref=office.sales), now=NOW)
    assert isinstance(other, Problems) and other.items[0].code == "not_found"


def test_key_results_without_an_objective_join_one_that_is_there(office: Office) -> None:
    """Without a sentence no objective is written; the key results can be added to one that stands already."""
    mine = PasteDraft(office.sales, items_of(read_document(TEXT)), office.refs["Citra"], office.cycle)
    first = paste.save(office.citra, mine, now=NOW)
    assert isinstance(first, paste.Saved)
    stray = items_of(read_document("KR1: Latih 3 petugas baru\n"))
    assert [(each.kind, each.title) for each in stray] == [("objective", ""), ("key_result", "Latih 3 petugas baru")]
    refused = paste.save(office.citra, replace(mine, items=stray), now=NOW)
    assert isinstance(refused, Problems)
    assert [(p.code, p.field) for p in refused.items] == [("paste.objective_unsaid", "title")]
    joined = (replace(stray[0], joins="O-1"), *stray[1:])
    saved = paste.save(office.citra, PasteDraft(office.sales, joined), now=NOW)
    assert isinstance(saved, paste.Saved) and saved.refs == ("O-1",)
    assert (Objective.objects.count(), KeyResult.objects.filter(objective__number=1).count()) == (1, 3)


def test_a_quarter_begins_for_new_objectives_alone(office: Office) -> None:
    """Key results that join an objective that is there need none, and an empty cycle would stay behind."""
    first = PasteDraft(office.sales, items_of(read_document(TEXT)), None, office.cycle)
    assert isinstance(paste.save(office.ayu, first, now=NOW), paste.Saved)
    before = Cycle.objects.count()
    stray = items_of(read_document("KR1: Latih 3 petugas baru\n"))
    joined = PasteDraft(office.sales, (replace(stray[0], joins="O-1"), *stray[1:]))
    quarter = parse_period("2027-Q1")
    assert isinstance(quarter, Period)
    saved = paste_roles.save(office.ayu, [joined], now=NOW, quarter=quarter)
    assert isinstance(saved, paste.Saved) and saved.refs == ("O-1",)
    assert Cycle.objects.count() == before


def test_joining_without_a_key_result_saves_nothing(office: Office) -> None:
    """Nothing would be written, so nothing is said to be; whether the objective is there is not told either."""
    for ref in ("O-1", "O-9"):
        joined = (item(line=1, kind="objective", title="", joins=ref),)
        refused = paste.save(office.citra, PasteDraft(office.sales, joined), now=NOW)
        assert isinstance(refused, Problems)
        assert [p.code for p in refused.items] == ["paste.nothing_chosen"]


def test_an_objective_that_is_not_there_can_not_be_joined(office: Office) -> None:
    """The refusal stands at the choice of the objective, and nothing is written."""
    joined = (item(line=1, kind="objective", title="", joins="O-9"), item(line=2, kind="key_result", value=6))
    refused = paste.save(office.citra, PasteDraft(office.sales, joined), now=NOW)
    assert isinstance(refused, Problems)
    assert [(p.field, p.values["line"]) for p in refused.items] == [("joins", 1)]
    assert not KeyResult.objects.exists()
