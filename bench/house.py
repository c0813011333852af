"""Which databases with how many rows stand behind the product and its floor while they are measured?"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from bench.child import Child
from bench.timing import Rounds

Rows = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Sizes:
    """The rows of the three houses, and how often to measure.

    `page` holds what row 1 asks for. `large` has the same running cycle and KPIs, and a long past with many people.
    """

    small: Rows = field(default_factory=lambda: {"kpis": 20, "objectives": 20, "older": 0, "people": 20})
    page: Rows = field(default_factory=lambda: {"kpis": 200, "objectives": 400, "older": 0, "people": 200})
    large: Rows = field(default_factory=lambda: {"kpis": 200, "objectives": 400, "older": 33000, "people": 2000})
    rounds: Rounds = field(default_factory=Rounds)
    starts: int = 9
    writers: int = 32
    writes: int = 20
    statements: int = 300


def tiny() -> Sizes:
    """Twenty rows and one round: shows that everything runs, and measures nothing."""
    twenty = {"kpis": 20, "objectives": 20, "older": 0, "people": 20}
    return Sizes(twenty, twenty, {**twenty, "older": 10}, Rounds(1, 1, 1), 1, 4, 2, 5)


@dataclass(slots=True)
class Side:
    """A child with its database, and how one knocks at its server."""

    child: Child
    environment: dict[str, str]
    opened: dict[str, Any]


@dataclass(slots=True)
class House:
    """One database engine with all sides, each started when it is first asked for."""

    database: str
    sizes: Sizes
    home: Path
    server: str | None
    _open: dict[str, Side] = field(default_factory=dict)
    _stack: ExitStack = field(default_factory=ExitStack)

    def product(self, size: str = "page") -> Side:
        """The product with the rows of a size: "small", "page" or "large"."""
        return self._side(f"product_{size}", "bench.product", getattr(self.sizes, size))

    def floor(self) -> Side:
        """The bare project with as many rows as row 1 asks for."""
        return self._side("floor_page", "bench.floor", self.sizes.page)

    def _side(self, name: str, module: str, rows: Rows) -> Side:
        if name not in self._open:
            begun, url = time.perf_counter(), self._database(name)
            home = self.home / name
            home.mkdir(exist_ok=True)
            clean = {key: "" for key in os.environ if key.startswith("KINERJA_")}
            environment = {
                **clean,
                "KINERJA_HOME": str(home),
                "KINERJA_DATABASE_URL": url,
                "BENCH_FLOOR_DATABASE_URL": url,
            }
            child = self._stack.enter_context(Child(module, environment))
            opened = child.ask("open", rows=dict(rows)) or {}
            said = f"{self.database}: {name} has its rows after {time.perf_counter() - begun:.0f} s"
            print(said, file=sys.stderr, flush=True)
            self._open[name] = Side(child, environment, opened)
        return self._open[name]

    def _database(self, name: str) -> str:
        if self.server is None:
            return f"sqlite:///{self.home / name}.sqlite3"
        import psycopg

        with psycopg.connect(self.server, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        parts = urlsplit(self.server)
        return urlunsplit(parts._replace(path=f"/{name}"))


@contextmanager
def opened(database: str, sizes: Sizes, home: Path) -> Iterator[House]:
    """A house on "sqlite", or on "postgres" with the server that KINERJA_DATABASE_URL names; ends all children."""
    server = os.environ["KINERJA_DATABASE_URL"] if database == "postgres" else None
    with ExitStack() as stack:
        yield House(database, sizes, home, server, {}, stack)
