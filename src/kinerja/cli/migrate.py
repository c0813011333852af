"""How does the database come up to date?"""

from __future__ import annotations

import click

from kinerja.cli.app import Command, make
from kinerja.cli.local import load
from kinerja.cli.speech import _


def command() -> Command:
    """`kinerja migrate`."""
    params = [
        click.Option(["--check"], is_flag=True, help=_("Change nothing; exit with 1 when something is to be done."))
    ]
    return make(
        "migrate",
        migrate,
        params,
        more=_("Make a backup first; the steps are taken in order and each is whole or not at all."),
        example="kinerja migrate",
        person=False,
    )


def migrate(check: bool) -> None:
    """Take the steps that are missing, and name each."""
    load()
    from kinerja.store import schema

    steps = schema.steps()
    if not steps:
        click.echo(_("The database is up to date."))
        return
    if check:
        click.echo("\n".join(steps))
        raise SystemExit(1)
    schema.bring_up_to_date(click.echo)
