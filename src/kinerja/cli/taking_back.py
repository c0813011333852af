"""How does the terminal say what was taken back of an adoption or an import, and what stays?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kinerja.cli.speech import _, current_lang, in_rows, refuse, to_json
from kinerja.core.problem import Problem, Problems

if TYPE_CHECKING:
    from kinerja.actions.taking_back import TakenBack


def show(outcome: TakenBack | Problem | Problems, as_json: bool, *, restores: bool = False) -> None:
    """What is gone and what somebody has worked on since, as the API tells it; a refusal ends with exit code 1.

    `restores`: a step that can also give things their former values back, as a KPI sheet's import.
    """
    if isinstance(outcome, Problem | Problems):
        refuse(outcome, as_json=as_json)
    if as_json:
        restored = {"restored": list(outcome.restored)} if restores else {}
        click.echo(to_json({"taken_back": list(outcome.refs), **restored, "kept": in_rows(outcome.kept)}))
        return
    if outcome.refs:
        click.echo(_("Taken back: %s") % ", ".join(outcome.refs))
    if outcome.restored:
        click.echo(_("As before the sheet: %s") % ", ".join(outcome.restored))
    _stays(outcome)


def _stays(outcome: TakenBack) -> None:
    from kinerja.words.problems import sentence

    for problem in outcome.kept:
        click.echo(sentence(problem, current_lang()).what)
