"""What does the product answer in its own process? `python -m bench.product` listens for JSON lines."""

from __future__ import annotations

import os
from typing import Any

from bench.call import looked_at, timed
from bench.child import answer

_headers: dict[str, dict[str, str]] = {}


def open_house(rows: dict[str, int]) -> dict[str, Any]:
    """Make the tables, write the rows, sign the lead in."""
    application()
    # The models can be imported once Django is set up.
    from bench.seed import TOKEN, seed
    from kinerja.store import schema

    schema.bring_up_to_date()
    made = seed(**rows)
    cookie = sign_in(made["user"])
    _headers["page"] = {"HTTP_COOKIE": cookie}
    _headers["api"] = {"HTTP_AUTHORIZATION": f"Bearer {TOKEN}"}
    return {"seconds": made["seconds"], "cookie": cookie, "token": TOKEN}


def application() -> Any:
    """The application that a server calls."""
    from kinerja.settings.wsgi import application

    return application


def sign_in(user_id: int) -> str:
    """The cookie of a session in which this user is signed in."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from kinerja.store.models import User

    user, session = User.objects.get(pk=user_id), SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def time_page(address: str, times: int, way: str = "page") -> list[float]:
    """Seconds of each answer; `way` is "page" (signed in) or "api" (by token)."""
    return timed(application(), address, _headers[way], times)


def look(address: str, way: str = "page") -> dict[str, Any]:
    """Status, queries and size of one answer."""
    return looked_at(application(), address, _headers[way])


def show_objectives(count: int) -> None:
    """Let the page of a cycle show so many objectives at once, not the first sixty."""
    from kinerja.web import cycle

    cycle.SHOWN = count


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "kinerja.settings"
    answer({"open": open_house, "time": time_page, "look": look, "show_objectives": show_objectives})
