"""What does an objective keep, and what was said when it closed?"""

from __future__ import annotations

from django.db import models

from kinerja.core.access import Visibility
from kinerja.core.lifecycle import ObjectiveState
from kinerja.core.okr import Ambition
from kinerja.store.models.columns import coded, numbered, one_of, organisation_key, person_key, within


class Objective(models.Model):
    """An objective of a unit in a cycle."""

    organisation = organisation_key()
    number = models.PositiveIntegerField()
    cycle = models.ForeignKey("store.Cycle", on_delete=models.PROTECT, related_name="objectives")
    unit = models.ForeignKey("store.Unit", on_delete=models.PROTECT, related_name="objectives")
    owner = person_key(db_index=True)
    title = models.CharField(max_length=300)
    why = models.TextField(blank=True, default="")
    ambition = coded(Ambition, Ambition.ASPIRATIONAL)
    state = coded(ObjectiveState, ObjectiveState.DRAFT)
    visibility = coded(Visibility, Visibility.OPEN)
    revision = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    created_by = person_key()

    class Meta:
        constraints = [
            numbered("objective"),
            one_of("objective", "ambition", Ambition),
            one_of("objective", "state", ObjectiveState),
            one_of("objective", "visibility", Visibility),
            within("objective", "revision", 1),
        ]


class ObjectiveClosing(models.Model):
    """How an objective ended: the grade in tenths, the exact progress, the owner's own grade, and what was learnt."""

    organisation = organisation_key()
    objective = models.OneToOneField(Objective, on_delete=models.PROTECT, related_name="closing")
    grade_tenths = models.PositiveSmallIntegerField(null=True, default=None)
    progress = models.CharField(max_length=64, blank=True, default="")
    coverage_reported = models.PositiveSmallIntegerField(default=0)
    coverage_asked = models.PositiveSmallIntegerField(default=0)
    self_grade_tenths = models.PositiveSmallIntegerField(null=True, default=None)
    self_reason = models.TextField(blank=True, default="")
    learning = models.TextField(blank=True, default="")
    by = person_key()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            within("objective_closing", "grade_tenths", 0, 10),
            within("objective_closing", "self_grade_tenths", 0, 10),
        ]


class ObjectiveCorrection(models.Model):
    """A later word on a closing that itself never changes."""

    organisation = organisation_key()
    closing = models.ForeignKey(ObjectiveClosing, on_delete=models.PROTECT, related_name="corrections")
    text = models.TextField()
    by = person_key()
    at = models.DateTimeField()
