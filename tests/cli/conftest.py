"""How does a test run the real command, with a home of its own?"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

COMMAND = Path(sys.executable).parent / "kinerja"


@dataclass(frozen=True)
class Ran:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Its answer, for a command that was asked for JSON."""
        return json.loads(self.out)


Run = Callable[..., Ran]


def run_in(home: Path) -> Run:
    """A runner of `kinerja` whose data lies in `home` and nowhere else."""

    def run(*words: str, stdin: str | bytes = "", lang: str = "en", **environment: str) -> Ran:
        kept = {n: v for n, v in os.environ.items() if not n.startswith(("KINERJA_", "DJANGO_", "PORT"))}
        kept |= {"KINERJA_HOME": str(home), "KINERJA_LANG": lang, **environment}
        sent = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run([COMMAND, *words], input=sent, capture_output=True, env=kept, timeout=120, check=False)
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """`run("board", "--json")` on an empty home."""
    return run_in(tmp_path / "home")


PLAN = """Digital Marketing
KPI:
- Traffic website minimal 10.000 pengunjung per bulan
- Bounce rate di bawah 40%
Objective: Meningkatkan brand awareness
KR 1: Naikkan followers dari 5.000 menjadi 8.000 sampai akhir kuartal
KR 2: Turunkan keluhan dari 12 menjadi 5 sampai akhir kuartal
"""


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The command on a home in which PLAN has been saved: KPI-1, KPI-2, O-1, KR-1, KR-2; shared, so leave nothing."""
    run = run_in(tmp_path_factory.mktemp("filled"))
    saved = run("import", "-", "--yes", "--json", stdin=PLAN)
    assert saved.code == 0, saved.err
    return run
