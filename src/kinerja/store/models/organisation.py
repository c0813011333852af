"""Which organisations are there, with which settings, and which short id comes next?"""

from __future__ import annotations

from enum import StrEnum

from django.db import models

from kinerja.store.models.columns import coded, in_order, one_of, organisation_key, within


class Mode(StrEnum):
    """How an organisation is used: by one person, by many, or to look around."""

    PERSONAL = "personal"
    ORGANISATION = "organisation"
    DEMO = "demo"


class Organisation(models.Model):
    """An organisation with the settings that its numbers follow; the cut-offs are exact decimals as text."""

    name = models.CharField(max_length=200)
    mode = coded(Mode, Mode.ORGANISATION)
    timezone = models.CharField(max_length=64, default="Asia/Jakarta")
    language = models.CharField(max_length=8, default="id")
    currency = models.CharField(max_length=3, default="IDR")
    fiscal_month = models.PositiveSmallIntegerField(default=1)
    grace_days = models.PositiveSmallIntegerField(default=5)
    on_track = models.CharField(max_length=12, default="0.9")
    at_risk = models.CharField(max_length=12, default="0.7")
    too_early = models.CharField(max_length=12, default="0.15")
    confidence_gap = models.CharField(max_length=12, default="0.4")
    stale_grace_days = models.PositiveSmallIntegerField(default=2)
    least_key_results = models.PositiveSmallIntegerField(default=2)
    most_key_results = models.PositiveSmallIntegerField(default=5)
    strict_key_results = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            one_of("organisation", "mode", Mode),
            within("organisation", "fiscal_month", 1, 12),
            in_order("organisation", "least_key_results", "most_key_results"),
        ]


class Counter(models.Model):
    """The last number given to a noun ("kpi") in an organisation; the next is taken under the write lock."""

    organisation = organisation_key()
    noun = models.CharField(max_length=24)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "noun"], name="counter_noun_once")]
