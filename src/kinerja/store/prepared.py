"""How does a query that every page asks get around being written anew each time?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import count
from typing import Any, Generic, NamedTuple, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.query import get_related_populators
from django.db.models.sql.compiler import SQLCompiler

from kinerja.core.access import Viewer
from kinerja.store.cursors import repeated

Value = int | str | date | datetime | Sequence[int] | frozenset[int] | Viewer
Row = TypeVar("Row", bound=Model)
_Place = Callable[[Sequence[Any]], Any]
_Marks = dict[Any, tuple[int, int | None]]

#: Where stand-ins begin: below what a 32-bit column holds, above every number that we write into a query ourselves.
_NUMBERS, _DAYS = 2_047_000_000, date(9000, 1, 1)


class Prepared:
    """A query that Django writes once for each shape of its arguments; afterwards only the values are put in.

    `build` makes a `values_list` query of its arguments: whole numbers, lists of them, dates, moments, texts (compared
    whole, or as a beginning), and who asks. Django's own writing of a query with a dozen columns takes longer than the
    database takes to answer it. What comes back is what the query itself would have given.

        _UNITS = Prepared(lambda organisation: Unit.objects.filter(organisation=organisation).values_list("id", "path"))
        _UNITS(3)
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Any]]) -> None:
        self._build = build
        self._written: dict[tuple[Any, ...], _Written | None] = {}

    def __call__(self, *values: Value) -> list[tuple[Any, ...]]:
        """The rows for these values."""
        written, filled = self._asked(values)
        return [] if written is None else written.rows(filled)

    def inner(self, *values: Value) -> Inner | None:
        """The query itself, to stand inside another one; None where nothing can come."""
        written, filled = self._asked(values)
        return None if written is None else Inner(written.sql, written.filled(filled))

    def _asked(self, values: Sequence[Value]) -> tuple[_Written | None, Sequence[Any]]:
        filled = [_filled(part) for value in values for part in _parts(value)]
        shape = (connection.vendor, *map(_kind, values), *map(_shape, filled))
        if shape not in self._written:
            self._written[shape] = _write(self._build, values, filled)
        return self._written[shape], filled


class Inner(NamedTuple):
    """A query that stands inside another one: its words, and the values that go into them."""

    sql: str
    values: Sequence[Any]


def inner_of(rows: QuerySet[Any, Any]) -> Inner | None:
    """The same of a query that is asked too seldom to be written once."""
    try:
        return Inner(*rows.query.sql_with_params())
    except EmptyResultSet:
        return None


class PreparedModels(Generic[Row]):
    """The same for a query of whole rows, those joined by `select_related` with them, as an action changes them.

    What is annotated comes with them; what else a queryset does (`prefetch_related`, `only`) is not done here.
    """

    def __init__(self, build: Callable[..., QuerySet[Row, Row]]) -> None:
        self._prepared = Prepared(build)

    def __call__(self, *values: Value) -> list[Row]:
        """The models for these values."""
        written, filled = self._prepared._asked(values)
        return [] if written is None else [written.model(row) for row in written.rows(filled)]


