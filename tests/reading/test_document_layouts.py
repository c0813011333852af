"""Is a plan read the same through the frames that printers, apps, forms and offices put around it?"""

from __future__ import annotations

import pytest

from kinerja.reading.document import read_document

KPI_A, KPI_B = "Retur maksimal 2% per bulan", "Loading done within 40 minutes"
KR_A, KR_B = "Komplain turun dari 12 ke 5", "Train 6 drivers by June"
GOAL = "Gudang yang tenang"

Plan = list[tuple[str | None, list[str], list[tuple[str, list[str]]]]]


def _plan(text: str) -> Plan:
    return [
        (
            role.role,
            [kpi.text for kpi in role.kpis],
            [(each.objective.text, [kr.text for kr in each.key_results]) for each in role.objectives],
        )
        for role in read_document(text).roles
    ]


WHOLE: Plan = [("Gudang", [KPI_A, KPI_B], [(GOAL, [KR_A, KR_B])])]
FRAMES = {
    "chapters about a role before its goals": f"""# Uraian jabatan

## Gudang

### Tentang pekerjaan ini
Menerima dan mengirim barang.

### Yang dikerjakan
- Menghitung stok
- Menyusun rak

### Ukuran keberhasilan (KPI)
- {KPI_A}
- {KPI_B}

### OKR
**Objective:** {GOAL}
- KR 1: {KR_A}
- KR 2: {KR_B}
""",
    "a title of times before the goals": f"""Posisi: Gudang

KPI
- {KPI_A}
- {KPI_B}

Tujuan 12 bulan pertama
Tujuan: {GOAL}
HK1: {KR_A}
HK2: {KR_B}
""",
    "a heading of goals that begins with a time": f"""## Gudang

### Quarterly KPIs
- {KPI_A}
- {KPI_B}

### First-half goals
**Objective:** {GOAL}
* KR-1: {KR_A}
* KR-2: {KR_B}
""",
    "an arrow to the key results": f"""Divisi: Gudang

- KPI 1: {KPI_A}
- KPI 2: {KPI_B}

Objective: {GOAL} => Key results: {KR_A}; {KR_B}
""",
    "heads and feet of pages": f"""PT Contoh Sejahtera                    Rencana kerja
Divisi: Gudang

KPI
- {KPI_A}

Rahasia | Halaman 1 dari 3
PT Contoh Sejahtera                    Rencana kerja

- {KPI_B}

OKR
O: {GOAL}
- KR 1: {KR_A}

Rahasia | Halaman 2 dari 3
PT Contoh Sejahtera                    Rencana kerja

- KR 2: {KR_B}

Rahasia | Halaman 3 dari 3
""",
    "a table of contents": f"""Plan of the year

Introduction ........ 1
Gudang .............. 2
Closing words ....... 3

Introduction
A word from the office.

Gudang
KPI
- {KPI_A}
- {KPI_B}
OKR
O: {GOAL}
- KR 1: {KR_A}
- KR 2: {KR_B}

Closing words
Thank you all.
""",
    "a board of cards": f"""Gudang
KPI: {KPI_A}
Label: KPI
RS
1
KPI: {KPI_B}
Objective: {GOAL}
0/2
30 Nov
KR: {KR_A}
KR: {KR_B}
+ Tambah kartu
""",
    "reactions and replies": f"""Rani  9:02 AM
*Gudang*
• KPI: {KPI_A}
• KPI: {KPI_B}
*Objective:* {GOAL}
    ◦ KR1: {KR_A}
    ◦ KR2: {KR_B}
:thumbsup: 4 :eyes: 1
3 replies

Joko  9:10 AM
KR1 looks steep, last year we had 14 of them
""",
    "a form's position and unit": f"""Jabatan    : Gudang
Unit Kerja : Bagian Umum

KPI
- {KPI_A}
- {KPI_B}
OKR
O: {GOAL}
- KR 1: {KR_A}
- KR 2: {KR_B}
""",
    "results below each KPI": f"""Position:     Gudang

KPI 1:        {KPI_A}
Result:       3% per month
Score:        2 of 5

KPI 2:        {KPI_B}
Result:       38 minutes
Score:        4 of 5

Objective:    {GOAL}
KR 1:         {KR_A}
KR 2:         {KR_B}
Comments:     At least 3 talks were held.
""",
    "a numbered agenda that goes on": f"""1. Opening. The chair opened the meeting at 9.
2. Goals. It was agreed:
   Gudang – KPIs:
   (a) {KPI_A}
   (b) {KPI_B}
   Gudang – OKR:
   Objective – {GOAL}
   (a) {KR_A}
   (b) {KR_B}
3. Any other business. Quotes of at most £600 to be sought.
4. Next meeting: 4 March.
""",
    "a mail below its answer": f"""*GUDANG*
KPI:
- {KPI_A}
- {KPI_B}
OKR:
O: {GOAL}
- KR 1: {KR_A}
- KR 2: {KR_B}

> On Thu, 7 Jan 2027, Ann wrote:
> *GUDANG*
> KPI:
> - Retur maksimal 9% per bulan
""",
    "an objective behind OKR": f"""*Gudang*
KPI: {KPI_A}; {KPI_B}
OKR: {GOAL}
   KR: {KR_A}
   KR: {KR_B}
""",
    "a sentence that leads to the indicators": f"""1. Gudang
   Disepakati indikator sebagai berikut:
   a. {KPI_A}
   b. {KPI_B}
   Tujuan: {GOAL}
   a. {KR_A}
   b. {KR_B}
III. Lain-lain
   Iuran paling lambat tanggal 20, maksimal 45 orang.
""",
    "columns whose heads say more": f"""Divisi: Gudang

KPI yang dijaga                     OKR semester 1

• {KPI_A}       Objective: {GOAL}
• {KPI_B}    • KR1 {KR_A}
                                    • KR2 {KR_B}
""",
}


