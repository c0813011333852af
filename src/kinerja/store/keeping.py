"""How is a row that every report writes kept without its SQL being composed anew each time?"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Model

from kinerja.store.cursors import repeated

_AS_THEY_ARE = (int, str, type(None))


def add(row: Model) -> None:
    """Write a new row and give it its id, as `save(force_insert=True)` does."""
    sql, fields = _insert(type(row))
    with repeated() as cursor:
        cursor.execute(sql, _values(row, fields))
        row.pk = cursor.fetchone()[0]
    row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS


def change(row: Model, *columns: str) -> bool:
    """Write these columns of a row, if its revision in the database is still the one at hand, which then goes up by 1.

    False when somebody else has written meanwhile; then nothing is changed.
    """
    sql, fields = _update(type(row), columns)
    held: Any = row
    with repeated() as cursor:
        cursor.execute(sql, [*_values(row, fields), held.revision + 1, held.pk, held.revision])
        changed = bool(cursor.rowcount == 1)
    held.revision += changed
    return changed


def _values(row: Model, fields: Iterable[Any]) -> list[Any]:
    """A row's values as the database takes them; numbers and texts go as they are, and most are."""
    values = [getattr(row, field.attname) for field in fields]
    return [
        value if type(value) in _AS_THEY_ARE else field.get_db_prep_save(value, connection)
        for value, field in zip(values, fields, strict=True)
    ]


@lru_cache
def _insert(model: type[Model]) -> tuple[str, tuple[Any, ...]]:
    meta: Any = model._meta
    quoted = connection.ops.quote_name
    fields = tuple(field for field in meta.concrete_fields if not field.primary_key)
    names = ", ".join(quoted(field.column) for field in fields)
    marks = ", ".join("%s" for _ in fields)
    return f"INSERT INTO {quoted(meta.db_table)} ({names}) VALUES ({marks}) RETURNING id", fields


@lru_cache
def _update(model: type[Model], columns: tuple[str, ...]) -> tuple[str, tuple[Any, ...]]:
    meta: Any = model._meta
    quoted = connection.ops.quote_name
    fields = tuple(meta.get_field(column) for column in columns)
    names = ", ".join(f"{quoted(field.column)} = %s" for field in (*fields, meta.get_field("revision")))
    return f"UPDATE {quoted(meta.db_table)} SET {names} WHERE id = %s AND revision = %s", fields
