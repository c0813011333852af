"""How does one report a KPI's value for a period, without leaving the terminal?"""

from __future__ import annotations

import click

from kinerja.cli.app import Command, json_option, make
from kinerja.cli.local import VIA, Here, here
from kinerja.cli.speech import _, refuse, to_json
from kinerja.cli.values import typed_value
from kinerja.core.problem import Problem, Problems


def command() -> Command:
    """`kinerja measure KPI VALUE [--period P]`."""
    return make(
        "measure",
        measure,
        [
            click.Argument(["kpi"], metavar="KPI"),
            click.Argument(["value"], required=False),
            click.Option(
                ["--period"], metavar="2026-11", help=_("Without it, the period that is due, else the current one.")
            ),
            click.Option(["--numerator"], help=_("With --denominator, instead of VALUE: 17 of 20 is 85 %.")),
            click.Option(["--denominator"]),
            click.Option(["--note"], default=""),
            click.Option(["--reason"], default="", help=_("Why a value that is already there changes.")),
            json_option(),
        ],
        more=_("VALUE may be written as you speak (4,5 or Rp150 juta) or as a plain decimal."),
        example="kinerja measure KPI-12 95 --period 2026-11",
    )


def measure(
    kpi: str,
    value: str | None,
    period: str | None,
    numerator: str | None,
    denominator: str | None,
    note: str,
    reason: str,
    as_json: bool,
) -> None:
    """Save a period's value and say how the KPI stands now."""
    if (value is None) == (numerator is None) or (numerator is None) != (denominator is None):
        raise click.UsageError(_("Give VALUE, or both --numerator and --denominator."))
    me = here(as_json)
    from kinerja.actions import measurement

    top, bottom = (
        None if part is None else typed_value(part, me.lang, field=name, as_json=as_json)
        for name, part in (("numerator", numerator), ("denominator", denominator))
    )
    done = measurement.measure(
        me.viewer,
        kpi,
        None if value is None else typed_value(value, me.lang, as_json=as_json),
        period=period,
        numerator=top,
        denominator=bottom,
        note=note,
        reason=reason,
        now=me.now,
        via=VIA,
    )
    if isinstance(done, Problem | Problems):
        refuse(done, as_json=as_json)
    show(me, done.ref, as_json)


def show(me: Here, ref: str, as_json: bool) -> None:
    """Print how a KPI stands."""
    from kinerja.reports import figures
    from kinerja.store import books
    from kinerja.words.names import label
    from kinerja.words.numbers import period_label, value

    book = books.kpi(me.viewer, ref, me.today)
    if isinstance(book, Problem):
        refuse(book, as_json=as_json)
    view = book.kpi(ref)
    if view is None:
        return
    if as_json:
        click.echo(to_json(figures.kpi(view)))
        return
    result = view.result
    now = "–" if result.actual is None else value(result.actual, view.measure, me.lang)
    period = period_label(view.latest.period, me.lang) if view.latest else "–"
    click.echo(f"{ref}  {view.name}, {period}: {now}  {label(result.verdict, me.lang)}")
    if view.latest is not None:
        click.echo(_("Take it back with: %s") % f"kinerja undo {ref}")
