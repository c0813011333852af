"""Which office do these tests act in?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

# Only inside the fixtures: this file is read before Django is set up.
if TYPE_CHECKING:
    from tests.actions.office import Goal, Office


@pytest.fixture
def office(db: None) -> Office:
    """The people with their rights, their units and cycles."""
    from tests.actions.office import make_office

    return make_office()


@pytest.fixture
def complaints(office: Office) -> str:
    """KPI-1: complaints per month, at most 12, Citra's."""
    from tests.actions.office import make_kpi

    return make_kpi(office)


@pytest.fixture
def goal(office: Office) -> Goal:
    """Budi's published objective O-1 with three key results of Citra's."""
    from tests.actions.office import make_goal

    return make_goal(office)
