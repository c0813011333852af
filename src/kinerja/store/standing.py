"""Where does one key result stand, when nothing else of its objective is asked for?"""

from __future__ import annotations

from datetime import date, datetime
from operator import attrgetter
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Exists, F, OuterRef, QuerySet

from kinerja.core.access import Deed, Viewer, may
from kinerja.core.alignment import LinkKind
from kinerja.core.book import Book, Organisation
from kinerja.core.problem import Problem, not_found
from kinerja.store import books
from kinerja.store.models import AlignmentLink, KeyResult
from kinerja.store.okr_rows import KEY_RESULT_ROW, OBJECTIVE_ROW, Asked, alone
from kinerja.store.refs import ref_of
from kinerja.store.shared import Shared

#: What needs no join: the numbers of its KPIs, for one that has none, and a grade, before the closing.
_EMPTY = ("kpi__", "health_kpi__", "closing__")


def _found_at(path: str, above: str = "") -> str:
    """Where a column is found on a row that was asked for with `knowing_its_place`."""
    if path.startswith(_EMPTY):
        # A column that is empty in every row that is asked for.
        return "removed_at"
    if above and ("__" not in path or path.startswith("cycle__")):
        return f"objective.{path.replace('__', '.')}"
    return f"told_{above}{path}" if "__" in path else path


_OWN = [_found_at(path) for path in KEY_RESULT_ROW]
_ABOVE = [_found_at(path, "objective__") for path in OBJECTIVE_ROW]
_OWN_ROW, _ABOVE_ROW = attrgetter(*_OWN), attrgetter(*_ABOVE)
_TOLD = {name: F(name.removeprefix("told_")) for name in (*_OWN, *_ABOVE) if name.startswith("told_")}


def knowing_its_place(rows: QuerySet[KeyResult]) -> QuerySet[KeyResult]:
    """The key results with all that `standing` needs; an action reads its row once, and the answer comes from it."""
    counted = AlignmentLink.objects.filter(parent_key_result=OuterRef("pk"), kind=LinkKind.CONTRIBUTES.value)
    zone = F("organisation__timezone")
    return rows.select_related("objective__cycle").annotate(counted=Exists(counted), zone=zone, **_TOLD)


def today(row: Any, now: datetime) -> date:
    """The day it is at a moment where the organisation of such a row works."""
    return now.astimezone(ZoneInfo(row.zone)).date()


def standing(viewer: Viewer, row: Any, today: date, known: Organisation) -> Book | Problem:
    """A key result in its objective, with the same numbers as on its page; no query for most.

    What a check-in answers: it moves this key result, and whoever wants the sums above asks for them. Where other goals
    contribute to it, or a KPI stands beside it, these are asked for as on its page.
    """
    ref = ref_of("key_result", row.number)
    if row.counted or row.kpi_id or row.health_kpi_id:
        return books.key_result(viewer, ref, today, known=known)
    objective = alone(Asked(viewer, known, today, Shared()), _ABOVE_ROW(row), _OWN_ROW(row))
    if not may(viewer, Deed.SEE, objective.thing_of(objective.key_results[0])).allowed:
        return not_found("key_result", ref)
    return Book(known, viewer, today, objectives=(objective,))
