"""Does a prepared query give what the query itself gives, for every kind of value, and without being written again?"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.db.models import F, QuerySet
from django.test.utils import CaptureQueriesContext

from kinerja.store.models import ApiToken, Event, Kpi, Measurement, Objective, Unit
from kinerja.store.prepared import Prepared, PreparedModels

if TYPE_CHECKING:
    from tests.cast import Cast


def by_number(organisation: int, number: int) -> QuerySet[Any, Any]:
    """A whole number in a wide and in a narrow column, with columns of all kinds."""
    rows = Kpi.objects.filter(organisation=organisation, number=number)
    return rows.values_list("id", "name", "created_at", "archived_at", "unit__path")


def by_ids(ids: list[int]) -> QuerySet[Any, Any]:
    """A list of whole numbers."""
    return Objective.objects.filter(id__in=ids).order_by("id").values_list("id", "title", "cycle__start")


def by_day(kpi: int, since: date) -> QuerySet[Any, Any]:
    """A date."""
    rows = Measurement.objects.filter(kpi=kpi, period_start__gte=since).order_by("period_start")
    return rows.values_list("period_start", "value_scaled", "at", "definition__missing_is_miss")


def by_beginning(path: str) -> QuerySet[Any, Any]:
    """The beginning of a text."""
    return Unit.objects.filter(path__startswith=path).order_by("id").values_list("id", "path")


def test_the_same_rows_as_the_query_itself(cast: Cast) -> None:
    kpi = Kpi.objects.order_by("id")[0]
    some = list(Objective.objects.values_list("id", flat=True))
    day = Measurement.objects.filter(kpi=kpi).order_by("period_start")[0].period_start
    path = Unit.objects.order_by("id")[1].path
    asked: list[tuple[Any, list[tuple[Any, ...]]]] = [
        (by_number, [(kpi.organisation_id, kpi.number), (kpi.organisation_id, 999), (0, kpi.number)]),
        (by_ids, [([],), (some[:1],), (some[:3],), (some,)]),
        (by_day, [(kpi.pk, day), (kpi.pk, day + timedelta(days=40))]),
        (by_beginning, [(path,), ("/",), ("/%",)]),
    ]
    for build, calls in asked:
        prepared = Prepared(build)
        for _ in range(2):
            for values in calls:
                assert prepared(*values) == list(build(*values)), (build.__name__, values)


def test_a_moment_and_a_flag(cast: Cast) -> None:
    def before(at: datetime) -> QuerySet[Any, Any]:
        return Event.objects.filter(at__lte=at).order_by("id").values_list("id", "at", "before")

    from tests.cast import NOW

    Event.objects.create(organisation=Unit.objects.all()[0].organisation, at=NOW, verb="x", noun="x", before={"a": "b"})
    assert Prepared(before)(NOW) == list(before(NOW)) != []
    assert Prepared(before)(NOW - timedelta(seconds=1)) == []


def test_it_is_written_once_for_each_shape(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three and four ids have one shape: a list is filled up to the next length."""
    built: list[int] = []

    def build(ids: list[int]) -> QuerySet[Any, Any]:
        built.append(len(ids))
        return by_ids(ids)

    prepared = Prepared(build)
    some = list(Objective.objects.values_list("id", flat=True))
    for ids in (some[:3], some[:4], some[:3], some[:1], some[:1]):
        assert prepared(ids) == list(by_ids(ids))
    assert built == [4, 1]


def test_nothing_is_asked_for_nobody(cast: Cast) -> None:
    assert Prepared(lambda ids: ApiToken.objects.filter(id__in=ids).values_list("id"))([]) == []


def test_whole_rows_come_with_what_is_joined_and_annotated(cast: Cast) -> None:
    """As models, without another query."""

    def owned(organisation: int) -> QuerySet[Kpi]:
        rows = Kpi.objects.filter(organisation=organisation).select_related("unit", "owner")
        return rows.annotate(path=F("unit__path")).order_by("id")

    prepared, here = PreparedModels(owned), Unit.objects.all()[0].organisation_id
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            found = [(row, row.unit.name, row.owner and row.owner.name, row.path) for row in prepared(here)]
        assert len(queries) == 1
        assert found == [(row, row.unit.name, row.owner and row.owner.name, row.unit.path) for row in owned(here)]
        assert [vars(row)["name"] for row, *_ in found] == [row.name for row in owned(here)] != []
