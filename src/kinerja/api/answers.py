"""How does an answer leave as JSON, and how is a long list given page by page?"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from django.http import HttpResponse

from kinerja.core.problem import Problem

Item = TypeVar("Item")
#: How many items one page of a list holds unless asked otherwise, and at most.
PAGE, MOST = 100, 500


def encoded(body: object) -> str:
    """JSON with letters as they are; every exact number in it is a string by now."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def answer(body: object, status: int = 200, *, location: str | None = None) -> HttpResponse:
    """An answer as it is: the schemas describe it, a test holds it against them, and no request pays for it."""
    response = HttpResponse(encoded(body), status=status, content_type="application/json")
    response["Cache-Control"] = "private, no-cache"
    if location:
        response["Location"] = location
    return response


def start_of(cursor: str | None) -> int | Problem:
    """The place at which a page begins; anything but a cursor we gave out is refused."""
    if not cursor:
        return 0
    known = cursor.isascii() and cursor.isdigit() and len(cursor) < 10
    return int(cursor) if known else Problem("cursor.unknown", "cursor", {"cursor": cursor[:50]})


def page(rows: Sequence[Item], told: Callable[[Item], Mapping[str, Any]], start: int, limit: int) -> dict[str, Any]:
    """One page from rows that begin at `start`: one row more than `limit` is enough to know of a next page."""
    more = len(rows) > limit
    return {"items": [told(row) for row in rows[:limit]], "next": str(start + limit) if more else None}
