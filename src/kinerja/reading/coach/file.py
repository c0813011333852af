"""Which statements of a file is the coach to look at, and of which kind is each?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from kinerja.reading.document import Document, read_document
from kinerja.reading.document.headings import section_of
from kinerja.reading.document.lines import split_lines
from kinerja.reading.document.parts import clean
from kinerja.reading.statement import Kind, Statement

Said = tuple[str, Kind | None]
"""A statement without bullet, number and label, and the kind that its heading or label gives, or None."""


def statements_of(text: str) -> list[Said]:
    """What a file states. A plan with headings states what stands below them, in the order of its lines; in any other
    file each line is a statement: "- KPI: CSAT minimal 90%" is "CSAT minimal 90%", a KPI."""
    lines = split_lines(text)[0]
    labelled = any(line.label for line in lines)
    if any(section_of(line) or (line.level and labelled) for line in lines):
        document = read_document(text)
        if document.roles:
            found = sorted(_statements(document), key=lambda said: said.line or 0)
            return [(said.text, cast("Kind | None", said.kind)) for said in found if said.text]
    told = [line for line in lines if not (line.blank or line.rule or line.level)]
    return [(clean(line.text) or line.text.strip(), cast("Kind | None", line.label)) for line in told]


def _statements(document: Document) -> Iterator[Statement]:
    for role in document.roles:
        yield from role.kpis
        for each in role.objectives:
            yield each.objective
            yield from each.key_results
