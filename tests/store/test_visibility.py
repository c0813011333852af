"""Do the queries let exactly those rows through that `core.access.may` allows to be seen?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from kinerja.core.access import Deed, Role, Thing, Viewer, Visibility, may
from kinerja.core.okr import KeyResultKind
from kinerja.core.problem import Problem
from kinerja.store import books, find, models, visibility
from tests.cast import NOW, TODAY, Cast
from tests.casting import COUNT, new_key_result, new_kpi, new_objective, new_person

UNITS = ("Direksi", "Penjualan", "Penjualan Timur", "Layanan")
EVERYBODY = ("Ayu", "Hana", "Budi", "Citra", "Dewi", "Eka", "Fajar")


def all_viewers(cast: Cast) -> list[Viewer]:
    """The cast; each role in each unit and in the whole organisation; tokens; somebody who was deactivated."""
    for role, unit in product(Role, (None, *UNITS)):
        new_person(cast, f"{role} {unit}".replace(" ", "."), cast.organisation, role, scope=unit and cast.units[unit])
    new_person(cast, "Gita", cast.organisation, None)
    new_person(cast, "Iwan", cast.organisation, Role.OWNER, active=False)
    viewers = [cast.viewer(name) for name in cast.people]
    tokens = [
        replace(cast.viewer("Budi"), scopes=frozenset(s)) for s in ((), ("read",), ("report",), ("read", "write"))
    ]
    return viewers + tokens


def everything(cast: Cast) -> None:
    """A KPI, an objective with key results and an event in every unit, visibility and ownership."""
    cycle, owners = cast.cycles["q4"], (None, "Budi", "Citra", "Dewi", "Eka")
    for unit, seen, owner in product(UNITS, Visibility, owners):
        name = f"{unit} {seen} {owner}"
        rights = {"visibility": seen.value, "owner": cast.people.get(owner or "")}
        place = cast.units[unit]
        new_kpi(cast, name, name, place, COUNT, **rights)
        goal = new_objective(cast, name, name, cycle, place, **rights)
        for own in (None, "Dewi"):
            reporter = cast.people.get(own or "")
            new_key_result(cast, f"{name} {own}", goal, name, KeyResultKind.BINARY, owner=reporter)
        models.Event.objects.create(
            organisation=cast.organisation, at=NOW, verb="kpi.created", noun="kpi", unit=place, **rights
        )


def thing(row: models.Kpi | models.Objective | models.Event) -> Thing:
    """What rights on a row are asked for."""
    return Thing(row.organisation_id, row.unit_id, row.owner_id, Visibility(row.visibility))


def test_the_queries_and_the_rule_agree_on_every_combination(cast: Cast) -> None:
    """Role × unit × visibility × ownership × organisation × token scope, for KPIs, objectives, events, key results."""
    everything(cast)
    sources: tuple[tuple[type, Callable[[Viewer], object]], ...] = (
        (models.Kpi, visibility.visible_kpis),
        (models.Objective, visibility.visible_objectives),
        (models.Event, visibility.visible_events),
    )
    rows = {model: list(model.objects.all()) for model, _ in sources}
    parts = list(models.KeyResult.objects.select_related("objective"))
    for viewer in all_viewers(cast):
        for model, query in sources:
            allowed = {row.pk for row in rows[model] if may(viewer, Deed.SEE, thing(row)).allowed}
            assert set(query(viewer).values_list("pk", flat=True)) == allowed, (viewer, model)
        allowed = {k.pk for k in parts if _sees_key_result(viewer, k)}
        assert set(visibility.visible_key_results(viewer).values_list("pk", flat=True)) == allowed, viewer


def _sees_key_result(viewer: Viewer, row: models.KeyResult) -> bool:
    around = thing(row.objective)
    own = replace(around, owner=row.owner_id or around.owner)
    return may(viewer, Deed.SEE, around).allowed or may(viewer, Deed.SEE, own).allowed


@pytest.mark.parametrize(
    ("name", "led", "joined"),
    [
        ("Ayu", set(), set()),
        ("Budi", {"Penjualan", "Penjualan Timur"}, {"Penjualan", "Penjualan Timur"}),
        ("Citra", set(), {"Penjualan", "Penjualan Timur"}),
        ("Dewi", set(), {"Layanan"}),
        ("Eka", set(), set()),
    ],
)
def test_leading_and_belonging_reach_downwards(cast: Cast, name: str, led: set[str], joined: set[str]) -> None:
    """A unit's lead and its members have what lies below it, and nothing beside or above it."""
    viewer = cast.viewer(name)
    ids = {unit.pk: title for title, unit in cast.units.items()}
    assert {ids[pk] for pk in viewer.led} == led
    assert {ids[pk] for pk in viewer.joined} == joined


