"""Which shapes do a statement for the coach and its answer have?"""

from __future__ import annotations

from typing import Annotated, Literal

from ninja import Schema
from pydantic import AfterValidator, Field, StringConstraints

from kinerja.api.schemas.common import Exact, Wanted, printable

#: One statement, as long as the coach reads one.
Sentence = Annotated[str, StringConstraints(max_length=2000), AfterValidator(printable)]
Kind = Literal["kpi", "key_result", "objective"]


class Known(Wanted):
    """What is known beside the words: null is not said, false is missing, true is there."""

    owner: bool | None = None
    cadence: bool | None = None
    deadline: bool | None = None
    health: bool | None = Field(None, description="Whether a health KPI stands beside it.")
    target: Exact | None = None
    baseline: Exact | None = None
    current: Exact | None = None
    polarity: Literal["higher", "lower", "band"] | None = None


class Coached(Wanted):
    """A statement, or an objective with its key results."""

    text: Sentence = Field(examples=["Tingkatkan kepuasan pelanggan secara optimal"])
    kind: Kind | None = Field(None, description="Found out when absent; an objective when `key_results` is given.")
    key_results: list[Sentence] | None = Field(None, max_length=20)
    text_lang: Literal["id", "en"] | None = Field(None, description="The statement's language; found out when absent.")
    known: Known | None = None


class Finding(Schema):
    """One thing to mend: what it costs of 100, which words caused it, and what would do."""

    code: str = Field(examples=["no_number"], description="Stable; programs decide by it.")
    severity: Literal["high", "medium", "low"]
    points: int
    spans: list[list[int]] = Field(description="Where in `text` the words stand: first and last-but-one character.")
    words: list[str]
    values: dict[str, str]
    name: str
    why: str
    would_do: str


class ScorePart(Schema):
    """One part of the score."""

    code: str
    name: str
    points: int
    most: int
    lost: dict[str, int] = Field(description="Which finding cost how much.")


class CoachedSentence(Schema):
    """The coach's answer for one sentence."""

    text: str
    lang: str = Field(description="The language of the statement, in which `better` and `beside` are written.")
    kind: Kind
    score: int
    verdict: str
    parts: list[ScorePart]
    findings: list[Finding] = Field(description="The weightiest first.")
    better: str | None = Field(description="A better wording; what is to be filled in stands in brackets.")
    beside: list[str] = Field(description="Lines that should stand on their own.")


class CoachedWhole(CoachedSentence):
    """The answer; of an objective with key results, `findings` are those of the whole, the others stand below."""

    objective: CoachedSentence | None
    key_results: list[CoachedSentence]
