"""Does the page show what is wrong in a KPI sheet, save what was chosen, and give a sheet out?"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.sheet_books import one_sheet_each
from tests.sheet_forms import FORMS

if TYPE_CHECKING:
    from tests.web.conftest import Browse

PREVIEW = "/sheets/preview"


@pytest.fixture
def uploaded(browse: Browse) -> tuple[Any, str]:
    """Ayu's browser with the preview of the workbook of Sari and Bayu."""
    client = browse("Ayu")
    answer = client.post(PREVIEW, {"file": SimpleUploadedFile("kpi.xlsx", one_sheet_each())})
    assert answer.status_code == 200
    return client, answer.content.decode()


def fields(page: str) -> dict[str, str]:
    """The fields of the preview's form as a browser would send them back."""
    sent = {"grids": html.unescape(re.search(r'<textarea name="grids" hidden>(.*?)</textarea>', page, re.S)[1])}  # type: ignore[index]  # it is there
    sent["name"] = "kpi.xlsx"
    for tag in re.findall(r"<input[^>]*type=\"checkbox\"[^>]*checked[^>]*>", page):
        sent[re.search(r'name="([^"]+)"', tag)[1]] = "on"  # type: ignore[index]  # every box has a name
    for name, options in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', page, re.S):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        sent[name] = chosen[1] if chosen else ""
    return sent


def test_the_wrong_cells_come_first(uploaded: tuple[Any, str]) -> None:
    """With what they say and should say; nothing is saved by looking."""
    page = html.unescape(uploaded[1])
    for part in ("Sari Wiratama", "4 cells are wrong", "H9", "120", "83.33", "2 cells are wrong", "a new KPI"):
        assert part in page
    assert page.index("4 cells are wrong") < page.index("Row 8")


def test_chosen_lines_are_saved_and_the_others_not(uploaded: tuple[Any, str], cast: Any) -> None:
    """Bayu's sheet is left out, and one line of Sari's."""
    from kinerja.store.models import Kpi, KpiWeight

    client, page = uploaded
    before = Kpi.objects.count()
    sent = {**fields(page), "p.0.unit": "U-2", "deed": "save"}
    del sent["p.1.on"], sent["p.0.l.9"]
    answer = client.post(PREVIEW, sent)
    assert (answer.status_code, "/paste/saved" in answer.headers["Location"]) == (303, True)
    made = Kpi.objects.order_by("id")[before:]
    assert [kpi.name for kpi in made] == ["Omzet bulanan", "Kepuasan pelanggan", "Keluhan pelanggan", "Jam pelatihan"]
    assert KpiWeight.objects.count() == 4
    # All of it, values and weights included, goes with one click.
    undo = re.search(r'action="(/imports/\d+/undo)"', client.get(answer.headers["Location"]).content.decode())
    assert undo is not None and client.post(undo[1]).status_code == 303
    assert (Kpi.objects.count(), KpiWeight.objects.count()) == (before, 0)


def test_what_is_still_to_be_done_is_told(uploaded: tuple[Any, str], cast: Any) -> None:
    """Weights of 80 of 100 lead to where they are set; a KPI that came with its value asks for no value."""
    client, page = uploaded
    sent = {**fields(page), "p.0.unit": "U-2", "p.0.owner": "P-4", "deed": "save"}
    del sent["p.1.on"], sent["p.0.l.9"]
    where = client.post(PREVIEW, sent).headers["Location"]
    saved = html.unescape(client.get(where).content.decode())
    assert "not to 100%" in saved and 'href="/people/P-4/weights?period=' in saved
    before = client.get(where.partition("&periods=")[0]).content.decode()
    assert saved.count("Report a value") < before.count("Report a value") == 4


def test_a_sheet_begins_with_a_period_that_has_kpis(browse: Browse) -> None:
    """Citra's KPI is of a quarter, so no month is chosen; Penjualan has one of months."""
    for path, chosen in (("/people/P-4/sheet", r"\d{4}-Q\d"), ("/units/U-2/sheet", r"\d{4}-\d\d")):
        page = browse("Ayu").get(path).content.decode()
        assert re.search(rf'<option value="{chosen}" selected', page), path


def test_a_refused_line_is_marked_and_nothing_is_lost(uploaded: tuple[Any, str]) -> None:
    """A unit that isn't there: the form comes back with its refusal, and every box as it was."""
    client, page = uploaded
    sent = {**fields(page), "p.0.unit": "U-99", "deed": "save"}
    answer = client.post(PREVIEW, sent)
    again = answer.content.decode()
    assert answer.status_code == 422
    assert "U-99" in again
    assert fields(again)["p.0.l.9"] == "on"


