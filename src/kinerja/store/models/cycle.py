"""Over which stretches of time do objectives run?"""

from __future__ import annotations

from django.db import models

from kinerja.core.lifecycle import CycleState
from kinerja.store.models.columns import coded, in_order, numbered, one_of, organisation_key, person_key


class Cycle(models.Model):
    """A quarter, or the span of a project, both days included."""

    organisation = organisation_key(related_name="cycles")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    start = models.DateField()
    end = models.DateField()
    state = coded(CycleState, CycleState.OPEN)
    closed_at = models.DateTimeField(null=True, default=None)
    closed_by = person_key()

    class Meta:
        constraints = [
            numbered("cycle"),
            one_of("cycle", "state", CycleState),
            in_order("cycle", "start", "end"),
        ]
        indexes = [models.Index(fields=["organisation", "start"], name="cycle_start")]
