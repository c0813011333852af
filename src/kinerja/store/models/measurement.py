"""Which values were measured for which period, and what did they replace?"""

from __future__ import annotations

from django.db import models
from django.db.models import UniqueConstraint

from kinerja.store.models.columns import both_or_neither, organisation_key, person_key, within


class Measurement(models.Model):
    """The value of a KPI in one period; numerator and denominator are scaled by 100, and an empty value is no data."""

    organisation = organisation_key()
    kpi = models.ForeignKey("store.Kpi", on_delete=models.PROTECT, related_name="measurements", db_index=False)
    period_start = models.DateField()
    period_label = models.CharField(max_length=16)
    value_scaled = models.BigIntegerField(null=True, default=None)
    numerator_scaled = models.BigIntegerField(null=True, default=None)
    denominator_scaled = models.BigIntegerField(null=True, default=None)
    note = models.TextField(blank=True, default="")
    revision = models.PositiveIntegerField(default=1)
    definition = models.ForeignKey("store.KpiDefinition", on_delete=models.PROTECT, related_name="+", db_index=False)
    by = person_key()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            UniqueConstraint(fields=["kpi", "period_start"], name="measurement_period_once"),
            within("measurement", "revision", 1),
            both_or_neither("measurement", "numerator_scaled", "denominator_scaled"),
        ]


class MeasurementRevision(models.Model):
    """What a measurement said at one revision, the first included; rows are added and never changed."""

    organisation = organisation_key()
    measurement = models.ForeignKey(Measurement, on_delete=models.PROTECT, related_name="revisions", db_index=False)
    revision = models.PositiveIntegerField()
    value_scaled = models.BigIntegerField(null=True, default=None)
    numerator_scaled = models.BigIntegerField(null=True, default=None)
    denominator_scaled = models.BigIntegerField(null=True, default=None)
    note = models.TextField(blank=True, default="")
    reason = models.TextField(blank=True, default="")
    by = person_key()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            UniqueConstraint(fields=["measurement", "revision"], name="measurement_revision_once"),
            within("measurement_revision", "revision", 1),
            both_or_neither("measurement_revision", "numerator_scaled", "denominator_scaled"),
        ]
