"""What is a KPI called that comes from a document?"""

from __future__ import annotations

import pytest

from kinerja.actions.drafts import PasteDraft
from kinerja.actions.kpi_name import name_of
from kinerja.actions.paste_mapping import kpi_draft
from kinerja.actions.pasted import items_of
from kinerja.reading.document import read_document
from kinerja.reading.statement import read_statement


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Balasan pertama maksimal 6 jam", "Balasan pertama"),
        ("First response within 4 hours", "First response"),
        ("Minimal 12 penandatanganan kontrak per bulan", "Penandatanganan kontrak"),
        ("Menurunkan tingkat pembatalan di bawah 6%", "Tingkat pembatalan"),
        ("Rata-rata durasi tonton per video >2 menit", "Rata-rata durasi tonton per video"),
        ("Stock accuracy of at least 98.5% every month", "Stock accuracy"),
        ("KPI 4 - Win rate tender >= 30 % per kuartal", "Win rate tender"),
        ("CTR email newsletter >2,5%", "CTR email newsletter"),
        # A deed is called by its verb, and the size of a change is no level of the thing.
        ("Menyusun minimal 6 laporan audit per bulan", ""),
        ("Menuntaskan 90% keluhan dalam satu kunjungan", ""),
        ("Menaikkan kunjungan toko sebesar 12% per bulan", ""),
        ("Tiba sebelum 09.30", ""),
        # Words that nothing was made of might belong to the name.
        ("Skor kepuasan pasien (PSAT) minimal 4,2/5", ""),
        ("Panggilan yang tak terjawab maksimal 4% per bulan", ""),
        ("Answer 95% of tickets within one day", ""),
        # Without a figure there is nothing that goes stale.
        ("Rutin mengirim ringkasan kunjungan mingguan", ""),
    ],
)
def test_a_name_is_what_is_measured_where_that_is_certain(sentence: str, name: str) -> None:
    """In the sentence's own words, with a capital first; "" keeps the sentence."""
    assert name_of(read_statement(sentence, None, "kpi")) == name


def names(text: str) -> list[tuple[str, str]]:
    """Name and definition of each KPI that a document would make."""
    drafts = [kpi_draft(item, PasteDraft("U-2", ())) for item in items_of(read_document(text)) if item.kind == "kpi"]
    return [(draft.name, draft.definition.description) for draft in drafts]


def test_the_sentence_stays_as_the_definition() -> None:
    """Nothing of it is lost, and goals keep it as their title."""
    text = "KPI:\n- Balasan pertama maksimal 6 jam\nOKR:\nObjective: Ramah\n- KR 1: Keluhan turun dari 12 ke 5\n"
    assert names(text) == [("Balasan pertama", "Balasan pertama maksimal 6 jam")]
    goals = [(item.title, item.name) for item in items_of(read_document(text)) if item.kind != "kpi"]
    assert goals == [("Ramah", ""), ("Keluhan turun dari 12 ke 5", "")]


def test_two_of_one_role_that_would_be_called_alike_keep_their_sentences() -> None:
    """Their figures tell them apart; in another role the same name is no other KPI's."""
    text = (
        "Kasir\nKPI:\n- Omzet minimal Rp5 juta per hari\n- Omzet minimal Rp150 juta per bulan\n- Antrean maksimal 4\n\n"
        "Gudang\nKPI:\n- Omzet minimal Rp9 juta per bulan\n"
    )
    assert [name for name, _ in names(text)] == [
        "Omzet minimal Rp5 juta per hari", "Omzet minimal Rp150 juta per bulan", "Antrean", "Omzet",
    ]  # fmt: skip
