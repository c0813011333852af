"""How does a room say no, so that every face can put the refusal into the reader's words?"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import TypeGuard

_NOTHING: Mapping[str, object] = MappingProxyType({})


class Kind(StrEnum):
    """What sort of refusal it is; a face maps it to an HTTP status or an exit code."""

    INVALID = "invalid"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not_found"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Problem:
    """A refusal as a value: a code, the field it concerns and the values its sentence needs.

    `Problem("kpi.target_zero", field="target", values={"formula": "ratio", "would_do": ("interpolate",)})`
    says that a KPI can't be scored by ratio against a target of 0, and which formulas would do.
    The sentence itself is made in `kinerja.words.problems`.
    """

    code: str
    field: str | None = None
    values: Mapping[str, object] = dataclasses.field(default_factory=lambda: _NOTHING)
    kind: Kind = Kind.INVALID

    def at(self, field: str) -> Problem:
        """The same refusal, pinned to another field of the form."""
        return replace(self, field=field)


@dataclass(frozen=True, slots=True)
class Problems:
    """Several refusals of one request, shown together so that a form is corrected in one go."""

    items: tuple[Problem, ...]


def refused(outcome: object) -> TypeGuard[Problem | Problems]:
    """Whether an outcome is a refusal rather than an answer."""
    return isinstance(outcome, Problem | Problems)


def not_found(noun: str, ref: object) -> Problem:
    """The same answer for what is not there and for what the viewer may not see, so that nothing leaks."""
    return Problem("not_found", values={"noun": noun, "id": str(ref)}, kind=Kind.NOT_FOUND)
