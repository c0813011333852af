"""Where does one key result stand, when nothing else of its objective is asked for?"""

from __future__ import annotations

from datetime import date
from operator import attrgetter

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

#: Where each column is found on a row that was asked for with `knowing_its_place`, its cycle and objective joined.
_OWN = [f"told_{path}" if "__" in path else path for path in KEY_RESULT_ROW]
_ABOVE = [
    f"objective.{path.replace('__', '.')}" if "__" not in path or path.startswith("cycle__") else f"above_{path}"
    for path in OBJECTIVE_ROW
]
_OWN_ROW, _ABOVE_ROW = attrgetter(*_OWN), attrgetter(*_ABOVE)
_JOINED = {
    **{name: F(name.removeprefix("told_")) for name in _OWN if name.startswith("told_")},
    **{name: F(name.replace("above_", "objective__")) for name in _ABOVE if name.startswith("above_")},
}


def knowing_its_place(rows: QuerySet[KeyResult]) -> QuerySet[KeyResult]:
    """The key results with all that `standing` needs; an action reads its row once, and the answer comes from it."""
    counted = AlignmentLink.objects.filter(parent_key_result=OuterRef("pk"), kind=LinkKind.CONTRIBUTES.value)
    return rows.select_related("objective__cycle").annotate(counted=Exists(counted), **_JOINED)


def standing(viewer: Viewer, row: KeyResult, today: date, known: Organisation) -> Book | Problem:
    """A key result in its objective, with the same numbers as on its page; no query for most.

    What a check-in answers: it moves this key result, and whoever wants the sums above asks for them. Where other goals
    contribute to it, these are asked for as well; a key result that keeps its evidence elsewhere takes one query.
    """
    ref = ref_of("key_result", row.number)
    if row.counted:  # type: ignore[attr-defined]  # `knowing_its_place` has put it there
        return books.key_result(viewer, ref, today, known=known)
    objective = alone(Asked(viewer, known, today, Shared()), _ABOVE_ROW(row), _OWN_ROW(row))
    if not may(viewer, Deed.SEE, objective.thing_of(objective.key_results[0])).allowed:
        return not_found("key_result", ref)
    return Book(known, viewer, today, objectives=(objective,))
