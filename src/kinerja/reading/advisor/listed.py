"""What is to be said where the words make something else of a sentence than the person keeps it as?"""

from __future__ import annotations

from collections.abc import Mapping

from kinerja.reading.advisor.advice import KPI, OKR, Answer
from kinerja.reading.coach.sight import Sight
from kinerja.reading.coach.split import split
from kinerja.reading.statement import Kind, Statement, read_statement

#: What the forms of a heading are in the advisor's words; an objective is not weighed.
LISTED: Mapping[str | None, str] = {"kpi": KPI, "key_result": OKR}
_WORK = (Answer.TASK, Answer.PROJECT)
_CHANGES = ("increase", "decrease")


def listed_as(kind: Kind | None, answer: Answer, said: Statement, codes: frozenset[str]) -> Answer:
    """The answer with the heading taken in: a level kept as a key result is to be got to and then held, and so is a
    level that a verb of change leads to, kept as a KPI. A bare share is what its heading says."""
    if said.value is None or said.relative or answer in _WORK or "counts_work" in codes:
        return answer
    if kind == "key_result" and said.direction == "maintain" and said.baseline is None:
        return Answer.KPI
    if kind == "key_result" and answer is Answer.KPI:
        return Answer.BOTH
    if kind == "kpi" and answer is Answer.OKR:
        if said.direction in _CHANGES and said.deadline is None:
            return Answer.BOTH
        return Answer.KPI if "share" in codes else answer
    return answer


def one_of(said: Statement) -> Statement:
    """Of two goals in one line, the one with a number, or the first; the line itself where it doesn't come apart."""
    halves = [read_statement(half, said.lang) for half in split(Sight.of(said, said.kind or "kpi")) or ()]
    told = [half for half in halves if half.advice is not None]
    return next((half for half in told if half.value is not None), told[0] if told else said)


def remark_of(kind: Kind | None, answer: Answer, said: Statement, codes: frozenset[str]) -> str:
    """The code of the remark, such as "key_result.level"; "" where words and heading agree."""
    # A deed that doesn't come back is no routine: "delight every guest".
    routine = said.value is None and answer is Answer.KPI and bool(codes & {"recurs", "keeps"})
    if kind not in LISTED:
        return "routine" if kind is None and routine else ""
    if answer in _WORK:
        return f"{kind}.{answer}"
    if kind == "key_result":
        return f"key_result.{code}" if (code := _of_key_result(answer, said, codes, routine)) else ""
    return "routine" if routine else f"kpi.{code}" if (code := _of_kpi(answer, said)) else ""


def _of_key_result(answer: Answer, said: Statement, codes: frozenset[str], routine: bool) -> str:
    if routine:
        return "routine"
    if "counts_work" in codes:
        return "effort"
    if answer is Answer.KPI and said.direction == "maintain":
        return "hold"
    if answer is Answer.BOTH and said.baseline is None:
        return "recurs" if "recurs" in codes else "level"
    return ""


def _of_kpi(answer: Answer, said: Statement) -> str:
    if said.relative and answer is not Answer.KPI:
        return "grows" if said.period else "change"
    if answer is Answer.BOTH:
        return "moves"
    if answer is Answer.OKR:
        return "wish" if said.value is None else "once"
    return ""
