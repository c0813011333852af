"""How do roles read at the terminal?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from kinerja.cli.speech import _
from kinerja.cli.table import table

if TYPE_CHECKING:
    from kinerja.library.comparing import Comparison
    from kinerja.library.role import RoleTemplate
    from kinerja.library.search import Found, Hit


def row(hit: Hit, lang: str, *, named: bool) -> dict[str, Any]:
    """A role in a list for a program, with the lines that were found in it."""
    from kinerja.library import found_in

    role = hit.role
    told = {
        "id": role.slug,
        "name": role.name.in_language(lang),
        "summary": role.summary.in_language(lang),
        "sectors": list(role.sectors),
        "kpis": len(role.kpis),
        "objectives": len(role.objectives),
    }
    return {**told, "found": found_in(hit, lang)} if named else told


def remarks(found: Found) -> Iterator[str]:
    """What a search has done with words that stand nowhere, or that stand nowhere together."""
    for typed, meant in found.meant.items():
        yield _("“%(typed)s” stands nowhere: these speak of “%(meant)s”.") % {"typed": typed, "meant": meant}
    if found.partly:
        yield _("No role speaks of all of it. These speak of a part.")


def listed(hits: Sequence[Hit], lang: str, *, named: bool) -> str:
    """Roles as a table; a search names the lines that it found."""
    if not hits:
        return _("No role speaks of this.")
    rows = [
        [hit.role.slug, hit.role.name.in_language(lang), str(len(hit.role.kpis)), str(len(hit.role.objectives)),
         " · ".join(line.name.in_language(lang) for line in hit.lines[:2]) if named else ""]
        for hit in hits
    ]  # fmt: skip
    heads = [_("role"), _("name"), "KPI", "OKR", _("found") if named else ""]
    return table(heads, rows, numbers=[2, 3])


def told(role: RoleTemplate, lang: str) -> str:
    """A role as Markdown, which reads well at a terminal too."""
    from kinerja.actions.adopted import unit_words
    from kinerja.reports.role import markdown

    return markdown(role, lang, partial(unit_words, lang=lang))


def compared(seen: Comparison, lang: str) -> str:
    """Two roles side by side."""
    left, right = seen.left.name.in_language(lang), seen.right.name.in_language(lang)
    both = [[a.name.in_language(lang), b.name.in_language(lang)] for a, b in seen.both]
    alone = [
        [
            seen.only_left[at].name.in_language(lang) if at < len(seen.only_left) else "",
            seen.only_right[at].name.in_language(lang) if at < len(seen.only_right) else "",
        ]
        for at in range(max(len(seen.only_left), len(seen.only_right)))
    ]
    parts = [
        (click.style(_("Both measure"), bold=True), both),
        (click.style(_("Only one measures"), bold=True), alone),
    ]
    return "\n\n".join(f"{head}\n{table([left, right], rows)}" for head, rows in parts if rows)
