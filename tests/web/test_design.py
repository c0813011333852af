"""Is every part of our pages drawn in both languages, within the security policy, and from files that are there?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.http import Http404
from django.test import RequestFactory

import kinerja.web
from kinerja.web.jinja import environment
from kinerja.web.shapes import SHAPES, TONES
from kinerja.words.language import LANGUAGES

WEB = Path(kinerja.web.__file__).parent
STATIC = WEB / "static"
TEMPLATES = WEB / "templates"
#: Macros that other macros and layout.html are made of; pages don't call them.
INNER = set(
    "glyph field_label described field_notes chart_plot chart_table end_word path_words path_defs "
    "mark rail rail_link top_bar bar_item bottom_bar person_menu preference key_help".split()
)


@pytest.fixture(params=LANGUAGES)
def page(request: pytest.FixtureRequest) -> str:
    """The page that shows every part, as a reader of one language gets it."""
    from kinerja.web.design import page

    return page(request.param)


def test_no_part_asks_the_policy_for_an_exception(page: str) -> None:
    """No inline style, script or handler: `script-src 'self'; style-src 'self'` refuses each of them."""
    assert not re.search(r"<[^>]+\sstyle=", page)
    assert not re.search(r"<script(?![^>]*\ssrc=)", page)
    assert not re.search(r"<[^>]+\son[a-z]+=", page)
    assert "<style" not in page


def test_every_icon_is_in_the_sheet(page: str) -> None:
    """An icon that is not in icons.svg would be an empty place."""
    icons = set(re.findall(r'<symbol id="([^"]+)"', (STATIC / "vendor" / "icons.svg").read_text(encoding="utf-8")))
    shapes = set(re.findall(r'<symbol id="([^"]+)"', (STATIC / "shapes.svg").read_text(encoding="utf-8")))
    asked = re.findall(r"/(icons|shapes)\.svg#([a-z0-9-]+)", page)
    assert asked
    assert [name for sheet, name in asked if name not in (icons if sheet == "icons" else shapes)] == []


def test_what_is_described_is_there(page: str) -> None:
    """aria-describedby and label for= lead to an id of the page."""
    ids = set(re.findall(r'\sid="([^"]+)"', page))
    told = {part for group in re.findall(r'aria-describedby="([^"]*)"', page) for part in group.split()}
    assert told | set(re.findall(r'<label[^>]* for="([^"]+)"', page)) <= ids


def test_no_id_stands_twice(page: str) -> None:
    """Two elements with one id break labels, links and htmx targets alike."""
    ids = re.findall(r'<[a-z][^>]*?\sid="([^"]+)"', page)
    assert sorted(ids) == sorted(set(ids))


def test_states_differ_in_shape() -> None:
    """Eight shapes for eight kinds of state; those without a colour say nothing good or bad."""
    assert len(set(SHAPES.values())) == 8
    assert set(TONES) <= set(SHAPES)
    assert {"none", "no_target", "stale", "early"}.isdisjoint(TONES)


@pytest.mark.parametrize("state", sorted(SHAPES))
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_state_has_a_word(state: str, lang: str) -> None:
    """A shape alone is not enough: each state says what it is."""
    word = environment(lang).from_string("{{ ui.state_word(state) }}").render(state=state)
    assert word.strip()


def test_no_data_is_never_green_and_never_zero() -> None:
    """A number without a value: hollow, a dash, the words; no 0 and no colour of success."""
    text = '{{ ui.number(none, label="Complaints", state="none") }}{{ ui.figure(none) }}{{ ui.path(none) }}'
    drawn = environment("en").from_string(text).render()
    assert "number-hollow" in drawn
    assert "No data" in drawn
    assert 'data-state="achieved"' not in drawn
    assert not re.search(r">\s*0\s*<", drawn)


def test_words_of_people_are_never_markup() -> None:
    """A KPI named like a tag stays a name in every place that takes words."""
    bad = "<script>&\"'"
    text = """{{ ui.number(bad, label=bad, target=bad) }}{{ ui.field("x", bad, bad, error=bad, hint=bad) }}
    {{ ui.name_cell(bad, "#", bad) }}{{ ui.state("watch", bad) }}{{ ui.diff(bad, bad) }}{{ ui.toast(bad) }}
    {{ ui.empty(bad, bad, bad) }}{{ ui.avatar(bad) }}{{ ui.path(none, start=bad, goal=bad) }}
    {{ ui.button(bad, attrs={"title": bad}) }}"""
    assert "<script>" not in environment("en").from_string(text).render(bad=bad)


def test_attributes_that_are_off_are_left_out() -> None:
    """`autofocus="False"` would be autofocus: false and none write nothing, true writes the name alone."""
    text = """{{ ui.button("Go", attrs={"autofocus": false, "title": none, "hidden": true, "data-x": bad}) }}"""
    drawn = environment("en").from_string(text).render(bad='a"b')
    assert "autofocus" not in drawn
    assert "title" not in drawn
    assert ' hidden data-x="a&#34;b">' in drawn


def test_every_macro_is_documented() -> None:
    """README.md names each macro that a page may call."""
    told = (TEMPLATES / "ui" / "README.md").read_text(encoding="utf-8")
    named = set(vars(environment("en").globals["ui"])) - INNER
    assert {name for name in named if f"ui.{name}" not in told} == set()


def test_behaviours_named_in_pages_exist() -> None:
    """Each data-controller has a file that index.js registers, and each file a place to be used."""
    index = (STATIC / "controllers" / "index.js").read_text(encoding="utf-8")
    registered = set(re.findall(r'register\("([a-z-]+)"', index))
    named = {
        name
        for file in TEMPLATES.rglob("*.html")
        for group in re.findall(r'data-controller"?[=:] ?"([a-z -]+)"', file.read_text(encoding="utf-8"))
        for name in group.split()
    }
    assert named <= registered
    assert registered == {file.stem for file in (STATIC / "controllers").glob("*.js")} - {"index", "choice"}


def test_the_page_of_parts_is_for_development_only(rf: RequestFactory) -> None:
    """Tests run as an installation does: /design is not there."""
    from kinerja.web.design import design

    with pytest.raises(Http404):
        design(rf.get("/design"))
