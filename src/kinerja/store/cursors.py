"""How is a statement sent whose words are always the same, so that PostgreSQL need not plan it anew each time?"""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper


def repeated() -> AbstractContextManager[CursorWrapper]:
    """A cursor for a statement that comes again and again with other values.

    Django's own cursor on PostgreSQL writes the values into the text, and the server plans each text. This one hands
    them over beside it: after a few times the driver lets the server keep the plan, which for a query that joins six
    tables takes longer to make than the answer.
    """
    if connection.vendor != "postgresql":
        return connection.cursor()
    from django.db.backends.postgresql.base import ServerBindingCursor

    connection.ensure_connection()
    apart: Any = ServerBindingCursor(connection.connection)
    # As `connection.cursor()` does it: whoever counts or logs queries sees this one too.
    return connection._prepare_cursor(apart)  # type: ignore[attr-defined,no-any-return]  # Django's own way in
