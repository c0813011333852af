"""Which keys let a program in, and how are they made and taken back?"""

from __future__ import annotations

import click

from kinerja.cli.app import json_option, lang_option, make, person_option
from kinerja.cli.local import VIA, here
from kinerja.cli.speech import _, refuse, to_json
from kinerja.cli.table import table
from kinerja.core.problem import Problem, Problems

SCOPES = ("read", "report", "write")


def command() -> click.Command:
    """`kinerja token create|list|revoke`."""
    create = make(
        "token",
        create_token,
        [
            click.Argument(["name"]),
            click.Option(
                ["--scope", "scopes"],
                type=click.Choice(SCOPES),
                multiple=True,
                default=("read",),
                show_default=True,
                help=_("read sees, report adds values and check-ins, write changes; may be given several times."),
            ),
            click.Option(["--days"], type=click.IntRange(1, 366), default=90, show_default=True),
            json_option(),
        ],
        more=_("The token is shown this once; only its digest is kept."),
        example='kinerja token create "nightly export" --scope read --days 30',
        part=("create", _("Make a token that acts with your rights, within its scopes.")),
    )
    listing = make(
        "token", list_tokens, [json_option()], example="kinerja token list", part=("list", _("List your tokens."))
    )
    revoke = make(
        "token",
        revoke_token,
        [click.Argument(["prefix"])],
        example="kinerja token revoke kin_3fa9",
        part=("revoke", _("Take a token back; PREFIX is how it begins in the list.")),
    )
    return click.Group(
        "token",
        commands={"create": create, "list": listing, "revoke": revoke},
        params=[lang_option(), person_option()],
        options_metavar=_("[OPTIONS]"),
        subcommand_metavar=_("COMMAND [ARGS]…"),
        help=_("Make, list and revoke tokens for the API."),
    )


def create_token(name: str, scopes: tuple[str, ...], days: int, as_json: bool) -> None:
    """Make a token and print it, this once."""
    me = here(as_json)
    from kinerja.actions import token

    made = token.create(me.viewer, name, scopes, days=days, now=me.now, via=VIA)
    if isinstance(made, Problem | Problems):
        refuse(made, as_json=as_json)
    if as_json:
        told = {"token": made.raw, "name": name, "scopes": list(scopes), "expires_at": made.expires_at.isoformat()}
        click.echo(to_json(told))
        return
    click.echo(made.raw)
    click.echo(_("Keep it now: it is not shown again."), err=True)


def list_tokens(as_json: bool) -> None:
    """Print the tokens without their secrets."""
    me = here(as_json)
    from kinerja.store import books

    rows = books.tokens(me.viewer)
    if as_json:
        told = [
            {
                "prefix": t.prefix,
                "name": t.name,
                "scopes": list(t.scopes),
                "created_at": t.created_at.isoformat(),
                "expires_at": t.expires_at.isoformat() if t.expires_at else None,
                "revoked_at": t.revoked_at.isoformat() if t.revoked_at else None,
            }
            for t in rows
        ]
        click.echo(to_json(told))
        return
    lines = [
        [
            t.prefix,
            t.name,
            ",".join(t.scopes),
            f"{t.expires_at:%Y-%m-%d}" if t.expires_at else "–",
            _state(t.revoked_at is not None, t.expires_at is not None and t.expires_at <= me.now),
        ]
        for t in rows
    ]
    click.echo(table([_("token"), _("name"), _("scopes"), _("until"), ""], lines))


def _state(revoked: bool, expired: bool) -> str:
    return _("revoked") if revoked else _("expired") if expired else ""


def revoke_token(prefix: str) -> None:
    """Take a token back; from this moment nobody gets in with it."""
    me = here()
    from kinerja.actions import token
    from kinerja.store import books

    found = [t for t in books.tokens(me.viewer) if t.prefix.startswith(prefix) and t.revoked_at is None]
    if len(found) != 1:
        refuse(
            Problem("token.not_one" if found else "token.unknown", "prefix", {"prefix": prefix, "count": len(found)})
        )
    done = token.revoke(me.viewer, found[0].id, now=me.now, via=VIA)
    if isinstance(done, Problem | Problems):
        refuse(done)
    click.echo(_("Revoked: %s") % found[0].name)
