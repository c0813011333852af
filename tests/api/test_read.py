"""Does a program read texts and files as a person does?"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.sheet_books import one_sheet_each
from tests.sources.files import docx_plan, scanned_pdf

if TYPE_CHECKING:
    from tests.api.conftest import Call

Send = Callable[..., Any]


@pytest.fixture
def send(token: Callable[..., str]) -> Send:
    """`send("/read", data, each_line="true")` sends a form with a file in it as Citra."""
    key = token("Citra")

    def make(path: str, data: bytes | None, name: str = "plan.docx", **fields: str) -> Any:
        file = {"file": SimpleUploadedFile(name, data)} if data is not None else {}
        return Client().post(f"/api/v1{path}", {**fields, **file}, HTTP_AUTHORIZATION=f"Bearer {key}")

    return make


def test_a_file_in_a_form(send: Send) -> None:
    """The answer is that for a text; nothing of it was too long."""
    said = json.loads(send("/read", docx_plan()).content)
    assert [(role["role"], len(role["kpis"])) for role in said["roles"]] == [("Kasir", 2), ("Gudang", 1)]
    assert said["unread"] == []


def test_each_line_of_a_file(send: Send) -> None:
    """A form's field says so, as the body's does."""
    answer = send("/read", b"Balasan pertama maksimal 4 jam\n\nCSAT 90%\n", "a.txt", each_line="true")
    assert [one["value"] for one in json.loads(answer.content)["statements"]] == [4, None, 90]


def test_the_fields_of_a_form(call: Call) -> None:
    """Each sentence brings what it would put into a form; a program sends that on as a KPI, and adds what is asked."""
    lines = "Respon pertama maksimal 2 jam setiap hari\nBiaya per lead < Rp50.000\nWaktu respon 2 jam\nAntrean\nROAS 3x"
    answer = call("Citra", "POST", "/read", {"text": lines, "each_line": True})
    said = [one["proposal"] for one in json.loads(answer.content)["statements"]]
    assert said[0]["fields"]["unit_name"] == "hour"
    assert {"field": "target", "words": "2 jam", "certainty": "sure"} in said[0]["read"]
    assert [one and one["asked"] for one in said] == [[], [], [], None, ["polarity"]]
    for one in said:
        if one:
            sent = call("Citra", "POST", "/kpis", {**one["fields"], "organisation_unit": "U-2"})
            assert sent.status_code == 201, sent.content
    document = json.loads(call("Citra", "POST", "/read", {"text": "KPI:\n- Antrean maksimal 4 per minggu"}).content)
    assert document["roles"][0]["kpis"][0]["proposal"]["fields"]["target"] == "4"


def test_a_file_is_saved(send: Send) -> None:
    """With the same fields beside it as in JSON."""
    answer = send("/import", b"KPI: Antrean maksimal 4 orang per minggu", "a.md", organisation_unit="U-2")
    assert answer.status_code == 201, answer.content
    assert len(json.loads(answer.content)["saved"]) == 1


def test_refusals(send: Send, call: Call) -> None:
    """A file that can't be read, no text at all, and a field that nobody knows: each with its place."""
    for answer, code, field in (
        (send("/read", scanned_pdf()), "file.scanned", "file"),
        (send("/read", None), "text.missing", "text"),
        (call("Citra", "POST", "/read", {}), "text.missing", "text"),
        (send("/read", b"KPI", "a.txt", txet="KPI"), "shape.extra_forbidden", "txet"),
        (call("Citra", "POST", "/read", {"text": 5}), "shape.string_type", "text"),
        (call("Citra", "POST", "/read", {"text": "KPI", "each_line": "?"}), "shape.bool_parsing", "each_line"),
    ):
        (error,) = json.loads(answer.content)["errors"]
        assert (answer.status_code, error["code"], error["field"]) == (422, code, field)
    assert call("Citra", "POST", "/read", raw=b"{").status_code == 400