class _Written:
    """The SQL of one shape, where its values go, and what turns the database's answers into Python's values."""

    def __init__(self, sql: str, places: Sequence[_Place], compiler: SQLCompiler) -> None:
        self.sql, self.places = sql, places
        columns = [column[0] for column in compiler.select[: compiler.col_count]]
        self.converters = [(at, *found) for at, found in compiler.get_converters(columns).items()]
        told = compiler.klass_info
        if told:
            fields = told["select_fields"]
            self._own = slice(fields[0], fields[-1] + 1)
            self._names = [column[0].target.attname for column in compiler.select[self._own]]
            # Typed as the next Django has it.
            populators: Any = get_related_populators
            self._of, self._joined = told["model"], populators(told, compiler.select, connection.alias)
            self._annotated = tuple((compiler.annotation_col_map or {}).items())

    def filled(self, values: Sequence[Any]) -> list[Any]:
        return [place(values) for place in self.places]

    def rows(self, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        with repeated() as cursor:
            cursor.execute(self.sql, self.filled(values))
            found: list[tuple[Any, ...]] = cursor.fetchall()
        if not self.converters or not found:
            return found
        # Column by column: turning rows over and back costs less than opening each of a few thousand.
        columns: list[Any] = list(zip(*found, strict=True))
        for position, converters, expression in self.converters:
            for convert in converters:
                columns[position] = [convert(cell, expression, connection) for cell in columns[position]]
        return list(zip(*columns, strict=True))

    def model(self, row: Sequence[Any]) -> Any:
        found = self._of.from_db(connection.alias, self._names, row[self._own])
        for joined in self._joined:
            joined.populate(row, found)
        for name, at in self._annotated:
            setattr(found, name, row[at])
        return found


def _parts(value: Value) -> tuple[Any, ...]:
    """What may differ from call to call: of a viewer the ids, for with its rights the query itself changes."""
    if isinstance(value, Viewer):
        return (value.organisation, value.person, value.led, value.joined)
    return (value,)


def _kind(value: Value) -> Any:
    # The two rights that visibility asks for; whatever else a viewer has is no part of a query.
    return (value.sees_all, value.scopes) if isinstance(value, Viewer) else None


def _filled(value: Any) -> Any:
    if not isinstance(value, list | tuple | set | frozenset):
        return value
    # Up to the next power of two by saying the last entry again: few shapes of SQL arise, and nothing more is found.
    entries = list(value)
    length = 1 << (len(entries) - 1).bit_length() if entries else 0
    return tuple(entries + entries[-1:] * (length - len(entries)))


def _shape(value: Any) -> Any:
    return len(value) if isinstance(value, tuple) else type(value)


def _write(build: Callable[..., QuerySet[Any, Any]], values: Sequence[Value], filled: Sequence[Any]) -> _Written | None:
    marks: _Marks = {}
    numbers = count()
    parts = iter([_stand_ins(value, marks, index, numbers) for index, value in enumerate(filled)])
    stand_ins = [_viewer(value, parts) if isinstance(value, Viewer) else next(parts) for value in values]
    compiler = build(*stand_ins).query.get_compiler(connection=connection)
    try:
        sql, parameters = compiler.as_sql()
    except EmptyResultSet:
        # Asked for one of none: Django knows without the database that nothing can come.
        return None
    if connection.vendor == "postgresql":
        return _Written(*_lists(sql, parameters, marks, filled), compiler)
    return _Written(sql, [_place(parameter, marks) for parameter in parameters], compiler)


def _lists(sql: str, parameters: Sequence[Any], marks: _Marks, filled: Sequence[Any]) -> tuple[str, list[_Place]]:
    """The query with each list of numbers as one value.

    `IN (%s, %s, …)` with 512 values is compared one by one with each row; `= ANY(%s)` goes down the index.
    """
    pieces, at = sql.split("%s"), 0
    places: list[_Place] = []
    while at < len(parameters):
        index, _ = marks.get(parameters[at], (-1, None)) if isinstance(parameters[at], int) else (-1, None)
        length = len(filled[index]) if index >= 0 and isinstance(filled[index], tuple) else 0
        whole = {marks.get(p) for p in parameters[at : at + length] if isinstance(p, int)}
        if length and pieces[at].endswith(" IN (") and whole == {(index, n) for n in range(length)}:
            pieces[at + length] = f"{pieces[at][:-4]}= ANY(%s{pieces[at + length]}"
            places.append(partial(_list, index))
            at += length
            continue
        pieces[at + 1] = f"{pieces[at]}%s{pieces[at + 1]}"
        places.append(_place(parameters[at], marks))
        at += 1
    return pieces[-1], places


def _list(index: int, values: Sequence[Any]) -> list[Any]:
    return list(values[index])


def _viewer(viewer: Viewer, parts: Iterator[Any]) -> Viewer:
    """The same rights with stand-ins for the ids."""
    organisation, person, led, joined = (next(parts) for _ in range(4))
    return replace(viewer, organisation=organisation, person=person, led=frozenset(led), joined=frozenset(joined))


def _stand_ins(value: Any, marks: _Marks, index: int, numbers: Any) -> Any:
    if isinstance(value, tuple):
        return [_mark(entry, marks, (index, at), numbers) for at, entry in enumerate(value)]
    return _mark(value, marks, (index, None), numbers)


def _mark(value: Any, marks: _Marks, where: tuple[int, int | None], numbers: Any) -> Any:
    """A value that nobody else uses, kept in the form in which the database will be handed it."""
    number = next(numbers)
    if isinstance(value, datetime):
        moment = datetime(9000, 1, 1, tzinfo=UTC) + timedelta(days=number)
        marks[connection.ops.adapt_datetimefield_value(moment)] = where
        return moment
    if isinstance(value, date):
        day = _DAYS + timedelta(days=number)
        marks[connection.ops.adapt_datefield_value(day)] = where
        return day
    mark = f"\u2063{number}\u2063" if isinstance(value, str) else _NUMBERS + number
    marks[mark] = where
    return mark


def _place(parameter: Any, marks: _Marks) -> _Place:
    if parameter in marks:
        # PostgreSQL's driver is told the width of a number by a type of its own.
        width = type(parameter) if isinstance(parameter, int) and type(parameter) is not int else None
        return partial(_value, marks[parameter], width)
    if isinstance(parameter, str):
        for mark, where in marks.items():
            if isinstance(mark, str) and mark in parameter:
                return partial(_beginning, where, mark, parameter)
    return partial(_constant, parameter)


def _value(where: tuple[int, int | None], width: type[int] | None, values: Sequence[Any]) -> Any:
    index, at = where
    value = values[index] if at is None else values[index][at]
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    return value if width is None else width(value)


def _beginning(where: tuple[int, int | None], mark: str, pattern: str, values: Sequence[Any]) -> str:
    index, at = where
    value = values[index] if at is None else values[index][at]
    return pattern.replace(mark, connection.ops.prep_for_like_query(value))


def _constant(parameter: Any, values: Sequence[Any]) -> Any:
    return parameter
