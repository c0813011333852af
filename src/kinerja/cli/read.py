"""Which KPIs and OKRs stand in a text, and what does each sentence say?"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import click

from kinerja.cli.app import Command, json_option, make
from kinerja.cli.source import document_of, lines_of
from kinerja.cli.speech import _, current_lang, to_json

if TYPE_CHECKING:
    from kinerja.reading.document import Document
    from kinerja.reading.statement import Statement


def command() -> Command:
    """`kinerja read FILE`."""
    return make(
        "read",
        read,
        [
            click.Argument(["file"], type=click.File("rb"), default="-"),
            click.Option(["--each-line"], is_flag=True, help=_("Take every line as one statement, empty ones too.")),
            click.Option(["--fields"], is_flag=True, help=_("With --json: also what each would put into a form.")),
            json_option(),
        ],
        more=_(
            "FILE is text, Markdown, HTML, DOCX, PDF with text, XLSX, XLS, ODS or CSV; without it, or for -, it is read"
            " from standard input. Nothing is saved."
        ),
        example="kinerja read plan.txt\nkinerja read --each-line --json < lines.txt",
        person=False,
    )


def read(file: Any, each_line: bool, fields: bool, as_json: bool) -> None:
    """Print what was read: a document by roles, or one answer per line."""
    if each_line:
        _print_lines(lines_of(file, as_json), as_json, _as_dict(fields))
        return
    document = document_of(file, as_json)
    click.echo(to_json(document.as_dict(_as_dict(fields))) if as_json else "\n".join(told(document)))


def _as_dict(fields: bool) -> Callable[[Statement], dict[str, Any]]:
    """How a statement is told to a program: as it was read, or with the fields of a form as well."""
    if fields:
        from kinerja.actions import proposal

        return proposal.told
    from kinerja.reading.statement import Statement

    return Statement.as_dict


def _print_lines(lines: Iterator[str], as_json: bool, as_dict: Callable[[Statement], dict[str, Any]]) -> None:
    from kinerja.reading.statement import read_statement

    for line in lines:
        read = read_statement(line)
        said = to_json(as_dict(read), indent=None) if as_json else spoken(read)
        # click.echo flushes each line, which costs more than the reading.
        sys.stdout.write(said + "\n")


def spoken(read: Statement) -> str:
    """A sentence as it was understood: "KPI · keluhan · from 12 · ≤ 5 · Monthly"; what it doesn't say is left out."""
    from kinerja.words.readings import kind

    parts = [kind(read.kind, current_lang()), read.metric or read.text.strip()[:80], aim_of(read)]
    return " · ".join(part for part in parts if part)


def aim_of(read: Statement) -> str:
    """What a sentence asks for, in words: "from 12 · ≤ 5 · Monthly · by 30 Jun"; "" for a wish without a number."""
    from kinerja.actions.paste_mapping import comparator_of, is_guessed
    from kinerja.actions.pasted import item_of
    from kinerja.core.measure import Comparator
    from kinerja.reading.statement.unit_words import unit_of
    from kinerja.words.readings import sentence

    item = item_of(0, read, read.kind or "kpi")
    comparator = comparator_of(item)
    return sentence(
        read.value, read.value_high, comparator, unit_of(read.unit), current_lang(),
        baseline=read.baseline, relative=read.relative, period=read.period, deadline=read.deadline,
        likely=comparator is Comparator.AT_MOST and is_guessed(item),
    )  # fmt: skip


def told(document: Document) -> Iterator[str]:
    """The document for a person: each line as it was typed, and below it what was understood of it."""
    nobody = _("(no role)")
    for role in document.roles:
        yield click.style(role.role or nobody, bold=True)
        for kpi in role.kpis:
            yield from _told_line("  KPI  ", kpi)
        for found in role.objectives:
            yield f"  O    {found.objective.text}"
            for result in found.key_results:
                yield from _told_line("    KR ", result)
        yield ""
    if not document.roles:
        yield _("No KPI and no objective was found in this text.")
    if document.uncertain:
        yield _("These sentences may be goals:")
        for role in document.uncertain:
            for said in (*role.kpis, *(result for found in role.objectives for result in found.key_results)):
                yield from _told_line("  ?    ", said)


def _told_line(mark: str, read: Statement) -> Iterator[str]:
    yield f"{mark}{read.text}"
    yield click.style(" " * len(mark) + (aim_of(read) or _("no number, no rhythm")), dim=True)
