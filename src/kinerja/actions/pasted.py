"""Which lines of a read document would be saved, as they were read?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kinerja.actions.drafts import PasteItem
from kinerja.actions.kpi_name import names_of
from kinerja.reading.document import Document, Role
from kinerja.reading.statement import Statement


def items_of(document: Document) -> tuple[PasteItem, ...]:
    """Every KPI, and every objective followed by its key results, in the document's order; `line` counts from 1.

    A KPI whose sentence names surely what is measured is called by that: see `kpi_name.name_of`.
    """
    found = enumerate(_statements(document.roles), start=1)
    return tuple(item_of(line, said, kind, name) for line, (said, kind, name) in found)


def offered_items(document: Document) -> tuple[PasteItem, ...]:
    """As `items_of`, with what may be goals where the document states none."""
    found = enumerate(_statements(document.offered), start=1)
    return tuple(item_of(line, said, kind, name) for line, (said, kind, name) in found)


def _statements(roles: Sequence[Role]) -> Iterator[tuple[Statement, str, str]]:
    for role in roles:
        yield from ((said, "kpi", name) for said, name in zip(role.kpis, names_of(role.kpis), strict=True))
        for found in role.objectives:
            yield found.objective, "objective", ""
            yield from ((said, "key_result", "") for said in found.key_results)


def item_of(line: int, said: Statement, kind: str, name: str = "") -> PasteItem:
    """One sentence as the line number `line` of a paste, of the kind its place gave it; `name` is a KPI's own."""
    return PasteItem(
        line=line,
        kind=kind,
        title=said.text,
        direction=said.direction,
        comparator=said.comparator,
        value=said.value,
        value_high=said.value_high,
        unit=said.unit,
        relative=said.relative,
        baseline=said.baseline,
        period=said.period,
        name=name,
    )
