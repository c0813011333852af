"""Where does one key result stand, when nothing else of its objective is asked for?"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from kinerja.core.access import Deed, Viewer, may
from kinerja.core.alignment import LinkKind
from kinerja.core.book import Book, Organisation
from kinerja.core.problem import Problem, not_found
from kinerja.store import books
from kinerja.store.models import AlignmentLink, KeyResult
from kinerja.store.okr_rows import KEY_RESULT_ROW, OBJECTIVE_ROW, Asked, alone
from kinerja.store.prepared import Prepared
from kinerja.store.refs import number_in
from kinerja.store.shared import Shared, at


@Prepared
def _named(organisation: int, number: int) -> QuerySet[KeyResult, Any]:
    counted = AlignmentLink.objects.filter(parent_key_result=OuterRef("pk"), kind=LinkKind.CONTRIBUTES.value)
    rows = KeyResult.objects.filter(organisation=organisation, number=number, removed_at=None)
    return rows.annotate(counted=Exists(counted)).values_list(
        "counted", *KEY_RESULT_ROW, *at("objective", OBJECTIVE_ROW)
    )


def standing(viewer: Viewer, ref: str, today: date, known: Organisation) -> Book | Problem:
    """The key result "KR-7" in its objective, with the same numbers as on its page; one query for most.

    What a check-in answers: it moves this key result, and whoever wants the sums above asks for them. Where other goals
    contribute to it, these are asked for as well; a key result that keeps its evidence elsewhere takes one query more.
    """
    number = number_in("key_result", ref)
    rows = [] if number is None else _named(viewer.organisation, number)
    if not rows:
        return not_found("key_result", ref)
    counted, row = rows[0][0], rows[0][1:]
    if counted:
        return books.key_result(viewer, ref, today, known=known)
    width = len(KEY_RESULT_ROW)
    objective = alone(Asked(viewer, known, today, Shared()), row[width:], row[:width])
    if not may(viewer, Deed.SEE, objective.thing_of(objective.key_results[0])).allowed:
        return not_found("key_result", ref)
    return Book(known, viewer, today, objectives=(objective,))
