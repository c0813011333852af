"""How does one's own installation, or an organisation's, come up?"""

from __future__ import annotations

import os

import click

from kinerja.cli import serving
from kinerja.cli.app import Command, make
from kinerja.cli.local import here, prepare
from kinerja.cli.open import new_link
from kinerja.cli.speech import _, refuse
from kinerja.core.problem import Problem


def command() -> Command:
    """`kinerja serve`."""
    return make(
        "serve",
        serve,
        [
            click.Option(["--host"], default="127.0.0.1", show_default=True),
            click.Option(["--port"], type=click.IntRange(1, 65535), envvar="PORT", default=8000, show_default=True),
        ],
        more=_(
            "On a first start it makes your own organisation and prints a link that signs you in. "
            "For other people, on other machines, run `kinerja setup` first. Ctrl-C stops it."
        ),
        example="kinerja serve --port 8080",
    )


def serve(host: str, port: int) -> None:
    """See that the database is ready, print where to go, and serve."""
    serving.check_port(host, port)
    base = serving.base_of(host, port)
    # Cookies, links and the check of a request's origin all go by the public address.
    os.environ.setdefault("KINERJA_URL", base)
    prepare()
    from kinerja.store import local

    outside = host not in serving.LOOPBACK
    if outside and (local.is_empty() or local.is_personal()):
        refuse(Problem("serve.personal_is_local", "host", {"host": host}))
    if local.is_empty() or local.is_personal():
        link = new_link(here(), base)
        click.echo(_("Open this link once, on this machine:"))
        click.echo(f"  {link}")
    else:
        click.echo(_("Kinerja answers at %s") % base)
    serving.start(host, port)
