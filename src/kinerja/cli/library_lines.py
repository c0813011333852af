"""How does one change a role of the organisation line by line at the terminal?"""

from __future__ import annotations

import re
from typing import Any

import click

from kinerja.cli.app import Command, json_option, make
from kinerja.cli.local import VIA, Here, here
from kinerja.cli.speech import _, current_lang, refuse, to_json
from kinerja.cli.values import exact
from kinerja.core.problem import Kind, Problem, Problems, not_found

_FIELD = re.compile(r"[a-z_]+(?:\.[a-z_]+)?", re.ASCII)
#: The role itself: its name, summary, sectors and figures.
_HEAD = "head"
_NUMBERS = ("value", "value_high")


def command() -> Command:
    """`kinerja library line ROLE LINE [FIELD=VALUE]…`."""
    return make("library", line, [
        click.Argument(["role"]), click.Argument(["name"], metavar="LINE"),
        click.Argument(["fields"], metavar="FIELD=VALUE", nargs=-1),
        click.Option(["--sentence"], default="", help=_("Begin a new KPI with this sentence.")),
        click.Option(["--remove"], is_flag=True, help=_("Take the line out of the role.")),
        click.Option(["--up"], is_flag=True, help=_("Move it before the one above it.")),
        click.Option(["--down"], is_flag=True, help=_("Move it behind the one below it.")),
        json_option(),
    ], more=_("LINE is kpi.KEY, objective.2 or objective.2.1 (its first key result); kpi, objective or objective.2.new"
              " adds one, and head is the name, summary, sectors and figures. The fields are those of `kinerja library"
              " export`; without any the line is shown, and FIELD= takes one away."),
        example='kinerja library line R-3 kpi.waste value=2 "definition=Susu yang dibuang, dalam liter"\n'
                'kinerja library line R-3 kpi --sentence "Antrean maksimal 5 menit per hari"',
        part=("line", _("Show, change, add, move or remove one line of an own role.")))  # fmt: skip


def line(
    role: str, name: str, fields: tuple[str, ...], sentence: str, remove: bool, up: bool, down: bool, as_json: bool
) -> None:
    """Change what is named and leave the rest; what was adopted from the role stays as it is."""
    if sum((bool(fields or sentence), remove, up, down)) > 1:
        raise click.UsageError(_("Choose one: fields, --remove, --up or --down."))
    me = here(as_json)
    from kinerja.library import editing

    where = None if name == _HEAD else editing.line_of(name)
    if where is None and (name != _HEAD or remove or up or down):
        refuse(not_found("role_line", name), as_json=as_json)
    if not (fields or sentence or remove or up or down):
        _show(me, role, where, as_json)
        return
    done = _changed(
        me, role, where, fields, sentence, remove=remove, by=-1 if up else 1 if down else 0, as_json=as_json
    )
    if isinstance(done, Problem | Problems):
        refuse(done, as_json=as_json)
    now = where if where is None or remove else _named(me, role, where)
    told = {"id": done.ref, "revision": done.revision} | ({"line": now} if isinstance(now, str) else {})
    click.echo(
        to_json(told) if as_json else _("Saved: %s") % " ".join(str(told[key]) for key in ("id", "line") if key in told)
    )


def _changed(
    me: Here, role: str, where: Any, fields: tuple[str, ...], sentence: str, *, remove: bool, by: int, as_json: bool
) -> Any:
    from kinerja.actions import role_lines

    if remove:
        return role_lines.leave_out(me.viewer, role, where, now=me.now, via=VIA)
    if by:
        return role_lines.move(me.viewer, role, where, by, now=me.now, via=VIA)
    given = dict(_typed(each, me.lang, where.kind if where else _HEAD, as_json) for each in fields)
    points = {key.partition(".")[2]: given.pop(key) for key in list(given) if key.startswith("points.")}
    wanted = role_lines.Amendment(where, given | ({"points": points} if points else {}), current_lang(), sentence)
    return role_lines.amend(me.viewer, role, wanted, now=me.now, via=VIA)


def _typed(typed: str, lang: str, kind: str, as_json: bool) -> tuple[str, Any]:
    """One field with its value: a number as the language writes it, a list by commas, nothing to take it away."""
    field, given, value = typed.partition("=")
    field, value = field.strip(), value.strip()
    if not given or not _FIELD.fullmatch(field):
        raise click.UsageError(_("Write FIELD=VALUE, as in value=2: %s") % typed[:60])
    if not value:
        return field, None
    if field in _NUMBERS or field.startswith("points.") or (field == "baseline" and kind == "key_result"):
        number = exact(value, lang, field)
        if isinstance(number, Problem):
            refuse(number, as_json=as_json)
        return field, number
    if field == "sectors":
        return field, [part.strip() for part in value.split(",") if part.strip()]
    if field == "relative":
        return field, value.lower() == "true"
    text, _dot, tongue = field.partition(".")
    return (text, {tongue: value}) if tongue else (field, value)


def _own(me: Here, role: str, as_json: bool = False) -> Any:
    from kinerja import library
    from kinerja.store import role_rows

    own = role_rows.own_role(me.viewer, role)
    if isinstance(own, Problem):
        known = library.role(role.strip().lower())
        refuse(
            Problem("library.built_in", None, {"name": known.slug}, Kind.FORBIDDEN) if known else own, as_json=as_json
        )
    return library.as_dict(own.template)


def _named(me: Here, role: str, where: Any) -> str:
    from kinerja.library import editing

    return editing.name_of(_own(me, role), where)


def _show(me: Here, role: str, where: Any, as_json: bool) -> None:
    from kinerja.library import editing
    from kinerja.library.writing import fields_as_json, fields_as_toml

    data = _own(me, role, as_json)
    row = editing.head_of(data) if where is None else editing.row_of(data, where)
    if row is None:
        refuse(not_found("role_line", where.name), as_json=as_json)
    kept = {key: value for key, value in row.items() if key != "key_result" and value is not None}
    click.echo(fields_as_json(kept) if as_json else fields_as_toml(kept), nl=as_json)
