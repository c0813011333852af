"""What is an advice: an answer, how sure it is, the reasons as they weighed, and both forms written out?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from kinerja.reading.advisor.open import Examples


class Answer(StrEnum):
    """What a goal should become; a task and a project are neither KPI nor OKR."""

    KPI = "kpi"
    OKR = "okr"
    BOTH = "both"
    TASK = "task"
    PROJECT = "project"


class Certainty(StrEnum):
    """How far the reasons carry: hardly anything speaks against it, more speaks for it, or it is nearly even."""

    CLEAR = "clear"
    LIKELY = "likely"
    OPEN = "open"


#: For what a reason can speak: the two forms, or the work that is neither.
KPI, OKR, WORK = "kpi", "okr", "work"


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that weighed: its code, how much (1 to 5), for what, and the words of the text that say it.

    `spans` are places in the text, from start to end; `values` are words and codes that its sentence shows.
    """

    code: str
    weight: int
    speaks_for: str
    spans: tuple[tuple[int, int], ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Advice:
    """KPI, OKR, both, a task or a project, for one sentence or six answers.

    `answer` is None where nothing was said. `reasons` stand in the order they weighed, those that speak against the
    answer among them. `form` is what the reader's own advice says of the sentence ("kpi", "okr" or None). `remark` is
    the code of what is to be said where the words make something else of it than it is kept as, and `instead` how it
    would read as what it is kept as. `ask` is the question that a task or a project leaves open, in the
    language `lang` of the text.
    """

    text: str
    lang: str
    answer: Answer | None
    certainty: Certainty
    reasons: tuple[Reason, ...]
    examples: Examples | None = None
    form: str | None = None
    ask: str = ""
    remark: str = ""
    instead: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The advice as JSON's words and numbers."""
        examples = self.examples
        return {
            "text": self.text,
            "lang": self.lang,
            "answer": self.answer,
            "certainty": self.certainty,
            "reasons": [
                {
                    "code": reason.code,
                    "weight": reason.weight,
                    "speaks_for": reason.speaks_for,
                    "spans": [list(span) for span in reason.spans],
                    "values": dict(reason.values),
                }
                for reason in self.reasons
            ],
            "as_kpi": examples.kpi if examples else None,
            "as_objective": examples.objective if examples else None,
            "as_key_result": examples.key_result if examples else None,
            "ask": self.ask or None,
            "remark": self.remark or None,
            "instead": self.instead or None,
        }


def by_weight(reasons: Iterable[Reason], answer: Answer | None) -> tuple[Reason, ...]:
    """The heaviest first; of two alike the one that speaks for the answer."""
    return tuple(sorted(reasons, key=lambda reason: (-reason.weight, not supports(reason, answer))))


def supports(reason: Reason, answer: Answer | None) -> bool:
    """Whether a reason speaks for an answer; both forms are spoken for by what speaks for either."""
    if answer is Answer.BOTH:
        return reason.speaks_for in (KPI, OKR)
    if answer in (Answer.TASK, Answer.PROJECT):
        return reason.speaks_for == WORK
    return reason.speaks_for == answer


def points(reasons: Iterable[Reason], side: str) -> int:
    """What the reasons for one side weigh together."""
    return sum(reason.weight for reason in reasons if reason.speaks_for == side)
