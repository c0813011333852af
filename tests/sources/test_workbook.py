"""Is every cell of a workbook read exactly, and every trap refused with its reason?"""

from __future__ import annotations

import io
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from kinerja.core.problem import Problem
from kinerja.reading.sheet.grid import Cell, Grid, address, packed, unpacked
from kinerja.sources.workbook import read_workbook

D = Decimal


def book(fill: Any) -> bytes:
    """An XLSX of one sheet."""
    paper = io.BytesIO()
    with xlsxwriter.Workbook(paper, {"in_memory": True}) as made:
        fill(made, made.add_worksheet("Data"))
    return paper.getvalue()


def grids_of(data: bytes) -> tuple[Grid, ...]:
    """The sheets of a file that can be read."""
    read = read_workbook(data)
    assert isinstance(read, tuple), read
    return read


def code_of(data: bytes) -> str:
    """Why a file is refused."""
    read = read_workbook(data)
    assert isinstance(read, Problem), read
    return read.code


def all_kinds(made: Any, sheet: Any) -> None:
    """A cell of every kind."""
    sheet.write("A1", "  Omzet  bulanan ")
    sheet.write("B2", 0.1)
    sheet.write("C3", 150000000)
    sheet.write("D4", 0.95, made.add_format({"num_format": "0.0%"}))
    sheet.write("E5", 95, made.add_format({"num_format": '0"%"'}))
    sheet.write_datetime("F6", date(2026, 10, 31), made.add_format({"num_format": "dd/mm/yyyy"}))
    sheet.write_formula("G7", "=1/0", None, "#DIV/0!")
    sheet.write_formula("H8", "=B2*2", None, 0.2)
    sheet.write_boolean("I9", True)
    sheet.merge_range("A10:A12", "Keuangan")
    sheet.write_blank("J900", None, made.add_format({"bold": True}))


def _calculated_by_nobody(made: Any, sheet: Any) -> None:
    """What a program leaves that writes formulas without calculating them: each with a 0 for its result."""
    share = made.add_format({"num_format": "0%"})
    sheet.write_row("A1", [4, 5])
    sheet.write_formula("C1", "=B1/A1", share)
    sheet.write_formula("D1", "=MIN(C1,1.2)*100")
    sheet.write_formula("E1", "=B1-5")
    sheet.write_formula("F1", '=IF(G1="","",1)')
    sheet.write_formula("H1", "=OFFSET(A1,0,1)")
    sheet.write_formula("I1", "=A1/G1")
    sheet.write_formula("J1", "=A1*2", None, 9)
    sheet.set_row(1, None, None, {"hidden": True})
    sheet.write("A2", "KPI lama")


def test_formulas_without_a_result_are_calculated_or_named() -> None:
    """Never taken for the 0 that stands there; one with a result keeps it, and hidden rows are known."""
    sheet = grids_of(book(_calculated_by_nobody))[0]
    assert {address(*place): cell for place, cell in sheet.cells.items() if place[1] > 1} == {
        "C1": Cell(D("1.25"), "percent", formula="calculated"),
        "D1": Cell(D(120), formula="calculated"),
        "E1": Cell(D(0), formula="calculated"),
        "H1": Cell(None, formula="unknown"),
        "I1": Cell(None, error="#DIV/0!", formula="calculated"),
        "J1": Cell(D(9)),
    }
    assert sheet.hidden_rows == {1}


@pytest.mark.parametrize("written", [b"<v></v>", b"<v/>", b""])
def test_formulas_whose_result_is_left_out(written: bytes) -> None:
    """As other programs write them: an empty result, or none at all."""
    data = book(lambda _made, sheet: (sheet.write("A1", 4), sheet.write_formula("B1", "=A1*2")))
    old, paper = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(paper, "w") as new:
        for name in old.namelist():
            part = old.read(name).replace(b"<v>0</v>", written).replace(b'fullCalcOnLoad="1"', b"")
            new.writestr(name, part)
    assert grids_of(paper.getvalue())[0].at(0, 1) == Cell(D(8), formula="calculated")


