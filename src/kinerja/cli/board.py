"""How do the KPIs and objectives stand, at a glance in the terminal?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import click

from kinerja.cli.app import Command, json_option, make
from kinerja.cli.local import Here, here
from kinerja.cli.speech import _, refuse, to_json
from kinerja.cli.table import table
from kinerja.core.book import Book
from kinerja.core.kpi import Verdict
from kinerja.core.kpi_view import KpiView
from kinerja.core.okr import Status
from kinerja.core.okr_view import KeyResultView, ObjectiveView
from kinerja.core.problem import Problem

_COLOURS = {
    Verdict.ACHIEVED: "green",
    Verdict.NOT_ACHIEVED: "red",
    Status.ON_TRACK: "green",
    Status.AT_RISK: "yellow",
    Status.OFF_TRACK: "red",
    Status.STALE: "yellow",
}


def command() -> Command:
    """`kinerja board`."""
    params = [
        click.Option(["--unit"], metavar="U-2", help=_("Only this unit and those below it.")),
        click.Option(["--owner"], metavar="P-3", help=_("Only what this person is responsible for.")),
        click.Option(["--cycle"], metavar="C-2", help=_("The objectives of this cycle, not of the current one.")),
        json_option(),
    ]
    return make("board", board, params, example="kinerja board --unit U-2 --json")


def board(unit: str | None, owner: str | None, cycle: str | None, as_json: bool) -> None:
    """Print the board: KPIs first, then the objectives of the cycle with their key results."""
    me = here(as_json)
    from kinerja.reports import figures
    from kinerja.store import books

    kpis = books.board(me.viewer, me.today, filter=books.KpiFilter(unit_ref=unit, owner_ref=owner))
    okrs = books.cycle(me.viewer, me.today, cycle_ref=cycle, filter=books.OkrFilter(unit_ref=unit, owner_ref=owner))
    if isinstance(okrs, Problem):
        refuse(okrs, as_json=as_json)
    if as_json:
        click.echo(to_json({**figures.board(okrs), "kpis": figures.board(kpis)["kpis"]}))
        return
    click.echo("\n".join(_told(me, kpis, okrs)))


def _told(me: Here, kpis: Book, okrs: Book) -> Iterator[str]:
    if not kpis.kpis and not okrs.objectives:
        yield _("Nothing here yet. Save a document with: kinerja import FILE")
        return
    if kpis.kpis:
        heads = ["", "KPI", _("latest"), _("target"), _("period"), _("score"), ""]
        yield table(heads, [_kpi(me, view) for view in kpis.kpis], numbers=(2, 3, 5))
    for objective in okrs.objectives:
        yield ""
        yield from _objective(me, okrs, objective)


def _kpi(me: Here, view: KpiView) -> list[str]:
    from kinerja.words.names import label
    from kinerja.words.numbers import period_label, score, value

    result, lang = view.result, me.lang
    target = "–" if result.target is None else value(result.target, view.measure, lang)
    if result.high is not None:
        target += f" – {value(result.high, view.measure, lang)}"
    return [
        view.ref,
        view.name,
        "–" if result.actual is None else value(result.actual, view.measure, lang),
        target,
        period_label(view.latest.period, lang) if view.latest else "–",
        score(result.score.value, lang, result.score.scale) if result.score else "–",
        _coloured(result.verdict, label(result.verdict, lang)),
    ]


def _objective(me: Here, book: Book, view: ObjectiveView) -> Iterator[str]:
    from kinerja.words.names import label

    rolled, status = book.rolled(view.ref), book.status_of(view.ref)
    told = [view.ref, view.title, _percent(rolled.value, me), _coloured(status, label(status, me.lang))]
    reported = _("%(reported)s of %(asked)s reported") % {"reported": rolled.reported, "asked": rolled.asked}
    yield "  ".join([*told, f"({reported})"])
    heads = ["", "", _("now"), _("from → to"), _("progress"), _("confidence"), ""]
    rows = [_key_result(me, book, k) for k in view.key_results]
    if rows:
        yield "\n".join(f"  {line}" for line in table(heads, rows, numbers=(2, 4, 5)).splitlines())


def _key_result(me: Here, book: Book, view: KeyResultView) -> list[str]:
    from kinerja.words.names import label

    status = book.status_of(view.ref)
    ends = [_value(v, view, me) for v in (view.aim.baseline, view.aim.target, view.aim.high) if v is not None]
    return [
        view.ref,
        view.title,
        _value(view.current, view, me),
        " → ".join(ends) or "–",
        _percent(book.progress_of(view.ref), me),
        f"{view.confidence}/10",
        _coloured(status, label(status, me.lang)),
    ]


def _value(value: Decimal | None, view: KeyResultView, me: Here) -> str:
    from kinerja.words import numbers

    return "–" if value is None else numbers.value(value, view.measure, me.lang)


def _percent(value: Decimal | None, me: Here) -> str:
    from kinerja.words.numbers import percent

    return "–" if value is None else percent(value, me.lang)


def _coloured(state: Verdict | Status, words: str) -> str:
    colour = _COLOURS.get(state)
    return click.style(words, fg=colour) if colour else words
