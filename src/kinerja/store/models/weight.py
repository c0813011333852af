"""What does a KPI's place on a sheet keep: its weight and its area?"""

from __future__ import annotations

from django.db import models

from kinerja.store.models.columns import organisation_key, person_key, within
from kinerja.store.models.kpi import Kpi


class KpiWeight(models.Model):
    """How much a KPI weighs on its owner's sheet, and in which area, from a period on.

    Rows are added and never changed: a sheet of March keeps the weights of March. Of several for a period the newest
    counts. Weights are scaled by a million, so that a third of 100 % adds up with two others.
    """

    organisation = organisation_key()
    kpi = models.ForeignKey(Kpi, on_delete=models.PROTECT, related_name="weights", db_index=False)
    since = models.DateField()
    since_label = models.CharField(max_length=16)
    area = models.CharField(max_length=120, blank=True, default="")
    weight_scaled = models.BigIntegerField(null=True, default=None)
    by = person_key()
    at = models.DateTimeField()

    class Meta:
        constraints = [within("kpi_weight", "weight_scaled", 0)]
        indexes = [models.Index(fields=["kpi", "since", "id"], name="kpi_weight_in_force")]
