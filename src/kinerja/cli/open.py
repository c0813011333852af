"""How does one get into one's own installation again?"""

from __future__ import annotations

import click

from kinerja.cli.app import Command, json_option, make
from kinerja.cli.links import opening_link
from kinerja.cli.local import Here, here
from kinerja.cli.speech import _, refuse, to_json
from kinerja.core.problem import Problem


def command() -> Command:
    """`kinerja open`."""
    return make(
        "open",
        open_once,
        [click.Option(["--port"], type=click.IntRange(1, 65535), envvar="PORT", default=8000), json_option()],
        more=_("The link works once, for a few minutes, in a browser on this machine, while `kinerja serve` runs."),
        example="kinerja open",
    )


def open_once(port: int, as_json: bool) -> None:
    """Print a new link."""
    link = new_link(here(as_json), f"http://127.0.0.1:{port}")
    click.echo(to_json({"link": link}) if as_json else link)


def new_link(me: Here, base: str) -> str:
    """A link that signs the person at this terminal in once."""
    from kinerja.actions import opening

    made = opening.create(me.viewer.person, now=me.now)
    if isinstance(made, Problem):
        refuse(made)
    return opening_link(made, base)
