"""Which number does a person mean, and how is what can't be read refused in the reader's language?"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from kinerja.web.forms.typed import Typed

if TYPE_CHECKING:
    from tests.web.conftest import Browse


@pytest.mark.parametrize(
    ("typed", "lang", "meant"),
    [
        ("4,5", "id", "4.5"),
        ("4.5", "id", "4.5"),
        ("10.000", "id", "10000"),
        ("1.234.567,89", "id", "1234567.89"),
        ("Rp150.000.000", "id", "150000000"),
        ("Rp150 juta", "id", "150000000"),
        ("1,5 miliar", "id", "1500000000"),
        ("Rp 150.000.000,50", "id", "150000000.50"),
        ("85 %", "id", "85"),
        ("−3", "id", "-3"),
        ("1234567890123456,78", "id", "1234567890123456.78"),
        ("10,000", "en", "10000"),
        ("4.5", "en", "4.5"),
        ("4,5", "en", "4.5"),
        ("1,234,567.89", "en", "1234567.89"),
        ("IDR 150,000,000", "en", "150000000"),
        ("1.234.567", "en", "1234567"),
        ("0", "en", "0"),
    ],
)
def test_a_number_is_read_as_the_language_writes_it(typed: str, lang: str, meant: str) -> None:
    """In Indonesian a full stop groups thousands and a comma begins the decimals; in English it is the reverse."""
    form = Typed({"value": typed}, lang)
    assert (form.number("value"), form.refused()) == (Decimal(meant), None)


@pytest.mark.parametrize(
    "typed", ["4.5.6", "Rp abc", "abc", "1,2,3", "--4", "1e9", "NaN", "Infinity", "12 34x", "½", "٣x"]
)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_what_is_no_number_is_refused(typed: str, lang: str) -> None:
    """Nothing is guessed: the field says what it could not read."""
    form = Typed({"target": typed}, lang)
    assert form.number("target") is None
    assert [(p.code, p.field, p.values["text"]) for p in form.problems] == [("number.unreadable", "target", typed)]


def test_a_form_collects_every_problem_and_keeps_what_was_typed() -> None:
    """Three wrong fields are told at once, each at its place, and nothing typed is lost."""
    typed = Typed({"value": "4.5.6", "seen": "two", "name": " "}, "id")
    typed.number("value")
    typed.whole("seen")
    typed.text("name", required=True)
    refused = typed.refused()
    assert refused is not None
    assert [problem.field for problem in refused.items] == ["value", "seen", "name"]
    assert typed["value"] == "4.5.6"


@pytest.mark.parametrize("typed", ["4.5.6", "Rp abc"])
def test_a_bad_value_comes_back_at_its_field(typed: str, browse: Browse) -> None:
    """The page is shown again with 422, the sentence at the field, and the typed text in it; nothing is kept."""
    answer = browse("Citra").post("/kpis/KPI-4/measurements", {"period": "2026-Q3", "value": typed, "note": "counted"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f"“{typed}” is not a number we can read." in page
    assert f'value="{typed}"' in page
    assert 'value="counted"' in page
    assert 'id="f-value-error"' in page


def test_a_bad_target_comes_back_in_the_new_kpi_form(browse: Browse) -> None:
    """The long form keeps every answer and opens what is folded away."""
    sent = {"name": "Visits", "unit": "U-2", "measured_in": "percent:", "target": "Rp abc", "baseline": "4.5.6"}
    answer = browse("Citra").post("/kpis/new", sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="f-target-error"' in page
    assert 'id="f-baseline-error"' in page
    assert 'value="Visits"' in page
    assert '<option value="percent:" selected>' in page


@pytest.mark.parametrize("typed", ["--5", "-", "5-", "1.0", "½", "9" * 10])
def test_what_is_no_whole_number_is_refused(typed: str) -> None:
    """A revision or a day of grace; anything else is told at its field."""
    form = Typed({"seen": typed}, "en")
    assert form.whole("seen") is None
    assert [(p.code, p.field) for p in form.problems] == [("number.unreadable", "seen")]


def test_a_nul_reaches_no_query(browse: Browse) -> None:
    """PostgreSQL keeps none and refuses to look for one; a page asked with it answers as without."""
    assert Typed({"email": "ayu\x00@contoh.id"}, "en")["email"] == "ayu@contoh.id"
    client = browse("Ayu")
    for address in ("/search?q=%00", "/kpis?q=omzet%00", "/events?ref=%00", "/check-in?q=%00", "/palette?q=a%00"):
        assert client.get(address).status_code == 200, address
    assert client.post("/sign-in", {"email": "\x00", "password": "\x00"}).status_code == 422
    assert client.get("/api/v1/kpis?text=%00").status_code == 422
    assert client.get("/api/v1/events?id=%00").json() == {"items": [], "next": None}