def test_a_known_kpi_is_named(uploaded: tuple[Any, str]) -> None:
    """Saved once, the next look says which KPI each line goes on with."""
    client, page = uploaded
    sent = {**fields(page), "p.0.unit": "U-2", "p.1.unit": "U-2"}
    assert client.post(PREVIEW, {**sent, "deed": "save"}).status_code == 303
    again = client.post(PREVIEW, {**sent, "deed": "again"}).content.decode()
    assert "a new KPI" not in again
    assert 'href="/kpis/KPI-' in again


def test_the_sheet_put_right_can_be_taken_away(uploaded: tuple[Any, str]) -> None:
    """As a workbook, without saving."""
    client, page = uploaded
    answer = client.post(PREVIEW, {**fields(page), "deed": "corrected"})
    assert answer.headers["Content-Disposition"] == 'attachment; filename="kpi-ok.xlsx"'
    assert answer.content[:2] == b"PK"


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "empty"), (b"%PDF-1", "no workbook"), (b"a;b\n1;2\n", "No KPI table"), (b"PK", "damaged")],
)
def test_a_file_that_is_no_sheet_is_refused(browse: Browse, content: bytes, words: str) -> None:
    """On the page where it was chosen, in words."""
    answer = browse("Ayu").post(PREVIEW, {"file": SimpleUploadedFile("kpi.xlsx", content)})
    assert (answer.status_code, words in answer.content.decode()) == (422, True)


def test_a_carried_sheet_that_was_tampered_with_is_refused(browse: Browse) -> None:
    """The preview's own field is no more trusted than a file."""
    for grids in ("x", "[[1,2,3]]", '[["a",[[0,0,"n","1e9999","",""]],[]]]'):
        answer = browse("Ayu").post(PREVIEW, {"grids": grids, "deed": "save"})
        assert answer.status_code == 422


def test_a_unit_gives_its_sheet_out(browse: Browse) -> None:
    """The page asks for a period; with one, the workbook comes, and is read back."""
    from kinerja.reading.sheet import read_sheets
    from kinerja.sources.workbook import read_workbook

    client = browse("Ayu")
    assert "KPI sheet of Penjualan" in client.get("/units/U-2/sheet").content.decode()
    answer = client.get("/units/U-2/sheet", {"period": "2026-10"})
    assert answer.headers["Content-Disposition"] == 'attachment; filename="kpi-u-2-2026-10.xlsx"'
    grids = read_workbook(answer.content)
    assert isinstance(grids, tuple)
    page = read_sheets(grids)[0]
    assert (page.person, page.period, [line.kpi for line in page.lines]) == ("Budi", "2026-10", ["Omzet bulanan"])
    assert client.get("/units/U-2/sheet", {"period": "2020-W01"}).status_code == 422


def test_only_what_one_may_see_goes_out(browse: Browse) -> None:
    """Dewi's private KPI is in her sheet and the owner's, not in Citra's."""
    from kinerja.reading.sheet import read_sheets
    from kinerja.sources.workbook import read_workbook

    for name, seen in (("Ayu", True), ("Dewi", True), ("Citra", False)):
        answer = browse(name).get("/people/P-5/sheet", {"period": "2026"})
        if not seen:
            assert answer.status_code == 422
            continue
        grids = read_workbook(answer.content)
        assert isinstance(grids, tuple)
        assert [line.kpi for line in read_sheets(grids)[0].lines] == ["Selisih gaji"]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_shown_and_saved(browse: Browse, form: str) -> None:
    """Of seven unlike workbooks every line; months beside each other go on with the same KPIs."""
    from kinerja.store.models import Kpi, Measurement

    client = browse("Ayu")
    shown = client.post(PREVIEW, {"file": SimpleUploadedFile("kpi.xlsx", FORMS[form][0]())})
    sent = fields(shown.content.decode())
    sent |= {name: "U-2" for name in sent if name.endswith(".unit")} | {"deed": "save"}
    before, values = Kpi.objects.count(), Measurement.objects.count()
    answer = client.post(PREVIEW, sent)
    assert answer.status_code == 303, html.unescape(answer.content.decode())
    assert (Kpi.objects.count() - before, Measurement.objects.count() - values) == SAVED[form]