def test_a_form_that_is_none(token: Callable[..., str]) -> None:
    """Without a boundary, or cut off: refused, not an error of ours."""
    key = token("Citra")
    for kind in ("multipart/form-data", "multipart/form-data; boundary=x"):
        answer = Client(raise_request_exception=False).generic(
            "POST", "/api/v1/read", b"--x\r\nContent-Disp", kind, HTTP_AUTHORIZATION=f"Bearer {key}"
        )
        assert answer.status_code in (400, 422), answer.content


def test_a_file_too_large_is_refused(send: Send) -> None:
    """Also one that never reached us, because the request was larger than any file may be."""
    for megabytes in (10.5, 12):
        answer = send("/read", b"KPI: omzet naik 5%\n" * int(megabytes * 1_000_000 / 19), "a.txt")
        assert json.loads(answer.content)["errors"][0]["code"] == "file.too_large"


def test_what_was_too_long_is_told(send: Send) -> None:
    """A file may be longer than what is read of it: the last line that was is named."""
    said = json.loads(send("/read", b"KPI:\n- Antrean maks 4\n" + b"catatan\n" * 12_000, "a.txt").content)
    assert [(each["code"], each["line"]) for each in said["unread"]] == [("text.cut", 10_000)]
    assert said["unread"][0]["detail"]


def test_the_description_names_both_bodies(call: Call) -> None:
    """JSON and a form with a file."""
    said = json.loads(call("Citra", "GET", "/openapi.json").content)
    body = said["paths"]["/api/v1/read"]["post"]["requestBody"]["content"]
    assert set(body) == {"application/json", "multipart/form-data"}
    assert body["multipart/form-data"]["schema"]["properties"]["file"]["format"] == "binary"


def test_a_kpi_sheet_is_sent_to_its_own_address(send: Send, cast: Any) -> None:
    """As a document it would lose its weights and values: it is refused with the address; reading only says so."""
    from kinerja.store.models import Kpi

    before = Kpi.objects.count()
    table = b"KPI;Bobot;Target;Realisasi\nOmzet;60;10;9\nKeluhan;40;5;7\n"
    for data, name in ((one_sheet_each(), "kpi.xlsx"), (one_sheet_each(), ""), (table, "kpi.csv")):
        refused = send("/import", data, name or "kpi", organisation_unit="U-2")
        (error,) = json.loads(refused.content)["errors"]
        assert (refused.status_code, error["code"], error["field"]) == (422, "file.kpi_sheet", "file")
        assert "/sheets/import" in error["remedy"]
        assert json.loads(send("/read", data, name or "kpi").content)["is_kpi_sheet"] is True
    assert Kpi.objects.count() == before
    assert json.loads(send("/read", docx_plan()).content)["is_kpi_sheet"] is False
    assert send("/import", b"KPI;Target\nAntrean;maks 4 orang\n", "kpi.csv", organisation_unit="U-2").status_code == 201


STRAY = """Key Results
- Naikkan rating menu baru dari 4,2 menjadi 4,6 pada akhir kuartal
- Turunkan keluhan dari 12 menjadi 5 pada akhir kuartal
"""


def test_stray_key_results_join_an_objective_that_is_there(call: Call) -> None:
    """Its id says which; one that isn't there is refused once, at its own field, and an objective joins nothing."""
    body = {"text": STRAY, "organisation_unit": "U-2"}
    alone = call("Citra", "POST", "/import", body)
    assert [each["code"] for each in alone.json()["errors"]] == ["paste.objective_unsaid"]
    gone = call("Citra", "POST", "/import", {**body, "objective": "O-999"})
    assert [(each["code"], each["field"]) for each in gone.json()["errors"]] == [("not_found", "objective")]
    before = call("Citra", "GET", "/objectives/O-4").json()["key_results"]
    done = call("Ayu", "POST", "/import", {**body, "objective": "O-4"})
    assert done.status_code == 201, done.content
    assert done.json()["saved"] == ["O-4"]
    after = call("Citra", "GET", "/objectives/O-4").json()["key_results"]
    assert len(after) == len(before) + 2
    whole = "Objective: Tamu betah\n" + STRAY
    joins_nothing = call("Citra", "POST", "/import", {**body, "text": whole, "objective": "O-4"})
    assert [each["code"] for each in joins_nothing.json()["errors"]] == ["paste.nothing_to_join"]
