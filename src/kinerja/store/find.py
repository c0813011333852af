"""Which row does a short id name, if its viewer may know of it?"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from django.db.models import Model, QuerySet

from kinerja.core.access import Viewer
from kinerja.core.problem import Problem, not_found
from kinerja.store import visibility
from kinerja.store.models import Cycle, KeyResult, Kpi, Objective, Person, Unit
from kinerja.store.refs import number_in

Row = TypeVar("Row", bound=Model)


def kpi(viewer: Viewer, ref: str) -> Kpi | Problem:
    """The KPI "KPI-12" of the viewer's organisation; the same refusal whether it is hidden, foreign or not there."""
    return _one(visibility.visible_kpis(_person(viewer)), "kpi", ref)


def objective(viewer: Viewer, ref: str) -> Objective | Problem:
    """The objective "O-3", with its cycle."""
    return _one(visibility.visible_objectives(_person(viewer)).select_related("cycle"), "objective", ref)


def key_result(viewer: Viewer, ref: str) -> KeyResult | Problem:
    """The key result "KR-7" that has not been removed, with its objective and cycle."""
    rows = visibility.visible_key_results(_person(viewer)).select_related("objective__cycle")
    return _one(rows, "key_result", ref)


def cycle(viewer: Viewer, ref: str) -> Cycle | Problem:
    """The cycle "C-2"."""
    return _one(visibility.visible_cycles(_person(viewer)), "cycle", ref)


def unit(viewer: Viewer, ref: str) -> Unit | Problem:
    """The unit "U-4"."""
    return _one(visibility.visible_units(_person(viewer)), "unit", ref)


def person(viewer: Viewer, ref: str) -> Person | Problem:
    """The person "P-5", active or not."""
    return _one(visibility.visible_people(_person(viewer)), "person", ref)


def _person(viewer: Viewer) -> Viewer:
    """The viewer without the narrowing of a token: a token that may only report still has to name its key result.

    The action that asked checks the token's scopes against its deed. Who was deactivated stays locked out.
    """
    return replace(viewer, scopes=None) if viewer.scopes else viewer


def _one(rows: QuerySet[Row], noun: str, ref: str) -> Row | Problem:
    number = number_in(noun, ref)
    found = None if number is None else rows.filter(number=number).first()
    return not_found(noun, ref) if found is None else found
