"""Does every role of the library follow the schema, and does the reader find in each statement what the file says?"""

from __future__ import annotations

import re

import pytest

from kinerja import library
from kinerja.core.measure import UnitKind
from kinerja.library.files import HERE, LANGUAGES, check
from kinerja.library.role import RoleTemplate
from kinerja.reading.coach import coach
from kinerja.reading.statement import Kind, Statement, read_statement

FILES = sorted((HERE / "roles").glob("*.toml"))
#: The five roles that the product began with are held to more.
DEEP = (
    "content-writer",
    "customer-service-representative",
    "digital-marketing-specialist",
    "hr-officer",
    "sales-executive",
)

each_file = pytest.mark.parametrize("slug", [file.stem for file in FILES])


def _role(slug: str) -> RoleTemplate:
    made = check(HERE / "roles" / f"{slug}.toml")
    assert isinstance(made, RoleTemplate), f"{slug}.toml: {made}"
    return made


def _statements(role: RoleTemplate) -> list[tuple[str, str, Kind, dict[str, object]]]:
    """Language, line, section and expected fields of every statement of a role."""
    found: list[tuple[str, str, Kind, dict[str, object]]] = []
    for lang in LANGUAGES:
        found += [(lang, kpi.statement.in_language(lang), "kpi", kpi.reads(lang)) for kpi in role.kpis]
        for objective in role.objectives:
            for each in objective.key_results:
                found.append((lang, each.statement.in_language(lang), "key_result", each.reads(lang)))
    return found


def _said(statement: Statement, fields: dict[str, object]) -> dict[str, object]:
    return {name: getattr(statement, name) for name in fields}


@each_file
def test_a_role_follows_the_schema(slug: str) -> None:
    """Every field is there, in both languages, and every reference finds what it names."""
    role = _role(slug)
    assert role.slug == slug
    assert set(role.sectors) <= {sector.slug for sector in library.sectors()}
    assert role.example


@each_file
def test_every_statement_is_read_as_it_is_meant(slug: str) -> None:
    """No field is wrong in either language, whatever the language is taken to be beforehand or found out."""
    wrong = []
    for lang, line, section, fields in _statements(_role(slug)):
        for told in (lang, None):
            read = read_statement(line, told, section)
            if _said(read, fields) != fields:
                differ = {k: (getattr(read, k), v) for k, v in fields.items() if getattr(read, k) != v}
                wrong.append(f"{line!r} ({told}): read, expected: {differ}")
    assert not wrong, "\n".join(wrong)


@each_file
def test_every_statement_says_all_that_is_smart(slug: str) -> None:
    """A template that lacks a number or a time would teach what the coach warns of."""
    lacking = []
    for lang, line, section, _ in _statements(_role(slug)):
        if missing := read_statement(line, lang, section).smart_missing:
            lacking.append(f"{line!r}: {missing}")
    assert not lacking, "\n".join(lacking)


@each_file
def test_an_objective_has_two_to_four_key_results_and_one_milestone_at_most(slug: str) -> None:
    """The others have to prove an effect."""
    for objective in _role(slug).objectives:
        assert 2 <= len(objective.key_results) <= 4
        assert sum(1 for each in objective.key_results if each.value is None) <= 1


@each_file
def test_both_languages_carry_the_same_figures(slug: str) -> None:
    """A pair of texts differs in words alone: a placeholder or a digit that only one of them has is a slip."""
    for kpi in _role(slug).kpis:
        for text in (kpi.statement, kpi.cv):
            digits = [re.sub(r"\D", "", text.in_language(lang)) for lang in LANGUAGES]
            short = {"juta": "million", "miliar": "billion", "ribu": "thousand"}
            assert digits[0] == digits[1] or any(word in text.in_language("id") for word in short), text


@pytest.mark.parametrize("slug", DEEP)
def test_the_five_first_roles_are_deep(slug: str) -> None:
    """At least eight KPIs and four objectives each."""
    role = _role(slug)
    assert len(role.kpis) >= 8
    assert len(role.objectives) >= 4


def test_there_are_many_roles_on_every_shelf() -> None:
    """Twenty-five roles, six sectors besides the general one, and no empty shelf."""
    assert len(FILES) >= 25
    shelves = {sector.slug: 0 for sector in library.sectors()}
    assert len(shelves) >= 7
    for role in library.roles():
        for sector in role.sectors:
            shelves[sector] += 1
    assert all(shelves.values()), shelves


def test_every_file_comes_back_equal_from_what_it_is_written_as() -> None:
    """TOML and JSON hold the whole template."""
    for role in library.roles():
        assert library.read_role(library.as_toml(role)) == role
        assert library.read_role(library.as_json(role)) == role


@each_file
def test_every_line_is_coached_well(slug: str) -> None:
    """At least 80 of 100 points for each statement, and for each objective."""
    role, low = _role(slug), []
    lines: list[tuple[str, str, Kind]] = [(lang, line, section) for lang, line, section, _ in _statements(role)]
    lines += [(lang, goal.title.in_language(lang), "objective") for goal in role.objectives for lang in LANGUAGES]
    for lang, line, section in lines:
        told = coach(line, lang, section)
        if told.score < 80:
            low.append(f"{told.score} {line!r}: {[finding.code for finding in told.findings]}")
    assert not low, "\n".join(low)


def test_units_are_units_that_values_can_be_kept_in() -> None:
    """Each unit is one the product knows how to keep, so that adopting a role can't fail on it."""
    from kinerja.actions.units_of_measure import check_unit
    from kinerja.reading.statement.unit_words import unit_of

    for role in library.roles():
        for kpi in role.kpis:
            unit = unit_of(kpi.unit)
            assert check_unit(unit) is None, (role.slug, kpi.key)
            assert unit.kind is not UnitKind.NUMBER or kpi.unit != "", (role.slug, kpi.key)
