"""Does `kinerja calc` say what the method says?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("score --formula ratio --polarity lower --target 60 70", "85.714286"),
        ("score --formula complement --polarity lower --target 60 70", "83.333333"),
        ("score --formula complement --polarity lower --target 60 150", "0"),
        ("score --formula ratio --target 150.000.000 120000000", "80"),
        ("score --formula red_flag --red-flag 500 --target 700 600", "5"),
        ("score --formula range_target --polarity band --target 80 --high 90 92", "102.222222"),
        ("score --formula hit_rate --hits 3 --due 4", "75"),
        ("score --formula interpolate --baseline -10 --target 10 -5", "25"),
        ("progress --from 12 --to 5 8", "0.571429"),
        ("progress --from 80 --to 100 80", "0"),
        ("progress --from 12 --to 5 14", "0"),
        ("progress --kind at_least --to 90 92 88 95", "0.666667"),
        ("progress --from -4,5 --to 0 -1.5", "0.666667"),
    ],
)
def test_the_vectors(run: Run, words: str, value: str) -> None:
    """Numbers as an Indonesian types them; a negative one is a value and not an option."""
    ran = run("calc", *words.split(), "--json", lang="id")
    assert ran.code == 0, ran.err
    assert ran.json["value"] == value
    assert ran.json["steps"]


@pytest.mark.parametrize(
    "words",
    ["score --target 0 5", "progress --from 5 --to 5 5", "progress --from 5 8", "score --target 60 abc"],
)
def test_what_can_not_be_scored_is_refused(run: Run, words: str) -> None:
    """With a sentence and what would do, and exit code 1."""
    ran = run("calc", *words.split())
    assert (ran.code, ran.out) == (1, "")
    assert len(ran.err.splitlines()) >= 2


def test_the_answer_shows_its_steps(run: Run) -> None:
    """The number first, then how it came out."""
    lines = run("calc", "score", "--polarity", "lower", "--target", "60", "70").out.splitlines()
    assert lines[0] == "≈85.7143"
    assert "100 × 60 ÷ 70" in lines[1]


def test_the_answer_is_written_as_the_language_writes_it(run: Run) -> None:
    """Decimals after a comma in Indonesian; the steps have names, not codes; scripts get the codes."""
    words = ("calc", "score", "--polarity", "lower", "--target", "60", "70")
    english, indonesian = (run(*words, lang=lang).out.splitlines() for lang in ("en", "id"))
    assert english[:2] == ["≈85.7143", "  100 × 60 ÷ 70 ≈85.7143   (Ratio to the target)"]
    assert english[2] == "  Level: Amber"
    assert indonesian[0] == "≈85,7143"
    assert indonesian[1].startswith("  100 × 60 ÷ 70 ≈85,7143   (")
    assert run(*words, "--json").json["steps"][0]["code"] == "ratio"
