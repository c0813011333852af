"""What does the coach answer: findings, a score with its parts, and a better wording?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from kinerja.core.measure import Unit

Severity = Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True)
class Context:
    """What is known beside the words: None is not said here, False is known to be missing, True known to be there.

    `owner`, `cadence`, `deadline` and `health` say whether a person answers for it, it has a rhythm, its cycle ends,
    and a health KPI stands beside it; `number` and `start`, whether it is proven and begins in a way of its own (steps
    that are done, a level that is held). The numbers are those of a form's fields, `polarity` is "higher", "lower" or
    "band". With `fields`, numbers and times have fields of their own, so a better wording doesn't ask for them.
    `unit` and `rhythm` are those of the fields; words that say another one are found.
    `lang` is the reader's language: it decides where the words could be of either.
    """

    owner: bool | None = None
    cadence: bool | None = None
    deadline: bool | None = None
    health: bool | None = None
    number: bool | None = None
    start: bool | None = None
    fields: bool = False
    target: Decimal | None = None
    baseline: Decimal | None = None
    current: Decimal | None = None
    polarity: str | None = None
    unit: Unit | None = None
    rhythm: str | None = None
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend: its code, the places in the text that caused it, the points it costs, and what its
    sentence needs to say. "Tingkatkan layanan secara optimal" has `vague` at "secara optimal"."""

    code: str
    points: int = 0
    spans: tuple[tuple[int, int], ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def severity(self) -> Severity:
        """How much it matters: from 15 points on high, from 8 medium."""
        return "high" if self.points >= 15 else "medium" if self.points >= 8 else "low"

    def words(self, text: str) -> tuple[str, ...]:
        """The words of the text that caused it."""
        return tuple(text[start:end] for start, end in self.spans)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the score: what it judges, the points it got, the most there are, and what cost the others."""

    code: str
    points: int
    most: int
    lost: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Coaching:
    """The coach's answer for one statement, or for an objective with those of its key results.

    `score` is the sum of its parts, of 100. `better` is a wording in the statement's own language with the person's
    own nouns and numbers, in which each thing to fill in stands as a question: "[dari berapa?]"; None where nothing is
    to be reworded. `beside` are lines that should stand on their own: the second measure, an objective's number.
    Of a whole objective, `findings` are those of the set, `objective` and `key_results` those of each sentence.
    """

    text: str
    lang: str
    kind: str
    score: int
    parts: tuple[Part, ...]
    findings: tuple[Finding, ...]
    better: str | None = None
    beside: tuple[str, ...] = ()
    key_results: tuple[Coaching, ...] = ()
    objective: Coaching | None = None

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of its findings, the weightiest first."""
        return tuple(finding.code for finding in self.findings)

    def as_dict(self) -> dict[str, Any]:
        """The answer without its sentences, as programs read it; `words.coaching` adds the sentences."""
        return {
            "text": self.text,
            "lang": self.lang,
            "kind": self.kind,
            "score": self.score,
            "parts": [{"code": p.code, "points": p.points, "most": p.most, "lost": dict(p.lost)} for p in self.parts],
            "findings": [
                {
                    "code": f.code,
                    "severity": f.severity,
                    "points": f.points,
                    "spans": [list(span) for span in f.spans],
                    "words": list(f.words(self.text)),
                    "values": dict(f.values),
                }
                for f in self.findings
            ],
            "better": self.better,
            "beside": list(self.beside),
            "objective": self.objective.as_dict() if self.objective else None,
            "key_results": [each.as_dict() for each in self.key_results],
        }
