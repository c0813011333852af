"""What happens when two people write at the same moment?"""

from __future__ import annotations

import threading
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.db import connection

from kinerja.actions import alignment, cycle, key_result, measurement, objective
from kinerja.actions.drafts import ObjectiveDraft
from kinerja.actions.record import Done
from kinerja.core.book import Book
from kinerja.core.measure import text
from kinerja.core.problem import Problem
from kinerja.store import books
from kinerja.store.models import (
    AlignmentLink,
    CheckIn,
    KeyResult,
    Measurement,
    MeasurementRevision,
    ObjectiveClosing,
)
from tests.actions.office import NOW, done, make_goal, make_kpi, make_office

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Run every act in a thread of its own, all let go together, and return what each answered."""
    gate = threading.Barrier(len(acts))
    answers: list[object] = [None] * len(acts)

    def run(index: int, act: Callable[[], object]) -> None:
        try:
            gate.wait(timeout=20)
            answers[index] = act()
        except Exception as failure:
            answers[index] = failure
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return answers


def test_of_two_check_ins_on_the_same_revision_one_wins_and_the_other_learns_of_it() -> None:
    """Both saw revision 1: one value stands, the other comes back as a conflict with the first's value."""
    office = make_office()
    goal = make_goal(office)
    answers = at_once(
        lambda: key_result.check_in(office.citra, goal.metric, Decimal(8), seen=1, now=NOW),
        lambda: key_result.check_in(office.budi, goal.metric, Decimal(9), seen=1, now=NOW),
    )
    kept = KeyResult.objects.get(number=1)
    winner = "Citra" if kept.current_scaled == 8 else "Budi"
    refused = [a for a in answers if isinstance(a, Problem)]
    assert len(refused) == 1, answers
    assert (refused[0].code, refused[0].values["by"]) == ("conflict", winner)
    assert refused[0].values["value"] == str(kept.current_scaled)
    assert CheckIn.objects.count() == 1


def test_without_a_seen_revision_nothing_is_lost() -> None:
    """Eight reports at once: eight check-ins with eight numbers."""
    office = make_office()
    goal = make_goal(office)
    answers = at_once(
        *(lambda v=v: key_result.check_in(office.citra, goal.metric, Decimal(v), now=NOW) for v in range(8))  # type: ignore[misc]
    )
    assert all(isinstance(a, Done) for a in answers), answers
    assert sorted(CheckIn.objects.values_list("number", flat=True)) == list(range(1, 9))
    assert KeyResult.objects.get(number=1).check_in_count == 8


def test_two_first_values_of_one_period_become_two_revisions() -> None:
    """Nobody saw the other's: the later one stands, and the earlier is in the history."""
    office = make_office()
    kpi = make_kpi(office)
    answers = at_once(
        lambda: measurement.measure(office.citra, kpi, Decimal(8), period="2026-10", now=NOW),
        lambda: measurement.measure(office.budi, kpi, Decimal(9), period="2026-10", now=NOW),
    )
    assert all(isinstance(a, Done) for a in answers), answers
    assert Measurement.objects.get().revision == 2
    assert sorted(MeasurementRevision.objects.values_list("value_scaled", flat=True)) == [8, 9]


def test_two_links_that_close_a_loop_only_together() -> None:
    """A to B and B to A at the same moment: one is made, the other would close the loop and says so."""
    office = make_office()
    drafts = [ObjectiveDraft(title, office.sales, office.cycle) for title in ("A", "B")]
    a, b = (done(objective.create(office.budi, draft, now=NOW)).ref for draft in drafts)
    answers = at_once(
        lambda: alignment.align(office.budi, a, b, now=NOW),
        lambda: alignment.align(office.ayu, b, a, now=NOW),
    )
    refused = [x for x in answers if isinstance(x, Problem)]
    assert [x.code for x in refused] == ["alignment.loop"], answers
    assert AlignmentLink.objects.count() == 1


@pytest.mark.parametrize("turn", range(5))
def test_a_check_in_in_the_instant_of_a_closing_counts_or_is_refused(turn: int) -> None:
    """A closed cycle never changes: what its grade was taken from is what its key results still say."""
    office = make_office()
    goal = make_goal(office)
    done(key_result.check_in(office.citra, goal.metric, Decimal(10), now=NOW))
    at_once(
        lambda: key_result.check_in(office.citra, goal.metric, Decimal(8), now=NOW),
        lambda: cycle.close(office.ayu, office.cycle, now=NOW),
    )
    book = books.objective(office.ayu, goal.objective, NOW.date())
    assert isinstance(book, Book)
    rolled = book.rolled(goal.objective).value
    closing = ObjectiveClosing.objects.get()
    assert rolled is not None and closing.progress == text(round(rolled, 12))
