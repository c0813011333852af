"""How does an organisation begin that many people work in?"""

from __future__ import annotations

from datetime import UTC, datetime

import click

from kinerja.cli.app import Command, json_option, make
from kinerja.cli.links import invitation_link
from kinerja.cli.local import VIA, prepare
from kinerja.cli.speech import _, refuse, to_json
from kinerja.core.problem import Problem, Problems


def command() -> Command:
    """`kinerja setup NAME OWNER`."""
    return make(
        "setup",
        setup,
        [
            click.Argument(["name"]),
            click.Argument(["owner"], metavar="E-MAIL"),
            click.Option(["--owner-name"], default="", help=_("What the owner is called; without it, the e-mail.")),
            json_option(),
        ],
        more=_("Prints the link by which the owner signs in the first time and invites the others."),
        example='kinerja setup "Koperasi Maju" owner@example.org',
        person=False,
    )


def setup(name: str, owner: str, owner_name: str, as_json: bool) -> None:
    """Make the organisation and print its owner's link."""
    prepare()
    from kinerja.actions import organisation

    made = organisation.set_up(name, owner, owner_name=owner_name, now=datetime.now(UTC), via=VIA)
    if isinstance(made, Problem | Problems):
        refuse(made, as_json=as_json)
    link = invitation_link(made.secret)
    if as_json:
        click.echo(to_json({"organisation": name, "owner": owner, "link": link}))
        return
    click.echo(link)
    click.echo(_("Send it to %s alone: whoever opens it first becomes the owner.") % owner, err=True)
