"""Is a saved document told with its undo, and does the name of a KPI outlive its figures?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.web.test_paste import fields, preview

if TYPE_CHECKING:
    from django.test import Client

    from tests.cast import Cast
    from tests.web.conftest import Browse

TEXT = """Staf Layanan
KPI:
- Balasan pertama maksimal 6 jam
- Menuntaskan 90% keluhan dalam satu kunjungan
OKR:
Objective: Pelanggan merasa didengar
- KR 1: Menurunkan waktu tanggap dari 10 menit menjadi 3 menit
- KR 2: Menambah 40 pelanggan baru
"""


def save(client: Client, sent: dict[str, str]) -> str:
    """The page of what was saved, where the browser is led to."""
    answer = client.post("/paste/preview", {**sent, "deed": "save"})
    assert answer.status_code == 303, answer.content.decode()
    return answer["Location"]


def undo_of(page: str) -> str:
    """The address that takes the import back, as the page's own button sends it."""
    found = re.search(r'action="(/imports/\d+/undo)"', page)
    assert found, page
    return found[1]


def test_a_document_is_taken_back_with_one_click(cast: Cast, browse: Browse) -> None:
    """The next page says what was created, with its undo; after it nothing of it is left, and the page says so."""
    from kinerja.store import models

    before = models.Kpi.objects.count(), models.Objective.objects.count()
    client = browse("Dewi")
    where = save(client, fields(preview(client, TEXT)))
    page = client.get(where).content.decode()
    assert "Created: 2 KPIs, 1 objective." in page
    assert page.count(f'action="{undo_of(page)}"') == 2  # in the line that goes away, and on the page itself
    answer = client.post(undo_of(page))
    assert (answer.status_code, answer["Location"]) == (303, "/paste")
    assert "Taken back: 3 lines." in client.get("/paste").content.decode()
    assert (models.Kpi.objects.count(), models.Objective.objects.count()) == before
    gone = client.get(where).content.decode()
    assert "Nothing is left of this import" in gone and "/undo" not in gone
    assert client.post(undo_of(page)).status_code == 409


def test_what_was_worked_on_is_named(cast: Cast, browse: Browse) -> None:
    """A value of one KPI keeps it: the next page lists it with the reason, and the rest is gone."""
    from kinerja.store import models

    client = browse("Dewi")
    page = client.get(save(client, fields(preview(client, TEXT)))).content.decode()
    kept = models.Kpi.objects.get(name="Balasan pertama")
    client.post(f"/kpis/KPI-{kept.number}/measurements", {"value": "3", "period": "2026-11"})
    answer = client.post(undo_of(page))
    shown = client.get(answer["Location"]).content.decode()
    assert "1 line stays" in shown and "stays: it has values or check-ins" in shown
    assert models.Kpi.objects.filter(pk=kept.pk).exists()
    assert not models.Objective.objects.filter(title="Pelanggan merasa didengar").exists()


def test_what_stays_is_shown_for_whatever_reason(cast: Cast, browse: Browse) -> None:
    """A reason without a word of its own stays a reason, and what one may not see is named by its short id alone."""
    client = browse("Fajar")
    page = client.get("/paste/saved?refs=KPI-1,KPI-99999&stay=not_found,reported").content.decode()
    assert "1 line stays" in page and "stays: it could not be taken back" in page and "KPI-99999 ·" not in page


def test_nobody_of_another_organisation_takes_it_back(cast: Cast, browse: Browse) -> None:
    """For Fajar it is not there; Eka, who only reads, is told what stays and that it is not hers."""
    from kinerja.store import models

    client = browse("Dewi")
    undo = undo_of(client.get(save(client, fields(preview(client, TEXT)))).content.decode())
    assert browse("Fajar").post(undo).status_code == 404
    eka = browse("Eka")
    answer = eka.post(undo)
    shown = eka.get(answer["Location"]).content.decode()
    assert "it is not yours to change" in shown and "Nothing was taken back" in shown
    assert models.Kpi.objects.filter(name="Balasan pertama").exists()


