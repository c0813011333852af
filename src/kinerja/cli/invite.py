"""How does another person join?"""

from __future__ import annotations

import click

from kinerja.cli.app import Command, json_option, make
from kinerja.cli.links import invitation_link
from kinerja.cli.local import VIA, here
from kinerja.cli.speech import _, refuse, to_json
from kinerja.core.access import Role
from kinerja.core.problem import Problem, Problems


def command() -> Command:
    """`kinerja invite E-MAIL --role ROLE`."""
    return make(
        "invite",
        invite,
        [
            click.Argument(["email"], metavar="E-MAIL"),
            click.Option(["--role"], type=click.Choice([r.value for r in Role]), default="member", show_default=True),
            click.Option(["--unit"], metavar="U-2", help=_("The unit the role holds in, with those below it.")),
            click.Option(["--name"], default=""),
            json_option(),
        ],
        example="kinerja invite sari@example.org --role lead --unit U-2",
    )


def invite(email: str, role: str, unit: str | None, name: str, as_json: bool) -> None:
    """Make an invitation and print its link."""
    me = here(as_json)
    from kinerja.actions import invitation

    made = invitation.invite(me.viewer, email, role=Role(role), unit_ref=unit, name=name, now=me.now, via=VIA)
    if isinstance(made, Problem | Problems):
        refuse(made, as_json=as_json)
    link = invitation_link(made.raw)
    click.echo(to_json({"email": email, "role": role, "link": link}) if as_json else link)
