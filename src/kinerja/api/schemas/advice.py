"""Which shapes do a question to the advisor and its answer have?"""

from __future__ import annotations

from typing import Annotated, Literal

from ninja import Schema
from pydantic import AfterValidator, Field, StringConstraints

from kinerja.api.schemas.common import Wanted, printable

Said = Literal["yes", "no", "unsure"]


class Answers(Wanted):
    """The six questions; what is left out is "unsure"."""

    repeats: Said = Field("unsure", description="Will the same question come back, without an end?")
    changes: Said = Field("unsure", description="Does it have to become clearly different from today?")
    ends: Said = Field("unsure", description="Is there a day after which it is over?")
    held: Said = Field("unsure", description="Once it is reached, would one go on watching it?")
    outcome: Said = Field("unsure", description="Does something become better for somebody? No: a piece of work.")
    known: Said = Field("unsure", description="Is the way known, so that all of it can be expected?")


class Advising(Wanted):
    """A goal in one sentence, or six answers, or both: then the answers decide and the sentence is written out."""

    text: Annotated[str, StringConstraints(max_length=2000), AfterValidator(printable)] = Field(
        "", examples=["Turunkan keluhan dari 12 menjadi 5 per bulan"]
    )
    answers: Answers | None = None
    kind: Literal["kpi", "key_result"] | None = Field(
        None, description="What the sentence is kept as: it weighs, and `remark` tells where the words say otherwise."
    )
    text_lang: Literal["id", "en"] | None = Field(None, description="The sentence's language; found out when absent.")


class Weighed(Schema):
    """One reason: what it weighs (1 to 5), for what it speaks, and where in the text its words stand."""

    code: str
    weight: int
    speaks_for: Literal["kpi", "okr", "work"]
    spans: list[list[int]]
    words: str = Field(description="The reason in the language of Accept-Language or `?lang=`.")


class Advised(Schema):
    """KPI, OKR, both, a task or a project; the reasons in the order they weighed; the goal written in both forms."""

    text: str
    lang: str = Field(description="The language of the sentence, in which the three lines and `ask` are written.")
    answer: Literal["kpi", "okr", "both", "task", "project"] | None
    name: str | None
    meaning: str
    next: str | None
    certainty: Literal["clear", "likely", "open"]
    reasons: list[Weighed]
    as_kpi: str | None
    as_objective: str | None
    as_key_result: str | None
    ask: str | None = Field(description="Of a task or a project: the question for its outcome.")
    remark: str | None = Field(description="What to do where the words make something else of it than it is kept as.")
    instead: str | None = Field(description="How it would read as what it is kept as, where there is a remark.")
