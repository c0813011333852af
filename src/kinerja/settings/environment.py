"""What did the operator ask for in the environment, and is it something we understand?"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

Environment = Mapping[str, str]


def flag(environment: Environment, name: str, default: bool = False) -> bool:
    """Read a yes-or-no variable: 1, true, yes, on or 0, false, no, off (in any case); empty means `default`."""
    text = environment.get(name, "").strip().lower()
    if text in ("1", "true", "yes", "on"):
        return True
    if text in ("0", "false", "no", "off"):
        return False
    if not text:
        return default
    raise ImproperlyConfigured(f"{name} is {text!r}; write 1 or 0.")


def choice(environment: Environment, name: str, allowed: tuple[str, ...]) -> str:
    """Read one of a few words; empty means the first, as KINERJA_LANG means "id" unless told otherwise."""
    text = environment.get(name, "").strip().lower() or allowed[0]
    if text not in allowed:
        raise ImproperlyConfigured(f"{name} is {text!r}; write one of: {', '.join(allowed)}.")
    return text


def number(environment: Environment, name: str) -> int:
    """Read how many of something there are; empty means none."""
    text = environment.get(name, "").strip() or "0"
    if not text.isdecimal() or len(text) > 2:
        raise ImproperlyConfigured(f"{name} is {text!r}; write a number like 1.")
    return int(text)


def words(environment: Environment, name: str) -> list[str]:
    """Read a list written with commas: "kpi.example.org, okr.example.org"."""
    return [word.strip() for word in environment.get(name, "").split(",") if word.strip()]


def home(environment: Environment) -> Path:
    """The folder that holds what this installation keeps: the SQLite file and the secret key. Made when absent.

    KINERJA_HOME, else the user's data folder of the operating system. Only its owner may look inside.
    """
    named = environment.get("KINERJA_HOME", "").strip()
    if named:
        folder = Path(named).expanduser().absolute()
    else:
        from platformdirs import user_data_path

        folder = user_data_path("kinerja", appauthor=False)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(f"KINERJA_HOME is {folder}, which can't be made: {error.strerror}.") from error
    return folder


def secret_key(environment: Environment, folder: Path) -> str:
    """KINERJA_SECRET_KEY, else the key kept in `folder`, made there on the first start, readable by its owner only.

    Several workers may start at once: each writes a candidate, one link wins, and all read the winner.
    """
    named = environment.get("KINERJA_SECRET_KEY", "").strip()
    if named:
        return named
    kept = folder / "secret_key"
    if not kept.exists():
        import secrets

        # mkstemp makes the file with mode 0600. A link, unlike opening with O_EXCL, never shows a half-written key.
        descriptor, candidate = tempfile.mkstemp(dir=folder, prefix=".secret_key-")
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(50))
        try:
            os.link(candidate, kept)
        except FileExistsError:
            pass
        finally:
            os.unlink(candidate)
    return kept.read_text(encoding="ascii").strip()


def database(environment: Environment, folder: Path) -> dict[str, Any]:
    """Django's settings of the one database, from KINERJA_DATABASE_URL; without it, SQLite in `folder`.

    "sqlite:////var/lib/kinerja/kinerja.sqlite3" (three slashes: relative to `folder`) and
    "postgres://user:password@host:5432/name?sslmode=require" are understood; what follows the question mark goes to
    libpq, but for `pool_max`, the most connections one process opens (10), and `prepare_threshold`, after how often
    the server is to keep the plan of a query that comes again (5; 0 for never, where a pooler hands out connections).
    """
    url = environment.get("KINERJA_DATABASE_URL", "").strip() or "sqlite:///kinerja.sqlite3"
    parts = urlsplit(url)
    if parts.scheme == "sqlite" and parts.path.strip("/"):
        return sqlite(folder / unquote(parts.path[1:]))
    if parts.scheme in ("postgres", "postgresql") and parts.path.strip("/"):
        return postgres(url)
    raise ImproperlyConfigured(
        "KINERJA_DATABASE_URL isn't understood; write sqlite:////path/to/file or postgres://user:password@host:5432/name."
    )


def sqlite(file: Path) -> dict[str, Any]:
    """SQLite as it bears many writers: WAL, and every transaction takes the write lock when it begins.

    With Django's deferred default, two transactions that read and then write fail at once with "database is locked";
    with IMMEDIATE the second waits for the first, up to `timeout` seconds. Django itself switches foreign keys on.
    """
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        # Opening the file and setting the pragmas costs more than a small page; the file is local, so keep it open.
        "CONN_MAX_AGE": 600,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY;",
        },
    }


def keep_private(file: str) -> None:
    """Make the database's file before SQLite does, for its owner alone: the folder may be open to others.

    The files beside it (-wal, -shm) take over what it allows. One that is there keeps what its operator gave it.
    """
    try:
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError:
        # It is there, or can't be made: then SQLite says why when it is opened.
        return


def postgres(url: str) -> dict[str, Any]:
    """PostgreSQL with a pool that gives up soon: a database that is away is told within seconds, not half a minute."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    pool_max, threshold = query.pop("pool_max", "10"), query.pop("prepare_threshold", "5")
    try:
        port, most, kept_after = parts.port or query.pop("port", ""), int(pool_max), int(threshold)
    except ValueError as error:
        raise ImproperlyConfigured(f"KINERJA_DATABASE_URL holds a number that isn't one: {error}.") from error
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or query.pop("user", "")),
        "PASSWORD": unquote(parts.password or query.pop("password", "")),
        "HOST": unquote(parts.hostname or query.pop("host", "")),
        "PORT": str(port),
        # The pool keeps connections; Django must not keep one per thread beside it.
        "CONN_MAX_AGE": 0,
        "OPTIONS": {
            "connect_timeout": 5,
            # Only for statements that `store/cursors.py` sends: after so many times the server keeps their plan.
            "prepare_threshold": kept_after or None,
            **query,
            "pool": {"min_size": 1, "max_size": max(1, most), "timeout": 5, "max_idle": 120},
        },
    }


def email(environment: Environment) -> dict[str, Any]:
    """Django's EMAIL_ settings from KINERJA_EMAIL_URL; without it, nothing is sent and MAIL_IS_SET is False.

    "smtp://user:password@host:587" speaks STARTTLS, "smtps://…:465" TLS, "smtp://host:25?tls=0" neither;
    "file:///folder" writes each mail into a file, and "console:" prints it.
    """
    url = environment.get("KINERJA_EMAIL_URL", "").strip()
    parts = urlsplit(url)
    backends = "django.core.mail.backends"
    if not url:
        return {"MAIL_IS_SET": False, "EMAIL_BACKEND": f"{backends}.dummy.EmailBackend"}
    if parts.scheme == "console":
        return {"MAIL_IS_SET": True, "EMAIL_BACKEND": f"{backends}.console.EmailBackend"}
    if parts.scheme == "file" and parts.path:
        folder = {"EMAIL_FILE_PATH": unquote(parts.path)}
        return {"MAIL_IS_SET": True, "EMAIL_BACKEND": f"{backends}.filebased.EmailBackend", **folder}
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ImproperlyConfigured("KINERJA_EMAIL_URL isn't understood; write smtp://user:password@host:587.")
    inside = parts.scheme == "smtps"
    return {
        "MAIL_IS_SET": True,
        "EMAIL_BACKEND": f"{backends}.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if inside else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": inside,
        "EMAIL_USE_TLS": not inside and dict(parse_qsl(parts.query)).get("tls", "1") != "0",
        "EMAIL_TIMEOUT": 10,
    }
