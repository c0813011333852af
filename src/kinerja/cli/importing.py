"""How does a document full of KPIs and OKRs come in, after one look at what would be saved?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from kinerja.cli.app import Command, json_option, make
from kinerja.cli.local import VIA, Here, here
from kinerja.cli.read import aim_of
from kinerja.cli.sheet import import_sheet
from kinerja.cli.sheet_saving import Wanted
from kinerja.cli.source import document_of
from kinerja.cli.speech import _, refuse, to_json
from kinerja.cli.table import table
from kinerja.core.period import Cadence, Period, period_of
from kinerja.core.problem import Problem, Problems

if TYPE_CHECKING:
    from kinerja.actions.drafts import PasteItem


def command() -> Command:
    """`kinerja import FILE`."""
    return make(
        "import",
        import_file,
        [
            click.Argument(["file"], type=click.File("rb")),
            click.Option(["--unit"], metavar="U-2", help=_("Whose they are; without it, your own unit.")),
            click.Option(["--owner"], metavar="P-3", help=_("Who answers for them; without it, you.")),
            click.Option(["--cycle"], metavar="C-2", help=_("For the objectives; without it, the current cycle.")),
            click.Option(["--objective"], metavar="O-3", help=_("Key results without an objective are added to it.")),
            click.Option(["--period"], metavar="2026-10", help=_("For a KPI sheet that doesn't name its period.")),
            click.Option(["--yes"], is_flag=True, help=_("Save without asking.")),
            json_option(),
        ],
        more=_(
            "Shows what it would save and asks. FILE is text, Markdown, HTML, DOCX, PDF, XLSX, XLS, ODS or CSV;"
            " - reads standard input and needs --yes."
        ),
        example="kinerja import plan.txt --unit U-2 --yes",
    )


def import_file(
    file: Any, unit: str | None, owner: str | None, cycle: str | None, objective: str | None, period: str | None,
    yes: bool, as_json: bool,
) -> None:  # fmt: skip
    """Show the lines, ask, and save them in one go: all of them or, when one is refused, none."""
    if import_sheet(file, Wanted(file.name, unit, owner, period, yes=yes), as_json=as_json):
        return
    me = here(as_json)
    from kinerja.actions import paste_roles
    from kinerja.actions.drafts import PasteDraft
    from kinerja.actions.paste_joining import at_objective, joined
    from kinerja.actions.pasted import items_of
    from kinerja.store import books

    document = document_of(file, as_json)
    items = items_of(document)
    if not items:
        refuse(Problem("paste.nothing_read", "file"), as_json=as_json)
    joining = joined(items, objective)
    if isinstance(joining, Problem):
        refuse(joining, as_json=as_json)
    items = joining
    if not as_json:
        click.echo(table(["", "", ""], [list(row) for row in _shown(document)]).lstrip("\n"))
    if not yes and not as_json:
        click.confirm(_("Save these %d lines?") % len(items), abort=True)
    elif not yes:
        raise click.UsageError(_("--json saves nothing without --yes."))
    person = books.person(me.viewer, owner) if owner else None
    if isinstance(person, Problem):
        refuse(person.at("owner"), as_json=as_json)
    known, quarter = (cycle, None) if cycle else _current_cycle(me, items)
    draft = PasteDraft(unit or _own_unit(me), items, owner or own_ref(me), known)
    done = at_objective(paste_roles.save(me.viewer, [draft], now=me.now, via=VIA, quarter=quarter))
    if isinstance(done, Problem | Problems):
        refuse(done, as_json=as_json)
    if quarter is not None:
        click.echo(_("Began the cycle %s.") % quarter.label, err=True)
    refs = list(done.refs)
    if as_json:
        click.echo(to_json({"saved": refs, "import_id": done.event}))
        return
    click.echo(_("Saved: %s") % ", ".join(refs))
    click.echo(_("Take it back with: %s") % f"kinerja undo {done.event}")


def _shown(document: Any) -> Iterator[tuple[str, str, str]]:
    from kinerja.actions.kpi_name import names_of

    for role in document.roles:
        if role.role:
            yield "", role.role, ""
        for said, name in zip(role.kpis, names_of(role.kpis), strict=True):
            yield "KPI", name or said.text, aim_of(said)
        for found in role.objectives:
            yield "O", found.objective.text, ""
            for said in found.key_results:
                yield "  KR", said.text, aim_of(said)


def own_ref(me: Here) -> str | None:
    """The short id of the person at this terminal."""
    from kinerja.store import books

    return next((p.ref for p in books.people(me.viewer) if p.id == me.viewer.person), None)


def _own_unit(me: Here) -> str:
    from kinerja.store import books

    home = next((p.unit for p in books.people(me.viewer) if p.id == me.viewer.person and p.unit), None)
    if home is not None:
        return home.ref
    units = [u for u in books.units(me.viewer) if not u.archived]
    if len(units) != 1:
        raise click.UsageError(_("Name the unit: --unit U-2."))
    return units[0].ref


def _current_cycle(me: Here, items: tuple[PasteItem, ...]) -> tuple[str | None, Period | None]:
    """The cycle that holds today; where there is none, the quarter that begins with a first objective."""
    from kinerja.store import books

    book = books.cycle(me.viewer, me.today, known=me.organisation)
    if not isinstance(book, Problem) and book.cycle is not None:
        return book.cycle.ref, None
    if all(item.kind != "objective" or item.joins for item in items):
        return None, None
    return None, period_of(me.today, Cadence.QUARTER, me.organisation.fiscal_month)