def test_every_kind_of_cell() -> None:
    """Numbers by their shortest decimal, percentages and broken formulas as such; formatted emptiness is nothing."""
    sheet = grids_of(book(all_kinds))[0]
    assert {address(*place): cell for place, cell in sheet.cells.items()} == {
        "A1": Cell("Omzet bulanan"),
        "B2": Cell(D("0.1")),
        "C3": Cell(D(150000000)),
        "D4": Cell(D("0.95"), "percent"),
        "E5": Cell(D(95), "sign"),
        "F6": Cell(date(2026, 10, 31)),
        "G7": Cell(None, error="#DIV/0!"),
        "H8": Cell(D("0.2")),
        "I9": Cell(True),
        "A10": Cell("Keuangan"),
    }
    assert sheet.merged == (((9, 0), (11, 0)),)
    assert sheet.seen_at(11, 0) == Cell("Keuangan")
    assert sheet.at(11, 0) is None


ADDRESSES = [((6, 1), "B7"), ((0, 0), "A1"), ((0, 25), "Z1"), ((0, 26), "AA1"), ((999, 701), "ZZ1000")]


@pytest.mark.parametrize(("place", "name"), ADDRESSES)
def test_cells_are_named_as_people_name_them(place: tuple[int, int], name: str) -> None:
    """Column letters, then the row from 1."""
    assert address(*place) == name


def test_hidden_sheets_are_left_out() -> None:
    """They hold lists for choosing from, and old versions."""

    def fill(made: Any, sheet: Any) -> None:
        sheet.write("A1", "shown")
        hidden = made.add_worksheet("Lists")
        hidden.write("A1", "hidden")
        hidden.hide()

    assert [grid.name for grid in grids_of(book(fill))] == ["Data"]


def test_hidden_columns_are_told() -> None:
    """Two of an XLSX, hidden one by one and to the sheet's end; and those of an OpenDocument sheet."""

    def fill(_made: Any, sheet: Any) -> None:
        sheet.write("A1", "shown")
        sheet.set_column("B:B", None, None, {"hidden": True})
        sheet.set_column("E:XFD", None, None, {"hidden": True})

    hidden = grids_of(book(fill))[0].hidden
    assert {1, 4, 5} <= hidden and not {0, 2, 3} & hidden and len(hidden) < 2_000
    columns = (
        '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
        '<table:table-row><table:table-cell office:value-type="string"><text:p>KPI</text:p></table:table-cell>'
        "</table:table-row>"
    )
    assert grids_of(ods(columns))[0].hidden == {2}


CSV = [
    (b"KPI;Bobot\nOmzet;2,5\n", "2,5"),
    (b'KPI,Bobot\n"Omzet, baru",2.5\n', "2.5"),
    (b"KPI\tBobot\nOmzet\t2.5\n", "2.5"),
    ("KPI;Bobot\nOmzet;±2".encode("utf-16"), "±2"),
    ("\ufeffKPI;Bobot\nOmzet;±2".encode(), "±2"),
    ("KPI;Bobot\nOmzet;±2".encode("cp1252"), "±2"),
]


@pytest.mark.parametrize(("data", "said"), CSV)
def test_text_is_cut_at_its_own_mark(data: bytes, said: str) -> None:
    """Semicolon, comma or tab, in the encodings that Excel writes; cells stay text."""
    assert grids_of(data)[0].at(1, 1) == Cell(said)


ODS = """<?xml version="1.0"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
<table:table table:name="Data">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"""


