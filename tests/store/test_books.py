"""Do rows become the values that were written, and exactly those?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kinerja.core.kpi import Verdict
from kinerja.core.measure import divide
from kinerja.core.okr import KeyResultKind, Status
from kinerja.core.period import Cadence
from kinerja.core.problem import Kind, Problem
from kinerja.store import books, models
from kinerja.store.books import KpiFilter, OkrFilter
from tests.cast import TODAY, Cast
from tests.casting import COUNT, RUPIAH, link, measured, new_key_result, new_kpi, new_objective, set_target


def titles(cast: Cast, name: str, **wanted: object) -> list[str]:
    """The names on a person's board, in its order."""
    return [k.name for k in books.board(cast.viewer(name), TODAY, filter=KpiFilter(**wanted)).kpis]


def test_a_thousand_trillion_rupiah_keep_their_cents(cast: Cast) -> None:
    """1234567890123456.78 comes back as it went in; a REAL column would give ...460.0."""
    measured(cast.kpis["omzet"], RUPIAH, {"2026-11": "1234567890123456.78"})
    view = books.board(cast.viewer("Ayu"), TODAY).kpi("KPI-1")
    assert view is not None and view.result.actual == Decimal("1234567890123456.78")
    assert view.measure == RUPIAH


def test_a_board_judges_each_kpi_by_its_own_formula(cast: Cast) -> None:
    """Every cadence and formula: the period of the latest value, the verdict and the score."""
    kpis = {k.name: k for k in books.board(cast.viewer("Ayu"), TODAY).kpis}
    seen = {
        name: (k.latest.period.label if k.latest else None, k.result.verdict, k.result.score and k.result.score.value)
        for name, k in kpis.items()
    }
    hit, missed = Verdict.ACHIEVED, Verdict.NOT_ACHIEVED
    assert seen["Omzet bulanan"][:2] == ("2026-10", missed)
    assert seen["Keluhan pelanggan"] == ("2026-W46", hit, 100)
    assert seen["Kehadiran"] == ("2026-11-20", hit, 100)
    assert seen["Hari persediaan"][:2] == ("2026-Q3", missed)
    assert seen["Selisih gaji"] == (None, Verdict.NO_DATA, None)
    assert seen["Waktu tanggap"][:2] == ("2026-H1", missed)
    assert "Kunjungan toko" not in seen
    assert kpis["Kehadiran"].result.actual == 95


def test_units_and_measures_are_made_once(cast: Cast) -> None:
    """KPIs of one unit hold the very same unit, and equal measures are one."""
    kpis = {k.name: k for k in books.board(cast.viewer("Ayu"), TODAY).kpis}
    assert kpis["Omzet bulanan"].unit is kpis["Hari persediaan"].unit
    assert kpis["Omzet bulanan"].measure is kpis["Selisih gaji"].measure


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"unit_ref": "U-2"}, ["Hari persediaan", "Omzet bulanan", "Kehadiran"]),
        ({"unit_ref": "u-3"}, ["Kehadiran"]),
        ({"unit_ref": "U-99"}, []),
        ({"owner_ref": "P-3"}, ["Omzet bulanan"]),
        ({"cadence": Cadence.WEEK}, ["Keluhan pelanggan"]),
        ({"text": "OMZET"}, ["Omzet bulanan"]),
        ({"text": "%"}, []),
        ({"archived": True}, ["Kunjungan toko"]),
        ({"verdict": Verdict.NO_DATA}, ["Selisih gaji"]),
        ({"sort": "name", "limit": 2, "offset": 1}, ["Kehadiran", "Keluhan pelanggan"]),
        ({"sort": "name", "descending": True, "limit": 1}, ["Waktu tanggap"]),
        ({"sort": "score", "limit": 1, "descending": True, "cadence": Cadence.WEEK}, ["Keluhan pelanggan"]),
    ],
)
def test_a_board_is_narrowed_and_ordered(cast: Cast, wanted: dict[str, object], found: list[str]) -> None:
    """A unit takes what lies below it along; wildcards are letters; pages are cut after ordering."""
    assert titles(cast, "Ayu", **wanted) == found


