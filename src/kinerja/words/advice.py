"""How is an advice said in the reader's language: its answer, how sure it is, and each reason?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kinerja.words.language import N_, said

#: The answers by their short names, as a heading and a table show them.
_ANSWERS: Mapping[str, str] = {
    "kpi": N_("KPI"),
    "okr": N_("OKR"),
    "both": N_("KPI and OKR"),
    "task": N_("A task"),
    "project": N_("A project"),
}
_MEANINGS: Mapping[str, str] = {
    "kpi": N_("Keep it as a KPI: something to hold, period after period."),
    "okr": N_("Make it an OKR: something to reach, and then it ends."),
    "both": N_("Take both: an OKR to get there, and a KPI that holds it afterwards."),
    "task": N_("Put it on a to-do list: it is simply done, there is nothing to measure."),
    "project": N_("Run it as a project: it is finished when it is finished, and what it changes is the goal."),
    "": N_("There is nothing to advise on yet. Write one goal in a sentence."),
}
_NEXT: Mapping[str, str] = {
    "kpi": N_("If it has to become clearly better first, add an objective that brings it there."),
    "okr": N_("Once it is reached, let a KPI hold the level that was won."),
    "both": N_("Start with the objective; let its key result read the KPI, so that one number serves both."),
    "task": N_("If it is meant to change something, write that down instead: it is worth a goal."),
    "project": N_("Ask what it is for. The answer is your objective, and the project one way to reach it."),
}
_CERTAINTIES: Mapping[str, str] = {
    "clear": N_("A clear case"),
    "likely": N_("Likely"),
    "open": N_("Hard to tell"),
}
#: Why a sentence weighs as it does; `%(words)s` are the words of the text that said it.
_REASONS: Mapping[str, str] = {
    "recurs": N_("“%(words)s” comes back: every period is asked the same question."),
    "keeps": N_("“%(words)s” asks to keep a level, not to change it."),
    "nothing_of_it": N_("“%(words)s” has to hold every day, not only on the last one."),
    "limit": N_("“%(words)s” is a line not to cross, and it holds as long as the work goes on."),
    "measure": N_("“%(words)s” is the name of a measure, as a KPI has it; how much of it you want isn't said yet."),
    "level": N_("It names a level that is to hold, and nothing that is to change."),
    "routine": N_("It is a duty that comes with the work and does not end."),
    "cases": N_("“%(words)s” is a share of cases that keep coming: a standard to keep, not a thing to finish."),
    "share": N_("“%(words)s” can also be a level that every period has to keep."),
    "no_end": N_("No date ends it, as with a KPI."),
    "from_to": N_("“%(words)s” is a way from here to there."),
    "change": N_("“%(words)s” wants something to become different."),
    "direction_only": N_("It says where to go and not how far: an objective that needs key results."),
    "deadline": N_("“%(words)s” is a date: after it, the goal is reached or missed."),
    "multiple": N_("“%(words)s” is a leap, and a leap is a stretch."),
    "once": N_("“%(words)s” is reached once, and then it is done."),
    "reach": N_("“%(words)s” is a level to get to, if it isn't there yet."),
    "listed_kpi": N_("It is kept as a KPI, so it is meant to hold."),
    "listed_key_result": N_("It is kept as a key result, so it is meant to be reached in this cycle."),
    "size": N_("“%(words)s” is the size of a change, not a level to hold."),
    "errand": N_("“%(words)s” names an errand: it is done, or it is not."),
    "deliverable": N_("“%(words)s” is a thing to finish. Having it is not yet a result."),
    "soon": N_("“%(words)s”: a goal needs more time than that."),
    "done_once": N_("“%(words)s” is when it is finished, not when something got better."),
    "counts_work": N_("“%(words)s” counts what is done, not what comes of it."),
    "repeats_yes": N_("The same question comes back, period after period."),
    "repeats_no": N_("It happens once and does not come back."),
    "changes_yes": N_("Something has to become clearly different from today."),
    "changes_no": N_("Nothing has to change: it is good as it is and must stay so."),
    "ends_yes": N_("There is a day on which it is over."),
    "ends_no": N_("No day ends it."),
    "held_yes": N_("Once reached, falling back would hurt: somebody has to keep watching."),
    "held_no": N_("Once reached, nobody needs to look at it again."),
    "outcome_yes": N_("It is an outcome: something becomes different for somebody."),
    "outcome_no": N_("It is a piece of work, and nothing yet says what becomes better through it."),
    "known_yes": N_("The way is known, so all of it can be expected."),
    "known_no": N_("The way has to be found first, so seven tenths of it may be a success."),
    "measure_first": N_("Too little is known yet. Watch it for a few periods: then you see whether it has to change."),
}
#: The same where no word of the text is to be shown.
_WITHOUT_WORDS: Mapping[str, str] = {
    "recurs": N_("It comes back: every period is asked the same question."),
    "keeps": N_("It asks to keep a level, not to change it."),
    "change": N_("It wants something to become different."),
    "once": N_("It is reached once, and then it is done."),
    "deliverable": N_("It is a thing to finish. Having it is not yet a result."),
    "limit": N_("It is a line not to cross, and it holds as long as the work goes on."),
    "nothing_of_it": N_("It has to hold every day, not only on the last one."),
    "from_to": N_("It is a way from here to there."),
    "size": N_("The number is the size of a change, not a level to hold."),
    "multiple": N_("It is a leap, and a leap is a stretch."),
    "share": N_("It can also be a level that every period has to keep."),
    "cases": N_("It is a share of cases that keep coming: a standard to keep, not a thing to finish."),
    "reach": N_("It is a level to get to, if it isn't there yet."),
    "deadline": N_("It has a date: after it, the goal is reached or missed."),
}
_QUESTIONS: tuple[tuple[str, str, str], ...] = (
    (
        "repeats",
        N_("Will the same question come back, again and again?"),
        N_("“How many complaints this month?” does, without an end. “Is the branch open?” does not."),
    ),
    (
        "changes",
        N_("Does it have to become clearly different from today?"),
        N_("From 12 complaints down to 5 is a change. Staying below 5 is none."),
    ),
    (
        "ends",
        N_("Is there a day after which it is over?"),
        N_("The end of a quarter, of a project, of a season."),
    ),
    (
        "held",
        N_("Once it is reached, would you go on watching it?"),
        N_("If falling back would hurt customers, safety or cash: yes."),
    ),
    (
        "outcome",
        N_("Is it something that becomes better for somebody?"),
        N_("“Customers get an answer within a day” is. “Install a ticket system” is a piece of work: no."),
    ),
    (
        "known",
        N_("Do you know how to do it, so that all of it can be expected?"),
        N_("Routine work: yes. If the way has to be found first: no."),
    ),
)


@dataclass(frozen=True, slots=True)
class Question:
    """One of the six questions, with an example that makes the answer easy."""

    code: str
    words: str
    hint: str


def questions(lang: str) -> tuple[Question, ...]:
    """The six questions in the order they are asked."""
    return tuple(Question(code, said(words, lang), said(hint, lang)) for code, words, hint in _QUESTIONS)


def answer_name(answer: str | None, lang: str) -> str:
    """The answer's short name: "KPI", "KPI and OKR", "A task"; nothing for none."""
    return said(_ANSWERS.get(answer or "", ""), lang)


