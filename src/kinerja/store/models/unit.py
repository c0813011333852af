"""How is an organisation divided into units (unit kerja)?"""

from __future__ import annotations

from django.db import models

from kinerja.store.models.columns import numbered, organisation_key


class Unit(models.Model):
    """A unit in the tree; `path` holds the ids from the root to itself ("/1/4/9/"): what lies below shares it."""

    organisation = organisation_key()
    number = models.PositiveIntegerField()
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, default=None, related_name="children")
    name = models.CharField(max_length=200)
    path = models.CharField(max_length=400, default="/")
    depth = models.PositiveSmallIntegerField(default=0)
    archived_at = models.DateTimeField(null=True, default=None)

    class Meta:
        constraints = [numbered("unit")]
        indexes = [models.Index(fields=["organisation", "path"], name="unit_path")]