SAVED = {  # KPIs that were made, values that were entered
    "an appraisal form": (4, 3),
    "a sheet for each employee": (6, 5),
    "months in pairs": (3, 8),
    "months alone": (3, 12),
    "a balanced scorecard": (6, 6),
    "a list without weights": (4, 3),
    "people across": (9, 9),
}


def test_later_months_go_on_with_the_first_ones_kpis(browse: Browse) -> None:
    """Three KPIs are new in January; February and March name it, unless January is left out."""
    client = browse("Ayu")
    answer = client.post(PREVIEW, {"file": SimpleUploadedFile("kpi.xlsx", FORMS["months in pairs"][0]())})
    page = html.unescape(answer.content.decode())
    assert (page.count("a new KPI"), page.count("the new KPI of Jan 2026")) == (3, 6)
    sent = {name: value for name, value in fields(answer.content.decode()).items() if name != "p.0.on"}
    again = html.unescape(client.post(PREVIEW, {**sent, "deed": "again"}).content.decode())
    assert (again.count("the new KPI of Jan 2026"), again.count("the new KPI of Feb 2026")) == (0, 3)


def test_what_a_known_kpi_keeps_is_told(uploaded: tuple[Any, str]) -> None:
    """Its cap of 120, where a later sheet goes on to 160; a weight of two levels is shown as it counts."""
    client, page = uploaded
    client.post(PREVIEW, {**fields(page), "p.0.unit": "U-2", "p.1.unit": "U-2", "deed": "save"})
    table = (
        "A. KPI UTAMA (70%)\nKPI;Bobot;Target;Realisasi;Skor\nOmzet bulanan;50;100;160;160\nLaba;50;10;9;90\n"
        "B. KPI LAIN (30%)\nKPI;Bobot;Target;Realisasi;Skor\nPelatihan;100;8;8;100\n"
    )
    found = client.post(PREVIEW, {"file": SimpleUploadedFile("kpi.csv", table.encode())}).content.decode()
    sent = {**fields(found), "p.0.unit": "U-2", "p.0.owner": "", "p.0.period": "2026-09", "deed": "again"}
    again = html.unescape(client.post(PREVIEW, sent).content.decode())
    assert "keeps its cap of 120 points" in again
    assert "35%" in again and "50% × 70%" in again and "read as parts of one sheet" in again


def test_months_ask_once_and_the_answer_holds_for_all(browse: Browse) -> None:
    """The same KPI in three months is one question."""
    client = browse("Ayu")
    form = FORMS["months in pairs"][0]()
    page = client.post(PREVIEW, {"file": SimpleUploadedFile("kpi.xlsx", form)}).content.decode()
    assert page.count('name="say.Yusuf!B7"') == 1
    again = client.post(PREVIEW, {**fields(page), "say.Yusuf!B7": "higher", "deed": "again"}).content.decode()
    assert again.count('<option value="higher" selected') == 1
    assert "lower is better" not in again.partition('class="is-name"')[2]


def test_a_question_is_answered_in_the_preview(browse: Browse) -> None:
    """A score that may be weighted, and a waiting time: what is chosen holds, and is saved so."""
    from kinerja.store.models import Kpi

    client = browse("Ayu")
    table = b"KPI;Bobot;Skor\nWaktu tunggu;60;50\nLaba;40;30\n"
    page = client.post(PREVIEW, {"file": SimpleUploadedFile("k.csv", table)}).content.decode()
    assert html.unescape(page).count('name="say.CSV!') == 2
    sent = {**fields(page), "p.0.unit": "U-2", "say.CSV!A2": "higher"}
    again = client.post(PREVIEW, {**sent, "deed": "again"}).content.decode()
    assert "taken from your answer" in again
    assert client.post(PREVIEW, {**sent, "deed": "save"}).status_code == 303
    kpi = Kpi.objects.get(name="Waktu tunggu")
    assert kpi.definitions.get().polarity == "higher"


def test_a_sheet_brought_as_a_document_is_read_as_a_sheet(browse: Browse) -> None:
    """The page of documents carries on with the preview of sheets, and says so; its form saves there."""
    client = browse("Ayu")
    for name in ("kpi.xlsx", "kpi"):
        brought = {"text": "", "file": SimpleUploadedFile(name, one_sheet_each())}
        page = client.post("/paste/preview", brought).content.decode()
        assert "This file is a KPI sheet with actuals" in page
        assert f'action="{PREVIEW}"' in page and "4 cells are wrong" in html.unescape(page)
    again = client.post(PREVIEW, {**fields(page), "deed": "again"})
    assert (again.status_code, "This file is a KPI sheet" in again.content.decode()) == (200, False)
