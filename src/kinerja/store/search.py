"""What does a reader mean by a few words, or by a short id?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import F, Q, QuerySet

from kinerja.core.access import Viewer
from kinerja.core.lifecycle import KpiState, ObjectiveState
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
    # PostgreSQL refuses to look for a NUL, which no name holds anyway.
    words = text.replace("\x00", " ").split()
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


def goals(viewer: Viewer, text: str, limit: int = 12) -> tuple[Hit, ...]:
    """Objectives and key results that a goal can be linked to, of any cycle, by name or short id; two queries.

    `sub` names the unit and the cycle. Closed ones are left out; without words the latest come, objectives alone.
    """
    words, most = text.split(), max(0, min(limit, _MOST))
    hits: list[Hit] = []
    for noun, rows, way in (
        ("objective", visible_objectives(viewer), ""),
        ("key_result", visible_key_results(viewer).filter(removed_at=None), "objective__"),
    ):
        condition = _named(noun, "title", words) if words else Q() if noun == "objective" else None
        if condition is not None:
            open_ones = rows.filter(condition).exclude(**{f"{way}state": ObjectiveState.CLOSED.value})
            found = open_ones.order_by(f"-{way}cycle__start", "title", "number")
            columns = ("number", "title", f"{way}unit__name", f"{way}cycle__name")
            for number, title, unit, cycle in found.values_list(*columns)[:most]:
                hits.append(Hit(ref_of(noun, number), title, noun, f"{unit} · {cycle}"))
    return tuple(hits[:most] if not words else sorted(hits, key=lambda hit: _rank(hit, text.strip().casefold()))[:most])


def titles(viewer: Viewer, refs: Iterable[str]) -> dict[str, str]:
    """What the goals of these short ids are called, as far as the viewer may see them; two queries."""
    wanted = list(refs)
    named: dict[str, str] = {}
    for noun, rows in (("objective", visible_objectives(viewer)), ("key_result", visible_key_results(viewer))):
        numbers = [n for ref in wanted if noun_of(ref) == noun and (n := number_in(noun, ref)) is not None]
        found = rows.filter(number__in=numbers).values_list("number", "title") if numbers else ()
        named |= {ref_of(noun, number): title for number, title in found}
    return named


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
