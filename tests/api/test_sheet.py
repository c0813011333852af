"""Does a program get every wrong cell, save what it chose, and fetch the same sheet again?"""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

from kinerja.reading.sheet import read_sheets
from kinerja.sources.workbook import read_workbook
from tests.sheet_books import one_sheet_each

if TYPE_CHECKING:
    from tests.api.conftest import Call

FILE = base64.b64encode(one_sheet_each()).decode()


def test_each_wrong_cell_comes_with_its_words(call: Call) -> None:
    """Code, cell, what it says, what it should say, the steps, and a sentence in the language asked for."""
    for lang, words in (("en", "Lower is better here"), ("id", None)):
        answer = call("Citra", "POST", "/sheets", {"file": FILE}, HTTP_ACCEPT_LANGUAGE=lang)
        page = json.loads(answer.content)["pages"][0]
        wrong = [finding for finding in page["findings"] if finding["weight"] == "wrong"]
        assert [(f["cell"], f["code"], f["should"]) for f in wrong] == [
            ("H9", "minimize_as_maximize", "83.333333"),
            ("I11", "final_wrong", "18"),
            ("H12", "no_data_as_zero", None),
            ("I13", "total_wrong", "85.666667"),
        ]
        assert wrong[0]["steps"] == [{"code": "ratio", "expression": "100 × 5 ÷ 6", "result": "≈83.3333"}]
        assert words is None or words in wrong[0]["words"]


def test_it_is_saved_and_fetched_again_equal(call: Call) -> None:
    """Sari's page without one row, Bayu's not at all; what the unit gives out is read back the same."""
    body = {
        "file": FILE,
        "name": "kpi.xlsx",
        "pages": [{"page": 1, "organisation_unit": "U-3", "owner": "", "leave_out": [9]}],
    }
    saved = call("Ayu", "POST", "/sheets/import", body)
    assert saved.status_code == 201, saved.content
    told = json.loads(saved.content)
    assert (len(told["saved"]), told["created"], told["measured"]) == (4, 4, 3)
    out = json.loads(call("Ayu", "GET", "/units/U-3/sheet?period=2026-10").content)
    assert out["name"] == "kpi-u-3-2026-10.xlsx"
    grids = read_workbook(base64.b64decode(out["file"]))
    assert isinstance(grids, tuple)
    lines = read_sheets(grids)[0].lines
    assert [(line.kpi, value(line.weight), value(line.actual)) for line in lines] == [
        ("Omzet bulanan", 30, 135000000),
        ("Kepuasan pelanggan", 20, 98),
        ("Keluhan pelanggan", 15, 3),
        ("Jam pelatihan", 15, None),
    ]


def value(figure: Any) -> Any:
    """A figure's number."""
    return figure.value if figure else None


REFUSED = [
    ({"file": "????"}, 422, None),
    ({"file": ""}, 422, "file.empty"),
    ({"file": base64.b64encode(b"%PDF-1").decode()}, 422, "file.no_workbook"),
    ({"file": base64.b64encode(b"a;b\n1;2").decode()}, 422, "sheet.nothing_read"),
    ({"file": FILE, "pages": [{"page": 9}]}, 422, "sheet.no_such_person"),
    ({"file": FILE, "pages": [{"organisation_unit": "U-2", "period": "Oktober"}]}, 422, "period.unreadable"),
    ({"file": FILE}, 422, "sheet.no_unit"),
]


def test_what_can_not_be_saved_is_refused_with_its_reason(call: Call) -> None:
    """And nothing is half saved."""
    from kinerja.store.models import Kpi

    before = Kpi.objects.count()
    for body, status, code in REFUSED:
        answer = call("Ayu", "POST", "/sheets/import", body)
        assert answer.status_code == status, (body, answer.content)
        assert code is None or json.loads(answer.content)["code"] == code
    assert Kpi.objects.count() == before
