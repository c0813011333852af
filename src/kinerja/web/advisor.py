"""Should it be a KPI, an OKR, both, or neither: for a sentence, or for six answers?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_GET

from kinerja.reading.advisor import advise_on
from kinerja.reading.advisor.advice import Advice, supports
from kinerja.reading.advisor.answers import ANSWERS, advise_answers
from kinerja.reading.advisor.listed import one_of
from kinerja.reading.statement import Statement, read_statement
from kinerja.web.forms.advice import answers, kept_as, kpi_address, objective_address, sentence
from kinerja.web.forms.typed import Typed
from kinerja.web.render import render, say_for, wants_piece
from kinerja.web.say import Say
from kinerja.web.viewer import Signed, signed_in
from kinerja.words import advice as words

_ASK = re.compile(r"(\[[^\[\]]*\])")


@dataclass(frozen=True, slots=True)
class Weighed:
    """One reason in words: how much it weighs (1 to 5), for what it speaks, and whether that is the answer."""

    words: str
    weight: int
    side: str
    agrees: bool


@dataclass(frozen=True, slots=True)
class Form:
    """One of the two ways to write the goal: its lines, cut into own words and what is asked, and the way to it."""

    kpi: tuple[tuple[str, bool], ...]
    objective: tuple[tuple[str, bool], ...]
    key_result: tuple[tuple[str, bool], ...]
    kpi_address: str
    objective_address: str


@dataclass(frozen=True, slots=True)
class Told:
    """An advice in the reader's words."""

    answer: str
    name: str
    meaning: str
    certainty: str
    sure: str
    next_step: str
    ask: str
    remark: str
    reasons: tuple[Weighed, ...]
    form: Form | None


@require_GET
@signed_in
def advisor(request: Signed) -> HttpResponse:
    """The page with both ways to ask; htmx gets the answer alone. Reading an advice saves nothing."""
    typed, say = Typed(request.GET, request.lang), say_for(request)
    text, given = sentence(typed), answers(typed)
    said = read_statement(text)
    kind = kept_as(typed)
    by_sentence = told(advise_on(said, kind), said, say) if text else None
    by_answers = told(advise_answers(given, text, request.lang if not text else None), said, say) if given else None
    context: dict[str, Any] = {"text": text, "given": given, "kind": kind, "told": by_answers or by_sentence}
    if wants_piece(request):
        return render(request, "advisor/_answer.html", **context)
    return render(
        request,
        "advisor/page.html",
        here="learn",
        by_answers=by_answers,
        by_sentence=by_sentence,
        questions=words.questions(request.lang),
        choices=_choices(say),
        **context,
    )


def told(advice: Advice, said: Statement, say: Say) -> Told:
    """An advice for the page: in words, with both forms and the ways to create them."""
    lang, examples = say.lang, advice.examples
    # Of two goals in one line, the forms are opened with the one that the examples show.
    said = one_of(said) if advice.remark == "two" else said
    form = None
    if examples is not None:
        form = Form(
            _cut(examples.kpi),
            _cut(examples.objective),
            _cut(examples.key_result),
            kpi_address(advice, said, say),
            objective_address(advice, said, say),
        )
    reasons = (
        Weighed(words.reason(r.code, r.values, lang), r.weight, r.speaks_for, supports(r, advice.answer))
        for r in advice.reasons
    )
    return Told(
        advice.answer or "",
        words.answer_name(advice.answer, lang),
        words.meaning(advice.answer, lang),
        words.certainty_name(advice.certainty, lang),
        advice.certainty,
        "" if advice.remark else words.next_step(advice.answer, lang),
        advice.ask,
        words.remark(advice.remark, lang),
        tuple(reasons),
        form,
    )


def _cut(line: str) -> tuple[tuple[str, bool], ...]:
    """A line in pieces; those in brackets are asked."""
    return tuple((piece, piece.startswith("[")) for piece in _ASK.split(line) if piece)


def _choices(say: Say) -> list[tuple[str, str]]:
    _ = say._
    names = {"yes": _("Yes"), "no": _("No"), "unsure": _("Not sure")}
    return [(answer, names[answer]) for answer in ANSWERS]


urlpatterns = [path("advisor", advisor, name="advisor")]
