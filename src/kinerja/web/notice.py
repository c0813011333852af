"""What was just done, told once on the next page, with the way to undo it?"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

KEY = "notice"


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence about a deed; `undo` is the address that a form posts to, with `fields`, to take it back."""

    words: str
    state: str | None = None
    undo: str | None = None
    fields: tuple[tuple[str, str], ...] = ()


def leave(
    request: HttpRequest, words: str, undo: str | None = None, state: str | None = "achieved", **fields: object
) -> None:
    """Keep a sentence for the next page of this person: "Saved: 8 complaints for October 2026", with its undo."""
    kept = [words, state, undo, [[name, str(value)] for name, value in fields.items()]]
    request.session[KEY] = [*request.session.get(KEY, []), kept][-3:]


def take(request: HttpRequest) -> tuple[Notice, ...]:
    """The sentences that wait; each is told once."""
    session = getattr(request, "session", None)
    # Asking a session that was never read would read it: pages without a viewer stay free of the database.
    if session is None or not session.accessed or KEY not in session:
        return ()
    return tuple(
        Notice(words, state, undo, tuple((name, value) for name, value in fields))
        for words, state, undo, fields in session.pop(KEY)
    )
