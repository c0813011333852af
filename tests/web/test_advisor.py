"""Does the advisor's page answer, say why, and lead to a form that holds what the person has written?"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.web.conftest import Browse

PIECE = {"HTTP_HX_REQUEST": "true"}


def links(page: str) -> dict[str, str]:
    """The two ways to create the goal: the path of each form and its whole address."""
    found = re.findall(r'href="(/(?:kpis|objectives)/new\?[^"]*)"', page)
    return {html.unescape(address).split("?")[0]: html.unescape(address) for address in found}


def field(page: str, name: str) -> str:
    """What stands in a field of a form, or which choice of it is taken."""
    typed = re.search(rf'<input[^>]*name="{re.escape(name)}"[^>]*value="([^"]*)"', page)
    if typed:
        return html.unescape(typed.group(1))
    chosen = re.search(rf'<select[^>]*name="{re.escape(name)}".*?</select>', page, re.DOTALL)
    assert chosen, name
    option = re.search(r'<option value="([^"]*)" selected', chosen.group())
    return html.unescape(option.group(1)) if option else ""


def test_a_sentence_is_answered_with_reasons_and_both_forms(browse: Browse) -> None:
    """The answer, the words that spoke for it, the goal as a KPI and as an OKR, in the sentence's own language."""
    page = browse("Ayu").get("/advisor", {"text": "Turunkan keluhan dari 12 menjadi 5 per bulan"}).content.decode()
    assert "KPI and OKR" in page
    assert "“per bulan” comes back" in page
    assert "Keluhan maksimal 5 per bulan" in page
    assert '<span class="advice-ask">[kapan?]</span>' in page


def test_a_line_that_is_kept_as_something_else_is_told_why(browse: Browse) -> None:
    """The way from a document brings the kind along; while typing it stays."""
    asked = {"text": "Run a satisfaction survey every month", "kind": "key_result"}
    page = browse("Ayu").get("/advisor", asked).content.decode()
    assert "It stands under key results and is a routine" in page
    assert '<input type="hidden" name="kind" value="key_result">' in page
    plain = browse("Ayu").get("/advisor", {**asked, "kind": "strange"}).content.decode()
    assert "This is a routine" in plain
    assert 'name="kind"' not in plain


def test_while_typing_the_answer_alone_comes(browse: Browse) -> None:
    """htmx gets the piece and no page; an empty field empties it."""
    client = browse("Ayu")
    piece = client.get("/advisor", {"text": "Keep uptime above 99.9%"}, **PIECE).content.decode()
    assert "“above 99.9%”" in piece
    assert "<html" not in piece
    assert client.get("/advisor", {"text": " "}, **PIECE).content.decode().strip() == ""


def test_six_answers_work_as_a_plain_form(browse: Browse) -> None:
    """Radio buttons in a GET form; what was answered stays answered, and the reasons stand in their order."""
    answers = {"repeats": "yes", "changes": "no", "held": "unsure", "outcome": "yes"}
    page = browse("Citra").get("/advisor", answers).content.decode()
    assert page.count('type="radio"') == 18
    assert re.search(r'name="repeats" value="yes" checked', page)
    assert re.search(r'name="held" value="unsure" checked', page)
    first, second = page.index("The same question comes back"), page.index("Nothing has to change")
    assert first < second
    assert "Keep it as a KPI" in page


def test_a_project_is_asked_what_it_is_for(browse: Browse) -> None:
    """Neither KPI nor OKR: the page asks for the outcome, and makes up no figure."""
    page = browse("Ayu").get("/advisor", {"text": "Launch the new website by June"}).content.decode()
    assert "A project" in page
    assert "Once “Launch the new website” is done, what gets better, and for whom?" in page


# sentence → the fields of the KPI's form
KPIS = [
    (
        "Balasan pertama maksimal 4 jam",
        {"name": "Balasan pertama", "measured_in": "duration:hour", "polarity": "lower", "target": "4"},
    ),
    (
        "Minimal 25 penutupan penjualan per minggu",
        {"name": "Penutupan penjualan", "polarity": "higher", "target": "25", "cadence": "week"},
    ),
    (
        "Occupancy between 70% and 80%",
        {"name": "Occupancy", "measured_in": "percent:", "polarity": "band", "target": "70", "target_high": "80"},
    ),
]


@pytest.mark.parametrize(("text", "fields"), KPIS, ids=[text for text, _ in KPIS])
def test_one_click_opens_the_kpi_form_filled_in(browse: Browse, text: str, fields: dict[str, str]) -> None:
    """Name, unit, direction, target and rhythm as the sentence says them; nothing is saved by that."""
    from kinerja.store import models

    client = browse("Ayu")
    before = models.Kpi.objects.count()
    form = client.get(links(client.get("/advisor", {"text": text}).content.decode())["/kpis/new"]).content.decode()
    assert {name: field(form, name) for name in fields} == fields
    assert models.Kpi.objects.count() == before


def test_one_click_opens_the_objective_form_filled_in(browse: Browse) -> None:
    """Through the cycle that runs: the objective in words, and its first key result from 12 to 5."""
    client = browse("Ayu")
    page = client.get("/advisor", {"text": "Turunkan keluhan dari 12 menjadi 5"}).content.decode()
    form = client.get(links(page)["/objectives/new"], follow=True).content.decode()
    expected = {
        "title": "Turunkan keluhan sehingga [apa yang berbeda, dan bagi siapa?]",
        "key_results.0.title": "Keluhan",
        "key_results.0.kind": "metric",
        "key_results.0.baseline": "12",
        "key_results.0.target": "5",
    }
    assert {name: field(form, name) for name in expected} == expected


def test_who_only_reads_gets_advice_and_no_way_to_create(browse: Browse) -> None:
    """Eka reads: the answer is hers too, the buttons are not."""
    page = browse("Eka").get("/advisor", {"text": "Balasan pertama maksimal 4 jam"}).content.decode()
    assert "Keep it as a KPI" in page
    assert links(page) == {}


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "%(words)s {metric} 5%", "\x00", "[" * 400])
def test_hostile_words_stay_words(browse: Browse, text: str) -> None:
    """Tags, patterns and brackets are shown as they are."""
    answer = browse("Ayu").get("/advisor", {"text": text})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


def test_the_ways_to_the_advisor(browse: Browse) -> None:
    """The page that compares, and a pasted line that reads like the other kind, lead to it."""
    client = browse("Ayu")
    assert 'href="/advisor"' in client.get("/learn").content.decode()
    pasted = "Layanan\nKPI:\n- Turunkan keluhan dari 12 menjadi 5\n- Balasan pertama maksimal 4 jam\n"
    page = client.post("/paste/preview", {"text": pasted}).content.decode()
    assert page.count("It stands under KPI and asks for a change.") == 1
    assert "/advisor?kind=kpi&amp;text=Turunkan%20keluhan" in page