def ods(rows: str) -> bytes:
    """An OpenDocument sheet of these rows."""
    paper = io.BytesIO()
    with zipfile.ZipFile(paper, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        parts.writestr("content.xml", ODS.format(rows=rows))
        parts.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return paper.getvalue()


def test_an_open_document_tells_its_percentages_and_merged_cells() -> None:
    """They stand in its own XML."""
    cells = (
        '<table:table-row><table:table-cell office:value-type="string" table:number-rows-spanned="2">'
        "<text:p>Keuangan</text:p></table:table-cell>"
        '<table:table-cell office:value-type="percentage" office:value="0.95"><text:p>95%</text:p></table:table-cell>'
        '<table:table-cell office:value-type="float" office:value="12.5"><text:p>12,5</text:p></table:table-cell>'
        "</table:table-row>"
    )
    sheet = grids_of(ods(cells))[0]
    assert [sheet.at(0, column) for column in range(3)] == [
        Cell("Keuangan"), Cell(D("0.95"), "percent"), Cell(D("12.5"))
    ]  # fmt: skip
    assert sheet.merged == (((0, 0), (1, 0)),)


def test_an_xls_of_before_2007_is_read() -> None:
    """Made once by another program and kept beside this test."""
    data = (Path(__file__).parent / "data" / "kpi.xls").read_bytes()
    sheet = grids_of(data)[0]
    assert (sheet.name, sheet.at(2, 0), sheet.at(2, 4)) == ("Gita", Cell("Kunjungan toko"), Cell(D(9)))
    assert sheet.merged == (((4, 0), (4, 1)),)


def test_a_million_empty_rows_are_nothing() -> None:
    """Formatted and never filled in."""
    rows = "".join(f'<row r="{row}" s="0" customFormat="1"/>' for row in range(2, 1_000_001))
    data = changed(
        book(lambda _made, sheet: sheet.write("A1", "KPI")), "</row></sheetData>", f"</row>{rows}</sheetData>"
    )
    assert grids_of(data)[0].rows == [0]


def changed(data: bytes, was: str, became: str) -> bytes:
    """A workbook whose first sheet's XML was changed by hand."""
    paper = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as parts, zipfile.ZipFile(paper, "w", zipfile.ZIP_DEFLATED) as made:
        for name in parts.namelist():
            content = parts.read(name)
            if name == "xl/worksheets/sheet1.xml":
                assert was.encode() in content
                content = content.replace(was.encode(), became.encode())
            made.writestr(name, content)
    return paper.getvalue()


def far_corner(_made: Any, sheet: Any) -> None:
    """Two cells with 17 billion empty ones between them."""
    sheet.write("A1", "KPI")
    sheet.write("XFD1048576", "x")


def repeated() -> bytes:
    """One row that says it repeats a million times, over 16,384 columns."""
    cell = '<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>'
    return ods(f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>')


def with_part(name: str, content: bytes) -> bytes:
    """A good workbook with one more part."""
    paper = io.BytesIO(book(lambda _made, sheet: sheet.write("A1", "KPI")))
    with zipfile.ZipFile(paper, "a", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(name, content)
    return paper.getvalue()


LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
REFUSED = {
    "nothing at all": (b"", "file.empty"),
    "a password": (LOCKED, "file.password"),
    "macros": (with_part("xl/vbaProject.bin", b"x"), "file.macros"),
    "a bomb": (with_part("xl/media/a.bin", bytes(300_000_000)), "file.unpacks_too_large"),
    "entities": (with_part("xl/x.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'), "file.entities"),
    "two cells at the ends of the sheet": (book(far_corner), "sheet.too_large"),
    "a row repeated without end": (repeated(), "sheet.too_large"),
    "a CSV without end": (b"a;b\n" * 10_000, "sheet.too_large"),
    "half a file": (book(all_kinds)[:3000], "file.broken"),
    "a compound file of nothing": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "file.broken"),
    "a PDF": (b"%PDF-1.7 and so on", "file.no_workbook"),
    "a page of HTML called .xls": (b"<html><table><tr><td>1</td></tr></table></html>", "file.no_workbook"),
    "bytes": (bytes(range(256)) * 10, "file.no_workbook"),
    "a Word document": (None, "file.no_workbook"),
    "an empty sheet": (book(lambda _made, _sheet: None), "sheet.empty"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_good_is_refused_with_its_reason(name: str) -> None:
    """In a code that every face words; never an exception."""
    data, code = REFUSED[name]
    if data is None:
        paper = io.BytesIO()
        with zipfile.ZipFile(paper, "w") as parts:
            parts.writestr("word/document.xml", "<a/>")
        data = paper.getvalue()
    assert code_of(data) == code


def test_sheets_are_carried_whole() -> None:
    """From the preview to saving, as a text in a form; what nobody packed is refused."""
    grids = grids_of(book(all_kinds))
    assert unpacked(packed(grids)) == grids
    for broken in ("", "[]x", "[[1]]", '[["a",[[0,0,"n","1e99999999","",""]],[]]]', '[["a",[[-1,0,"s","x","",""]],[]]]',
                   "[" * 100_000, '[["a",[[0,0,"z","x","",""]],[]]]', "{}", "7", '[["a",[],[],[-1]]]'):  # fmt: skip
        assert unpacked(broken) in (None, ()), broken