def test_what_has_no_score_stands_last_in_both_directions(cast: Cast) -> None:
    """No data is not the worst score, and not the best either."""
    assert titles(cast, "Ayu", sort="score")[-1] == "Selisih gaji"
    assert titles(cast, "Ayu", sort="score", descending=True)[-1] == "Selisih gaji"
    assert titles(cast, "Ayu", sort="verdict")[-1] in ("Keluhan pelanggan", "Kehadiran")


def test_a_board_and_a_kpi_page_agree_on_a_kpi_that_fell_silent(cast: Cast) -> None:
    """A last value three years old is still the latest one, and a hit rate looks back from there."""
    quiet = new_kpi(cast, "sepi", "Sepi", cast.units["Layanan"], COUNT, definition={"formula": "hit_rate"})
    set_target(quiet, COUNT, "2022-01", "5")
    measured(quiet, COUNT, {f"2023-{month:02}": str(month) for month in range(1, 12)})
    viewer, ref = cast.viewer("Ayu"), cast.ref("sepi")
    page = books.kpi(viewer, ref, TODAY)
    on_board = books.board(viewer, TODAY).kpi(ref)
    assert not isinstance(page, Problem) and on_board is not None
    assert on_board.result == page.kpis[0].result
    assert on_board.latest is not None and on_board.latest.period.label == "2023-11"


def test_of_two_targets_for_a_period_the_newest_counts(cast: Cast) -> None:
    """Targets are only ever added; the later word for the same period is in force."""
    set_target(cast.kpis["omzet"], RUPIAH, "2026-10", "160000000")
    set_target(cast.kpis["omzet"], RUPIAH, "2026-10", "140000000")
    view = books.board(cast.viewer("Ayu"), TODAY).kpi("KPI-1")
    assert view is not None and view.result.target == 140_000_000
    assert view.result.verdict is Verdict.ACHIEVED


def test_a_kpi_comes_with_the_goals_that_read_or_guard_it(cast: Cast) -> None:
    """Omzet is read by a key result; Keluhan guards the same one; short ids may be typed in lower case."""
    for ref in ("kpi-1", "KPI-2"):
        book = books.kpi(cast.viewer("Eka"), ref, TODAY)
        assert not isinstance(book, Problem)
        assert [o.title for o in book.objectives] == ["Tumbuh sehat"]
        assert len(book.kpis) == 1


def test_every_kind_of_key_result_is_proven_by_what_it_asks_for(cast: Cast) -> None:
    """Rows, periodic reports, milestones and KPI readings end in the progress that domain.md gives."""
    book = books.cycle(cast.viewer("Ayu"), TODAY)
    assert not isinstance(book, Problem)
    own = {k.title: k.progress.value for k in book.objectives[0].key_results}
    assert own["Klien baru"] == Decimal("0.5")
    # Seven weeks were due and the running one has a report: 92 and 95 hit of eight.
    assert own["Puas"] == Decimal(2) / 8
    assert own["Batal"] == Decimal(1) / 8
    assert own["Stabil"] == Decimal(2) / 8
    assert own["Buka gudang"] == Decimal("0.25")
    assert own["Sertifikat terbit"] == 1
    assert own["Ukur waktu kirim"] == 1
    assert own["Omzet naik"] == Decimal("0.4999999999")
    reads = book.key_result(cast.ref("dari kpi"))
    assert reads is not None and (reads.kpi, reads.health_kpi, reads.cadence) == ("KPI-1", "KPI-2", Cadence.MONTH)
    measured_in = book.key_result(cast.ref("ukur"))
    assert measured_in is not None and measured_in.current == Decimal("42.5")


def test_contributions_count_by_their_share(cast: Cast) -> None:
    """Half of "Klien baru" is the hidden "Sewa tempat" (0.5), and "Timur" (0.25) is a quarter of the whole."""
    book = books.cycle(cast.viewer("Ayu"), TODAY)
    assert not isinstance(book, Problem)
    assert book.progress_of(cast.ref("klien")) == Decimal("0.5")
    assert book.rolled(cast.ref("timur")).value == Decimal("0.25")
    assert {link.kind for link in book.links} == {"contributes", "supports"}
    assert len(book.links) == 3


