"""How could a KPI, a key result or an objective be worded better?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from kinerja.cli.app import Command, json_option, make
from kinerja.cli.speech import _, current_lang, refuse, to_json

if TYPE_CHECKING:
    from kinerja.reading.coach.answer import Coaching
    from kinerja.reading.coach.file import Said
    from kinerja.reading.statement import Kind

_KINDS = {"kpi": "kpi", "kr": "key_result", "objective": "objective"}
_BAR = 20


def command() -> Command:
    """`kinerja coach TEXT`."""
    params: list[click.Parameter] = [
        click.Argument(["text"], nargs=-1),
        click.Option(["--kind"], type=click.Choice(tuple(_KINDS)), help=_("What it is; found out when left out.")),
        click.Option(["--objective"], help=_("An objective; each TEXT or line is then one of its key results.")),
        click.Option(["--file"], type=click.File("rb"), help=_("One statement per line; - is standard input.")),
        json_option(),
    ]
    return make(
        "coach",
        coach,
        params,
        more=_("TEXT is one statement, in Indonesian or English. It advises and never refuses; nothing is saved."),
        example='kinerja coach "Tingkatkan kepuasan pelanggan secara optimal"\n'
        'kinerja coach --objective "Pelanggan puas" "Turunkan keluhan jadi 5" "Adakan 2 pelatihan"',
        person=False,
    )


def coach(text: tuple[str, ...], kind: str | None, objective: str | None, file: Any, as_json: bool) -> None:
    """Print score, findings and a better wording."""
    from kinerja.core.problem import Problem

    stated = _stated(file, as_json) if file else []
    if objective:
        answers = [_whole(objective, [*text, *(each for each, _kind in stated)])]
    else:
        said = " ".join(text).strip()
        given: Any = _KINDS.get(kind or "")
        answers = [_one(each, given or own) for each, own in ([(said, None)] if said else stated)]
    if not answers:
        refuse(Problem("text.missing", "text"), as_json=as_json)
    if as_json:
        click.echo(to_json(_as_json(answers, many=file is not None and not objective)))
        return
    for nth, found in enumerate(answers):
        click.echo("\n".join([*([""] if nth else []), *_told(found)]))


def _stated(file: Any, as_json: bool) -> list[Said]:
    from kinerja.cli.source import text_of
    from kinerja.reading.coach.file import statements_of

    return statements_of(text_of(file, as_json))


def _one(text: str, kind: Kind | None) -> Coaching:
    from kinerja.reading.coach import coach as look
    from kinerja.reading.coach.answer import Context

    return look(text, None, kind, Context(lang=current_lang()))


def _whole(objective: str, key_results: list[str]) -> Coaching:
    from kinerja.reading.coach.answer import Context
    from kinerja.reading.coach.set import coach_objective

    return coach_objective(objective, key_results, None, Context(lang=current_lang()))


def _as_json(answers: list[Coaching], *, many: bool) -> object:
    from kinerja.words.coaching import worded

    said = [worded(found, current_lang()) for found in answers]
    return said if many else said[0]


def _told(found: Coaching) -> Iterator[str]:
    from kinerja.words.coaching import told

    said = told(found, current_lang())
    filled = round(said.score * _BAR / 100)
    yield click.style(found.text, bold=True)
    yield f"  {'█' * filled}{'·' * (_BAR - filled)}  {said.score}/100  {said.verdict}"
    for advice in said.advice:
        words = "".join(f" “{word}”" for word in dict.fromkeys(advice.words))
        yield f"  −{advice.points:<3} {click.style(advice.name, bold=True)}{words}"
        yield f"       {advice.why} {advice.would_do}"
    read, beside = _("It could read"), _("and beside it")
    if found.better:
        yield f"  {read}: {click.style(found.better, fg='green')}"
    yield from (f"  {beside}: {line}" for line in found.beside)
    for each in (*([found.objective] if found.objective else []), *found.key_results):
        yield from ("", *_told(each))
