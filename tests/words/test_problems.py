"""Has every refusal in the source its sentence, and does none of them ever fail?"""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

import kinerja
from kinerja.core.access import Deed, Thing, Viewer, may
from kinerja.core.measure import Comparator
from kinerja.core.problem import Problem
from kinerja.core.score import Formula
from kinerja.words.problems import Sentence, duration_name, sentence
from kinerja.words.refusals import DEEDS, FALLBACK, SENTENCES

D = Decimal
SOURCE = Path(kinerja.__file__).resolve().parent


def codes() -> Iterator[tuple[str, str]]:
    """Every code of a Problem(...) in the source, also where it is chosen by a condition, with its place."""
    for file in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == "Problem"
                and node.args
            ):
                for part in _answers(node.args[0]):
                    yield part, f"{file.relative_to(SOURCE)}:{node.lineno}"


def _answers(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from _answers(node.body)
        yield from _answers(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def test_every_code_in_the_source_has_its_sentence() -> None:
    """A new refusal is not done before somebody can read it."""
    assert {place: code for code, place in codes() if code not in SENTENCES} == {}


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("code", [*SENTENCES, "no.such_code"])
def test_no_sentence_fails_for_want_of_a_value(code: str, lang: str) -> None:
    """A value that is missing is a dash; nothing of the pattern is left over."""
    said = sentence(Problem(code), lang)
    assert said.what
    assert "{" not in said.what + (said.remedy or "")


@pytest.mark.parametrize("text", [t for pair in (*SENTENCES.values(), *DEEDS.values(), FALLBACK) for t in pair])
def test_placeholders_are_named(text: str) -> None:
    """So that a translator may move them."""
    assert all(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (
            Problem(
                "kpi.target_zero",
                "formula",
                {"formula": Formula.RATIO, "target": D(0), "would_do": (Formula.BINARY, "band")},
            ),
            Sentence(
                "The formula “Ratio to the target” can't score a target of 0: it would divide by zero or turn around.",
                "These formulas can: Hit or missed, Inside a band.",
            ),
        ),
        (
            Problem("number.too_large", "value", {"value": D("1e20"), "largest": D("92233720368547758.07")}),
            Sentence(
                "100,000,000,000,000,000,000 is too large to keep.",
                "The largest value is 92,233,720,368,547,758.07. Use a larger unit.",
            ),
        ),
        (
            Problem("alignment.loop", "parent", {"path": ("O-1", "O-2", "O-1")}),
            Sentence("This link would go round in a circle: O-1 → O-2 → O-1.", "Remove one of the links on that path."),
        ),
        (
            Problem("target.closed_needs_reason", "reason", {"period": "2026-10"}),
            Sentence("Oct 2026 has ended; changing its target changes a verdict.", "Say why the target changes."),
        ),
        (
            Problem("conflict", "value", {"by": "", "at": datetime(2026, 11, 22, tzinfo=UTC), "value": "9"}),
            Sentence(
                "Somebody changed this while you had it open: it is now 9.",
                "Look at the new state; saving again keeps yours, and theirs stays in the history.",
            ),
        ),
        (
            Problem("kpi.comparator_against_polarity", None, {"comparator": Comparator.AT_LEAST, "polarity": "lower"}),
            Sentence(
                "“at least” and “Lower is better” pull in different directions.",
                "Check whether higher or lower values are better.",
            ),
        ),
        (
            Problem("number.unreadable", "value", {"text": "ratio {x}"}),
            Sentence("“ratio {x}” is not a number we can read.", "Write digits only, for example 1250.5."),
        ),
        (
            Problem("unit.unknown_duration", None, {"name": "fortnight", "would_do": ("day", "workday")}),
            Sentence("“fortnight” is not a unit of time we know.", "One of these: day, working day."),
        ),
        (
            Problem("library.missing", "kpi", {"field": "kpi"}),
            Sentence("“kpi” is missing.", "Add it."),
        ),
        (
            Problem("library.not_one_of", None, {"field": "polarity", "value": "up", "would_do": ("higher", "lower")}),
            Sentence("“polarity” can't be “up”.", "One of these: higher, lower."),
        ),
        (
            Problem("lifecycle.no_such_move", None, {"noun": "objective", "before": "closed", "after": "draft"}),
            Sentence("This objective is closed; from there it can't become a draft."),
        ),
    ],
    ids=lambda value: value.code if isinstance(value, Problem) else "",
)
def test_sentences(problem: Problem, said: Sentence) -> None:
    """What was wrong, and what would do, with its values in the reader's form."""
    assert sentence(problem, "en") == said


def test_a_forbidden_deed_gives_its_reason() -> None:
    """As access.may gave it; a reader is told about the role, a stranger about the lead."""
    viewer = Viewer(1, 1, frozenset())
    problem = may(viewer, Deed.EDIT, Thing(1)).problem(Deed.EDIT)
    assert problem is not None
    said = sentence(problem, "en")
    assert said.what == "As a reader you may look at everything shown to you, but not change this."


def test_every_reason_to_refuse_has_its_sentence() -> None:
    """Each reason in access.py that goes with a refusal."""
    tree = ast.parse((SOURCE / "core" / "access.py").read_text(encoding="utf-8"))
    refused = {
        text
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Verdict"
        if isinstance(node.args[0], ast.Constant) and node.args[0].value is False
        for text in _answers(node.args[1])
    }
    assert refused == set(DEEDS)


def test_numbers_in_a_refusal_are_the_readers() -> None:
    """Whatever the language of the sentence, its numbers are in the language's form."""
    problem = Problem("number.too_fine", "value", {"value": D("1234.567"), "decimals": 2})
    assert "1.234,567" in sentence(problem, "id").what
    assert "1,234.567" in sentence(problem, "en").what


def test_units_of_time_have_names() -> None:
    """And a strange one keeps its own."""
    assert (duration_name("workday", "en"), duration_name("fortnight", "en")) == ("working day", "fortnight")
