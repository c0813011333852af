"""Who calls the API in these tests, and when?"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from django.test import Client

if TYPE_CHECKING:
    from django.http import HttpResponse

    from tests.cast import Cast

Call = Callable[..., "HttpResponse"]


@pytest.fixture(autouse=True)
def the_day() -> Iterator[None]:
    """It is the afternoon of 22 November 2026 in Jakarta, as in the cast's rows."""
    with time_machine.travel("2026-11-22T09:00:00+00:00", tick=False):
        yield


@pytest.fixture
def cast(db: None) -> Cast:
    """Ayu, Hana, Budi, Citra, Dewi, Eka and Fajar with all that their organisations hold."""
    from tests.cast import assemble

    return assemble()


@pytest.fixture
def token(cast: Cast) -> Callable[..., str]:
    """`token("Citra", "read")` makes a token of hers; without scopes, one with all of them."""
    from kinerja.actions import token as tokens
    from tests.cast import NOW

    def make(name: str, *scopes: str) -> str:
        made = tokens.create(cast.viewer(name), "test", scopes or ("read", "report", "write"), now=NOW)
        assert isinstance(made, tokens.Minted), made
        return made.raw

    return make


@pytest.fixture
def call(token: Callable[..., str]) -> Call:
    """`call("Citra", "GET", "/kpis")` calls the API as a person of the cast does with a token, or as a stranger (None).

    `body` is sent as JSON; `raw` as it is; further keyword arguments are headers ("HTTP_ACCEPT_LANGUAGE").
    """
    kept: dict[str, str] = {}

    def make(
        name: str | None, method: str, path: str, body: object = None, *, raw: bytes | None = None, **headers: Any
    ) -> HttpResponse:
        if name is not None:
            if name not in kept:
                kept[name] = token(name)
            headers.setdefault("HTTP_AUTHORIZATION", f"Bearer {kept[name]}")
        sent = raw if raw is not None else b"" if body is None else json.dumps(body).encode()
        return Client().generic(method, f"/api/v1{path}", sent, "application/json", **headers)

    return make
