"""Does the feed tell who did what, from what to what?"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import kinerja
from kinerja.core.people import PersonRef
from kinerja.words import events

AYU = PersonRef(7, "P-7", "Ayu")


@dataclass(frozen=True)
class Happened:
    """An event as the store gives it, as far as words need it."""

    verb: str
    actor: PersonRef | None = AYU
    ref: str = "KR-7"
    title: str = "Complaints"
    before: Mapping[str, object] = field(default_factory=dict)
    after: Mapping[str, object] = field(default_factory=dict)


def test_a_check_in_is_told() -> None:
    """Who, what, and from 8 to 6.5."""
    event = Happened("key_result.checked_in", before={"value": "8"}, after={"value": "6.5", "confidence": "6"})
    assert events.sentence(event, "en") == "Ayu checked in on Complaints"
    assert events.deed(event, "en") == "checked in on Complaints"
    assert events.change(event, "en") == "Value: 8 → 6.5; Confidence: 6"
    assert events.changes(event, "en") == (("Value", "8", "6.5"), ("Confidence", "–", "6"))
    assert "6,5" in events.change(event, "id")


# before, after → in English
VALUES = [
    ({"value": "120"}, {"value": "150000000", "measured_in": "currency:IDR"}, "Value: IDR 120 → IDR 150,000,000"),
    ({}, {"value": "2.5", "measured_in": "duration:hour"}, "Value: 2.5 hours"),
    ({"target": "80"}, {"target": "85", "measured_in": "percent:"}, "Target: 80% → 85%"),
    ({}, {"value": "8", "confidence": "7", "measured_in": "number:clients"}, "Value: 8 clients; Confidence: 7"),
    ({}, {"value": "8", "measured_in": "furlong:"}, "Value: 8"),
]


@pytest.mark.parametrize(("before", "after", "said"), VALUES)
def test_a_value_is_told_in_its_unit(before: dict[str, str], after: dict[str, str], said: str) -> None:
    """The unit stands beside the values in the event and is no entry of its own; one we don't know is left out."""
    event = Happened("measurement.measured", before=before, after=after)
    assert events.change(event, "en") == said


@pytest.mark.parametrize("verb", sorted(events.verbs()))
def test_every_verb_has_its_sentence(verb: str) -> None:
    """Also done by the system, and to something without a name."""
    assert events.sentence(Happened(verb), "en").startswith("Ayu ")
    assert events.sentence(Happened(verb, actor=None, title=""), "en").startswith("The system ")
    assert "{" not in events.deed(Happened(verb), "id")


def test_the_verbs_are_those_that_are_recorded() -> None:
    """The list in actions and the sentences here name the same verbs."""
    recording = Path(kinerja.__file__).resolve().parent / "actions" / "record.py"
    tables = [
        node.value
        for node in ast.parse(recording.read_text(encoding="utf-8")).body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == "VERBS"
    ]
    (table,) = tables
    assert isinstance(table, ast.Dict)
    assert {key.value for key in table.keys if isinstance(key, ast.Constant)} == events.verbs()


def test_an_unknown_verb_stays_readable() -> None:
    """An old event of a later version breaks no feed."""
    assert events.sentence(Happened("robot.{built}_up"), "en") == "Ayu – robot: built up – Complaints"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("value", "1234567890123456.78", "1,234,567,890,123,456.78"),
        ("value", None, "–"),
        ("value", "", "–"),
        ("period", "2026", "2026"),
        ("name", "10000", "10000"),
        ("note", "ratio", "ratio"),
        ("formula", "ratio", "Ratio to the target"),
        ("time_aggregation", "ratio", "Ratio of sums"),
        ("polarity", "lower", "Lower is better"),
        ("visibility", "unit", "The unit and its leads"),
        ("outcome", "carry_over", "Carry over"),
        ("roles", ["lead", "2"], "lead, 2"),
        ("something_new", "x", "x"),
    ],
)
def test_entries(name: str, value: object, said: str) -> None:
    """Numbers in the reader's form, our codes by their labels, people's own words as they are."""
    assert events.entry(name, value, "en") == said


def test_fields_have_names() -> None:
    """And a new one is readable before it has its own."""
    assert (events.field("self_grade", "en"), events.field("something_new", "en")) == ("Self-grade", "Something new")
