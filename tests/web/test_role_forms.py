"""Does a line of a role come back from its form as it went in, whatever the role and the reader's language?"""

from __future__ import annotations

import datetime

import pytest

from kinerja import library
from kinerja.library import editing
from kinerja.library.editing import Line
from kinerja.library.schema import role_of
from kinerja.web.forms import role as forms
from kinerja.web.forms.typed import Typed
from kinerja.web.say import Say

SECTORS = [sector.slug for sector in library.sectors()]


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("slug", library.slugs())
def test_a_line_that_nobody_changed_stays_the_same(slug: str, lang: str) -> None:
    """Every figure, text and choice of every role of the library, through the fields of its form and back."""
    role = library.role(slug)
    assert role is not None
    say = Say(lang, "Asia/Jakarta", datetime.date(2026, 11, 22))
    data = library.as_dict(role)
    first = forms.order_of(data, lang)[0]
    assert first == lang
    data.update(forms.head_of(Typed(forms.shown_head(data, first), lang), data, SECTORS))
    for row in list(data["kpi"]):
        typed = Typed(forms.shown_kpi(row, say, first), lang)
        editing.put(data, Line("kpi", key=row["key"]), forms.kpi_of(typed, row, plain=False))
        assert typed.refused() is None
    for place, goal in enumerate(data["objective"], start=1):
        said = forms.objective_of(Typed(forms.shown_objective(goal, first), lang), goal, plain=False)
        editing.put(data, Line("objective", place=place), {**said, "key_result": goal["key_result"]})
        for inner, row in enumerate(goal["key_result"], start=1):
            typed = Typed(forms.shown_key_result(row, say, first), lang)
            line = Line("key_result", place=inner, inside=place)
            editing.put(data, line, forms.key_result_of(typed, row, plain=False))
            assert typed.refused() is None
    assert role_of(data, slug=slug) == role


def test_lines_are_named_and_found_by_their_names() -> None:
    """A name leads to its line and back; what names none is none."""
    for name in ("kpi", "kpi.waste", "objective", "objective.2", "objective.2.new", "objective.2.1"):
        line = editing.line_of(name)
        assert line is not None
        assert line.name == name
    for name in ("", "kpi.", "kpi.W", "objective.0", "objective.0.1", "objective.x", "key_result", "objective.1.2.3"):
        assert editing.line_of(name) is None
    assert editing.key_from("Susu terbuang (liter)", {"susu_terbuang_liter"}) == "susu_terbuang_liter_2"
