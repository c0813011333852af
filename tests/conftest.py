"""On which database, in which folder and with which settings do the tests run?

KINERJA_TEST_DATABASE=sqlite (the default) uses a file, in WAL and with immediate transactions as in production;
KINERJA_TEST_DATABASE=postgres uses the server in KINERJA_DATABASE_URL: `scripts/postgres.py pytest tests/store`.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings as drawn

KIND = os.environ.get("KINERJA_TEST_DATABASE", "sqlite")


def choose_settings() -> None:
    """Give the run a home of its own and forget what the developer's shell says about Kinerja.

    Workers of xdist inherit what the first process chose, so they share its home and its key.
    """
    if KIND not in ("sqlite", "postgres"):
        raise pytest.UsageError(f"KINERJA_TEST_DATABASE is {KIND!r}; write sqlite or postgres.")
    if "PYTEST_XDIST_WORKER" not in os.environ:
        url = os.environ.get("KINERJA_DATABASE_URL", "")
        if KIND == "postgres" and not url.startswith("postgres"):
            raise pytest.UsageError("No PostgreSQL in KINERJA_DATABASE_URL; run: scripts/postgres.py pytest …")
        for name in [name for name in os.environ if name.startswith("KINERJA_")]:
            del os.environ[name]
        os.environ["KINERJA_TEST_DATABASE"] = KIND
        if KIND == "postgres":
            os.environ["KINERJA_DATABASE_URL"] = url
        os.environ["KINERJA_HOME"] = tempfile.mkdtemp(prefix="kinerja-tests-")
        os.environ["KINERJA_SECRET_KEY"] = "a key for tests only"
        os.environ["KINERJA_EMAIL_URL"] = "console:"
    os.environ["DJANGO_SETTINGS_MODULE"] = "kinerja.settings"


# No example fails for being slow on a busy machine; in CI (which hypothesis knows by itself) examples are the same
# every time as well.
if "CI" not in os.environ:
    drawn.register_profile("unhurried", deadline=None)
    drawn.load_profile("unhurried")

# At import: xdist starts its workers, which inherit the choice, before any hook of ours is called.
choose_settings()


def pytest_configure(config: pytest.Config) -> None:
    """Read the settings, so that pytest-django, whose own hook comes last, finds them and sets Django up."""
    from django.conf import settings

    assert settings.DATABASES


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Remove the home of this run, in the process that made it."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        shutil.rmtree(os.environ["KINERJA_HOME"], ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> Iterator[None]:
    """Hash passwords cheaply: Argon2 takes 50 ms by design, and the suite makes hundreds of people."""
    from django.test import override_settings

    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Keep SQLite's test database in a file: in memory there is no WAL, and threads would share one connection."""
    if KIND == "sqlite":
        from django.conf import settings

        test = settings.DATABASES["default"].setdefault("TEST", {})
        worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
        test["NAME"] = str(Path(os.environ["KINERJA_HOME"]) / f"test-{worker}.sqlite3")
