"""Does `kinerja advise` answer a sentence and six questions, for people and for scripts?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def test_a_sentence(run: Run) -> None:
    """Without quotes too; the heaviest reason stands first."""
    ran = run("advise", "--lang", "en", "Keep", "uptime", "above", "99.9%")
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[0].startswith("KPI")
    assert "■■■■■  “Keep” asks to keep a level, not to change it." in ran.out
    assert "KR  Keep uptime above 99.9% until [when?]" in ran.out


def test_for_scripts(run: Run) -> None:
    """JSON in, JSON out; the answers are given as options."""
    said = run("advise", "--answer", "repeats=yes", "--answer", "changes=no", "--json").json
    assert (said["answer"], said["certainty"]) == ("kpi", "open")
    said = run("advise", "Kirim laporan besok", "--json", "--lang", "en").json
    assert (said["answer"], said["name"]) == ("task", "A task")


def test_what_it_is_kept_as(run: Run) -> None:
    """A level kept as a key result is told what it lacks, and how it would read as one."""
    ran = run("advise", "--lang", "en", "--kind", "kr", "Engagement", "rate", "6%")
    assert ran.out.splitlines()[0].startswith("KPI and OKR")
    assert "It stands under key results and names a level, not the way there." in ran.out
    assert "  Engagement rate up from [what % today?] to 6% by [when?]" in ran.out
    assert run("advise", "--lang", "en", "--kind", "kpi", "Engagement", "rate", "6%", "--json").json["remark"] is None


def test_six_questions(run: Run) -> None:
    """Answered by a letter; a question mark or nothing is "unsure", another letter is asked again."""
    ran = run("advise", "--questions", "--lang", "en", stdin="y\nx\nn\nn\n?\ny\n\n")
    assert (ran.code, ran.out.splitlines()[0][:3]) == (0, "KPI")
    assert ran.err.count("Does it have to become clearly different") == 1


def test_what_is_not_understood(run: Run) -> None:
    """No text is refused with 1, a strange answer is unclear with 2."""
    assert run("advise", "--lang", "en").code == 1
    strange = run("advise", "--answer", "repeats=maybe", "--lang", "en")
    assert (strange.code, "repeats" in strange.err) == (2, True)
