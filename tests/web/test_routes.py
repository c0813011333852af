"""Does every route answer each kind of person as the tables say, and is there one in the tables for every route?"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.web.routing import PEOPLE, Route

if TYPE_CHECKING:
    from tests.web.conftest import Browse

TABLES = sorted(Path(__file__).parent.glob("routes_*.py"))
ROUTES: list[Route] = [route for table in TABLES for route in import_module(f"tests.web.{table.stem}").ROUTES]


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.label)
def test_a_route_answers_each_person(route: Route, browse: Browse) -> None:
    """A stranger is led to sign in, a reader may not change, and of another organisation nothing is there at all."""
    from django.db import transaction
    from django.urls import reverse

    url = reverse(route.name, args=route.args)
    answers = []
    for name in PEOPLE:
        with transaction.atomic():
            client = browse(name)
            answer = client.get(url, route.query) if route.post is None else client.post(url, route.post)
            transaction.set_rollback(True)
        answers.append(answer.status_code)
        if answer.status_code == 302:
            assert answer["Location"].startswith("/sign-in"), answer["Location"]
    assert tuple(answers) == route.expected, dict(zip(PEOPLE, answers, strict=True))


def test_no_route_is_missing_from_the_tables() -> None:
    """A new route says who may use it, or this fails."""
    from kinerja.web.urls import urlpatterns

    assert {str(pattern.name) for pattern in urlpatterns} - {route.name for route in ROUTES} == set()  # type: ignore[union-attr]


def test_every_route_refuses_a_form_from_elsewhere(browse: Browse) -> None:
    """Without the token of our own page, no deed is done: the answer is a page that says what to do."""
    from django.test import Client
    from django.urls import reverse

    client = Client(enforce_csrf_checks=True, HTTP_HOST="127.0.0.1", HTTP_ACCEPT_LANGUAGE="en")
    client.cookies = browse("Ayu").cookies
    for route in ROUTES:
        if route.post is not None:
            answer = client.post(reverse(route.name, args=route.args), route.post)
            assert answer.status_code == 403, route.label
            assert "open too long" in answer.content.decode(), route.label
