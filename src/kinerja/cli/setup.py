"""How does an organisation begin that many people work in?"""

from __future__ import annotations

from datetime import UTC, datetime

import click

from kinerja.cli.app import Command, json_option, make
from kinerja.cli.links import password_link
from kinerja.cli.local import VIA, prepare
from kinerja.cli.speech import _, current_lang, refuse, to_json
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
        more=_("Prints the link by which the owner chooses a password; good once, for three days."),
        example='kinerja setup "Koperasi Maju" owner@example.org',
        person=False,
    )


def setup(name: str, owner: str, owner_name: str, as_json: bool) -> None:
    """Make the organisation, or open one's own to others with all it holds, and print its owner's link."""
    prepare()
    from kinerja.actions import organisation
    from kinerja.store import local

    called, now = owner_name or owner.partition("@")[0], datetime.now(UTC)
    if local.is_empty():
        made = organisation.set_up(name, owner, called, None, now=now, via=VIA, language=current_lang())
    else:
        made = organisation.open_to_others(name, owner, called, now=now, via=VIA)
    if isinstance(made, Problem | Problems):
        refuse(made, as_json=as_json)
    link = password_link(made.user)
    if as_json:
        click.echo(to_json({"organisation": name, "owner": owner, "link": link}))
        return
    click.echo(link)
    click.echo(_("Send it to %s alone: whoever opens it first becomes the owner.") % owner, err=True)
