"""Does a file give the same plan whatever program wrote it, and a reason where it can't?"""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
import pytest
import xlsxwriter
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from kinerja.core.problem import Problem
from kinerja.reading.document import read_document
from kinerja.sources.document import FileText, read_file
from tests.sources.files import (
    HOLDS,
    PLAN,
    docx_plan,
    pdf_of,
    scanned_pdf,
    with_part,
    xlsx_of,
    zip_of,
)

PDF_LINES = [
    ("Rencana 2027", 20, 0),
    ("Kasir", 16, 0),
    ("KPI:", 11, 0),
    ("- Antrean maksimal 4 orang", 11, 10),
    ("- Selisih laci Rp 0 setiap", 11, 10),
    ("malam", 11, 18),
    ("OKR:", 11, 0),
    ("Objective: Kasir yang ramah", 11, 0),
    ("- KR 1: Keluhan turun dari 12 menjadi 5", 11, 10),
    ("- KR 2: Latih 3 kasir cadangan", 11, 10),
    ("Gudang", 16, 0),
    ("KPI:", 11, 0),
    ("- Stok cocok minimal 99%", 11, 10),
]
HTML = """<!doctype html><html><head><title>KPI: bukan ini 5%</title><style>li{}</style></head><body>
<script>document.write("KPI: naik 7%")</script><h1>Rencana 2027</h1><h2>Kasir</h2><p><b>KPI</b></p>
<ul><li>Antrean maksimal 4 orang<li>Selisih laci <i>Rp&nbsp;0</i>
   setiap malam</ul><p>OKR:</p><p>Objective: Kasir yang ramah</p>
<ol><li>Keluhan turun dari 12 menjadi 5</li><li>Latih 3 kasir cadangan</li></ol>
<h2>Gudang</h2><table><tr><th>No<th>KPI<th>Target<tr><td>1<td>Stok cocok<td>minimal 99%</table></body></html>"""
SHEETS: dict[str, list[list[Any]]] = {
    "Kasir": [
        ["Lembar kinerja 2027"],
        [],
        ["No", "Jenis", "Pernyataan", "Target", "Bobot"],
        [1, "KPI", "Antrean", "maksimal 4 orang", 0.5],
        [2, "KPI", "Selisih laci", "Rp 0 setiap malam", 0.5],
        [None, "Objektif", "Kasir yang ramah"],
        [3, "KR", "Keluhan", "turun dari 12 menjadi 5"],
        [4, "KR", "Latih 3 kasir cadangan"],
    ],
    "Gudang": [["KPI", "Target"], ["Stok cocok", "minimal 99%"]],
}
FILES = {
    "text": PLAN.encode(),
    "a byte order mark": PLAN.encode("utf-8-sig"),
    "Windows text": PLAN.replace("\n", "\r\n").encode("cp1252"),
    "UTF-16": PLAN.encode("utf-16"),
    "UTF-16 without a mark": PLAN.encode("utf-16-le"),
    "Word": docx_plan(),
    "PDF": pdf_of(PDF_LINES),
    "a PDF that only its owner may change": pdf_of(PDF_LINES, encrypt=""),
    "HTML": HTML.encode(),
    "a workbook": xlsx_of(SHEETS),
}


def held(found: FileText | Problem) -> list[Any]:
    """Per role its KPIs and its objectives with their key results."""
    assert isinstance(found, FileText), found
    return [
        (
            role.role,
            [kpi.text for kpi in role.kpis],
            [(each.objective.text, [kr.text for kr in each.key_results]) for each in role.objectives],
        )
        for role in read_document(found.text).roles
    ]


@pytest.mark.parametrize("form", FILES)
def test_the_same_plan(form: str) -> None:
    """Two roles, three KPIs, an objective with two key results; what a page hides or a program adds is left out."""
    assert held(read_file(FILES[form], "plan.txt")) == HOLDS


def test_a_table_of_commas() -> None:
    """A .csv is a table, with commas or semicolons, also inside quotation marks; other text is left as it is."""
    rows = 'Posisi;KPI;Target\nKasir;"Antrean; semua loket";maks 4\n'
    assert held(read_file(rows.encode(), "plan.csv")) == [("Kasir", ["Antrean; semua loket maks 4"], [])]
    found = read_file(rows.encode(), "plan.txt")
    assert isinstance(found, FileText) and found.text == rows


