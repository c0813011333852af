"""Does a key result stand alone where it stands on its page, whatever its kind and whatever contributes to it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja.actions import asked
from kinerja.core.problem import Problem
from kinerja.reports import figures
from kinerja.store import books
from kinerja.store.models import KeyResult
from kinerja.store.refs import ref_of
from kinerja.store.standing import standing
from tests.cast import TODAY

if TYPE_CHECKING:
    from tests.cast import Cast


def test_the_same_figures_as_on_the_page(cast: Cast) -> None:
    """For each key result of the cast and each person who may report on it."""
    compared = 0
    for name in cast.people:
        viewer = cast.viewer(name)
        known = books.organisation(viewer)
        for number in KeyResult.objects.filter(organisation=cast.organisation).values_list("number", flat=True):
            ref = ref_of("key_result", number)
            row = asked.reported(viewer, ref)
            if isinstance(row, Problem):
                continue
            alone, page = standing(viewer, row, TODAY, known), books.key_result(viewer, ref, TODAY, known=known)
            assert not isinstance(alone, Problem) and not isinstance(page, Problem)
            views = alone.key_result(ref), page.key_result(ref)
            assert views[0] is not None and views[1] is not None
            assert figures.key_result_in_full(alone, views[0]) == figures.key_result_in_full(page, views[1])
            compared += 1
    assert compared > 5
