"""Does everything the coach can say have its words, and do they say what the text gave cause for?"""

from __future__ import annotations

import string
import tomllib
from pathlib import Path

import pytest

import kinerja.reading
from kinerja.reading.coach import coach
from kinerja.reading.coach.score import COSTS, MOST
from kinerja.reading.coach.set import coach_objective
from kinerja.words.coaching import told, verdict_of, worded
from kinerja.words.coaching_texts import FINDINGS, PARTS, RISKS

DATA = Path(kinerja.reading.__file__).parent / "lexicon" / "coach"
LANGUAGES = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(DATA.glob("*.toml"))}


def test_every_code_has_its_words() -> None:
    """Findings, parts and risks: what the coach may answer, words can say, and the other way round."""
    assert set(FINDINGS) == {code.rpartition(".")[2] for code in COSTS}
    assert set(PARTS) == {part for parts in MOST.values() for part in parts}
    risks = {risk["code"] for data in LANGUAGES.values() for risk in data["risks"]} - {"safe"}
    assert set(RISKS) == risks


def test_sentences_ask_only_for_what_they_get() -> None:
    """A place to fill in is one of those that are filled in, in every language."""
    asked = {
        name for row in FINDINGS.values() for text in row for _, name, _, _ in string.Formatter().parse(text) if name
    }
    assert asked <= {"words", "risk", "health", "count", "metric", "said", "stands"}


def test_the_languages_say_the_same() -> None:
    """A language's data has the same sections, texts and risks as another's: nothing falls back without notice."""
    first, *others = LANGUAGES.values()
    for other in others:
        assert set(other) == set(first)
        assert set(other["wording"]) == set(first["wording"])
        assert {r["code"] for r in other["risks"]} == {r["code"] for r in first["risks"]}
        assert len(other["topics"]) == len(first["topics"])


@pytest.mark.parametrize("lang", ["id", "en"])
def test_an_answer_in_words(lang: str) -> None:
    """Nothing unfilled is left in a sentence, the words of the text are quoted, and every part has a name."""
    found = coach("Tulis artikel berkualitas dan konten viral 8 per bulan", None, "kpi")
    said = told(found, lang)
    assert len(said.advice) == len(found.findings) > 1
    assert not any("{" in text for one in said.advice for text in (one.name, one.why, one.would_do))
    vague = next(one for one in said.advice if one.code == "vague")
    assert "berkualitas, viral" in vague.why
    assert [part[1] for part in said.parts] == [part.points for part in found.parts]


def test_for_a_program() -> None:
    """The same answer with its codes, for an objective with everything below it."""
    said = worded(coach_objective("Improve quality", ["Cut complaints to 5", "Hold 2 trainings"]), "en")
    assert said["objective"]["findings"][0]["name"] == "It says “more”, not where to"
    assert [each["kind"] for each in said["key_results"]] == ["key_result", "key_result"]
    assert said["key_results"][0]["findings"][0]["code"] == "no_baseline"
    assert said["parts"][0]["name"] == "The objective's own words"


#: A score and the state it is drawn in.
STATES = [(100, "achieved"), (80, "achieved"), (79, "watch"), (60, "watch"), (59, "missed"), (0, "missed")]


@pytest.mark.parametrize(("score", "state"), STATES)
def test_what_a_score_means(score: int, state: str) -> None:
    """From 80 on it is good to agree on, from 60 on nearly there."""
    assert verdict_of(score, "en")[1] == state
