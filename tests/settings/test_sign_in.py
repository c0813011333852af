"""Is a guesser of passwords stopped, and nobody else?"""

from __future__ import annotations

import pytest
from django.conf import settings
from django.contrib.auth import authenticate
from django.http import HttpRequest
from django.test import RequestFactory

from kinerja.store.models import User

DESK, CAFE = "10.0.0.7", "203.0.113.9"
RIGHT = "sembilan naga terbang"


@pytest.fixture
def ayu_and_budi(db: None) -> None:
    """Two people with passwords, kept as in production but for the cost of a hash."""
    User.objects.create_user("ayu@example.org", password=RIGHT)
    User.objects.create_user("budi@example.org", password=RIGHT)


def signs_in(name: str, password: str, address: str) -> bool:
    """Whether this person, at this address, with this password, gets in."""
    request: HttpRequest = RequestFactory().post("/", REMOTE_ADDR=address)
    return authenticate(request, username=f"{name}@example.org", password=password) is not None


@pytest.mark.usefixtures("ayu_and_budi")
def test_guessing_locks_a_name_at_one_address_only() -> None:
    """Somebody in a café guesses Ayu's password: from there even the right one is refused for a while, yet Ayu signs in
    at her desk, and Budi, who sits in the same café, is not disturbed.
    """
    for _ in range(settings.AXES_FAILURE_LIMIT):
        assert not signs_in("ayu", "a guess", CAFE)
    assert not signs_in("ayu", RIGHT, CAFE)
    assert signs_in("ayu", RIGHT, DESK)
    assert signs_in("budi", RIGHT, CAFE)


@pytest.mark.usefixtures("ayu_and_budi")
def test_a_few_slips_lock_nobody() -> None:
    """Nine wrong tries and then the right one: in."""
    for _ in range(settings.AXES_FAILURE_LIMIT - 1):
        signs_in("ayu", "a slip", DESK)
    assert signs_in("ayu", RIGHT, DESK)


def test_passwords_are_kept_by_argon2() -> None:
    """The order in the settings is what counts; the tests themselves use a cheaper one."""
    from kinerja import settings as written

    assert written.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")
    assert written.AUTHENTICATION_BACKENDS[0] == "axes.backends.AxesStandaloneBackend"


def test_the_policy_allows_no_inline_code_and_no_stranger() -> None:
    """Whoever smuggles a script into a page gets no browser to run it."""
    from kinerja import settings as written

    sources = {source for allowed in written.CONTENT_SECURITY_POLICY["DIRECTIVES"].values() for source in allowed}
    assert sources == {"'none'", "'self'", "data:"}
