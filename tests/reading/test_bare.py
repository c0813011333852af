"""Are goals read that somebody pastes without any heading or label, and is prose left out?"""

from __future__ import annotations

import time

import pytest

from kinerja.reading.coach.file import statements_of
from kinerja.reading.document import read_document


def _read(text: str) -> tuple[list[str], list[tuple[str, list[str]]]]:
    roles = read_document(text).roles
    objectives = [each for role in roles for each in role.objectives]
    return (
        [kpi.text for role in roles for kpi in role.kpis],
        [(each.objective.text, [kr.text for kr in each.key_results]) for each in objectives],
    )


KPI_ID, KR_ID = "Komplain maksimal 5 per bulan", "Naikkan NPS dari 30 ke 45 pada Q4"
KPI_EN, KR_EN = "Complaints at most 5 per month", "Raise NPS from 30 to 45 by Q4"
FORMS = {
    "lines": "{}\n{}",
    "lines apart": "{}\n\n{}",
    "bullets": "- {}\n- {}",
    "other bullets": "• {}\n• {}",
    "numbers": "1. {}\n2. {}",
    "numbers and brackets": "1) {}\n2) {}",
    "boxes": "☐ {}\n☐ {}",
    "semicolons": "{}; {}",
    "a title": "Target 2027\n\n- {}\n- {}",
    "a greeting and a farewell": "Halo tim,\n\n{}\n{}\n\nSalam,\nBudi",
    "a sentence above": "These are what we agreed on yesterday:\n- {}\n- {}",
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("kpi", "key_result"), [(KPI_ID, KR_ID), (KPI_EN, KR_EN)])
def test_bare_goals(form: str, kpi: str, key_result: str) -> None:
    """Each is of the kind that its form gives; the key result has no objective."""
    assert _read(FORMS[form].format(kpi, key_result)) == ([kpi], [("", [key_result])])


@pytest.mark.parametrize("mark", ["", "- ", "3. "])
@pytest.mark.parametrize(
    "goal",
    [
        KPI_ID,
        KPI_EN,
        "Kehadiran 95%",
        "Omzet 50 juta per bulan",
        "Zero accidents",
        "Churn < 3%",
        "Semua nota dicek setiap hari",
        "Reply to every ticket within 4 hours",
    ],
)
def test_one_kpi_alone(mark: str, goal: str) -> None:
    """A limit, a rhythm, a share or none at all makes one line a KPI."""
    assert _read(mark + goal) == ([goal], [])


@pytest.mark.parametrize("mark", ["", "- ", "3. "])
@pytest.mark.parametrize(
    "goal",
    [
        KR_ID,
        KR_EN,
        "Luncurkan aplikasi kasir sebelum 30 Juni",
        "Revenue of $2M by December",
        "Turunkan keluhan jadi 5",
        "Train 12 staff by June",
    ],
)
def test_one_key_result_alone(mark: str, goal: str) -> None:
    """A way to go, or a date for something that is delivered, makes one line a key result."""
    assert _read(mark + goal) == ([], [("", [goal])])


def test_a_line_above_key_results_is_their_objective() -> None:
    """Only what bids and has key results right below it; deeper items are its own."""
    assert _read(f"Make customers love us\n- {KR_EN}\n- {KPI_EN}") == (
        [],
        [("Make customers love us", [KR_EN, KPI_EN])],
    )
    nested = f"- Make customers love us\n  - {KR_EN}\n- Grow the team\n  - Hire 3 nurses by June"
    assert _read(nested)[1] == [("Make customers love us", [KR_EN]), ("Grow the team", ["Hire 3 nurses by June"])]


def test_a_named_role_keeps_its_goals() -> None:
    """A role that is named outright needs no heading "KPI" above its list."""
    (role,) = read_document(f"Posisi: Kasir\n- {KPI_ID}\n- Nota salah < 1%").roles
    assert (role.role, len(role.kpis)) == ("Kasir", 2)


def test_bare_numbers_count_beside_goals() -> None:
    """ "Omzet 50 juta" could be anything alone, and is a target in a list of targets."""
    assert _read("Kehadiran 95%\nOmzet 50 juta\nNota salah nihil")[0] == [
        "Kehadiran 95%",
        "Omzet 50 juta",
        "Nota salah nihil",
    ]
    assert _read("Omzet 50 juta") == ([], [])


