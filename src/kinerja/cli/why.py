"""Why is a number what it is?"""

from __future__ import annotations

from collections.abc import Iterator

import click

from kinerja.cli.app import Command, json_option, make
from kinerja.cli.local import here
from kinerja.cli.speech import _, refuse, step_line, to_json
from kinerja.core.explain import Explanation
from kinerja.core.problem import Problem


def command() -> Command:
    """`kinerja why ID`."""
    params = [
        click.Argument(["ref"], metavar="ID"),
        click.Option(["--period"], metavar="2026-11", help=_("Of a KPI: this period, not the latest.")),
        json_option(),
    ]
    return make("why", why, params, more=_("ID is a KPI, a key result or an objective."), example="kinerja why KR-7")


def why(ref: str, period: str | None, as_json: bool) -> None:
    """Print the formula, the inputs and the steps of a number."""
    me = here(as_json)
    from kinerja.store.why import explanation

    found = explanation(me.viewer, ref, me.today, period)
    if isinstance(found, Problem):
        refuse(found, as_json=as_json)
    click.echo(to_json(found.as_dict()) if as_json else "\n".join(_told(found)))


def _told(found: Explanation) -> Iterator[str]:
    yield f"{found.id}  {'–' if found.value is None else found.value}  ({found.formula})"
    for given in found.inputs:
        who = f"  {given.by}" if given.by else ""
        when = f"  {given.at:%Y-%m-%d}" if given.at else ""
        yield f"  {given.name}: {given.value} {given.unit}".rstrip() + who + when
    for step in found.steps:
        yield step_line(step.expression, step.result, step.code)
