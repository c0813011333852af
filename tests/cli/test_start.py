"""Does the command line start at once, explain itself, and load only what a command needs?"""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kinerja.cli.overview import COMMANDS

if TYPE_CHECKING:
    from tests.cli.conftest import Run

LOADED = """import sys; from kinerja.cli import main; sys.argv = ['kinerja', *{words!r}]
try: main()
except SystemExit: pass
"""
PRINT = "sys.stderr.write(' '.join(m for m in {names!r} if m in sys.modules))"


def loaded(words: list[str], names: list[str]) -> set[str]:
    """Which of these modules a run of `kinerja …` has imported by its end."""
    code = LOADED.format(words=words) + PRINT.format(names=names)
    done = subprocess.run([sys.executable, "-c", code], input="", capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize(
    ("words", "never"),
    [
        (["--help"], ["django", "click", "babel", "pydantic", "inspect"]),
        (["calc", "score", "--target", "60", "70"], ["django", "click", "kinerja.reading", "ast", "datetime"]),
        (["calc", "progress", "--from", "12", "--to", "5", "8"], ["django", "click", "kinerja.reading", "ast"]),
        (["read", "-"], ["django", "ninja", "kinerja.store", "kinerja.actions"]),
        (["board", "--help"], ["django", "kinerja.reading", "kinerja.store"]),
    ],
    ids=["help", "calc score", "calc progress", "read", "help of a command"],
)
def test_what_a_command_never_loads(words: list[str], never: list[str]) -> None:
    """Arithmetic and reading answer before Django would have been imported."""
    assert loaded(words, never) == set()


def test_the_overview_names_every_command(run: Run) -> None:
    """In both languages the commands have the same names."""
    for lang in ("id", "en"):
        shown = run("--help", lang=lang)
        assert shown.code == 0
        assert [line.split()[0] for line in shown.out.splitlines() if line.startswith("  ")] == list(COMMANDS)
    assert run().out == run("--help").out


@pytest.mark.parametrize(
    "name", [*COMMANDS, "token create", "token list", "token revoke", "calc score", "calc progress", "library list"]
)
def test_every_command_explains_itself_with_an_example(run: Run, name: str) -> None:
    """The example begins with the command itself."""
    shown = run(*name.split(), "--help")
    assert shown.code == 0
    if name not in ("token", "calc", "library"):
        assert f"kinerja {name}" in shown.out.split("Example:")[1]


@pytest.mark.parametrize(
    "words",
    [
        ["nothing"],
        ["board", "--nothing"],
        ["checkin"],
        ["calc", "score"],
        ["why"],
        ["measure", "KPI-1"],
        ["undo", "X-1"],
    ],
)
def test_what_is_not_understood_ends_with_2(filled: Run, words: list[str]) -> None:
    """And says why on standard error, with nothing on standard output."""
    ran = filled(*words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("KINERJA_LANG", "fr", "KINERJA_LANG"),
        ("KINERJA_DATABASE_URL", "mysql://x/y", "KINERJA_DATABASE_URL"),
        ("KINERJA_HOME", "/dev/null/x", "KINERJA_HOME"),
    ],
)
def test_a_wrong_environment_is_named(run: Run, variable: str, value: str, said: str) -> None:
    """An operator reads which variable is wrong, not a traceback."""
    ran = run("board", **{variable: value})
    assert ran.code == 2 and said in ran.err and "Traceback" not in ran.err


@pytest.mark.parametrize("words", [["read", "--help", "--lang", "en"], ["library", "--lang=en", "--help"]])
def test_a_help_is_in_one_language(run: Run, words: list[str]) -> None:
    """Wherever `--lang` stands; what comes after "--" is somebody's own words."""
    assert run(*words, lang="id").out == run(*words, lang="en").out
    assert "Cara pakai" in run("read", "--help", "--", "--lang", "en", lang="id").out
