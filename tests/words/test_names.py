"""Has every member of every enum of the core a name?"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from enum import StrEnum

import pytest

import kinerja.core
from kinerja.core.kpi import Aggregation
from kinerja.core.okr import Status
from kinerja.core.problem import Kind
from kinerja.core.score import Formula
from kinerja.words import names, numbers


def enums() -> set[type[StrEnum]]:
    """The enums that the core defines."""
    found = set()
    for module in pkgutil.iter_modules(kinerja.core.__path__, "kinerja.core."):
        for _, member in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if issubclass(member, StrEnum) and member is not StrEnum:
                found.add(member)
    return found


@pytest.mark.parametrize("kind", sorted(enums() - {Kind}, key=lambda e: e.__name__))
def test_every_member_has_a_label(kind: type[StrEnum]) -> None:
    """But for the kinds of a refusal, which nobody reads."""
    assert kind in set(names.named())
    for value, label in names.choices(kind, "en"):
        assert label
        assert label != value or label == "between"


def test_the_same_code_reads_by_its_enum() -> None:
    """`ratio` is a score formula and a way to sum up: two labels."""
    assert names.label(Formula.RATIO, "en") == "Ratio to the target"
    assert names.label(Aggregation.RATIO, "en") == "Ratio of sums"
    assert names.label(Status.AT_RISK, "en") == "At risk"
    assert names.code_label("at_risk", (Formula, Status), "en") == "At risk"
    assert names.code_label("stranger", (Formula,), "en") == "stranger"
    assert names.label(Kind.CONFLICT, "en") == "conflict"


def test_nouns() -> None:
    """In the middle of a sentence."""
    assert (names.noun("key_result", "en"), names.noun("new_thing", "en")) == ("key result", "new thing")


def test_numbers_come_from_one_place() -> None:
    """Dates and periods are there as well, for whoever formats a table."""
    assert all(hasattr(numbers, name) for name in numbers.__all__)
