"""How does a visitor look around in a believable organisation within seconds?"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import click

from kinerja import __version__
from kinerja.cli import serving
from kinerja.cli.app import Command, make
from kinerja.cli.local import load
from kinerja.cli.speech import _

FILE = "kinerja.sqlite3"
#: After this long the newest value of the demo looks neglected.
FRESH = timedelta(days=14)


def command() -> Command:
    """`kinerja demo`."""
    return make(
        "demo",
        demo,
        [
            click.Option(["--port"], type=click.IntRange(1, 65535), envvar="PORT", default=8000, show_default=True),
            click.Option(
                ["--reset"], is_flag=True, help=_("Build the organisation anew; what you changed in it is lost.")
            ),
            click.Option(["--build-only"], is_flag=True, help=_("Build it, but don't serve it.")),
        ],
        more=_("The people and numbers are made up. It lies in a folder of its own, apart from your data."),
        example="kinerja demo --port 8080",
        person=False,
    )


def demo(port: int, reset: bool, build_only: bool) -> None:
    """Build the made-up organisation unless it is there, and serve it."""
    if not build_only:
        serving.check_port("127.0.0.1", port)
    folder = demo_home()
    # The demo has one database, in its own folder, whatever the environment says about the real one.
    os.environ["KINERJA_HOME"] = str(folder)
    os.environ.pop("KINERJA_DATABASE_URL", None)
    base = serving.base_of("127.0.0.1", port)
    os.environ["KINERJA_URL"] = base
    with alone(folder):
        if reset or not is_current(folder):
            build(folder)
    if datetime.now(UTC) - built_at(folder) > FRESH:
        click.echo(_("This demo was built on %s; --reset builds it anew.") % f"{built_at(folder):%Y-%m-%d}")
    if not build_only:
        click.echo(_("The demo answers at %s (Ctrl-C stops it)") % base)
        serving.start("127.0.0.1", port)


def demo_home() -> Path:
    """The demo's own folder, inside the one that KINERJA_HOME names."""
    named = os.environ.get("KINERJA_HOME", "").strip()
    if not named:
        from platformdirs import user_data_path

        named = str(user_data_path("kinerja", appauthor=False))
    folder = Path(named).expanduser().absolute() / "demo"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def marker() -> str:
    """Which version and which tables the demo was built with, told without loading Django."""
    spec = find_spec("kinerja.store")
    places = list(spec.submodule_search_locations or ()) if spec else []
    names = sorted(file.name for place in places for file in (Path(place) / "migrations").glob("0*.py"))
    return hashlib.sha256("\n".join([__version__, *names]).encode()).hexdigest()[:16]


def is_current(folder: Path) -> bool:
    """Whether a whole demo of this version lies in the folder."""
    mark = folder / "built"
    return (folder / FILE).exists() and mark.exists() and mark.read_text(encoding="ascii") == marker()


def built_at(folder: Path) -> datetime:
    """When the demo was built."""
    return datetime.fromtimestamp((folder / "built").stat().st_mtime, UTC)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Let one process at a time build here; a second start waits and finds the demo built."""
    try:
        import fcntl
    except ImportError:  # Windows, where nobody starts two demos at once
        yield
        return
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def build(folder: Path) -> None:
    """Build into a folder beside and put the file in place when it is whole: an interruption leaves no half demo."""
    for left in folder.glob("building-*"):
        shutil.rmtree(left, ignore_errors=True)
    place = Path(tempfile.mkdtemp(prefix="building-", dir=folder))
    try:
        write_into(place / FILE)
        for old in folder.glob(f"{FILE}*"):
            old.unlink()
        (place / FILE).rename(folder / FILE)
        (folder / "built").write_text(marker(), encoding="ascii")
    finally:
        shutil.rmtree(place, ignore_errors=True)


def write_into(file: Path) -> None:
    """Write the organisation into a new database, with a bar that shows how far it is."""
    os.environ["KINERJA_DATABASE_URL"] = f"sqlite:///{quote(str(file))}"
    load()
    from django.db import connection

    from kinerja import demo as made_up
    from kinerja.store import schema

    schema.bring_up_to_date()
    with click.progressbar(length=1000, label=_("Building the demo")) as bar:

        def progress(done: int, of: int) -> None:
            bar.update(round(1000 * done / max(of, 1)) - bar.pos)

        made_up.build(now=datetime.now(UTC), progress=progress)
    with connection.cursor() as cursor:
        # What still lies in the write-ahead log would be left behind when the file moves.
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    os.environ.pop("KINERJA_DATABASE_URL", None)
