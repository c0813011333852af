"""Do six answers speak for a KPI, an OKR, both, a task or a project?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from kinerja.reading.advisor.advice import KPI, OKR, WORK, Advice, Answer, Certainty, Reason, by_weight
from kinerja.reading.advisor.examples import examples_of, outcome_question
from kinerja.reading.advisor.lexicon import patterns
from kinerja.reading.lexicon import default_language
from kinerja.reading.statement import Statement, read_statement

Said = Literal["yes", "no", "unsure"]

#: The six questions in the order they are asked; each is answered "yes", "no" or "unsure".
#: repeats: does the same question come back, period after period, without an end?
#: changes: is it to become clearly different from what it is today?
#: ends: is there a day after which it is over?
#: held: once the target is reached, would one go on watching it, because falling back would hurt?
#: outcome: is it something that becomes different for somebody, rather than a piece of work to be done?
#: known: is the way known, so that all of it can be expected?
QUESTIONS = ("repeats", "changes", "ends", "held", "outcome", "known")
ANSWERS: tuple[Said, ...] = ("yes", "no", "unsure")

#: What each answer weighs and for what it speaks; "unsure" weighs nothing.
WEIGHTS: Mapping[tuple[str, str], tuple[str, int]] = {
    ("repeats", "yes"): (KPI, 4),
    ("repeats", "no"): (OKR, 3),
    ("changes", "yes"): (OKR, 4),
    ("changes", "no"): (KPI, 3),
    ("ends", "yes"): (OKR, 3),
    ("ends", "no"): (KPI, 2),
    ("held", "yes"): (KPI, 3),
    ("held", "no"): (OKR, 1),
    ("known", "yes"): (KPI, 1),
    ("known", "no"): (OKR, 2),
}
#: How far an answer makes it plain work, which is neither; a minus says that it is a goal after all.
WORK_WEIGHTS: Mapping[tuple[str, str], int] = {
    ("outcome", "no"): 5,
    ("outcome", "yes"): -9,
    ("repeats", "no"): 2,
    ("repeats", "yes"): -5,
    ("held", "no"): 1,
    ("ends", "yes"): 1,
    ("changes", "yes"): -2,
}
#: Of plain work: what makes it a project and not a task.
PROJECT_WEIGHTS: Mapping[tuple[str, str], int] = {
    ("known", "no"): 2,
    ("known", "yes"): -2,
    ("changes", "yes"): 2,
    ("changes", "no"): -1,
}
#: From here on it is plain work; from here on each form has enough for itself to be worth having both.
_WORK, _BOTH = 3, 4
_CLEAR, _OPEN, _MANY_UNSURE = 4, 1, 4


def advise_answers(answers: Mapping[str, str], text: str = "", lang: str | None = None) -> Advice:
    """Advice on six answers; one that is missing or unknown is "unsure", which lowers the certainty.

    `text` is the goal in the person's own words, if there is any: the examples are written with it. What recurs, holds
    a level and has no end is a KPI: `advise_answers({"repeats": "yes", "changes": "no"}).answer`.
    """
    given = {question: _said(answers.get(question)) for question in QUESTIONS}
    said = read_statement(text, lang or (None if text.strip() else default_language()))
    if said.advice is None:
        said = Statement(text, patterns(said.lang).code, None, advice=None)
    kpi, okr = _points(given, KPI), _points(given, OKR)
    answer = _answer(given, kpi, okr)
    work = answer.value if answer in (Answer.TASK, Answer.PROJECT) else ""
    return Advice(
        text,
        said.lang,
        answer,
        _certainty(given, answer, kpi, okr),
        by_weight(_reasons(given, answer), answer),
        examples_of(said, work=work),
        None,
        outcome_question(said) if work else "",
    )


def _said(answer: str | None) -> Said:
    return next((known for known in ANSWERS if known == answer), "unsure")


def _points(given: Mapping[str, Said], side: str) -> int:
    return sum(weight for pair in given.items() for of, weight in [WEIGHTS.get(pair, ("", 0))] if of == side)


def _sum(given: Mapping[str, Said], weights: Mapping[tuple[str, str], int]) -> int:
    return sum(weights.get(pair, 0) for pair in given.items())


def _answer(given: Mapping[str, Said], kpi: int, okr: int) -> Answer:
    """Plain work first; then both where each has enough for itself and something is to change; else the heavier one.

    Where the two are even it is a KPI: what one doesn't know yet is watched for a while first. So is what need not
    change: an objective would have nowhere to go.
    """
    if _sum(given, WORK_WEIGHTS) >= _WORK:
        return Answer.PROJECT if _sum(given, PROJECT_WEIGHTS) >= 0 else Answer.TASK
    if min(kpi, okr) >= _BOTH and given["changes"] != "no":
        return Answer.BOTH
    return Answer.KPI if kpi >= okr or given["changes"] == "no" else Answer.OKR


def _certainty(given: Mapping[str, Said], answer: Answer, kpi: int, okr: int) -> Certainty:
    if answer is Answer.BOTH:
        lead = min(kpi, okr) - _BOTH + 1
    elif answer in (Answer.TASK, Answer.PROJECT):
        lead = _sum(given, WORK_WEIGHTS) - _WORK + 1
    else:
        lead = kpi - okr if answer is Answer.KPI else okr - kpi
    unsure = sum(1 for said in given.values() if said == "unsure")
    if lead <= _OPEN or unsure >= _MANY_UNSURE:
        return Certainty.OPEN
    # A piece of work that comes back may be counted, but what it is for is still open.
    open_end = given["outcome"] == "no" and answer not in (Answer.TASK, Answer.PROJECT)
    return Certainty.CLEAR if lead >= _CLEAR and unsure <= 1 and not open_end else Certainty.LIKELY


def _reasons(given: Mapping[str, Said], answer: Answer) -> list[Reason]:
    """Each answer that weighed, as what it weighed in this decision."""
    work = answer in (Answer.TASK, Answer.PROJECT)
    found = []
    for pair in given.items():
        towards = WORK_WEIGHTS.get(pair, 0)
        side, weight = (WORK, towards) if work and towards > 0 else WEIGHTS.get(pair, ("", 0))
        if weight:
            found.append(Reason("_".join(pair), weight, side))
    if given["outcome"] == "yes":
        found.append(Reason("outcome_yes", 1, OKR if answer is Answer.OKR else KPI))
    if not work and given["outcome"] == "no":
        found.append(Reason("outcome_no", 1, WORK))
    if work and given["known"] == "no":
        found.append(Reason("known_no", 1, WORK))
    if not any(reason.weight > 1 for reason in found):
        found.append(Reason("measure_first", 2, KPI))
    return found
