"""What happened, who did it, when, and from what to what?"""

from __future__ import annotations

from django.db import models

from kinerja.core.access import Visibility
from kinerja.store.models.columns import coded, one_of, organisation_key, person_key


class Event(models.Model):
    """One thing that happened, with the rights of what it happened to; rows are added and never changed."""

    organisation = organisation_key()
    at = models.DateTimeField()
    actor = person_key()
    via = models.CharField(max_length=12, default="page")
    verb = models.CharField(max_length=60)
    noun = models.CharField(max_length=24)
    ref = models.CharField(max_length=24, blank=True, default="")
    title = models.CharField(max_length=300, blank=True, default="")
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    note = models.TextField(blank=True, default="")
    unit = models.ForeignKey("store.Unit", on_delete=models.PROTECT, null=True, default=None, related_name="+")
    owner = person_key(db_index=True)
    visibility = coded(Visibility, Visibility.OPEN)

    class Meta:
        constraints = [one_of("event", "visibility", Visibility)]
        indexes = [
            models.Index(fields=["organisation", "-id"], name="event_newest"),
            models.Index(fields=["organisation", "ref", "-id"], name="event_of_ref"),
        ]
