"""Is a row that is written without Django's composing the row that Django would have written?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.forms.models import model_to_dict
from django.test.utils import CaptureQueriesContext

from kinerja.store import keeping
from kinerja.store.models import Event, KeyResult
from tests.cast import NOW

if TYPE_CHECKING:
    from tests.cast import Cast


def an_event(cast: Cast) -> Event:
    """One with each kind of column: texts, a moment, JSON, somebody and nobody."""
    budi = cast.people["Budi"]
    told = {"value": "8", "note": 'naik "sedikit" 50% – ya'}
    return Event(
        organisation=cast.organisation, at=NOW, actor=budi, verb="x", noun="x", title="50% %s", before={}, after=told
    )


def test_a_row_added_is_the_row_saved(cast: Cast) -> None:
    """Every column of it, and its id is known."""
    ours, djangos = an_event(cast), an_event(cast)
    keeping.add(ours)
    djangos.save(force_insert=True)
    assert ours.pk == djangos.pk - 1 and not ours._state.adding
    kept = [{**model_to_dict(Event.objects.get(pk=row.pk)), "id": 0} for row in (ours, djangos)]
    assert kept[0] == kept[1]


def test_columns_change_once_for_each_revision(cast: Cast) -> None:
    """Who read an older revision changes nothing; what is emptied is empty."""
    mine, theirs = (KeyResult.objects.order_by("id")[0] for _ in range(2))
    mine.current_scaled, mine.reported_at, mine.confidences = 12, NOW, "7"
    assert keeping.change(mine, "current_scaled", "reported_at", "confidences")
    theirs.current_scaled = None
    assert not keeping.change(theirs, "current_scaled")
    now = KeyResult.objects.get(pk=mine.pk)
    assert (now.current_scaled, now.reported_at, now.confidences) == (12, NOW, "7")
    assert now.revision == mine.revision == theirs.revision + 1
    now.current_scaled = None
    assert keeping.change(now, "current_scaled") and KeyResult.objects.get(pk=now.pk).current_scaled is None


@pytest.mark.parametrize("times", [1, 12])
def test_its_statements_are_counted_like_all_others(cast: Cast, times: int) -> None:
    """Also once PostgreSQL's driver has begun to keep their plans."""
    with CaptureQueriesContext(connection) as queries:
        for _ in range(times):
            keeping.add(an_event(cast))
    assert [q["sql"].split()[0] for q in queries] == ["INSERT"] * times
