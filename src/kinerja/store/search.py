"""What does a reader mean by a few words, or by a short id?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import F, Q, QuerySet

from kinerja.core.access import Viewer
from kinerja.core.lifecycle import KpiState
from kinerja.store.refs import noun_of, number_in, ref_of
from kinerja.store.rows import Hit
from kinerja.store.visibility import (
    visible_key_results,
    visible_kpis,
    visible_objectives,
    visible_people,
    visible_units,
)

_MOST = 50


def search(viewer: Viewer, text: str, limit: int = 20) -> tuple[Hit, ...]:
    """KPIs, objectives, key results, units and people whose name holds every word, or whose short id or number it is.

    Only what the viewer may see; a short id first, then names that begin with the text. At most five queries.
    """
    words = text.split()
    most = max(0, min(limit, _MOST))
    if not words or not most:
        return ()
    hits: list[Hit] = []
    for noun, rows, title, below in _nouns(viewer):
        condition = _named(noun, title, words)
        if condition is not None:
            found = rows.filter(condition).order_by(title, "number").values_list("number", title, below)[:most]
            hits.extend(Hit(ref_of(noun, number), name, noun, sub or "") for number, name, sub in found)
    return tuple(sorted(hits, key=lambda hit: _rank(hit, text.strip().casefold()))[:most])


def _nouns(viewer: Viewer) -> Iterable[tuple[str, QuerySet[Any], str, F]]:
    active = visible_kpis(viewer).filter(state=KpiState.ACTIVE.value)
    return (
        ("kpi", active, "name", F("unit__name")),
        ("objective", visible_objectives(viewer), "title", F("unit__name")),
        ("key_result", visible_key_results(viewer), "title", F("objective__unit__name")),
        ("unit", visible_units(viewer).filter(archived_at=None), "name", F("parent__name")),
        ("person", visible_people(viewer).filter(active=True), "name", F("position")),
    )


def _named(noun: str, title: str, words: list[str]) -> Q | None:
    """The condition that a noun's rows have to meet; None when the text is the short id of another noun."""
    only = words[0] if len(words) == 1 else ""
    if noun_of(only):
        number = number_in(noun, only)
        return None if number is None else Q(number=number)
    condition = Q()
    for word in words:
        condition &= Q(**{f"{title}__icontains": word})
    return condition | Q(number=int(only)) if only.isascii() and only.isdigit() and len(only) < 10 else condition


def _rank(hit: Hit, text: str) -> tuple[bool, bool, str]:
    number = hit.ref.partition("-")[2]
    name = hit.title.casefold()
    return (hit.ref.casefold() != text and number != text, not name.startswith(text), name)