def test_an_owner_of_a_single_unit_is_its_lead_and_no_more(cast: Cast) -> None:
    """Nobody runs the organisation by a role that was given for a part of it."""
    new_person(cast, "Joko", cast.organisation, Role.OWNER, scope=cast.units["Penjualan"])
    viewer = cast.viewer("Joko")
    assert not viewer.sees_all
    assert viewer.led == {cast.units["Penjualan"].pk, cast.units["Penjualan Timur"].pk}


def test_a_stranger_finds_nothing_by_any_short_id(cast: Cast) -> None:
    """Fajar's refs name Fajar's rows; those that exist only here are not found, as if they had never been."""
    fajar = cast.viewer("Fajar")
    named = ((find.kpi, "keluhan"), (find.objective, "timur"), (find.key_result, "puas"), (find.unit, "Layanan"))
    for look, name in (*named, (find.person, "Eka")):
        assert isinstance(look(fajar, cast.ref(name)), Problem), name
        assert not isinstance(look(cast.viewer("Ayu"), cast.ref(name).lower()), Problem), name
    assert isinstance(find.cycle(fajar, "C-2"), Problem)


def test_a_stranger_sees_nothing_through_any_book(cast: Cast) -> None:
    """No name of Sinar Jaya reaches Fajar, whichever question is asked."""
    fajar = cast.viewer("Fajar")
    shown = [
        *(k.name for k in (*books.board(fajar, TODAY).kpis, *books.home(fajar, TODAY).kpis)),
        *(o.title for o in _objectives(books.cycle(fajar, TODAY))),
        *(o.title for o in _objectives(books.cycle(fajar, TODAY, cycle_ref="C-1"))),
        *(o.title for o in _objectives(books.home(fajar, TODAY))),
        *(o.title for number in range(1, 9) for o in _objectives(books.objective(fajar, f"O-{number}", TODAY))),
        *(o.title for number in range(1, 19) for o in _objectives(books.key_result(fajar, f"KR-{number}", TODAY))),
        *(k.name for number in range(1, 9) for k in _kpis(books.kpi(fajar, f"KPI-{number}", TODAY))),
        *(row.name for row in (*books.units(fajar), *books.people(fajar))),
        *(row.name for row in (*books.unit_choices(fajar), *books.owner_choices(fajar))),
        *(hit.title for word in ("a", "1", "kpi-1", "o-1", "kr-1", "u-1", "p-1") for hit in books.search(fajar, word)),
        *(c.name for c in books.cycles(fajar)),
    ]
    assert set(shown) == {"Omzet toko", "Tujuan toko", "Hasil toko", "Toko", "Fajar", "Lain"}
    assert len(books.events(fajar)) == len(books.events(fajar, ref="kpi-1")) == 1
    assert isinstance(books.readings_with_revisions(fajar, "KPI-2"), Problem)
    assert isinstance(books.closing(fajar, "O-2"), Problem)
    assert isinstance(books.unit(fajar, "U-2"), Problem) and isinstance(books.person(fajar, "P-2"), Problem)


def _objectives(book: Any) -> list[Any]:
    return [] if isinstance(book, Problem) else [*book.objectives, *book.others]


def _kpis(book: Any) -> list[Any]:
    return [] if isinstance(book, Problem) else list(book.kpis)


@pytest.mark.parametrize("scopes", [frozenset(), frozenset({"report"})])
def test_a_token_without_reading_reads_nothing(cast: Cast, scopes: frozenset[str]) -> None:
    """It may still name what it reports on, unless it belongs to somebody who was deactivated."""
    token = replace(cast.viewer("Budi"), scopes=scopes)
    assert books.board(token, TODAY).kpis == () and books.home(token, TODAY).kpis == ()
    assert _objectives(books.cycle(token, TODAY)) == [] and books.search(token, "omzet") == ()
    assert books.events(token) == () and books.units(token) == () and books.people(token) == ()
    assert isinstance(find.kpi(token, "KPI-1"), Problem) is (not scopes)
