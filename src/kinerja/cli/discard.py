"""How does one delete a KPI or a draft objective that was a mistake?"""

from __future__ import annotations

import click

from kinerja.cli.app import Command, json_option, make
from kinerja.cli.local import VIA, here
from kinerja.cli.speech import _, refuse, to_json
from kinerja.core.problem import Problem


def command() -> Command:
    """`kinerja discard KPI|O`."""
    params = [click.Argument(["ref"], metavar="KPI|O"), json_option()]
    return make(
        "discard", discard, params, example="kinerja discard O-3",
        more=_("Only while nobody has reported on it. Its number is never given again; what happened stays on record."),
    )  # fmt: skip


def discard(ref: str, as_json: bool) -> None:
    """Delete a KPI without values, or a draft objective without check-ins."""
    me = here(as_json)
    from kinerja.actions.discard import discard as delete

    done = delete(me.viewer, ref, now=me.now, via=VIA)
    if isinstance(done, Problem):
        refuse(done, as_json=as_json)
    click.echo(to_json({"deleted": done.ref}) if as_json else _("Deleted: %s") % done.ref)
