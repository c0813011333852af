"""Do six answers always lead to an answer that their reasons carry, and never against what was said?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

from kinerja.reading.advisor.advice import Advice, Answer, Certainty, supports
from kinerja.reading.advisor.answers import ANSWERS, PROJECT_WEIGHTS, QUESTIONS, WEIGHTS, WORK_WEIGHTS, advise_answers

# repeats, changes, ends, held, outcome, known → answer
ANSWERED = [
    ("yes no no yes yes yes", "kpi", "complaints a month, to be kept below five"),
    ("no yes yes no yes no", "okr", "the first customers outside Java, by the end of the quarter"),
    ("yes yes yes yes yes no", "both", "complaints down from 12 to 5 this quarter, and kept there"),
    ("no no yes no no yes", "task", "send the report"),
    ("no yes yes no no no", "project", "move to another accounting system"),
    ("unsure unsure unsure unsure unsure unsure", "kpi", "nothing is known: watch it first"),
]
STRENGTH = {Certainty.OPEN: 0, Certainty.LIKELY: 1, Certainty.CLEAR: 2}


def every() -> Iterator[dict[str, str]]:
    """All 729 ways to answer."""
    for answers in product(ANSWERS, repeat=len(QUESTIONS)):
        yield dict(zip(QUESTIONS, answers, strict=True))


def decided() -> dict[tuple[str, ...], Advice]:
    """The advice for each of them."""
    return {tuple(given.values()): advise_answers(given) for given in every()}


ALL = decided()


def other(given: tuple[str, ...], question: str, answer: str) -> Advice:
    """The advice when one answer is another."""
    at = QUESTIONS.index(question)
    return ALL[(*given[:at], answer, *given[at + 1 :])]


@pytest.mark.parametrize(("answers", "expected", "of"), ANSWERED, ids=[row[2] for row in ANSWERED])
def test_six_answers_decide(answers: str, expected: str, of: str) -> None:
    """Typical goals, answered as their owner would."""
    assert advise_answers(dict(zip(QUESTIONS, answers.split(), strict=True))).answer == expected


def test_every_combination_has_an_answer_that_its_reasons_carry() -> None:
    """729 combinations: each has an answer, reasons in the order of their weights, and one that speaks for it."""
    for advice in ALL.values():
        weights = [reason.weight for reason in advice.reasons]
        assert advice.answer is not None
        assert weights == sorted(weights, reverse=True)
        assert any(supports(reason, advice.answer) for reason in advice.reasons)
    assert {advice.answer for advice in ALL.values()} == set(Answer)


#: An answer that speaks for a KPI, against one that doesn't, or that speaks for an OKR.
TOWARDS_KPI = [("repeats", "no", "yes"), ("changes", "yes", "no"), ("ends", "yes", "no"), ("held", "no", "yes")]
_ORDER = {Answer.OKR: 0, Answer.BOTH: 1, Answer.KPI: 2}


@pytest.mark.parametrize(("question", "before", "after"), [*TOWARDS_KPI, ("known", "no", "yes")])
@pytest.mark.parametrize("halfway", [False, True])
def test_more_of_a_kpi_never_leads_to_an_okr(question: str, before: str, after: str, halfway: bool) -> None:
    """Changing one answer towards a KPI never moves the advice from KPI to both or OKR, nor from both to OKR."""
    after = "unsure" if halfway else after
    wrong = []
    for given in ALL:
        here, there = other(given, question, before).answer, other(given, question, after).answer
        if here in _ORDER and there in _ORDER and _ORDER[there] < _ORDER[here]:
            wrong.append((given, here, there))
    assert wrong == []


def test_an_outcome_is_never_plain_work_and_repeated_work_never_a_project() -> None:
    """Who says that something becomes better for somebody is not sent to a to-do list; nor is what comes back."""
    work = (Answer.TASK, Answer.PROJECT)
    for given, advice in ALL.items():
        said = dict(zip(QUESTIONS, given, strict=True))
        assert not (advice.answer in work and "yes" in (said["outcome"], said["repeats"]))
        if said["outcome"] == said["repeats"] == "no":
            assert advice.answer in work


def test_what_need_not_change_is_no_objective() -> None:
    """Good as it is, and it ends one day: that is held until then, however little else speaks for a KPI."""
    for given, advice in ALL.items():
        if dict(zip(QUESTIONS, given, strict=True))["changes"] == "no":
            assert advice.answer in (Answer.KPI, Answer.TASK, Answer.PROJECT)


def test_work_that_comes_back_is_never_a_clear_case() -> None:
    """A piece of work that is no outcome may be counted; that it says nothing of what gets better is told."""
    for given, advice in ALL.items():
        if dict(zip(QUESTIONS, given, strict=True))["outcome"] == "no" and advice.answer in _ORDER:
            assert advice.certainty is not Certainty.CLEAR
            assert any(reason.code == "outcome_no" for reason in advice.reasons)


def test_not_knowing_never_makes_more_certain() -> None:
    """Taking back an answer that supports the advice leaves it as sure as it was, or less."""
    for given, advice in ALL.items():
        for question, said in zip(QUESTIONS, given, strict=True):
            code = f"{question}_{said}"
            if any(r.code == code and supports(r, advice.answer) for r in advice.reasons):
                without = other(given, question, "unsure")
                if without.answer == advice.answer:
                    assert STRENGTH[without.certainty] <= STRENGTH[advice.certainty], (given, question)


def test_many_unsure_is_open() -> None:
    """With four or more unanswered questions nothing is shown as certain."""
    for given, advice in ALL.items():
        if given.count("unsure") >= 4:
            assert advice.certainty is Certainty.OPEN


def test_the_tables_know_only_questions_and_answers() -> None:
    """The weights are data; a slip of the pen in them would weigh nothing."""
    for question, answer in (*WEIGHTS, *WORK_WEIGHTS, *PROJECT_WEIGHTS):
        assert question in QUESTIONS
        assert answer in ("yes", "no")


def test_unknown_answers_are_unsure() -> None:
    """A missing, an empty and a strange answer weigh nothing."""
    strange = advise_answers({"repeats": "perhaps", "changes": "", "colour": "yes"})
    assert (strange.answer, strange.reasons) == (advise_answers({}).answer, advise_answers({}).reasons)


def test_the_sentence_is_written_out_with_the_answers() -> None:
    """With a sentence the answers decide, and the examples have its words."""
    answers = {"repeats": "yes", "changes": "no", "ends": "no"}
    advice = advise_answers(answers, "Waktu tunggu pasien 20 menit")
    assert advice.answer is Answer.KPI
    assert advice.examples is not None
    assert "20 menit" in advice.examples.kpi
    assert advise_answers(answers, "", "en").lang == "en"
