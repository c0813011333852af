"""What says which way is better in a KPI sheet, and is it asked where nothing does?"""

from __future__ import annotations

from decimal import Decimal

import pytest

from kinerja.core.measure import Polarity
from kinerja.core.sheet import Page
from kinerja.reading.sheet import read_sheets
from kinerja.reading.sheet.grid import Cell, Grid

D = Decimal
HIGHER, LOWER, BAND = Polarity.HIGHER, Polarity.LOWER, Polarity.BAND


def page_of(*rows: tuple[object, ...], said: dict[str, str] | None = None) -> Page:
    """The page of a sheet with these rows."""
    cells = {
        (r, c): Cell(D(str(value)) if isinstance(value, int | float) else value)  # type: ignore[arg-type]  # texts and numbers
        for r, row in enumerate(rows)
        for c, value in enumerate(row)
        if value is not None
    }
    return read_sheets([Grid("KPI", cells)], said)[0]


def doubts(page: Page) -> set[str]:
    """The codes of what was taken for granted."""
    return {f.code for f in page.findings}


PLAIN = ("KPI", "Bobot", "Target", "Realisasi")

NAMES = [  # a KPI's name where nothing else says the direction → direction, what told it
    ("Omzet", HIGHER, ""),
    ("Semakin rendah keluhan", LOWER, "leaning"),
    ("Semakin tinggi kepuasan", HIGHER, ""),
    ("Produksi semakin rendah", HIGHER, ""),
    ("Waktu tanggap", LOWER, "leaning"),
    ("Response time", LOWER, "leaning"),
    ("Pengiriman tepat waktu", HIGHER, ""),
    ("On-time delivery", HIGHER, ""),
    ("Keluhan (makin kecil makin baik)", LOWER, "name"),
    ("Complaints, lower is better", LOWER, "name"),
    ("Retur barang ↓", LOWER, "name"),
    ("Menurunkan keluhan pelanggan", LOWER, "words"),
]


@pytest.mark.parametrize(("name", "polarity", "told"), NAMES)
def test_a_name_alone_says_little(name: str, polarity: Polarity, told: str) -> None:
    """A whole phrase or an arrow says it; that a name leans one way is asked, and half a phrase is nothing."""
    page = page_of(PLAIN, (name, 100, 10, 9))
    assert (page.lines[0].polarity, page.lines[0].told) == (polarity, told)
    assert ("polarity_asked" in doubts(page)) is (told == "leaning")


MARKS = [
    ("Semakin rendah", LOWER), ("semakin tinggi", HIGHER), ("Makin kecil", LOWER), ("Less is better", LOWER),
    ("Bigger is better", HIGHER), ("Increase", HIGHER), ("Menurun", LOWER), ("LOW", LOWER), ("▲", HIGHER),
    ("+", HIGHER),    ("Max (semakin tinggi semakin baik)", HIGHER), ("The lower the better", LOWER), ("Stabil", BAND),
]  # fmt: skip


@pytest.mark.parametrize(("mark", "polarity"), MARKS)
def test_a_column_of_its_own_is_believed(mark: str, polarity: Polarity) -> None:
    """Also against what the name leans to."""
    page = page_of(("KPI", "Sifat", *PLAIN[1:]), ("Waktu pelatihan", mark, 100, 10, 9))
    assert (page.lines[0].polarity, page.lines[0].told) == (polarity, "column")


def test_a_column_and_a_sign_that_disagree_are_told() -> None:
    """Maximize beside "≤ 5": one of them is wrong."""
    page = page_of(("KPI", "Polaritas", *PLAIN[1:]), ("Keluhan", "Maximize", 100, "≤ 5", 4))
    assert (page.lines[0].polarity, "polarity_against_sign" in doubts(page)) == (HIGHER, True)


def test_a_sheet_that_scores_against_the_name_is_asked() -> None:
    """A reply in 6 of 4 hours with 150 points: was more meant to be better, or is the score wrong?"""
    rows = [("Omzet", 40, 10, 9, 90), ("Waktu tanggap", 30, 4, 6, 150), ("Laba", 30, 10, 8, 80)]
    page = page_of((*PLAIN, "Skor"), *rows)
    assert (page.lines[1].polarity, page.lines[1].told) == (HIGHER, "against")
    assert "polarity_against_words" in doubts(page)


def test_an_answer_holds() -> None:
    """After which the score is recomputed, and found wrong."""
    rows = [("Omzet", 40, 10, 9, 90), ("Waktu tanggap", 30, 4, 6, 150), ("Laba", 30, 10, 8, 80)]
    page = page_of((*PLAIN, "Skor"), *rows, said={"KPI!A3": "lower"})
    assert page.lines[1].polarity is LOWER
    assert [(f.cell, f.code) for f in page.wrong] == [("E3", "minimize_as_maximize")]


@pytest.mark.parametrize("answer", ["", "sideways", "band", "final"])
def test_an_answer_that_is_none_changes_nothing(answer: str) -> None:
    """The line is asked about as before."""
    page = page_of(PLAIN, ("Waktu tanggap", 100, 10, 9), said={"KPI!A2": answer})
    assert "polarity_asked" in doubts(page)