def test_contributions_reach_the_top_through_five_storeys(cast: Cast) -> None:
    """Objective to key result and key result to objective in turn; each storey takes half of the one below."""
    cycle, unit = cast.cycles["q4"], cast.units["Layanan"]
    goals = [new_objective(cast, f"g{n}", f"Tingkat {n}", cycle, unit) for n in range(5)]
    parts = [
        new_key_result(cast, f"p{n}", goals[n], "x", KeyResultKind.METRIC, baseline="0", target="8", current=current)
        for n, current in enumerate(("0", "0", "0", "0", "8"))
    ]
    link(goals[4], parts[3], share="0.5")
    link(parts[3], goals[2], share="0.5")
    link(goals[2], parts[1], share="0.5")
    link(parts[1], goals[0], share="0.5")
    for narrowed in (OkrFilter(), OkrFilter(text="Tingkat 0")):
        book = books.cycle(cast.viewer("Eka"), TODAY, filter=narrowed)
        assert not isinstance(book, Problem)
        assert book.rolled(cast.ref("g0")).value == Decimal("0.0625")
    page = books.key_result(cast.viewer("Eka"), cast.ref("p3"), TODAY)
    assert not isinstance(page, Problem)
    assert page.progress_of(cast.ref("p3")) == Decimal("0.5")
    assert [o.title for o in page.others] == ["Tingkat 2", "Tingkat 4"]


def test_what_is_hidden_counts_but_says_nothing(cast: Cast) -> None:
    """Eka sees the whole's number, computed with goals whose words Eka may not read."""
    whole = books.cycle(cast.viewer("Ayu"), TODAY)
    part = books.cycle(cast.viewer("Eka"), TODAY)
    assert not isinstance(whole, Problem) and not isinstance(part, Problem)
    seen, known = part.rolled(cast.ref("tumbuh")), whole.rolled(cast.ref("tumbuh"))
    assert (seen.value, seen.reported, seen.asked) == (known.value, known.reported, known.asked)
    assert [o.title for o in part.objectives] == ["Tumbuh sehat", "Pelanggan tenang"]
    hidden = {o.ref: o for o in part.others}
    assert set(hidden) == {cast.ref("timur"), cast.ref("rahasia")}
    for objective in hidden.values():
        assert (objective.title, objective.why, objective.owner) == ("", "", None)
        assert [(k.title, k.owner) for k in objective.key_results] == [("", None)]


def test_who_owns_a_key_result_in_a_private_objective_sees_that_alone(cast: Cast) -> None:
    """Dewi reports on "Sewa tempat"; the objective around it stays Budi's."""
    viewer = cast.viewer("Dewi")
    book = books.key_result(viewer, cast.ref("sewa"), TODAY)
    assert not isinstance(book, Problem)
    assert (book.objectives[0].title, book.objectives[0].key_results[0].title) == ("", "Sewa tempat")
    assert isinstance(books.objective(viewer, cast.ref("rahasia"), TODAY), Problem)
    assert "Sewa tempat" in [k.title for o in books.home(viewer, TODAY).objectives for k in o.key_results]


def test_an_objective_brings_what_it_serves_and_what_serves_it(cast: Cast) -> None:
    """From "Timur" up to "Tumbuh sehat", whose number is whole there as well."""
    viewer = cast.viewer("Ayu")
    page, cycle = books.objective(viewer, cast.ref("timur"), TODAY), books.cycle(viewer, TODAY)
    assert not isinstance(page, Problem) and not isinstance(cycle, Problem)
    top = cast.ref("tumbuh")
    assert page.objective(top) is not None
    assert page.rolled(top) == cycle.rolled(top)
    assert page.cycle is not None and page.cycle.ref == "C-1"


