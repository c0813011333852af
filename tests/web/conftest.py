"""Who opens pages in the tests, on which day, and in which language?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
import time_machine

if TYPE_CHECKING:
    from django.test import Client

    from tests.cast import Cast

Browse = Callable[..., "Client"]


@pytest.fixture
def afternoon() -> Iterator[None]:
    """It is the afternoon of 22 November 2026 in Jakarta, as in the cast's rows."""
    from tests.cast import NOW

    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def cast(db: None, afternoon: None) -> Cast:
    """Two organisations with their people, KPIs and goals; what was counted in another test is forgotten."""
    from django.core.cache import cache

    from tests.cast import assemble

    cache.clear()
    return assemble()


@pytest.fixture
def browse(cast: Cast) -> Browse:
    """`browse("Citra")` is a browser in which Citra is signed in, `browse()` a stranger's; it asks for English."""
    from django.test import Client

    def opened(name: str | None = None, lang: str = "en") -> Client:
        client = Client(HTTP_HOST="127.0.0.1", HTTP_ACCEPT_LANGUAGE=lang)
        if name is not None:
            person = cast.people[name]
            person.language = lang
            person.save(update_fields=["language"])
            assert person.user is not None
            client.force_login(person.user, backend="kinerja.store.viewers.Door")
        return client

    return opened
