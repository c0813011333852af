"""What does the schema say to a file that is not a role?"""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.core.problem import Problem, Problems
from kinerja.library.role import RoleTemplate, Text
from kinerja.library.schema import read_role
from kinerja.library.table import LENIENT, Demands
from kinerja.library.writing import as_toml

SMALL = """
name = "Barista"
[[kpi]]
key = "waste"
name = "Susu terbuang"
unit = "%"
comparator = "<="
value = 3
"""


def _codes(content: str, demands: Demands = LENIENT) -> set[tuple[str, str]]:
    made = read_role(content, demands=demands)
    assert isinstance(made, Problem | Problems), made
    items = made.items if isinstance(made, Problems) else (made,)
    return {(p.code, str(p.field)) for p in items}


def test_a_role_of_ones_own_may_be_as_small_as_this() -> None:
    """One language, one KPI, and the rest follows from it: at most 3 % means lower is better, measured monthly."""
    role = read_role(SMALL, slug="R-1")
    assert isinstance(role, RoleTemplate)
    (kpi,) = role.kpis
    assert (role.slug, role.name, kpi.statement) == ("R-1", Text({"": "Barista"}), Text({"": "Susu terbuang"}))
    assert (kpi.polarity, kpi.cadence, kpi.score) == ("lower", "month", "ratio")
    assert role.name.in_language("en") == "Barista"
    assert read_role(as_toml(role)) == role


@pytest.mark.parametrize(
    ("change", "code", "place"),
    [
        (("name = \"Barista\"", ""), "library.missing", "name"),
        (('unit = "%"', ""), "library.missing", "kpi[1].unit"),
        (('unit = "%"', 'unti = "%"\nunit = "%"'), "library.unknown", "kpi[1].unti"),
        (("value = 3", 'value = "tiga"'), "library.not_a_number", "kpi[1].value"),
        (("value = 3", "value = true"), "library.not_a_number", "kpi[1].value"),
        (("value = 3", "value = nan"), "library.not_a_number", "kpi[1].value"),
        (("value = 3", "value = 0"), "kpi.target_zero", "kpi[1].formula"),
        (("value = 3", 'value = 3\nhealth = "taste"'), "library.no_such_key", "kpi[1].health"),
        (("value = 3", 'value = 3\nhealth = "waste"'), "library.no_such_key", "kpi[1].health"),
        (("value = 3", 'value = 3\ncadence = "fortnight"'), "library.not_one_of", "kpi[1].cadence"),
        (("value = 3", 'value = 3\ncv = "Turun dari {from}"'), "library.cv_places", "kpi[1].cv"),
        (("value = 3", "value = 3\nvalue_high = 5"), "library.band_ends", "kpi[1].value_high"),
        (('comparator = "<="', 'comparator = "between"'), "library.band_ends", "kpi[1].value_high"),
        (('key = "waste"', 'key = "Susu terbuang"'), "library.not_a_key", "kpi[1].key"),
        (("[[kpi]]", "[kpi]"), "library.not_a_list", "kpi"),
        (("name = \"Barista\"", "name = 7"), "library.not_a_text", "name"),
        (("name = \"Barista\"", 'name = "' + "a" * 1001 + '"'), "library.too_long", "name"),
        (("name = \"Barista\"", "name = "), "library.unreadable", "file"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_place(change: tuple[str, str], code: str, place: str) -> None:
    """Each mistake has its code and the place it stands at."""
    assert (code, place) in _codes(SMALL.replace(*change))


def test_the_librarys_own_files_say_everything() -> None:
    """What an organisation may leave out is asked of our files, in each language."""
    found = _codes(SMALL, Demands(("id", "en")))
    assert {("library.missing", "kpi[1].gaming"), ("library.not_a_text", "name")} <= found


def test_hostile_files_are_refused_in_no_time() -> None:
    """Deep nesting, a large file, a list of nothing, no object at all."""
    assert ("library.unreadable", "file") in _codes('{"name":' + "[" * 100_000)
    assert ("library.unreadable", "file") in _codes("a." * 190_000 + "b = 1")
    assert ("library.unreadable", "file") in _codes("a=" + "{b=" * 90_000)
    assert ("library.too_large", "file") in _codes("#" * 500_000)
    assert ("library.missing", "name") in _codes("{}")
    assert ("library.not_a_list", "kpi") in _codes('{"name": "x", "kpi": [1, 2]}')
    assert ("library.wrong_count", "kpi") in _codes('{"name": "x", "kpi": [' + ",".join(["{}"] * 100) + "]}")


def test_no_role_holds_what_no_database_keeps() -> None:
    """NUL and half a surrogate pair, wherever they stand."""
    for bad in ("\\u0000", "\\ud800"):
        assert ("library.not_a_text", "name") in _codes(f'{{"name": "{bad}", "kpi": []}}')
        assert ("library.not_a_list", "sectors") in _codes(f'{{"name": "x", "sectors": ["{bad}"]}}')


@given(st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(
        st.sampled_from("name kpi objective key_result statement unit key value cv points sectors health".split()),
        inner, max_size=6,
    ),
    max_leaves=40,
))  # fmt: skip
def test_whatever_a_file_holds_is_read_or_refused(data: object) -> None:
    """A role, or what is wrong with it: never an exception; and what is read comes back equal."""
    read = read_role(json.dumps(data), slug="R-1")
    assert isinstance(read, RoleTemplate | Problem | Problems)
    if isinstance(read, RoleTemplate):
        assert read_role(as_toml(read)) == read


def test_two_kpis_of_one_key_are_told_apart() -> None:
    """The second of two equal keys could never be meant by anything."""
    twice = SMALL + SMALL.replace('name = "Barista"', "")
    assert ("library.key_twice", "kpi[2].key") in _codes(twice)