def test_a_key_result_shows_its_check_ins_without_those_undone(cast: Cast) -> None:
    """Three reports on "Puas"; one is undone and counts no longer."""
    last = models.CheckIn.objects.filter(key_result=cast.key_results["puas"]).latest("number")
    models.CheckIn.objects.filter(pk=last.pk).update(undone_at=last.at)
    book = books.key_result(cast.viewer("Ayu"), cast.ref("puas"), TODAY)
    assert not isinstance(book, Problem)
    view = book.key_result(cast.ref("puas"))
    assert view is not None
    assert [(c.number, c.value, c.note) for c in view.check_ins] == [
        (1, Decimal("92.0"), "Catatan 1"),
        (2, Decimal("88.0"), "Catatan 2"),
    ]
    assert view.progress.value == divide(Decimal(1), Decimal(7))


def test_a_cycle_is_narrowed_by_status_without_losing_its_sums(cast: Cast) -> None:
    """What falls out of the list still counts towards what it contributes to."""
    viewer = cast.viewer("Ayu")
    whole = books.cycle(viewer, TODAY)
    assert not isinstance(whole, Problem)
    status = whole.status_of(cast.ref("tumbuh"))
    part = books.cycle(viewer, TODAY, filter=OkrFilter(status=status))
    assert not isinstance(part, Problem)
    assert cast.ref("tumbuh") in [o.ref for o in part.objectives]
    assert all(whole.status_of(o.ref) is status for o in part.objectives)
    assert part.rolled(cast.ref("tumbuh")) == whole.rolled(cast.ref("tumbuh"))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (OkrFilter(unit_ref="U-2"), ["Siapkan cabang baru", "Timur mengenal kita"]),
        (OkrFilter(owner_ref="P-5"), ["Siapkan cabang baru", "Pelanggan tenang"]),
        (OkrFilter(text="gudang"), ["Tumbuh sehat"]),
        (OkrFilter(status=Status.NO_DATA), ["Pelanggan tenang"]),
        (OkrFilter(limit=1), ["Tumbuh sehat"]),
    ],
)
def test_a_cycle_is_narrowed(cast: Cast, wanted: OkrFilter, found: list[str]) -> None:
    """By unit with all below, by owner of objective or key result, by words in either, by status."""
    book = books.cycle(cast.viewer("Ayu"), TODAY, filter=wanted)
    assert not isinstance(book, Problem)
    assert [o.title for o in book.objectives] == found


def test_the_cycle_is_the_one_that_holds_today(cast: Cast) -> None:
    """Else the latest; one that does not exist is not found."""
    viewer = cast.viewer("Ayu")
    older = {"organisation": cast.organisation, "number": 9, "name": "Lama"}
    models.Cycle.objects.create(**older, start=date(2026, 7, 1), end=date(2026, 9, 30))
    for day, name in ((TODAY, "Triwulan 4 2026"), (date(2026, 8, 1), "Lama"), (date(2027, 5, 1), "Triwulan 4 2026")):
        book = books.cycle(viewer, day)
        assert not isinstance(book, Problem) and book.cycle is not None and book.cycle.name == name
    missing = books.cycle(viewer, TODAY, cycle_ref="C-7")
    assert isinstance(missing, Problem) and missing.kind is Kind.NOT_FOUND


def test_home_holds_what_is_mine_and_what_i_lead(cast: Cast) -> None:
    """Budi: his own KPI and goals first, then those of the units he leads."""
    book = books.home(cast.viewer("Budi"), TODAY)
    assert [k.name for k in book.kpis] == ["Omzet bulanan", "Hari persediaan", "Kehadiran"]
    assert {o.title for o in book.objectives} == {"Tumbuh sehat", "Siapkan cabang baru", "Timur mengenal kita"}
    assert book.objectives[-1].title == "Timur mengenal kita"
    assert books.home(cast.viewer("Eka"), TODAY).objectives == ()


def test_settings_reach_the_numbers(cast: Cast) -> None:
    """Cut-offs are kept as exact decimals."""
    models.Organisation.objects.filter(pk=cast.organisation.pk).update(on_track="0.85", fiscal_month=4, mode="demo")
    own = books.organisation(cast.viewer("Ayu"))
    assert (own.cutoffs.on_track, own.fiscal_month, own.is_demo) == (Decimal("0.85"), 4, True)
    assert replace(own, name="") != own
