"""How is a statement sent that comes again and again, so that nobody reads it anew each time?"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.utils import CursorWrapper


def repeated() -> AbstractContextManager[CursorWrapper]:
    """A cursor like `connection.cursor()`, for a statement that comes again with other values.

    On PostgreSQL Django writes the values into the text, and the server plans each text. Here they go beside it: after
    a few times the driver lets the server keep the plan, which for six joined tables takes longer to make than the
    answer. On SQLite Django looks through the text for its marks; here each text is looked through once.
    """
    own = connections[DEFAULT_DB_ALIAS]
    own.ensure_connection()
    made = _on_postgres(own.connection) if own.vendor == "postgresql" else _on_sqlite(own.connection)
    # As `connection.cursor()` does it: whoever counts, logs or times queries sees these too.
    return own._prepare_cursor(made)  # type: ignore[attr-defined,no-any-return]  # the way in for cursors of one's own


def _on_postgres(connection: Any) -> Any:
    return _with_values_apart()(connection)


@lru_cache
def _with_values_apart() -> type[Any]:
    from django.db.backends.postgresql import base

    apart: Any = base.ServerBindingCursor

    class ValuesApart(apart):  # type: ignore[misc]  # its types say nothing of the driver's cursor below it
        def execute(self, query: Any, params: Any = None, **options: Any) -> Any:
            super().execute(query, params, **options)
            own: Any = self
            if own._query is None:
                # The driver names no text for a plan that is kept, and Django's log of queries asks for one.
                own._query = SimpleNamespace(query=query.encode())
            return self

    return ValuesApart


def _on_sqlite(connection: Any) -> Any:
    return connection.cursor(factory=_marked_once())


@lru_cache
def _marked_once() -> type[Any]:
    from django.db.backends.sqlite3.base import SQLiteCursorWrapper

    convert: Any = SQLiteCursorWrapper.convert_query

    @lru_cache(maxsize=1024)
    def marked(query: str) -> str:
        return str(convert(None, query))

    class MarkedOnce(SQLiteCursorWrapper):
        def convert_query(self, query: str, *, param_names: object = None) -> str:
            return marked(query)

    return MarkedOnce