def test_word_keeps_what_was_inserted_and_drops_what_was_deleted() -> None:
    """A document whose changes are tracked is read as if they were accepted."""
    document = docx.Document()
    document.add_paragraph("KPI:")
    paragraph = document.add_paragraph("Antrean maks ", style="List Bullet")
    for tag, text_tag, words in (("w:ins", "w:t", "4 orang"), ("w:del", "w:delText", "9 orang")):
        change, run, text = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(text_tag)
        text.text = words
        run.append(text)
        change.append(run)
        paragraph._p.append(change)
    assert paragraph._p.find(qn("w:del")) is not None
    file = io.BytesIO()
    document.save(file)
    assert held(read_file(file.getvalue())) == [(None, ["Antrean maks 4 orang"], [])]


LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "WordDocument".encode("utf-16-le") + b"\0" * 600
ENTITIES = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
REFUSED = {
    "nothing": (b"", "file.empty"),
    "11 MB": (b"KPI naik 5%\n" * 1_000_000, "file.too_large"),
    "an old Word file": (OLD_WORD, "file.old_word"),
    "Word behind a password": (LOCKED, "file.password"),
    "a PDF behind a password": (pdf_of(PDF_LINES, encrypt="rahasia"), "file.password"),
    "a scanned PDF": (scanned_pdf(), "file.scanned"),
    "half a PDF": (b"%PDF-1.7\n" + bytes(range(256)) * 40, "file.broken"),
    "half a Word file": (docx_plan()[:9_000], "file.broken"),
    "Word with macros": (with_part(docx_plan(), "word/vbaProject.bin", b"Sub x()"), "file.macros"),
    "Word with entities": (with_part(docx_plan(), "word/document.xml", ENTITIES), "file.entities"),
    "entities in two bytes": (
        with_part(docx_plan(), "word/settings.xml", ENTITIES.decode().encode("utf-16")),
        "file.entities",
    ),
    "Word whose XML is none": (with_part(docx_plan(), "word/document.xml", b"<w:p"), "file.broken"),
    "a workbook whose XML is none": (with_part(xlsx_of(SHEETS), "xl/workbook.xml", b"<workbook"), "file.broken"),
    "any packed file": (zip_of({"a.txt": b"KPI: naik 5%"}), "file.unknown"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "file.unknown"),
    "a bomb": (with_part(docx_plan(), "word/media/a.bin", b"\0" * 150_000_000), "file.unpacks_too_large"),
    "a Word file of one huge part": (
        with_part(docx_plan(), "word/document.xml", b"<a>" + b" " * 30_000_000 + b"</a>"),
        "file.unpacks_too_large",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_file_that_cannot_be_read_says_why(what: str) -> None:
    """Each has a code of its own, whose sentence tells what would do."""
    data, code = REFUSED[what]
    found = read_file(data)
    assert isinstance(found, Problem), found
    assert (found.code, found.field) == (code, "file")


def test_a_bomb_that_lies_about_its_size() -> None:
    """A part that declares 10 bytes and unpacks to 150 MB is found by what really comes out of it."""
    packed = bytearray(with_part(docx_plan(), "word/media/a.bin", b"\0" * 150_000_000))
    with zipfile.ZipFile(io.BytesIO(bytes(packed))) as whole:
        size = whole.getinfo("word/media/a.bin").file_size.to_bytes(4, "little")
    honest = bytes(packed)
    lying = honest.replace(size, (10).to_bytes(4, "little"))
    assert lying != honest
    found = read_file(lying)
    assert isinstance(found, Problem) and found.code == "file.unpacks_too_large"


def test_a_million_empty_rows_are_bounded() -> None:
    """A workbook whose last cell lies a million rows and 16,000 columns away is refused or read, in bounded time."""
    far = xlsx_of({"Kasir": [["KPI", "Target"], ["Antrean", "maks 4"]]})
    with zipfile.ZipFile(io.BytesIO(far)) as packed:
        sheet = packed.read("xl/worksheets/sheet1.xml")
    row = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    found = read_file(with_part(far, "xl/worksheets/sheet1.xml", sheet.replace(b"</sheetData>", row)))
    assert isinstance(found, Problem) and found.code in ("file.too_heavy", "file.broken")


def test_a_cell_shown_as_a_percentage_is_one() -> None:
    """A spreadsheet keeps 90% as 0.9: it is read as it is shown, wherever the table begins."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        shown = book.add_format({"num_format": "0.0%"})
        sheet = book.add_worksheet("Layanan")
        for row, (name, target) in enumerate((("KPI", "Target"), ("CSAT", 0.9), ("Retur", 0.035), ("Antrean", 4)), 2):
            sheet.write(row, 1, name)
            sheet.write(row, 2, target, shown if isinstance(target, float) else None)
    assert held(read_file(file.getvalue())) == [("Layanan", ["CSAT 90%", "Retur 3.5%", "Antrean 4"], [])]