def meaning(answer: str | None, lang: str) -> str:
    """What to do with the goal, in one sentence."""
    return said(_MEANINGS[answer or ""], lang)


def next_step(answer: str | None, lang: str) -> str:
    """What comes after, in one sentence; nothing where there is no answer."""
    return said(_NEXT.get(answer or "", ""), lang)


def certainty_name(certainty: str, lang: str) -> str:
    """How sure the advice is: "A clear case", "Likely", "Hard to tell"."""
    return said(_CERTAINTIES[certainty], lang)


def reason(code: str, values: Mapping[str, str], lang: str) -> str:
    """A reason in one sentence, with the words of the text that gave it where there are any."""
    words = values.get("words", "")
    sentence = _REASONS[code] if words or "%(words)s" not in _REASONS[code] else _WITHOUT_WORDS.get(code, "")
    return said(sentence, lang).replace("%(words)s", words)


def worded(told: Mapping[str, Any], lang: str) -> dict[str, Any]:
    """An advice as JSON carries it, with its sentences in the reader's language beside the codes."""
    answer = told["answer"]
    reasons = [{**each, "words": reason(each["code"], each["values"], lang)} for each in told["reasons"]]
    for each in reasons:
        del each["values"]
    return {
        **told,
        "name": answer_name(answer, lang) or None,
        "meaning": meaning(answer, lang),
        "next": None if told["remark"] else next_step(answer, lang) or None,
        "reasons": reasons,
        "remark": remark(told["remark"] or "", lang) or None,
    }


#: Where the words make something else of a sentence than it is kept as: what differs, why, and what to do.
_REMARKS: Mapping[str, str] = {
    "two": N_("Two goals stand in one line: give each a line, a number and an answer of its own."),
    "routine": N_(
        "This is a routine: as a KPI it says whether it takes place, no more. What it should bring is the better KPI."
    ),
    "key_result.routine": N_(
        "It stands under key results and is a routine: at best a KPI that says whether it takes place. "
        "The key result is what comes of it."
    ),
    "key_result.level": N_(
        "It stands under key results and names a level, not the way there. If you are not there yet, say from where "
        "and by when; once you are, hold it as a KPI."
    ),
    "key_result.hold": N_(
        "It stands under key results and asks to hold a level. Keep it as a KPI, and let it be the health KPI that "
        "watches over this objective."
    ),
    "key_result.recurs": N_(
        "It stands under key results and asks the same every period, as a KPI does. As a key result, say from where "
        "and by when the number should be reached; afterwards hold it as a KPI."
    ),
    "key_result.effort": N_(
        "It stands under key results and counts what is done. Say what should be different through it; the work itself "
        "is a step on the way."
    ),
    "key_result.project": N_(
        "It stands under key results and names a piece of work. What it lacks to be one is what becomes different "
        "through it, from how much to how much; then the work is a step on the way."
    ),
    "key_result.task": N_("It stands under key results and is an errand: it belongs on a to-do list."),
    "kpi.grows": N_(
        "It stands under KPI and asks for growth without an end. As a KPI, name the level to hold; if it should grow, "
        "make that a key result with a start and an end."
    ),
    "kpi.change": N_(
        "It stands under KPI and names the size of a change, which is over one day. As a KPI, name the level to hold; "
        "make the change a key result."
    ),
    "kpi.moves": N_(
        "It stands under KPI and asks for a change. As a KPI, name the level alone; the way there is a key result."
    ),
    "kpi.once": N_(
        "It stands under KPI and is reached once. As a KPI, say how many there should be each period; "
        "as it is, it is a key result."
    ),
    "kpi.wish": N_("It stands under KPI and says where to go, not how far: name the level to hold."),
    "kpi.project": N_(
        "It stands under KPI and names a piece of work: the KPI is what should be better once it is done."
    ),
    "kpi.task": N_("It stands under KPI and is an errand: it belongs on a to-do list."),
}


def remark(code: str, lang: str) -> str:
    """What is to be said where words and heading differ, in one or two sentences; nothing for none."""
    return said(_REMARKS.get(code, ""), lang)