@pytest.mark.parametrize("name", FRAMES)
def test_frames_change_nothing(name: str) -> None:
    """Whatever stands around it, the role has its two KPIs and its objective with two key results, and nothing else."""
    said = [(role and role.title(), kpis, goals) for role, kpis, goals in _plan(FRAMES[name])]
    assert said == WHOLE


@pytest.mark.parametrize(
    "head", ["Target", "Target kerja", "Agreed target", "Target Q3 2027", "Target yang ingin dicapai", "RKAP 2027"]
)
def test_target_columns(head: str) -> None:
    """A quality or a time beside "target" changes nothing; what it was before is left out."""
    table = f"| Indikator | Kondisi awal | {head} |\n|---|---|---|\n| Retur | 4% | 2% |\n"
    assert _plan(table) == [(None, ["Retur 2%"], [])]


@pytest.mark.parametrize("head", ["Perspektif Keuangan", "Financial perspective", "Pilar 1: Pelanggan"])
def test_perspectives_are_no_roles(head: str) -> None:
    """A scorecard's perspective groups goals."""
    table = "| Sasaran | Ukuran | Target |\n|---|---|---|\n| Biaya yang wajar | Rasio biaya | < 64% |\n"
    assert _plan(f"## {head}\n\n{table}") == [(None, [], [("Biaya yang wajar", ["Rasio biaya < 64%"])])]


@pytest.mark.parametrize(
    ("cadence", "period", "timed"),
    [
        ("Bulanan", "month", True),
        ("Semesteran", None, True),
        ("Half-yearly", None, True),
        ("Per shift", None, True),
        ("Sari", None, False),
    ],
)
def test_rhythms_of_a_column(cadence: str, period: str | None, timed: bool) -> None:
    """A rhythm that no period of ours is says when all the same; a name does not."""
    (role,) = read_document(f"| KPI | Target | Periode |\n|---|---|---|\n| Retur | 5% | {cadence} |\n").roles
    (kpi,) = role.kpis
    assert (kpi.period, "time_bound" not in kpi.smart_missing) == (period, timed)


@pytest.mark.parametrize(
    ("head", "period"),
    [("Target/bln", "month"), ("Weekly target", "week"), ("Target per kuartal", "quarter"), ("Target tahunan", None)],
)
def test_a_rhythm_in_the_head(head: str, period: str | None) -> None:
    """ "Target/bln" is aimed at each month; a year's target may be measured more often."""
    (role,) = read_document(f"| KPI | {head} |\n|---|---|\n| Omzet | Rp 480 juta |\n").roles
    assert [(kpi.text, kpi.period) for kpi in role.kpis] == [("Omzet Rp 480 juta", period)]


def test_empty_cells_between_gaps() -> None:
    """Where gaps draw a table, a cell stands below its head, even if the one before it is empty."""
    text = "Tujuan              Indikator             Target    PIC\n"
    text += "Pelanggan betah     NPS                   45        Sari\n"
    text += "                    Komplain              < 5       Sari\n"
    assert _plan(text) == [(None, [], [("Pelanggan betah", ["NPS 45", "Komplain < 5"])])]


def test_what_is_struck_through_is_gone() -> None:
    """An item that is struck through was dropped, with or without a remark behind it."""
    assert _plan("Posisi: Kasir\nKPI\n- ~~Antrean 4 orang~~\n- ~~Nota 1%~~ (batal)\n- Retur < 2%\n") == [
        ("Kasir", ["Retur < 2%"], [])
    ]


def test_a_number_close_to_the_next_head() -> None:
    """ "No. Tujuan" heads two columns where the first is narrow."""
    text = "No. Tujuan                Indikator        Target\n1.  Warga puas            Indeks           88\n"
    text += "                          Surat sehari     95%\n"
    assert _plan(text) == [(None, [], [("Warga puas", ["Indeks 88", "Surat sehari 95%"])])]


def test_a_head_of_a_table_is_no_running_head() -> None:
    """A table's head comes again on each page, beside the foot, and opens its rows there."""
    head = "No   Indikator                Target\n"
    page = head + "{n}    Retur toko {n}             < {n}%\n\nHalaman {n} dari 3\n"
    text = "".join(page.format(n=n) for n in range(1, 4))
    assert _plan(text) == [(None, [f"Retur toko {n} < {n}%" for n in range(1, 4)], [])]


def test_lists_that_come_twice_are_no_contents() -> None:
    """Goals that are repeated further down are goals: a table of contents holds titles alone."""
    goals = "- Retur maksimal 2%\n- Stok cocok 99%\n- Komplain nihil\n"
    assert _plan(f"## Gudang\nKPI\n{goals}\n## Toko\nKPI\n{goals}") == [
        (role, ["Retur maksimal 2%", "Stok cocok 99%", "Komplain nihil"], []) for role in ("Gudang", "Toko")
    ]


def test_kinds_of_an_export() -> None:
    """An issue's type says what its row is."""
    text = "Issue Type,Issue key,Summary,Status,Due date\nObjective,AB-1,Gudang yang tenang,Open,\n"
    text += "Key Result,AB-2,Komplain turun dari 12 ke 5,Open,30 June\n"
    assert _plan(text) == [(None, [], [(GOAL, [f"{KR_A} 30 June"])])]
