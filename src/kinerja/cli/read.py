"""Which KPIs and OKRs stand in a text, and what does each sentence say?"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import click

from kinerja.cli.app import Command, json_option, make
from kinerja.cli.speech import _, to_json


def command() -> Command:
    """`kinerja read FILE`."""
    return make(
        "read",
        read,
        [
            click.Argument(["file"], type=click.File("rb"), default="-"),
            click.Option(["--each-line"], is_flag=True, help=_("Take every line as one statement, empty ones too.")),
            json_option(),
        ],
        more=_("FILE is a text file; without it, or for -, the text is read from standard input. Nothing is saved."),
        example="kinerja read plan.txt\nkinerja read --each-line --json < lines.txt",
        person=False,
    )


def read(file: Any, each_line: bool, as_json: bool) -> None:
    """Print what was read: a document by roles, or one answer per line."""
    if each_line:
        _print_lines(lines_of(file), as_json)
        return
    from kinerja.reading.document import read_document

    document = read_document(text_of(file)).as_dict()
    click.echo(to_json(document) if as_json else "\n".join(_told(document)))


def text_of(file: Any) -> str:
    """The text of a file or of standard input; a byte order mark and wrong bytes do no harm."""
    return str(file.read().decode("utf-8-sig", errors="replace"))


def lines_of(file: Any) -> Iterator[str]:
    """The lines of a file as they come, without their ends; a line is what ends in a line feed, nothing else."""
    for number, line in enumerate(file):
        yield line.decode("utf-8-sig" if number == 0 else "utf-8", errors="replace").rstrip("\r\n")


def _print_lines(lines: Iterator[str], as_json: bool) -> None:
    from kinerja.reading.statement import read_statement

    for line in lines:
        said = read_statement(line).as_dict()
        # click.echo flushes each line, which costs more than the reading.
        sys.stdout.write((to_json(said, indent=None) if as_json else one_line(said)) + "\n")


def one_line(said: dict[str, Any]) -> str:
    """A statement as a person reads it: its kind, what is measured, and how much of it until when."""
    value = said["value"] if said["value_high"] is None else f"{said['value']}–{said['value_high']}"
    aim = [said["comparator"], value, said["unit"], said["period"], said["deadline"]]
    start = f"{said['baseline']} → " if said["baseline"] is not None else ""
    parts = [said["kind"], said["metric"] or said["text"], start + " ".join(str(x) for x in aim if x is not None)]
    return "  ".join(str(p) for p in parts if p)


def _told(document: dict[str, Any]) -> Iterator[str]:
    _no_role = _("(no role)")
    for role in document["roles"]:
        yield click.style(role["role"] or _no_role, bold=True)
        yield from (f"  KPI  {one_line(k)}" for k in role["kpis"])
        for found in role["objectives"]:
            yield f"  O    {found['objective']['text']}"
            yield from (f"    KR {one_line(k)}" for k in found["key_results"])
        yield ""
    if not document["roles"]:
        yield _("No KPI and no objective was found in this text.")
