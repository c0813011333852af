"""Which roles can one start from at the terminal, and how does one of them become one's own work?"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import click

from kinerja.cli.app import json_option, lang_option, make, person_option
from kinerja.cli.library_saying import compared, listed, remarks, row, told
from kinerja.cli.local import here
from kinerja.cli.speech import _, current_lang, refuse, to_json
from kinerja.core.problem import Problem, not_found

if TYPE_CHECKING:
    from kinerja.library.role import RoleTemplate

_OWN = re.compile(r"[Rr]-\d+", re.ASCII)
_FORMS = ("toml", "json", "md", "xlsx")


def command() -> click.Command:
    """`kinerja library list|search|show|compare|export|adopt|undo|add|edit|line|archive|restore`."""
    from kinerja.cli import library_writing

    slug = "sales-executive"
    own = click.Option(["--own"], is_flag=True, help=_("Your organisation's own roles, too."))
    archived = click.Option(["--archived"], is_flag=True, help=_("Your organisation's own roles in the archive alone."))
    sector = click.Option(["--sector"], default="", metavar="WORD", help=_("Only the roles of this sector."))
    parts = [
        make("library", list_roles, [sector, own, archived, json_option()],
             example="kinerja library list --sector retail", part=("list", _("List the roles."))),
        make("library", search, [click.Argument(["words"], nargs=-1, required=True), own, json_option()],
             example="kinerja library search rekrut", part=("search", _("Find roles by name, KPI or key result."))),
        make("library", show, [click.Argument(["role"]), json_option()], example=f"kinerja library show {slug}",
             part=("show", _("Show a role with its KPIs and objectives."))),
        make("library", compare, [click.Argument(["role"]), click.Argument(["other"]), json_option()],
             example=f"kinerja library compare {slug} account-officer",
             part=("compare", _("Show what two roles have in common."))),
        make("library", export, [click.Argument(["role"]),
                                 click.Option(["--as", "form"], type=click.Choice(_FORMS), default="toml",
                                              show_default=True)],
             example=f"kinerja library export {slug} --as md > role.md", person=False,
             part=("export", _("Write a role to standard output."))),
        *library_writing.commands(),
    ]  # fmt: skip
    return click.Group(
        "library",
        commands={str(part.name): part for part in parts},
        params=[lang_option(), person_option()],
        options_metavar=_("[OPTIONS]"),
        subcommand_metavar=_("COMMAND [ARGS]…"),
        help=_("Look up roles with their KPIs and OKRs, and adopt them."),
    )


def find(name: str, *, as_json: bool = False) -> RoleTemplate:
    """A role of the library by its word, without a database; an own one (R-3) with one."""
    from kinerja import library

    found: RoleTemplate | Problem | None = library.role(name.strip().lower())
    if found is None and _OWN.fullmatch(name.strip()):
        me = here(as_json)
        from kinerja.store import role_rows

        found = role_rows.role(me.viewer, name)
    if found is None:
        found = not_found("role", name)
    if isinstance(found, Problem):
        refuse(found, as_json=as_json)
    return found


def _among(own: bool, as_json: bool) -> tuple[RoleTemplate, ...]:
    from kinerja import library

    if not own:
        return library.roles()
    me = here(as_json)
    from kinerja.store import role_rows

    return role_rows.all_roles(me.viewer)


def list_roles(sector: str, own: bool, archived: bool, as_json: bool) -> None:
    """Print the roles, one per line."""
    if archived:
        me = here(as_json)
        from kinerja.store import role_rows

        _print("", role_rows.archived_roles(me.viewer), sector, as_json)
        return
    _print("", _among(own, as_json), sector, as_json)


def search(words: tuple[str, ...], own: bool, as_json: bool) -> None:
    """Print the roles that hold every word, the ones named so first."""
    _print(" ".join(words), _among(own, as_json), "", as_json)


def _print(words: str, among: tuple[RoleTemplate, ...], sector: str, as_json: bool) -> None:
    from kinerja import library

    found = library.search(words, among, sector)
    lang = current_lang()
    for remark in remarks(found):
        click.echo(remark, err=True)
    if as_json:
        click.echo(to_json([row(hit, lang, named=bool(words)) for hit in found.hits]))
        return
    click.echo(listed(found.hits, lang, named=bool(words)))


def show(role: str, as_json: bool) -> None:
    """Print a role: its KPIs with their sheets, its objectives with their key results."""
    found = find(role, as_json=as_json)
    if as_json:
        from kinerja import library

        click.echo(to_json(json.loads(library.as_json(found))))
        return
    click.echo(told(found, current_lang()))


def compare(role: str, other: str, as_json: bool) -> None:
    """Print what both roles measure, and what only one of them does."""
    from kinerja import library

    seen = library.compare(find(role, as_json=as_json), find(other, as_json=as_json))
    if as_json:
        answer: dict[str, Any] = {
            "left": seen.left.slug, "right": seen.right.slug,
            "both": [{"left": a.key, "right": b.key} for a, b in seen.both],
            "only_left": [kpi.key for kpi in seen.only_left], "only_right": [kpi.key for kpi in seen.only_right],
        }  # fmt: skip
        click.echo(to_json(answer))
        return
    click.echo(compared(seen, current_lang()))


def export(role: str, form: str) -> None:
    """Print a role as a file."""
    from kinerja import library

    found = find(role)
    if form == "xlsx":
        from kinerja.reading.statement.unit_words import unit_of
        from kinerja.reports.role_sheet import role_workbook

        click.echo(role_workbook(found, current_lang(), unit_of), nl=False)
        return
    if form == "md":
        click.echo(told(found, current_lang()), nl=False)
        return
    click.echo(library.as_toml(found) if form == "toml" else library.as_json(found), nl=form == "json")
