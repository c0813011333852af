"""How does one report where a key result stands, without leaving the terminal?"""

from __future__ import annotations

import click

from kinerja.cli.app import Command, json_option, make
from kinerja.cli.local import VIA, Here, here
from kinerja.cli.speech import _, refuse, to_json
from kinerja.cli.values import typed_value
from kinerja.core.problem import Problem, Problems


def command() -> Command:
    """`kinerja checkin KR VALUE [-c CONFIDENCE] [NOTE]`."""
    return make(
        "checkin",
        check_in,
        [
            click.Argument(["key_result"], metavar="KR"),
            click.Argument(["value"]),
            click.Argument(["note"], default="", required=False),
            click.Option(["-c", "--confidence"], type=click.IntRange(0, 10), help=_("How sure you are, 0 to 10.")),
            json_option(),
        ],
        more=_("VALUE may be written as you speak (4,5 or Rp150 juta) or as a plain decimal; - reports no value."),
        example='kinerja checkin KR-7 8 -c 7 "Two complaints fewer than last week"',
    )


def check_in(key_result: str, value: str, note: str, confidence: int | None, as_json: bool) -> None:
    """Save a check-in and say where the key result stands now."""
    me = here(as_json)
    from kinerja.actions import check_in as check_ins

    number = typed_value(value, me.lang, as_json=as_json)
    done = check_ins.check_in(me.viewer, key_result, number, confidence=confidence, note=note, now=me.now, via=VIA)
    if isinstance(done, Problem | Problems):
        refuse(done, as_json=as_json)
    show(me, done.ref, as_json)


def show(me: Here, ref: str, as_json: bool) -> None:
    """Print how a key result stands."""
    from kinerja.reports import figures
    from kinerja.store import books
    from kinerja.words.names import label
    from kinerja.words.numbers import percent, value

    book = books.key_result(me.viewer, ref, me.today)
    if isinstance(book, Problem):
        refuse(book, as_json=as_json)
    view = book.key_result(ref)
    if view is None:
        return
    if as_json:
        click.echo(to_json(figures.key_result(book, view)))
        return
    now = "–" if view.current is None else value(view.current, view.measure, me.lang)
    share = book.progress_of(ref)
    progress = "–" if share is None else percent(share, me.lang)
    click.echo(f"{ref}  {view.title}: {now}  {progress}  {label(book.status_of(ref), me.lang)}")
    if view.check_ins:
        click.echo(_("Take it back with: %s") % f"kinerja undo {ref}")
