"""What does a line open above a list: KPIs, objectives, key results, a role, or nothing?"""

from __future__ import annotations

import pytest

from kinerja.reading.document import read_document

LIST = "\n- Antrean maksimal 4 orang\n- Keluhan turun dari 12 ke 5\n"
#: A heading, the role it names, and whether its list holds KPIs (True), an objective's key results (False) or nothing.
HEADINGS: dict[str, tuple[str | None, bool | None]] = {
    "KPI": (None, True),
    "KPIs:": (None, True),
    "**KPI Bulanan**": (None, True),
    "KPI Q3 2026": (None, True),
    "### Indikator Kinerja Utama (IKU)": (None, True),
    "Health metrics (KPIs)": (None, True),
    "KPI Kasir:": ("Kasir", True),
    "KPI untuk Kasir:": ("Kasir", True),
    "KPIs for the Box Office:": ("the Box Office", True),
    "## KPI – Kepala Gudang": ("Kepala Gudang", True),
    "KPI - Kasir": ("Kasir", True),
    "KPI | Kasir": ("Kasir", True),
    "Kasir (KPI)": ("Kasir", True),
    "## Kasir – KPI": ("Kasir", True),
    "*Tim Sales - KPI Q1*": ("Tim Sales", True),
    "KPIs we keep watching:": (None, True),
    "OKR Gudang 2026:": ("Gudang", False),
    "## Marketing OKRs – Q2": ("Marketing", False),
    "Perbedaan KPI dan OKR": (None, None),
    "Contoh KPI dan OKR:": (None, None),
    "Apa itu KPI?": (None, None),
    "Tindak lanjut:": (None, None),
    "Next steps": (None, None),
    "Baca juga": (None, None),
}


@pytest.mark.parametrize("heading", HEADINGS)
def test_headings(heading: str) -> None:
    """The same two lines stand below each."""
    role, kpis = HEADINGS[heading]
    if kpis is None:
        assert read_document(heading + LIST).roles == ()
        return
    goals = "\n- Kasir yang ramah" if kpis is False else ""
    (read,) = read_document(heading + goals + LIST).roles
    assert read.role == role
    assert len(read.kpis) == (2 if kpis else 0)
    assert [len(each.key_results) for each in read.objectives] == ([] if kpis else [2])
