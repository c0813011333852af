"""Who acts at this terminal, in which organisation, and on which day?"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import click

from kinerja.cli.speech import _, current_lang, refuse
from kinerja.core.access import Viewer
from kinerja.core.book import Organisation
from kinerja.core.problem import Problem

#: What these commands leave in the history as the way a change came in.
VIA = "cli"


@dataclass(frozen=True, slots=True)
class Here:
    """The person at this terminal with rights and organisation, the moment the command began, and the day there."""

    viewer: Viewer
    organisation: Organisation
    now: datetime
    today: date
    lang: str


def load() -> None:
    """Start Django with the settings of the environment; what the operator wrote wrongly is said, not traced back."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kinerja.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as error:
        click.echo(str(error), err=True)
        raise SystemExit(2) from error


def prepare() -> None:
    """Load Django and see that the database is there and up to date.

    A file of one's own is brought up to date in passing; a database server is left to its operator, who is told how.
    """
    load()
    from kinerja.store import schema

    if not schema.behind():
        return
    if schema.is_server():
        refuse(Problem("database.behind"))
    schema.bring_up_to_date()


def here(as_json: bool = False) -> Here:
    """Who acts: `--as` or KINERJA_AS, else the only owner; on a first start one's own organisation is made."""
    prepare()
    from kinerja.actions import organisation as organisations
    from kinerja.store import books, local, viewers

    now = datetime.now(UTC)
    if local.is_empty():
        made = organisations.open_personal(now=now)
        if isinstance(made, Problem):
            refuse(made, as_json=as_json)
        click.echo(_("Made your own organisation here."), err=True)
    person = local.acting_person(asked_person())
    if isinstance(person, Problem):
        refuse(person, as_json=as_json)
    viewer = viewers.viewer_for(person)
    organisation: Organisation = books.organisation(viewer)
    today = now.astimezone(ZoneInfo(organisation.timezone)).date()
    return Here(viewer, organisation, now, today, current_lang())


def asked_person() -> str | None:
    """The short id that `--as` or KINERJA_AS names."""
    context = click.get_current_context(silent=True)
    chosen = context.meta.get("kinerja.as") if context else None
    return chosen or os.environ.get("KINERJA_AS", "").strip() or None
