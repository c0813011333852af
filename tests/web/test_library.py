"""Can somebody find a role, look at it, compare it, adopt it and keep an own one with plain forms alone?"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.web.conftest import Browse

SLUG = "digital-marketing-specialist"


def _fields(page: str) -> dict[str, str]:
    """The fields of the page's form as a browser without JavaScript would send them."""
    return _form(page, 'class="form form-wide adopt"')


def _form(page: str, mark: str) -> dict[str, str]:
    """The fields of the form that has a mark in its tag and is posted."""
    sent: dict[str, str] = {}
    start = next(
        found.start() for found in re.finditer(r"<form [^>]*>", page) if mark in found[0] and "post" in found[0]
    )
    main = page[start:]
    for tag in re.findall(r"<input [^>]*>", main[: main.index("</form>")]):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and ('type="checkbox"' not in tag or " checked" in tag):
            sent[name[1]] = html.unescape(value[1]) if value else ""
    for name, text in re.findall(r'<textarea [^>]*name="([^"]*)"[^>]*>([^<]*)</textarea>', main):
        sent[name] = html.unescape(text)
    for name, options in re.findall(r'<select [^>]*name="([^"]*)"[^>]*>(.*?)</select>', main, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        taken = chosen or re.search(r'value="([^"]*)"', options)
        sent[name] = html.unescape(taken[1]) if taken else ""
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
    if lang == "en":
        assert "lines are yours now" in said
        assert "lines belong to Citra now" in browse("Ayu").get(answer["Location"]).content.decode()
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
    page = client.get("/library/R-2/text").content.decode()
    assert "Prospek layak" in page
    content = 'name = "Pemasar"\n[[kpi]]\nkey = "a"\nname = "Omzet"\nunit = "IDR"\n'
    assert client.post("/library/R-2/text", {"content": content})["Location"] == "/library/R-2"
    wrong = client.post("/library/R-2/text", {"content": content.replace("unit", "unti")})
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


def test_an_own_role_is_changed_field_by_field(browse: Browse) -> None:
    """What the form shows is what the line says; only what is changed changes, and a refusal stands at its field."""
    from kinerja import library
    from kinerja.store import role_rows
    from kinerja.store.models import Role

    client = browse("Hana", "id")
    client.post(f"/library/{SLUG}/copy")
    before = Role.objects.get(number=2)
    data = library.as_dict(role_rows.own_roles(_viewer("Hana"))[-1].template)
    every = [f"kpi.{row['key']}" for row in data["kpi"]]
    every += [f"objective.{place}.{inner}" for place in (1, 2, 3, 4) for inner in (1, 2)]
    for line in (*every, "objective.1"):
        shown = _form(client.get(f"/library/R-2/lines/{line}").content.decode(), f'action="/library/R-2/lines/{line}"')
        assert client.post(f"/library/R-2/lines/{line}", shown)["Location"] == f"/library/R-2/edit#{line}"
        assert Role.objects.get(number=2).data == before.data, line
    shown = _form(client.get("/library/R-2/lines/kpi.roas").content.decode(), 'action="/library/R-2/lines/kpi.roas"')
    assert (shown["name.id"], shown["target"], shown["measured_in"]) == ("ROAS", "4", "ratio:x")
    changed = {**shown, "name.id": "ROAS toko", "target": "4,5", "health": "qualified_leads", "watch.id": ""}
    assert client.post("/library/R-2/lines/kpi.roas", changed).status_code == 303
    (own,) = (r for r in role_rows.own_roles(_viewer("Hana")) if r.ref == "R-2")
    kpi = own.template.kpi("roas")
    assert kpi is not None
    assert (str(kpi.value), kpi.name.in_language("id"), kpi.name.in_language("en")) == ("4.5", "ROAS toko", "ROAS")
    assert kpi.health == "qualified_leads"
    # Hana looked at what is no longer there.
    stale = client.post("/library/R-2/lines/kpi.roas", changed)
    assert stale.status_code == 409
    assert "Hana mengubah" in stale.content.decode() or "Hana" in stale.content.decode()
    wrong = client.post("/library/R-2/lines/kpi.roas", {"name.id": "ROAS", "target": "0", "polarity": "higher"})
    assert wrong.status_code == 422
    assert 'id="f-formula-error"' in wrong.content.decode()
    assert 'id="f-name.id-error"' in client.post("/library/R-2/head", {"name.id": " "}).content.decode()
    nameless = client.post("/library/R-2/lines/kpi", {"cv.id": "Naik dari {from}"}).content.decode()
    assert 'id="f-name.id-error"' in nameless
    assert 'id="f-cv.id-error"' in nameless


def test_the_coach_answers_to_a_line_in_its_language(browse: Browse) -> None:
    """A vague sentence is told so in the reader's language, whatever language it is in; an empty one gets no note."""
    client = browse("Hana", "en")
    said = {"statement.id": "Meningkatkan layanan secara optimal"}
    page = client.post("/library/R-1/lines/kpi/coach?in=id", said).content.decode()
    assert "secara optimal" in page and "of 100" in page
    assert client.post("/library/R-1/lines/kpi/coach?in=en", said).content == b""
    assert client.post("/library/R-1/lines/kpi/coach?in=xx", said).status_code == 404


def test_lines_are_added_moved_and_taken_out(browse: Browse) -> None:
    """A new KPI begins with a sentence, a key result takes its figures from one; the last line stays."""
    from kinerja.store import role_rows

    client = browse("Budi", "id")
    sent = {"deed": "sentence", "called": "Barista", "sentence": "Susu terbuang maksimal 2 liter per minggu"}
    assert client.post("/library/new", sent)["Location"] == "/library/R-2/edit"
    at = "/library/R-2/lines"
    page = client.get(f"{at}/kpi", {"sentence": "Antrean maksimal 5 menit per hari"}).content.decode()
    filled = _form(page, 'action="/library/R-2/lines/kpi"')
    assert (filled["target"], filled["measured_in"], filled["polarity"]) == ("5", "duration:minute", "lower")
    assert client.post(f"{at}/kpi", filled).status_code == 303
    assert client.post(f"{at}/objective", {"title.id": "Kopi yang dicari orang"}).status_code == 303
    said = "Naikkan pelanggan tetap dari 40 menjadi 90 pada akhir kuartal"
    assert client.post(f"{at}/objective.1.new", {"statement.id": said}).status_code == 303
    assert client.post(f"{at}/objective.1.new", {"statement.id": "Luncurkan menu baru"}).status_code == 303
    assert client.post(f"{at}/objective.1.2/place", {"to": "up"})["Location"].endswith("#objective.1.1")

    def role() -> Any:
        found: Any = role_rows.own_role(_viewer("Budi"), "R-2")
        return found.template

    made = role()
    assert [kpi.unit for kpi in made.kpis][1] == "minute"
    first, second = made.objectives[0].key_results
    assert (first.value, second.baseline, second.value, second.direction) == (None, 40, 90, "increase")
    assert client.post(f"{at}/objective.1/removal", {}).status_code == 303
    undo = _form(client.get("/library/R-2/edit").content.decode(), 'action="/library/R-2/text"')
    assert client.post("/library/R-2/text", undo)["Location"] == "/library/R-2"
    assert role() == made
    for line in ("objective.1", f"kpi.{made.kpis[1].key}"):
        assert client.post(f"{at}/{line}/removal", {}).status_code == 303
    last = client.post(f"{at}/kpi.{made.kpis[0].key}/removal", {}, follow=True)
    assert "toast" in last.content.decode()
    assert len(role().kpis) == 1


def test_an_adoption_is_taken_back_on_the_page_that_tells_of_it(browse: Browse) -> None:
    """One button: what nobody touched is gone, what has a value stays and says so."""
    from kinerja.store.models import Event, Kpi

    client = browse("Budi", "en")
    before = Kpi.objects.count()
    sent = {
        "unit": "U-2",
        "owner": "",
        "k.qualified_leads.on": "on",
        "k.qualified_leads.target": "9",
        "k.page_conversion.on": "on",
    }
    told = client.post(f"/library/{SLUG}/adopt", sent)["Location"]
    page = client.get(told).content.decode()
    undo = f"/library/{SLUG}/adoptions/{Event.objects.latest('id').pk}/undo"
    assert page.count(f'action="{undo}"') == 2
    leads = Kpi.objects.get(name="Qualified leads from digital channels")
    value = {"period": "2026-11", "value": "3"}
    assert client.post(f"/kpis/KPI-{leads.number}/measurements", value).status_code == 303
    partly = client.post(undo)
    assert partly["Location"] == f"/library/{SLUG}/adopted?refs=KPI-{leads.number}&stay=reported"
    said = client.get(partly["Location"]).content.decode()
    assert "1 line stays" in said and "it has values or check-ins" in said and "Taken back: 1 line." in said
    whole = client.post(f"/library/{SLUG}/adopt", sent)["Location"]
    client.get(whole)
    undo = f"/library/{SLUG}/adoptions/{Event.objects.latest('id').pk}/undo"
    assert "the way back" in client.get(f"/library/{SLUG}").content.decode()
    assert client.post(undo)["Location"] == f"/library/{SLUG}"
    assert "Taken back: 2 lines." in client.get(f"/library/{SLUG}").content.decode()
    assert Kpi.objects.count() == before + 1
    assert "Nothing is left" in client.get(whole).content.decode()
    assert client.post(undo).status_code == 409
    feed = client.get("/events").content.decode()
    assert "took back the adoption of the role" in feed
    assert f"/kpis/KPI-{leads.number + 1}" not in feed


def test_a_draft_that_was_a_mistake_is_deleted(browse: Browse) -> None:
    """Its page asks once more; the history keeps it, without a way to a page that is gone."""
    from kinerja.store.models import Objective

    client = browse("Ayu", "en")
    sent = {"title": "Salah tulis", "unit": "U-2", "owner": "", "deed": "draft"}
    at = client.post("/cycles/C-1/objectives/new", sent)["Location"]
    assert f"{at}/removal" in client.get(at).content.decode()
    assert "Its number is not given again" in client.get(f"{at}/removal").content.decode()
    client.post(f"{at}/removal")
    assert not Objective.objects.filter(title="Salah tulis").exists()
    assert client.get(at).status_code == 404
    feed = client.get("/events").content.decode()
    assert "Salah tulis" in feed and f'href="{at}"' not in feed


def test_roles_are_found_by_search_and_in_the_palette(browse: Browse) -> None:
    """The organisation's own and the library's, by name in either language or by what they measure."""
    client = browse("Citra", "en")
    for words, href in (
        ("gerai", "/library/R-1"),
        ("R-1", "/library/R-1"),
        ("spesialis pemasaran", f"/library/{SLUG}"),
        ("qualified leads", f"/library/{SLUG}"),
    ):
        assert f'href="{href}"' in client.get("/palette", {"q": words}).content.decode(), words
        answer = client.get("/search", {"q": words}, follow=True)
        assert href in answer.content.decode(), words
    client.post("/library/R-1/archive")
    browse("Ayu").post("/library/R-1/archive")
    assert 'href="/library/R-1"' not in client.get("/search", {"q": "gerai"}).content.decode()


def _viewer(name: str) -> Any:
    from kinerja.store.models import Person
    from kinerja.store.viewers import viewer_for

    return viewer_for(Person.objects.get(name=name).pk)