def test_a_kpi_is_called_by_what_is_measured(cast: Cast, browse: Browse) -> None:
    """Its sentence stands below the name and becomes its definition; a deed keeps its sentence as the name."""
    from kinerja.store import models

    client = browse("Dewi")
    page = preview(client, TEXT)
    sent = fields(page)
    assert (sent["l.1.title"], sent["l.1.said"]) == ("Balasan pertama", "Balasan pertama maksimal 6 jam")
    assert '<p class="read-said">Balasan pertama maksimal 6 jam</p>' in page
    assert sent["l.2.title"] == "Menuntaskan 90% keluhan dalam satu kunjungan" and "l.2.said" not in sent
    assert sent["l.4.title"] == "Menurunkan waktu tanggap dari 10 menit menjadi 3 menit"
    save(client, {**sent, "l.1.title": "Balasan pertama\nke pelanggan"})
    kpi = models.Kpi.objects.get(name="Balasan pertama ke pelanggan")
    assert kpi.definitions.get().description == "Balasan pertama maksimal 6 jam"


def test_another_kind_is_called_by_its_whole_sentence(browse: Browse) -> None:
    """A KPI that becomes a key result shows its sentence; back as a KPI it has the name that the person gave it."""
    client = browse("Dewi")
    sent = {**fields(preview(client, TEXT)), "l.1.title": "Balasan pertama"}
    goal = fields(client.post("/paste/preview", {**sent, "become": "1:key_result"}).content.decode())
    assert goal["l.1.title"] == "Balasan pertama maksimal 6 jam" and not goal.get("l.1.said")
    back = fields(client.post("/paste/preview", {**goal, "become": "1:kpi"}).content.decode())
    assert (back["l.1.title"], back["l.1.said"]) == ("Balasan pertama", "Balasan pertama maksimal 6 jam")
    # Where the button was never pressed, the kind alone says so.
    said = fields(client.post("/paste/preview", {**sent, "l.1.kind": "key_result", "deed": "again"}).content.decode())
    assert said["l.1.title"] == "Balasan pertama maksimal 6 jam"
    # A key result that becomes a KPI gets such a name as well.
    kpi = fields(client.post("/paste/preview", {**sent, "become": "4:kpi"}).content.decode())
    assert kpi["l.4.title"] == "Waktu tanggap" and kpi["l.4.said"].startswith("Menurunkan waktu tanggap")


def test_the_definition_can_be_changed(cast: Cast, browse: Browse) -> None:
    """Among the fields of an opened line; the coach reads the sentence anew."""
    from kinerja.store import models

    client = browse("Dewi")
    opened = client.post("/paste/preview", {**fields(preview(client, TEXT)), "open": "1"}).content.decode()
    assert 'id="f-l.1.said"' in opened
    save(client, {**fields(opened), "l.1.said": "Balasan pertama paling lama 4 jam kerja"})
    kpi = models.Kpi.objects.get(name="Balasan pertama")
    assert kpi.definitions.get().description == "Balasan pertama paling lama 4 jam kerja"


def test_the_text_can_be_changed_and_read_again(browse: Browse) -> None:
    """The form to paste into comes back with the text in it; nothing was saved."""
    client = browse("Dewi")
    page = client.post("/paste/preview", {**fields(preview(client, TEXT)), "deed": "text"}).content.decode()
    assert "Balasan pertama maksimal 6 jam" in page[page.index('id="f-text"') : page.index("</textarea>")]


def test_a_form_without_a_deed_is_never_saved(browse: Browse) -> None:
    """Whatever sends it off, corrections stay, and only "Save" saves."""
    from kinerja.store import models

    client = browse("Dewi")
    before = models.Kpi.objects.count()
    page = client.post("/paste/preview", {**fields(preview(client, TEXT)), "l.1.title": "Balasan"}).content.decode()
    assert (fields(page)["l.1.title"], models.Kpi.objects.count()) == ("Balasan", before)


def test_a_kpi_without_a_target_leads_to_it(browse: Browse) -> None:
    """No warning covers the page: the row says so, and its deed is to set the target."""
    client = browse("Dewi")
    page = client.get(save(client, fields(preview(client, "KPI:\n- Konsisten lapor kunjungan mingguan\n"))))
    shown = page.content.decode()
    assert "no target" in shown and "Set the target" in shown and "so it has no verdict" not in shown
