"""What does a key result keep, and how did its wording change inside the cycle?"""

from __future__ import annotations

from django.db import models
from django.db.models import UniqueConstraint

from kinerja.core.lifecycle import KeyResultOutcome
from kinerja.core.measure import UnitKind
from kinerja.core.okr import Hold, KeyResultKind
from kinerja.core.period import Cadence
from kinerja.store.models.columns import coded, numbered, one_of, organisation_key, person_key, within


class KeyResult(models.Model):
    """A key result with what its check-ins last said, so that a page needs no history. The weight is scaled by 100."""

    organisation = organisation_key()
    number = models.PositiveIntegerField()
    objective = models.ForeignKey(
        "store.Objective", on_delete=models.PROTECT, related_name="key_results", db_index=False
    )
    position = models.PositiveSmallIntegerField(default=1)
    owner = person_key(db_index=True)
    title = models.CharField(max_length=300)
    kind = coded(KeyResultKind, KeyResultKind.METRIC)
    unit_kind = coded(UnitKind, UnitKind.NUMBER)
    unit_name = models.CharField(max_length=60, blank=True, default="")
    decimals = models.PositiveSmallIntegerField(default=0)
    baseline_scaled = models.BigIntegerField(null=True, default=None)
    target_scaled = models.BigIntegerField(null=True, default=None)
    high_scaled = models.BigIntegerField(null=True, default=None)
    hold = coded(Hold, Hold.HIT_RATE)
    weight = models.PositiveIntegerField(default=100)
    cadence = coded(Cadence, Cadence.WEEK)
    kpi = models.ForeignKey("store.Kpi", on_delete=models.PROTECT, null=True, default=None, related_name="key_results")
    health_kpi = models.ForeignKey(
        "store.Kpi", on_delete=models.PROTECT, null=True, default=None, related_name="guarded_key_results"
    )
    revision = models.PositiveIntegerField(default=1)
    current_scaled = models.BigIntegerField(null=True, default=None)
    reported_at = models.DateTimeField(null=True, default=None)
    reported_on = models.DateField(null=True, default=None)
    confidences = models.CharField(max_length=12, blank=True, default="")
    check_in_count = models.PositiveIntegerField(default=0)
    outcome = models.CharField(max_length=24, blank=True, default="")
    removed_at = models.DateTimeField(null=True, default=None)
    removed_by = person_key()

    class Meta:
        constraints = [
            numbered("key_result"),
            one_of("key_result", "kind", KeyResultKind),
            one_of("key_result", "unit_kind", UnitKind),
            one_of("key_result", "hold", Hold),
            one_of("key_result", "cadence", Cadence),
            models.CheckConstraint(
                condition=models.Q(outcome__in=["", *(member.value for member in KeyResultOutcome)]),
                name="key_result_outcome_known",
            ),
            within("key_result", "decimals", 0, 18),
            within("key_result", "revision", 1),
        ]
        indexes = [models.Index(fields=["objective", "position", "id"], name="key_result_position")]


class KeyResultRevision(models.Model):
    """A change of wording, start or target inside the cycle: from what to what, and why."""

    organisation = organisation_key()
    key_result = models.ForeignKey(KeyResult, on_delete=models.PROTECT, related_name="revisions", db_index=False)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    reason = models.TextField(blank=True, default="")
    by = person_key()
    at = models.DateTimeField()


class Milestone(models.Model):
    """One step of a milestone key result; the weight is scaled by 100."""

    organisation = organisation_key()
    key_result = models.ForeignKey(KeyResult, on_delete=models.PROTECT, related_name="milestones", db_index=False)
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    weight = models.PositiveIntegerField(default=100)
    done_on = models.DateField(null=True, default=None)
    done_by = person_key()

    class Meta:
        constraints = [
            UniqueConstraint(fields=["key_result", "position"], name="milestone_position_once"),
            within("milestone", "weight", 1),
        ]
