"""Does `kinerja coach` look at a sentence, a file and an objective, for people and for scripts?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def test_a_sentence(run: Run) -> None:
    """Score, findings with the words that caused them, and a wording."""
    ran = run("coach", "--lang", "en", "--kind", "kr", "Cut", "response", "time", "to", "2", "hours")
    assert ran.code == 0
    assert ran.out.splitlines()[0] == "Cut response time to 2 hours"
    assert "69/100  Nearly there" in ran.out
    assert "−15  No starting point “2 hours”" in ran.out
    assert "It could read: Cut response time from [how many hours?] to 2 hours by [when?]" in ran.out


def test_an_objective(run: Run) -> None:
    """The whole first, then its own sentence, then each key result."""
    ran = run("coach", "--lang", "en", "--objective", "Improve quality", "Hold 2 trainings", "Cut complaints to 5")
    assert ran.out.count("/100") == 4
    said = run("coach", "--objective", "Improve quality", "Hold 2 trainings", "Write 3 articles", "--json").json
    assert [f["code"] for f in said["findings"]] == ["all_effort"]


def test_a_file_and_standard_input(run: Run, tmp_path: Path) -> None:
    """One statement per line; empty lines are none; several answers are a list."""
    path = tmp_path / "targets.txt"
    path.write_text("\ufeffCSAT minimal 90%\n\nOmzet Rp150 juta per bulan\n", encoding="utf-8")
    said = run("coach", "--file", str(path), "--kind", "kpi", "--json").json
    assert [each["text"] for each in said] == ["CSAT minimal 90%", "Omzet Rp150 juta per bulan"]
    piped = run("coach", "--file", "-", "--json", stdin="Raise sales\n").json
    assert [each["kind"] for each in piped] == ["objective"]


def test_nothing_to_look_at(run: Run) -> None:
    """No text is refused with 1, an unknown kind is unclear with 2."""
    assert run("coach", "--lang", "en").code == 1
    assert run("coach", "--kind", "okr", "Raise sales", "--lang", "en").code == 2


def test_files_of_other_programs(run: Run, tmp_path: Path) -> None:
    """A workbook's own text is looked at, and what is no text is refused: noise never scores."""
    from tests.sources.files import xlsx_of

    path = tmp_path / "targets.xlsx"
    path.write_bytes(xlsx_of({"Target": [["CSAT minimal 90%"], ["Omzet Rp150 juta per bulan"]]}))
    said = run("coach", "--file", str(path), "--json").json
    assert "CSAT minimal 90%" in [each["text"] for each in said]
    path.write_bytes(bytes(range(256)) * 8)
    noise = run("coach", "--file", str(path))
    assert (noise.code, noise.out) == (1, "")
