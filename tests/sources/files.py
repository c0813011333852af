"""How does a test make the files that people bring?"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence

import docx
import xlsxwriter

PLAN = """Kasir

KPI:
- Antrean maksimal 4 orang
- Selisih laci Rp 0 setiap malam

OKR:
Objective: Kasir yang ramah
- KR 1: Keluhan turun dari 12 menjadi 5
- KR 2: Latih 3 kasir cadangan

Gudang

KPI:
- Stok cocok minimal 99%
"""
#: What every form of the plan holds: per role its KPIs and its objectives.
HOLDS = [
    (
        "Kasir",
        ["Antrean maksimal 4 orang", "Selisih laci Rp 0 setiap malam"],
        [("Kasir yang ramah", ["Keluhan turun dari 12 menjadi 5", "Latih 3 kasir cadangan"])],
    ),
    ("Gudang", ["Stok cocok minimal 99%"], []),
]


def docx_plan() -> bytes:
    """The plan as Word has it: headings, a list by style, one by hand, a bold line, a table."""
    document = docx.Document()
    document.add_heading("Rencana 2027", 0)
    document.add_paragraph("Berikut rencana kami untuk tahun depan.")
    document.add_heading("Kasir", 1)
    document.add_paragraph("KPI:")
    document.add_paragraph("Antrean maksimal 4 orang", style="List Bullet")
    document.add_paragraph("Selisih laci Rp 0 setiap malam", style="List Bullet")
    document.add_paragraph().add_run("OKR").bold = True
    document.add_paragraph("Objective: Kasir yang ramah")
    document.add_paragraph("Keluhan turun dari 12 menjadi 5", style="List Number")
    document.add_paragraph("Latih 3 kasir cadangan", style="List Number")
    document.add_heading("Gudang", 1)
    table = document.add_table(rows=2, cols=3)
    for r, row in enumerate([("No", "KPI", "Target"), ("1", "Stok cocok", "minimal 99%")]):
        for c, cell in enumerate(row):
            table.cell(r, c).text = cell
    return _saved(document)


def _saved(document: docx.document.Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def xlsx_of(sheets: dict[str, Sequence[Sequence[object]]]) -> bytes:
    """A workbook with these rows on each sheet; None is an empty cell."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for r, row in enumerate(rows):
                for c, cell in enumerate(row):
                    if cell is not None:
                        sheet.write(r, c, cell)
    return file.getvalue()


def pdf_of(lines: Sequence[tuple[str, int, int]], *, encrypt: str | None = None) -> bytes:
    """A PDF of one page: each line is its text, its size in points and how far it stands to the right."""
    drawn, y = ["BT"], 800
    for text, size, x in lines:
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        drawn.append(f"/F1 {size} Tf 1 0 0 1 {60 + x} {y} Tm ({escaped}) Tj")
        y -= size + 8
    return _pdf("\n".join([*drawn, "ET"]).encode("cp1252"), encrypt)


def scanned_pdf() -> bytes:
    """A PDF whose page is a grey square and no text."""
    return _pdf(b"0.5 g 100 100 300 300 re f", None)


def _pdf(content: bytes, encrypt: str | None) -> bytes:
    packed = zlib.compress(content)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding"
        b" >> >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"xref\n0 5\n0000000000 65535 f \n" + table
    out += b"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(out) - len(table) - 24)
    return out if encrypt is None else _encrypted(out, encrypt)


def _encrypted(plain: bytes, password: str) -> bytes:
    from pypdf import PdfWriter

    writer = PdfWriter(io.BytesIO(plain))
    writer.encrypt(password, algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def zip_of(parts: dict[str, bytes]) -> bytes:
    """A packed file with these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, body in parts.items():
            packed.writestr(name, body)
    return file.getvalue()


def with_part(data: bytes, name: str, body: bytes) -> bytes:
    """A packed file with one part more, or another one in its place."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = {each: packed.read(each) for each in packed.namelist()}
    return zip_of({**parts, name: body})
