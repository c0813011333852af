"""Can somebody find a role, look at it, compare it, adopt it and keep an own one with plain forms alone?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.web.conftest import Browse

SLUG = "digital-marketing-specialist"


def _fields(page: str) -> dict[str, str]:
    """The fields of the page's form as a browser without JavaScript would send them."""
    sent: dict[str, str] = {}
    main = page[page.index('<form class="form form-wide adopt"') :]
    for tag in re.findall(r"<input [^>]*>", main[: main.index("</form>")]):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and ('type="checkbox"' not in tag or " checked" in tag):
            sent[name[1]] = value[1] if value else ""
    for name, text in re.findall(r'<textarea [^>]*name="([^"]*)"[^>]*>([^<]*)</textarea>', main):
        sent[name] = text
    for name, options in re.findall(r'<select [^>]*name="([^"]*)"[^>]*>(.*?)</select>', main, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        sent[name] = chosen[1] if chosen else ""
    return sent


@pytest.mark.parametrize(("lang", "roas", "objective", "mark"), [
    ("id", "2,5", "Pencarian organik menjadi sumber prospek yang bisa diandalkan", "Contoh dari pustaka peran"),
    ("en", "2.5", "Organic search becomes a source of leads we can rely on", "Example from the role library"),
])  # fmt: skip
def test_a_role_is_adopted_in_the_reader_s_language(
    browse: Browse, lang: str, roas: str, objective: str, mark: str
) -> None:
    """The form comes with every line ticked; what is unticked stays away, and a changed figure is one's own."""
    from kinerja.store.models import Kpi, Objective

    client = browse("Citra", lang)
    page = client.get(f"/library/{SLUG}/adopt").content.decode()
    fields = _fields(page)
    assert (fields["unit"], fields["owner"], fields["cycle"]) == ("U-2", "P-4", "C-1")
    assert fields["k.roas.target"] == "4"
    kept = {k: v for k, v in fields.items() if not re.fullmatch(r"(k\.\w+|o\.\d+(\.\d+)?)\.on", k)}
    ticked = {"k.roas.on": "on", "k.page_conversion.on": "on", "o.1.on": "on", "o.1.1.on": "on", "o.1.2.on": "on"}
    answer = client.post(f"/library/{SLUG}/adopt", {**kept, **ticked, "k.roas.target": roas, "o.1.1.target": "900"})
    assert answer.status_code == 303, answer.content.decode()
    assert f"/library/{SLUG}/adopted?refs=KPI-" in answer["Location"]
    said = client.get(answer["Location"]).content.decode()
    assert objective in said
    goal = Objective.objects.get(title=objective)
    assert (goal.state, goal.key_results.count()) == ("draft", 2)
    assert "900" in goal.key_results.order_by("position")[0].title
    own, example = (Kpi.objects.order_by("-number")[at] for at in (1, 0))
    assert (own.name, own.targets.get().reason) == ("ROAS", "")
    if lang == "en":
        assert mark in example.targets.get().reason
    assert example.targets.get().reason != ""


def test_a_refused_form_keeps_what_was_typed(browse: Browse) -> None:
    """The refusal stands at its line, and nothing is saved."""
    from kinerja.store.models import Kpi

    before = Kpi.objects.count()
    sent = {"unit": "U-2", "k.roas.on": "on", "k.roas.target": "0", "k.page_conversion.on": "on",
            "k.page_conversion.target": "abc"}  # fmt: skip
    answer = browse("Budi").post(f"/library/{SLUG}/adopt", sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="abc"' in page
    assert "“abc” is not a number" in page
    again = browse("Budi").post(f"/library/{SLUG}/adopt", {**sent, "k.page_conversion.target": "3"})
    assert "score a target of 0" in again.content.decode()
    assert Kpi.objects.count() == before


def test_the_shelves_are_searched_in_both_languages(browse: Browse) -> None:
    """A word of either language finds the role, and the KPI that says it is named below."""
    client = browse("Eka")
    for words in ("prospek layak", "qualified leads"):
        page = client.get("/library", {"q": words}).content.decode()
        assert f'href="/library/{SLUG}#qualified_leads"' in page
    assert "No role speaks of this" in client.get("/library", {"q": "xyzzy"}).content.decode()
    shelf = client.get("/library", {"sector": "retail"}).content.decode()
    assert "/library/store-manager" in shelf
    assert "/library/software-engineer" not in shelf
    assert "Kepala gerai" in client.get("/library").content.decode()


def test_a_role_shows_its_sheets_and_its_files(browse: Browse) -> None:
    """Everything about each KPI is on the page, and the file gives the same back."""
    from kinerja import library

    client = browse("Eka")
    page = client.get(f"/library/{SLUG}").content.decode()
    for word in ("What counts", "How it can be gamed", "Watch meanwhile", "How to find a start", "In a CV", "examples"):
        assert word in page
    role = library.role(SLUG)
    assert role is not None
    assert library.read_role(client.get(f"/library/{SLUG}/file.toml").content.decode()) == role
    assert client.get(f"/library/{SLUG}/file.md")["Content-Type"].startswith("text/markdown")
    assert "Adopt" not in page.split("<h1>")[1].split("</header>")[0]


def test_an_own_role_is_copied_changed_and_put_away(browse: Browse) -> None:
    """By the performance office, with plain forms."""
    from kinerja.store.models import Role

    client = browse("Hana")
    copied = client.post(f"/library/{SLUG}/copy")
    assert copied["Location"] == "/library/R-2"
    page = client.get("/library/R-2/edit").content.decode()
    assert "Prospek layak" in page
    content = 'name = "Pemasar"\n[[kpi]]\nkey = "a"\nname = "Omzet"\nunit = "IDR"\n'
    assert client.post("/library/R-2/edit", {"content": content})["Location"] == "/library/R-2"
    wrong = client.post("/library/R-2/edit", {"content": content.replace("unit", "unti")})
    assert wrong.status_code == 422
    assert "kpi[1].unit" in wrong.content.decode()
    assert client.post("/library/R-2/archive").status_code == 303
    assert "in the archive" in client.get("/library/R-2").content.decode()
    assert "Pemasar" not in client.get("/library").content.decode()
    assert client.post("/library/R-2/archive", {"restore": "1"}).status_code == 303
    assert Role.objects.get(number=2).archived_at is None


def test_what_an_own_role_says_is_no_markup(browse: Browse) -> None:
    """Names and keys of an uploaded file reach the page as text."""
    content = '{"name": "<script>x</script>", "kpi": [{"key": "a", "name": "<b>y</b>", "unit": "<i>"}]}'
    client = browse("Budi")
    made = client.post("/library/new", {"deed": "file", "content": content})
    page = client.get(made["Location"]).content.decode()
    assert "<script>x" not in page and "<b>y" not in page
    assert client.get(made["Location"] + "/adopt").status_code == 200
