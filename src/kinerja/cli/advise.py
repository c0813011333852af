"""Should a goal be a KPI, an OKR, both, or is it a task or a project?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from kinerja.cli.app import Command, json_option, make
from kinerja.cli.speech import _, current_lang, refuse, to_json

if TYPE_CHECKING:
    from kinerja.reading.statement import Kind
    from kinerja.words.advice import Question


_KINDS: dict[str, Kind] = {"kpi": "kpi", "kr": "key_result"}


def command() -> Command:
    """`kinerja advise TEXT`."""
    params: list[click.Parameter] = [
        click.Argument(["text"], nargs=-1),
        click.Option(["--questions"], is_flag=True, help=_("Ask six questions, one after the other.")),
        click.Option(
            ["--answer", "given"],
            multiple=True,
            metavar="repeats=yes",
            help=_("One of the six answers (repeats, changes, ends, held, outcome, known): yes, no or unsure."),
        ),
        click.Option(
            ["--kind"],
            type=click.Choice(["kpi", "kr"]),
            help=_("What it is kept as: where the words say otherwise, the advice tells what to do."),
        ),
        json_option(),
    ]
    return make(
        "advise",
        advise,
        params,
        more=_("TEXT is a goal in one sentence, in Indonesian or English. Nothing is saved."),
        example='kinerja advise "Turunkan keluhan dari 12 menjadi 5 per bulan"\nkinerja advise --questions',
        person=False,
    )


def advise(text: tuple[str, ...], questions: bool, given: tuple[str, ...], kind: str | None, as_json: bool) -> None:
    """Print the answer, the reasons as they weighed, and the goal in both forms."""
    from kinerja.core.problem import Problem
    from kinerja.reading.advisor import advise as advise_text
    from kinerja.reading.advisor.answers import advise_answers
    from kinerja.words.advice import questions as in_words
    from kinerja.words.advice import worded

    said, lang = " ".join(text).strip(), current_lang()
    if questions or given:
        answers = _given(given)
        asked = [q for q in in_words(lang) if q.code not in answers] if questions else []
        answers |= {question.code: _asked(question) for question in asked}
        found = advise_answers(answers, said, None if said else lang)
    elif said:
        found = advise_text(said, None, _KINDS.get(kind or ""))
    else:
        refuse(Problem("text.missing", "text"), as_json=as_json)
    told = worded(found.as_dict(), lang)
    click.echo(to_json(told) if as_json else "\n".join(_told(told)))


def _given(pairs: tuple[str, ...]) -> dict[str, str]:
    from kinerja.reading.advisor.answers import ANSWERS, QUESTIONS

    given: dict[str, str] = {}
    for pair in pairs:
        question, _sign, answer = pair.strip().lower().partition("=")
        if question not in QUESTIONS or answer not in ANSWERS:
            known = ", ".join(QUESTIONS)
            raise click.BadParameter(_("Write one of %s, then = and yes, no or unsure.") % known, param_hint="--answer")
        given[question] = answer
    return given


def _asked(question: Question) -> str:
    """One question on standard error, answered by a letter of the reader's language; anything else asks again."""
    yes, no = _("Yes").lower(), _("No").lower()
    letters = {yes[0]: "yes", yes: "yes", no[0]: "no", no: "no", "?": "unsure"}
    click.echo(click.style(question.words, bold=True), err=True)
    click.echo(f"  {question.hint}", err=True)
    while True:
        said = click.prompt(f"  {yes[0]} / {no[0]} / ?", default="?", show_default=False, err=True)
        answer = letters.get(str(said).strip().lower())
        if answer:
            return answer


def _told(told: dict[str, Any]) -> Iterator[str]:
    from kinerja.words.advice import certainty_name

    if told["name"]:
        yield f"{click.style(told['name'], bold=True)}  ({certainty_name(told['certainty'], current_lang())})"
    yield told["meaning"]
    if told["reasons"]:
        yield ""
    for reason in told["reasons"]:
        yield f"  {'■' * reason['weight']}{'·' * (5 - reason['weight'])}  {reason['words']}"
    if told["remark"]:
        yield from ("", told["remark"])
        if told["instead"]:
            yield f"  {told['instead']}"
    if told["ask"]:
        yield from ("", told["ask"])
    elif told["text"].strip() and told["as_kpi"]:
        yield from ("", _("As a KPI it would read"), f"  {told['as_kpi']}", _("As an OKR it would read"))
        yield from (f"  O   {told['as_objective']}", f"  KR  {told['as_key_result']}")
    if told["next"]:
        yield from ("", told["next"])
