"""How does one adopt a role at the terminal, or keep one of the organisation's own?"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import click

from kinerja.cli.app import Command, json_option, make
from kinerja.cli.local import VIA, Here, here
from kinerja.cli.speech import _, current_lang, in_rows, refuse, to_json, warn
from kinerja.cli.taking_back import show
from kinerja.cli.values import typed_value
from kinerja.core.period import Cadence, Period, period_of
from kinerja.core.problem import Kind, Problem, Problems


def commands() -> list[Command]:
    """`kinerja library adopt|undo|add|edit|line|archive|restore`."""
    from kinerja.cli import library_lines

    return [
        make("library", adopt, [
            click.Argument(["role"]),
            click.Option(["--unit"], metavar="U-2", help=_("Where it goes; without it, the person's own unit.")),
            click.Option(["--owner"], metavar="P-3", help=_("Who answers for it; without a unit, you.")),
            click.Option(["--cycle"], metavar="C-2", help=_("For the objectives; without it, the current cycle.")),
            click.Option(["--kpi", "kpis"], metavar="KEY[=TARGET]", multiple=True,
                         help=_("Only these KPIs, with your own targets (95..102 for a range); may be given several"
                                " times.")),
            click.Option(["--objective", "objectives"], metavar="N", type=click.IntRange(1, 100), multiple=True,
                         help=_("Only these objectives, by their place; may be given several times.")),
            click.Option(["--key-result", "results"], metavar="N.M[=START..TARGET]", multiple=True,
                         help=_("Of an objective only these key results, with your own start and target; may be given"
                                " several times.")),
            click.Option(["--publish"], is_flag=True, help=_("Publish the objectives at once.")),
            json_option(),
        ], more=_("Without --kpi, --objective and --key-result the whole role. Figures you don't give stay examples,"
                    " and say so."),
            example="kinerja library adopt sales-executive --unit U-2\n"
                    "kinerja library adopt hr-officer --kpi time_to_fill=25 --key-result 2.1=40..25 --owner P-3",
            part=("adopt", _("Turn a role into KPIs and objectives."))),
        make("library", add, [
            click.Argument(["file"], type=click.File("rb"), required=False),
            click.Option(["--copy", "copy_of"], metavar="ROLE", help=_("Copy a role that is there.")),
            click.Option(["--unit"], metavar="U-2", help=_("Make it of this unit's present KPIs and objectives.")),
            click.Option(["--owner"], metavar="P-3", help=_("Make it of what this person answers for.")),
            click.Option(["--sentence"], help=_("Begin it with this KPI, in one sentence.")),
            click.Option(["--name"], default="", help=_("The name of a role made of a unit, a person or a sentence.")),
            json_option(),
        ], more=_("FILE is TOML or JSON, as `kinerja library export` writes it."),
            example='kinerja library add role.toml\nkinerja library add --unit U-2 --name "Outlet manager"\n'
                    "kinerja library add --copy sales-executive",
            part=("add", _("Add a role to your organisation's own library."))),
        make("library", edit, [
            click.Argument(["role"]), click.Argument(["file"], type=click.File("rb")), json_option(),
        ], example="kinerja library export R-3 > role.toml\nkinerja library edit R-3 role.toml",
             part=("edit", _("Replace an own role by what a file says."))),
        library_lines.command(),
        make("library", undo, [click.Argument(["adoption"], type=click.IntRange(1), required=False), json_option()],
             more=_("Without a number the last one of yours. What somebody has worked on since stays, and is named."),
             example="kinerja library undo", part=("undo", _("Take back an adoption as a whole."))),
        make("library", archive, [click.Argument(["role"]), json_option()], example="kinerja library archive R-3",
             part=("archive", _("No longer offer an own role."))),
        make("library", restore, [click.Argument(["role"]), json_option()], example="kinerja library restore R-3",
             part=("restore", _("Offer an archived role again."))),
    ]  # fmt: skip


def adopt(
    role: str, unit: str | None, owner: str | None, cycle: str | None, kpis: tuple[str, ...],
    objectives: tuple[int, ...], results: tuple[str, ...], publish: bool, as_json: bool,
) -> None:  # fmt: skip
    """Write the chosen lines in one go: all of them or, when one is refused, none."""
    me = here(as_json)
    from kinerja.actions import adoption
    from kinerja.cli.library import find

    found = find(role, as_json=as_json)
    lines, goals = adoption.everything(found)
    if kpis or objectives or results:
        lines = tuple(_chosen(each, me.lang, as_json) for each in kpis)
        goals = _goals(objectives, results, me.lang, as_json)
    known, quarter = (cycle, None) if cycle or not goals else _running(me)
    wanted = adoption.Adoption(
        found, current_lang(), lines, goals, unit or "", owner or (None if unit else _own_ref(me)), known, publish
    )
    done = adoption.adopt(me.viewer, wanted, now=me.now, via=VIA, quarter=quarter)
    if isinstance(done, Problem | Problems):
        refuse(done, as_json=as_json)
    refs = list(done.refs)
    if as_json:
        click.echo(to_json({"adoption": done.event, "saved": refs, "warnings": in_rows(done.warnings)}))
        return
    warn(done.warnings)
    click.echo(_("Saved: %s") % ", ".join(refs))
    click.echo(_("Take it back with: %s") % f"kinerja library undo {done.event}")


def _own_ref(me: Here) -> str | None:
    """The short id of the person at this terminal."""
    from kinerja.store import books

    return next((p.ref for p in books.people(me.viewer) if p.id == me.viewer.person), None)


def _chosen(typed: str, lang: str, as_json: bool) -> Any:
    from kinerja.actions.adoption import KpiChoice

    key, given, figures = typed.partition("=")
    low, high = _range(figures, lang, f"kpi.{key}.target", as_json) if given else (None, None)
    if high is not None:
        return KpiChoice(key.strip(), target=low, high=high)
    return KpiChoice(key.strip(), target=low, empty=bool(given) and low is None)


def _range(typed: str, lang: str, field: str, as_json: bool) -> tuple[Decimal | None, Decimal | None]:
    """The figures of "95..102", or the one of "95"."""
    first, two, last = typed.partition("..")
    low = typed_value(first, lang, field=field, as_json=as_json)
    return low, typed_value(last, lang, field=field, as_json=as_json) if two else None


def _goals(objectives: tuple[int, ...], results: tuple[str, ...], lang: str, as_json: bool) -> Any:
    """The chosen objectives by their place, each whole or with the key results that are named."""
    from kinerja.actions.adoption import KeyResultChoice, ObjectiveChoice

    chosen: dict[int, list[KeyResultChoice] | None] = dict.fromkeys(objectives)
    for typed in results:
        name, given, figures = typed.partition("=")
        place, _dot, inner = name.strip().partition(".")
        if not (place.isdecimal() and inner.isdecimal()):
            raise click.UsageError(_("Name a key result by its places, as in 2.1=40..25: %s") % typed[:60])
        one, other = _range(figures, lang, f"objective.{place}.key_result.{inner}", as_json) if given else (None, None)
        start, target = (one, other) if ".." in figures else (None, one)
        chosen[int(place)] = [*(chosen.get(int(place)) or ()), KeyResultChoice(int(inner), "", start, target)]
    return tuple(ObjectiveChoice(place, "", None if found is None else tuple(found)) for place, found in chosen.items())


def _running(me: Here) -> tuple[str | None, Period | None]:
    """The cycle that holds today; where there is none, the quarter to begin."""
    from kinerja.store import books

    book = books.cycle(me.viewer, me.today, known=me.organisation)
    if not isinstance(book, Problem) and book.cycle is not None:
        return book.cycle.ref, None
    return None, period_of(me.today, Cadence.QUARTER, me.organisation.fiscal_month)


def add(
    file: Any, copy_of: str | None, unit: str | None, owner: str | None, sentence: str | None, name: str, as_json: bool
) -> None:
    """Add a role from a file, from one that is there, of present work, or from a sentence."""
    if sum(each is not None for each in (file, copy_of, unit, owner, sentence)) != 1:
        raise click.UsageError(_("Name one of FILE, --copy, --unit, --owner and --sentence."))
    if file is None and copy_of is None and not name.strip():
        raise click.UsageError(_("Say with --name what the role is called."))
    me = here(as_json)
    from kinerja.actions import role_making

    if unit is not None:
        done: Any = role_making.from_unit(me.viewer, unit, name, today=me.today, now=me.now, via=VIA)
    elif owner is not None:
        done = role_making.from_person(me.viewer, owner, name, today=me.today, now=me.now, via=VIA)
    elif sentence is not None:
        done = role_making.from_sentence(me.viewer, name, sentence, lang=current_lang(), now=me.now, via=VIA)
    else:
        done = _kept(me, file, copy_of, as_json)
    _told(done, as_json)


def _kept(me: Here, file: Any, copy_of: str | None, as_json: bool) -> Any:
    from kinerja import library
    from kinerja.actions import role
    from kinerja.cli.library import find

    read = find(copy_of, as_json=as_json) if copy_of else library.read_role(_content(file))
    return read if isinstance(read, Problem | Problems) else role.create(me.viewer, read, now=me.now, via=VIA)


def _content(file: Any) -> str:
    from kinerja.library.schema import MOST_BYTES

    return str(file.read(MOST_BYTES + 1).decode("utf-8-sig", errors="replace"))


def edit(role: str, file: Any, as_json: bool) -> None:
    """Replace a role of the organisation by a file."""
    me = here(as_json)
    from kinerja.actions import role as roles

    _told(roles.edit(me.viewer, role, _content(file), now=me.now, via=VIA), as_json)


def undo(adoption: int | None, as_json: bool) -> None:
    """Take back the KPIs and objectives of an adoption, and say what stays and why."""
    me = here(as_json)
    from kinerja.actions import adoption_undo
    from kinerja.store import books

    last = None if adoption else books.last_adoption(me.viewer)
    known = adoption or (last.id if last else None)
    done = None if known is None else adoption_undo.undo(me.viewer, known, now=me.now, via=VIA)
    show(done or Problem("adoption.nothing_left", kind=Kind.CONFLICT), as_json)


def archive(role: str, as_json: bool) -> None:
    """Put a role of the organisation away."""
    me = here(as_json)
    from kinerja.actions import role as roles

    _told(roles.archive(me.viewer, role, now=me.now, via=VIA), as_json)


def restore(role: str, as_json: bool) -> None:
    """Take it out again."""
    me = here(as_json)
    from kinerja.actions import role as roles

    _told(roles.restore(me.viewer, role, now=me.now, via=VIA), as_json)


def _told(done: Any, as_json: bool) -> None:
    if isinstance(done, Problem | Problems):
        refuse(done, as_json=as_json)
    click.echo(to_json({"id": done.ref}) if as_json else _("Saved: %s") % done.ref)
