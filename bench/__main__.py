"""Which ratios are reached today? `python -m bench` prints the table; `--check` fails where one is missed."""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.house import Sizes, opened, tiny
from bench.result import Result, table
from bench.rows import ROWS, measured

ROOT = Path(__file__).resolve().parent.parent
DATABASES = ("sqlite", "postgres")


def main(words: list[str] | None = None) -> int:
    """Measure and print; 1 when `--check` finds a missed ratio, else 0."""
    asked = _parser().parse_args(words)
    if asked.inside:
        _measure(asked.inside, asked.row or list(ROWS), tiny() if asked.quick else Sizes())
        return 0
    results = [result for database in asked.on or DATABASES for result in _elsewhere(database, asked)]
    missed = [result for result in results if not result.reached]
    print(table(results))
    print(f"\n{len(results) - len(missed)} of {len(results)} lines reached.")
    return 1 if asked.check and missed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--row", type=int, action="append", choices=list(ROWS), help="one row; may be given again")
    parser.add_argument("--on", action="append", choices=DATABASES, help="one database instead of both")
    parser.add_argument("--check", action="store_true", help="exit with 1 when a ratio is missed")
    parser.add_argument("--quick", action="store_true", help="twenty rows, one round: only whether everything runs")
    parser.add_argument("--inside", choices=DATABASES, help=argparse.SUPPRESS)
    return parser


def _elsewhere(database: str, asked: argparse.Namespace) -> list[Result]:
    """The rows on one database, from a process beside which a PostgreSQL lives where one is needed."""
    command = [sys.executable, "-m", "bench", "--inside", database, *(["--quick"] if asked.quick else [])]
    for row in asked.row or ():
        command += ["--row", str(row)]
    if database == "postgres":
        command = [sys.executable, str(ROOT / "scripts" / "postgres.py"), *command]
    run = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return [Result(**json.loads(line)) for line in run.stdout.splitlines()]


def _measure(database: str, rows: list[int], sizes: Sizes) -> None:
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    # Children and servers print as well; the lines of results must stay alone.
    os.dup2(2, 1)

    def told(result: Result) -> None:
        print(" ".join(result.cells), file=sys.stderr, flush=True)
        answers.write(json.dumps(dataclasses.asdict(result)) + "\n")
        answers.flush()

    with tempfile.TemporaryDirectory(prefix="kinerja-bench-") as home, opened(database, sizes, Path(home)) as house:
        measured(house, rows, told)


if __name__ == "__main__":
    sys.exit(main())