def test_headings_go_first() -> None:
    """Where a heading says what is a goal, lines without one stay prose."""
    assert _read(f"{KPI_ID}\n\nKPI:\n- Nota salah < 1%\n") == (["Nota salah < 1%"], [])


PROSE = {
    "an introduction": "Halo tim, berikut target kita untuk 2027",
    "a meeting": "Rapat dilaksanakan pada Senin, 12 Maret 2027 pukul 10.00",
    "what was": "Last year we had 40 complaints per month.",
    "a rise that happened": "Revenue grew 12% in 2025.",
    "an offer": "Diskon hingga 70% sampai 31 Desember!",
    "another offer": "Order now and save up to 50% until Sunday",
    "a telephone": "Hubungi 0812-3456-7890",
    "place and date": "Jakarta, 12 Maret 2026",
    "a name": "Budi Santoso",
    "a headline": "5 cara meningkatkan penjualan dalam 30 hari",
    "another headline": "10 tips to increase sales in 2026",
    "a request": "Please reply within 2 days.\n\nThanks,\nAnn",
    "a chat": "[12/03/26, 09.14] Budi: nanti aku sampai maksimal 2 jam lagi\n[12/03/26, 09.15] Ani: oke",
    "a company": "Our shop opened in 2010 and now serves 40 customers per day.",
    "shopping": "Shopping\n- 2 kg rice\n- 3 cartons of milk per week\n- eggs\n- batteries",
    "an agenda": "Agenda\n1. Opening (10 minutes)\n2. Review of the numbers\n3. Lunch at 12.00",
    "next steps": f"Next steps\n- {KR_EN}\n- {KPI_EN}",
    "examples": f"Contoh target yang baik:\n- {KR_ID}\n- {KPI_ID}",
    "a mail": "From: Ann\nTo: Team\nSubject: Raise NPS from 30 to 45 by Q4\n\nHi all,\n\nthe quarter went well. "
    "Sales rose from 30 to 45 and complaints fell below 5 per month.\n\nBest,\nAnn",
    "an article": "Cara Meningkatkan Penjualan Toko\n\nBanyak toko gagal karena tidak mencatat keluhan pelanggan.\n"
    "Pemilik toko sering tidak sempat melihat catatan penjualan harian.\n\nTurunkan biaya iklan 20% dalam 3 bulan\n"
    "Toko yang rapi lebih mudah diingat oleh orang yang lewat.",
    "minutes": "Notulen Rapat Mingguan\nHari/tanggal: Senin, 12 Maret 2027\nPeserta: 12 orang\n\n"
    "Bu Tari membuka rapat tepat waktu.\nPenjualan minggu lalu 40 juta, turun 5% dari minggu sebelumnya.\n"
    "Rapat ditutup pukul 10.50.",
}


@pytest.mark.parametrize("name", PROSE)
def test_prose_stays_unread(name: str) -> None:
    """Introductions, reports, offers, signatures, agendas and articles state no goals, whatever numbers they hold."""
    assert _read(PROSE[name]) == ([], [])


@pytest.mark.parametrize(
    "line", ["- Komplain maksimal 5 per bulan\n", "- Make customers love us\n", "a; " * 120 + "\n"]
)
def test_ten_thousand_bare_lines_take_seconds_at_most(line: str) -> None:
    """A long text without headings is answered within seconds of computing time."""
    for times in (900, 10_000):
        begun = time.process_time()
        read_document(line * times)
        assert time.process_time() - begun < 5


def test_the_coach_looks_at_the_statements_of_a_plan() -> None:
    """Its headings are no statements, and no mark is left on a line; without headings each line is one."""
    assert statements_of(f"# Plan\n\n* {KR_EN}\n* Raise sales\n") == [(KR_EN, None), ("Raise sales", None)]
    plan = f"# Plan\n\n## Kasir\n\n### KPI\n- {KPI_ID}\n\n### OKR\nObjective: Kasir ramah\n- KR 1: {KR_ID}\n"
    assert statements_of(plan) == [(KPI_ID, "kpi"), ("Kasir ramah", "objective"), (KR_ID, "key_result")]
    assert statements_of(f"- Raise sales\n2. KPI: {KPI_EN}\n") == [("Raise sales", None), (KPI_EN, "kpi")]
