"""How does a query that every page asks get around being written anew each time?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import count
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

Value = int | str | date | datetime | Sequence[int]
_Place = Callable[[Sequence[Any]], Any]
_Marks = dict[Any, tuple[int, int | None]]

#: Where stand-ins begin: below what a 32-bit column holds, above every number that we write into a query ourselves.
_NUMBERS, _DAYS = 2_047_000_000, date(9000, 1, 1)


class Prepared:
    """A query that Django writes once for each shape of its arguments; afterwards only the values are put in.

    `build` makes a `values_list` query of its arguments: whole numbers, lists of them, dates, moments, and texts
    (compared whole, or as a beginning). Django's own writing of a query with a dozen columns takes longer than the
    database takes to answer it. What comes back is what the query itself would have given.

        _UNITS = Prepared(lambda organisation: Unit.objects.filter(organisation=organisation).values_list("id", "path"))
        _UNITS(3)
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Any]]) -> None:
        self._build = build
        self._written: dict[tuple[Any, ...], _Written | None] = {}

    def __call__(self, *values: Value) -> list[tuple[Any, ...]]:
        """The rows for these values."""
        filled = [_filled(value) for value in values]
        shape = (connection.vendor, *(_shape(value) for value in filled))
        if shape not in self._written:
            self._written[shape] = _write(self._build, filled)
        written = self._written[shape]
        return [] if written is None else written.rows(filled)


class _Written:
    """The SQL of one shape, where its values go, and what turns the database's answers into Python's values."""

    def __init__(self, sql: str, places: Sequence[_Place], converters: Iterable[tuple[int, Any, Any]]) -> None:
        self.sql, self.places, self.converters = sql, places, tuple(converters)

    def rows(self, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(self.sql, [place(values) for place in self.places])
            found: list[tuple[Any, ...]] = cursor.fetchall()
        if not self.converters:
            return found
        return [self._converted(row) for row in found]

    def _converted(self, row: Sequence[Any]) -> tuple[Any, ...]:
        cells = list(row)
        for position, converters, expression in self.converters:
            for convert in converters:
                cells[position] = convert(cells[position], expression, connection)
        return tuple(cells)


def _filled(value: Any) -> Any:
    if not isinstance(value, list | tuple | set | frozenset):
        return value
    # Up to the next power of two by saying the last entry again: few shapes of SQL arise, and nothing more is found.
    entries = list(value)
    length = 1 << (len(entries) - 1).bit_length() if entries else 0
    return tuple(entries + entries[-1:] * (length - len(entries)))


def _shape(value: Any) -> Any:
    return len(value) if isinstance(value, tuple) else type(value)


def _write(build: Callable[..., QuerySet[Any, Any]], values: Sequence[Any]) -> _Written | None:
    marks: _Marks = {}
    numbers = count()
    stand_ins = [_stand_ins(value, marks, index, numbers) for index, value in enumerate(values)]
    compiler = build(*stand_ins).query.get_compiler(connection=connection)
    try:
        sql, parameters = compiler.as_sql()
    except EmptyResultSet:
        # Asked for one of none: Django knows without the database that nothing can come.
        return None
    places = [_place(parameter, marks) for parameter in parameters]
    columns = [column[0] for column in compiler.select[: compiler.col_count]]
    converters = ((at, *found) for at, found in compiler.get_converters(columns).items())
    return _Written(sql, places, converters)


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
