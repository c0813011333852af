"""Does each variable mean what the operator's guide says, and is a slip refused by name?"""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from kinerja.settings import environment as env


@pytest.mark.parametrize(
    ("written", "meant"),
    [("1", True), ("true", True), ("Yes", True), (" on ", True), ("0", False), ("off", False), ("", False)],
)
def test_a_flag_is_read_as_people_write_it(written: str, meant: bool) -> None:
    """KINERJA_DEBUG=yes is as good as 1."""
    assert env.flag({"KINERJA_DEBUG": written}, "KINERJA_DEBUG") is meant


REFUSED = {
    "KINERJA_DEBUG": (lambda asked, home: env.flag(asked, "KINERJA_DEBUG"), "perhaps"),
    "KINERJA_LANG": (lambda asked, home: env.choice(asked, "KINERJA_LANG", ("id", "en")), "fr"),
    "KINERJA_DATABASE_URL": (env.database, "mysql://localhost/kinerja"),
    "KINERJA_EMAIL_URL": (lambda asked, home: env.email(asked), "mail.example.org"),
    "KINERJA_HOME": (lambda asked, home: env.home(asked), "/dev/null/kinerja"),
}


@pytest.mark.parametrize("variable", REFUSED)
def test_a_slip_is_refused_by_the_variables_name(variable: str, tmp_path: Path) -> None:
    """A server that starts with half its settings understood is worse than one that says what is wrong."""
    read, written = REFUSED[variable]
    with pytest.raises(ImproperlyConfigured, match=variable):
        read({variable: written}, tmp_path)


def test_without_a_url_the_data_lies_in_the_home_folder(tmp_path: Path) -> None:
    """SQLite with immediate transactions: a second writer waits, instead of failing with "database is locked"."""
    database = env.database({}, tmp_path)
    assert database["NAME"] == str(tmp_path / "kinerja.sqlite3")
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


@pytest.mark.parametrize(
    ("url", "file"),
    [("sqlite:////srv/data.sqlite3", "/srv/data.sqlite3"), ("sqlite:///mine.sqlite3", "{home}/mine.sqlite3")],
)
def test_a_sqlite_url_names_a_file(url: str, file: str, tmp_path: Path) -> None:
    """Four slashes begin an absolute path, three one in the home folder."""
    assert env.database({"KINERJA_DATABASE_URL": url}, tmp_path)["NAME"] == file.format(home=tmp_path)


def test_a_postgres_url_is_taken_apart(tmp_path: Path) -> None:
    """Signs that mean something in an address are written as %40 and so on; libpq's own options follow the ?."""
    url = "postgres://ayu:p%40ss@db.example.org:6432/kinerja?sslmode=require&pool_max=4"
    database = env.database({"KINERJA_DATABASE_URL": url}, tmp_path)
    told = {key: database[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}
    assert told == {
        "NAME": "kinerja",
        "USER": "ayu",
        "PASSWORD": "p@ss",
        "HOST": "db.example.org",
        "PORT": "6432",
    }
    assert database["OPTIONS"]["sslmode"] == "require"
    assert database["OPTIONS"]["pool"]["max_size"] == 4
    assert database["OPTIONS"]["prepare_threshold"] == 5
    never = env.database({"KINERJA_DATABASE_URL": f"{url}&prepare_threshold=0"}, tmp_path)
    assert never["OPTIONS"]["prepare_threshold"] is None


def test_a_postgres_socket_is_named_in_the_query(tmp_path: Path) -> None:
    """The way libpq writes a server that listens on a socket only."""
    database = env.database({"KINERJA_DATABASE_URL": "postgresql://postgres:@/kinerja?host=/run/pg"}, tmp_path)
    assert (database["HOST"], database["NAME"], database["PORT"]) == ("/run/pg", "kinerja", "")
    assert "host" not in database["OPTIONS"]


@pytest.mark.parametrize(
    ("url", "host", "port", "tls", "ssl"),
    [
        ("smtp://ayu:secret@mail.example.org", "mail.example.org", 587, True, False),
        ("smtps://ayu:secret@mail.example.org", "mail.example.org", 465, False, True),
        ("smtp://localhost:25?tls=0", "localhost", 25, False, False),
    ],
)
def test_mail_leaves_encrypted_unless_told_otherwise(url: str, host: str, port: int, tls: bool, ssl: bool) -> None:
    """STARTTLS on 587, TLS on 465, and plain only where the operator wrote tls=0."""
    mail = env.email({"KINERJA_EMAIL_URL": url})
    assert (mail["EMAIL_HOST"], mail["EMAIL_PORT"], mail["EMAIL_USE_TLS"], mail["EMAIL_USE_SSL"]) == (
        host,
        port,
        tls,
        ssl,
    )


def test_the_secret_key_is_made_once_and_is_the_owners_alone(tmp_path: Path) -> None:
    """Sixteen workers that start together agree on one key, in a file with mode 0600, and leave nothing behind."""
    with ThreadPoolExecutor(16) as workers:
        keys = set(workers.map(lambda _: env.secret_key({}, tmp_path), range(16)))
    assert len(keys) == 1
    assert len(keys.pop()) >= 50
    assert [file.name for file in tmp_path.iterdir()] == ["secret_key"]
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_a_named_secret_key_is_never_written_down(tmp_path: Path) -> None:
    """KINERJA_SECRET_KEY comes from a vault; a copy on disk would defeat it."""
    assert env.secret_key({"KINERJA_SECRET_KEY": "from the vault"}, tmp_path) == "from the vault"
    assert list(tmp_path.iterdir()) == []


def test_the_file_of_the_database_is_the_owners_alone(tmp_path: Path) -> None:
    """Also in a folder that was there before and is open to others; one that is there keeps what it had."""
    tmp_path.chmod(0o755)
    file = tmp_path / "kinerja.sqlite3"
    env.keep_private(str(file))
    assert file.stat().st_mode & 0o777 == 0o600
    file.chmod(0o640)
    env.keep_private(str(file))
    assert file.stat().st_mode & 0o777 == 0o640
    env.keep_private(str(tmp_path / "not there" / "kinerja.sqlite3"))


@pytest.mark.parametrize(("written", "meant"), [("", 0), ("1", 1), (" 2 ", 2)])
def test_a_number_is_read(written: str, meant: int) -> None:
    assert env.number({"KINERJA_PROXIES": written}, "KINERJA_PROXIES") == meant


@pytest.mark.parametrize("written", ["-1", "one", "1.5", "100"])
def test_a_number_that_is_none_is_refused(written: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="KINERJA_PROXIES"):
        env.number({"KINERJA_PROXIES": written}, "KINERJA_PROXIES")
