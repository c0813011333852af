"""Does each field say from which words it was read, and does it admit what it can't be sure of?"""

from __future__ import annotations

from decimal import Decimal

import pytest

from kinerja.reading.document import read_document
from kinerja.reading.statement import read_statement
from kinerja.reading.statement.certainty import LIKELY, SURE, UNSURE


def said(text: str) -> dict[str, tuple[str, float]]:
    """For each field its words and its certainty."""
    return {span.field: (text[span.start : span.end], span.confidence) for span in read_statement(text).spans}


def test_words_that_say_so_are_sure() -> None:
    """A label, from and to, a rhythm: nothing is filled in."""
    found = said("KR 1: Turunkan keluhan dari 12 menjadi maksimal 5 kali per bulan")
    assert found["kind"] == ("KR 1: ", SURE)
    assert found["baseline"] == ("dari 12", SURE)
    assert found["comparator"] == ("maksimal", SURE)
    assert found["unit"][1] == SURE
    assert found["period"] == ("per bulan", SURE)


def test_what_a_rule_fills_in_is_likely() -> None:
    """No word of limit, no unit, and a kind that a bare number has."""
    found = said("Buka 3 gerai")
    assert {found[field][1] for field in ("kind", "comparator", "unit")} == {LIKELY}
    assert found["value"] == ("3", SURE)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Reach 4.000 members", "value"),
        ("Reach 400 members by 3/4/2027", "deadline"),
        ("Siapkan 12 pelatih untuk 30 kelas", "value"),
    ],
)
def test_what_may_as_well_be_otherwise_is_unsure(text: str, field: str) -> None:
    """A full stop before three digits, a date that is March or April, a second number beside the first."""
    assert said(text)[field][1] == UNSURE


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Reach 4.000 members by June", "4000"),
        ("Grow the list to 12.500", "12500"),
        ("Uptime of 99.950%", "99.95"),
        ("Average score of 4.125", "4.125"),
        ("Jual 1,500 unit", "1500"),
    ],
)
def test_a_round_number_to_the_thousandth_is_a_thousandfold(text: str, value: str) -> None:
    """Nobody counts members to the thousandth; a share or an uneven score may be written so."""
    assert read_statement(text).value == Decimal(value)


def test_the_text_around_decides_how_numbers_are_written() -> None:
    """An English line between Indonesian ones groups its digits as they do."""
    lines = ("Omzet minimal Rp150 juta per bulan", "Keluhan turun dari 12 jadi 5", "Stok opname tiap minggu")
    document = read_document("KPI\n" + "".join(f"- {line}\n" for line in (*lines, "Reach 4.250 new members by June")))
    assert document.roles[0].kpis[-1].value == Decimal(4250)
