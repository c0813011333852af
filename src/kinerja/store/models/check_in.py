"""What was reported on a key result, by whom and when?"""

from __future__ import annotations

from django.db import models
from django.db.models import UniqueConstraint

from kinerja.store.models.columns import organisation_key, person_key, within


class CheckIn(models.Model):
    """One report on a key result; rows are added and never changed, but for being marked as undone."""

    organisation = organisation_key()
    key_result = models.ForeignKey(
        "store.KeyResult", on_delete=models.PROTECT, related_name="check_ins", db_index=False
    )
    number = models.PositiveIntegerField()
    value_scaled = models.BigIntegerField(null=True, default=None)
    confidence = models.PositiveSmallIntegerField(null=True, default=None)
    note = models.TextField(blank=True, default="")
    on = models.DateField()
    by = person_key()
    at = models.DateTimeField()
    via = models.CharField(max_length=12, default="page")
    undone_at = models.DateTimeField(null=True, default=None)
    undone_by = person_key()

    class Meta:
        constraints = [
            UniqueConstraint(fields=["key_result", "number"], name="check_in_number_once"),
            within("check_in", "number", 1),
            within("check_in", "confidence", 0, 10),
        ]
