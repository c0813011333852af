"""Does a program get every wrong cell, save what it chose, and fetch the same sheet again?"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

from kinerja.reading.sheet import read_sheets
from kinerja.sources.workbook import read_workbook
from tests.sheet_books import one_sheet_each
from tests.sheet_forms import FORMS

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


def test_a_form_with_the_file_itself_does_as_well(token: Callable[..., str]) -> None:
    """The file as it is, and which of its sheets are saved as JSON in a field; its name is the reason it is kept by."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    headers: dict[str, Any] = {"HTTP_AUTHORIZATION": f"Bearer {token('Ayu')}"}

    def send(path: str, **fields: str) -> Any:
        form = {"file": SimpleUploadedFile("kpi.xlsx", one_sheet_each()), **fields}
        return Client().post(f"/api/v1{path}", form, **headers)

    pages = json.loads(send("/sheets").content)["pages"]
    assert [page["person"] for page in pages] == ["Sari Wiratama", "Bayu Wiratama"]
    saved = send("/sheets/import", pages=json.dumps([{"page": 1, "organisation_unit": "U-3", "owner": ""}]))
    assert (saved.status_code, json.loads(saved.content)["created"]) == (201, 5)
    refused = [send("/sheets/import", pages=said).status_code for said in ("[", "null", "x" * 9, "[" * 9_999)]
    assert refused == [422] * 4
    assert Client().post("/api/v1/sheets", {}, **headers).status_code == 422


def test_a_question_is_answered(call: Call) -> None:
    """A score that may be weighted, and a waiting time of which less is surely better."""
    table = b"KPI;Bobot;Skor\nWaktu tunggu;60;50\nLaba;40;30\n"
    body: dict[str, Any] = {"file": base64.b64encode(table).decode()}

    def page() -> Any:
        return json.loads(call("Ayu", "POST", "/sheets", body).content)["pages"][0]

    asked = {f["cell"]: f["options"] for f in page()["findings"] if f["options"]}
    assert asked == {"C1": ["score", "final", "achievement", "other"], "A2": ["higher", "lower"]}
    body["answers"] = {"CSV!C1": "final", "CSV!A2": "higher"}
    line = page()["lines"][0]
    assert (line["final"], line["score"], line["polarity"]) == ("50", None, "higher")


def test_the_description_names_both_bodies(call: Call) -> None:
    """JSON and a form, whole: nothing in it points to where nothing is."""
    said = json.loads(call("Citra", "GET", "/openapi.json").content)
    for path in ("/api/v1/sheets", "/api/v1/sheets/import"):
        body = said["paths"][path]["post"]["requestBody"]["content"]
        assert set(body) == {"application/json", "multipart/form-data"}
        assert "$defs" not in json.dumps(body)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_checked_and_saved(call: Call, form: str) -> None:
    """The planted cells of each, and all of its sheets into one unit."""
    body: dict[str, Any] = {"file": base64.b64encode(FORMS[form][0]()).decode()}
    pages = json.loads(call("Ayu", "POST", "/sheets", body).content)["pages"]
    wrong = {(page["sheet"], f["cell"]) for page in pages for f in page["findings"] if f["weight"] == "wrong"}
    assert wrong == set(FORMS[form][1])
    body["pages"] = [{"page": n, "organisation_unit": "U-2", "owner": ""} for n in range(1, len(pages) + 1)]
    saved = call("Ayu", "POST", "/sheets/import", body)
    assert saved.status_code == 201, saved.content


def test_what_is_wrong_with_the_rest_is_said(call: Call) -> None:
    """A row without a KPI that is left out, a file that is no base64, answers that are no object."""
    for path, body, code in (
        ("/sheets/import", {"file": FILE, "pages": [{"page": 1, "leave_out": [99]}]}, "sheet.no_such_row"),
        ("/sheets", {"file": "!"}, "shape.string_pattern_mismatch"),
        ("/sheets", {"file": FILE, "answers": []}, "shape.dict_type"),
    ):
        answer = call("Ayu", "POST", path, body, HTTP_ACCEPT_LANGUAGE="en")
        said = json.loads(answer.content)
        assert (answer.status_code, said["errors"][0]["code"]) == (422, code)
        assert "can't be read here" not in said["errors"][0]["detail"]


ANSWERED = b"KPI;Bobot;Target;Realisasi;Skor\nWaktu tunggu;60;5;6;50\nLaba;40;10;9;30\n"
PLAIN = b"KPI;Bobot;Target;Realisasi\nOmzet;60;10;9\nLaba;40;10;10\n"


@pytest.mark.parametrize(
    ("table", "answers", "code"),
    [
        (ANSWERED, {"Nope!Z9": "foo"}, "sheet.answer_unasked"),
        (ANSWERED, {"CSV!E1": "foo"}, "sheet.answer_unasked"),
        (ANSWERED, {"CSV!E1": "final", "CSV!B2": "lower"}, "sheet.answer_unasked"),
        (PLAIN, {"CSV!E1": "final"}, "sheet.nothing_asked"),
    ],
)
def test_an_answer_to_nothing_is_refused(call: Call, table: bytes, answers: dict[str, str], code: str) -> None:
    """By its name, with what there is to answer; nothing is saved."""
    from kinerja.store.models import Kpi

    before = Kpi.objects.count()
    body = {"file": base64.b64encode(table).decode(), "answers": answers}
    for path in ("/sheets", "/sheets/import"):
        answer = call("Ayu", "POST", path, body, HTTP_ACCEPT_LANGUAGE="en")
        (error,) = json.loads(answer.content)["errors"]
        assert (answer.status_code, error["code"], error["field"]) == (422, code, "answers")
        place, said = list(answers.items())[-1]
        assert f"“{place}={said}”" in error["detail"]
        assert (code == "sheet.nothing_asked") or "CSV!A2 (higher, lower)" in error["remedy"]
    assert Kpi.objects.count() == before
