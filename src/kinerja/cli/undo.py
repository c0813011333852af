"""How does one take back the last check-in or value, or a whole import?"""

from __future__ import annotations

import click

from kinerja.cli import checkin, measure
from kinerja.cli.app import Command, json_option, make
from kinerja.cli.local import VIA, Here, here
from kinerja.cli.speech import _, refuse
from kinerja.cli.taking_back import show
from kinerja.core.problem import Kind, Problem, Problems, not_found


def command() -> Command:
    """`kinerja undo KR|KPI|import|NUMBER`."""
    params = [click.Argument(["ref"], metavar="KR|KPI|import|NUMBER"), json_option()]
    return make(
        "undo", undo, params, example="kinerja undo KR-7\nkinerja undo import\nkinerja undo 341",
        more=_(
            "“import” is the document or KPI sheet that you saved last, a number any of them: all that it made goes,"
            " and what it changed is as it was before. What somebody has worked on since stays, and is named."
        ),
    )  # fmt: skip


def undo(ref: str, as_json: bool) -> None:
    """Take back the last check-in of a key result, the last value of a KPI, or what an import made."""
    me = here(as_json)
    wanted = ref.strip().upper()
    if wanted == "IMPORT" or (wanted.isdecimal() and len(wanted) < 19):
        _import(me, None if wanted == "IMPORT" else int(wanted), as_json)
        return
    if wanted.startswith("KPI-"):
        done = _value(me, wanted)
    elif wanted.startswith("KR-"):
        done = _check_in(me, wanted)
    else:
        raise click.UsageError(_("Name a key result (KR-7), a KPI (KPI-12) or an import."))
    if isinstance(done, Problem | Problems):
        refuse(done, as_json=as_json)
    (measure if wanted.startswith("KPI-") else checkin).show(me, wanted, as_json)


def _check_in(me: Here, ref: str) -> object:
    from kinerja.actions import check_in
    from kinerja.store import books

    book = books.key_result(me.viewer, ref, me.today)
    if isinstance(book, Problem):
        return book
    view = book.key_result(ref)
    if view is None or not view.check_ins:
        return Problem("check_in.nothing_to_undo", values={"id": ref})
    last = max(view.check_ins, key=lambda c: c.number)
    return check_in.undo_check_in(me.viewer, ref, last.number, now=me.now, via=VIA)


def _value(me: Here, ref: str) -> object:
    from kinerja.actions import measurement
    from kinerja.store import books

    book = books.kpi(me.viewer, ref, me.today)
    if isinstance(book, Problem):
        return book
    view = book.kpi(ref)
    if view is None:
        return not_found("kpi", ref)
    if view.latest is None:
        return Problem("measurement.nothing_to_undo", values={"id": ref})
    # The one entered last, which may not be the one of the newest period.
    dated = [r for r in view.readings if r.at is not None]
    last = max(dated, key=lambda r: str(r.at), default=view.latest)
    return measurement.undo(me.viewer, ref, last.period.label, last.revision, now=me.now, via=VIA)


def _import(me: Here, number: int | None, as_json: bool) -> None:
    from kinerja.actions import import_undo
    from kinerja.store import books

    known = books.last_import(me.viewer) if number is None else number
    done = None if known is None else import_undo.undo(me.viewer, known, now=me.now, via=VIA)
    show(done or Problem("import.nothing_left", kind=Kind.CONFLICT), as_json, restores=True)
