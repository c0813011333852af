"""What was just done, told once on the next page, with the way to undo it?"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from kinerja.core.problem import Problem
from kinerja.web.say import Say

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


def doubt(request: HttpRequest, say: Say, problem: Problem, about: str = "") -> None:
    """Keep a warning for the next page, with the name of what it is about: "Omzet: its target can't be missed"."""
    words = say.refusal(problem)
    leave(request, say._("“%(name)s”: %(words)s") % {"name": about, "words": words} if about else words, state="watch")


def waits(request: HttpRequest) -> bool:
    """Whether a sentence waits for the next page: something was just done."""
    return KEY in request.session


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
