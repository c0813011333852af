"""Why is a number what it is?"""

from __future__ import annotations

from collections.abc import Iterator

import click

from kinerja.cli.app import Command, json_option, make
from kinerja.cli.local import Here, here
from kinerja.cli.speech import _, refuse, to_json
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
    click.echo(to_json(found.as_dict()) if as_json else "\n".join(_told(found, me)))


def _told(found: Explanation, me: Here) -> Iterator[str]:
    from kinerja.words.explanation import in_words

    panel = in_words(found, me.lang, me.organisation.timezone)
    yield f"{found.id}  {panel.value}  ({panel.formula})"
    yield from ("  " + "  ".join(part for part in row if part) for row in panel.inputs)
    yield from ("  " + " → ".join(part for part in row if part) for row in panel.steps)
