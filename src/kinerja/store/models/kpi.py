"""What does a KPI keep: its versions and its targets?"""

from __future__ import annotations

from django.db import models
from django.db.models import UniqueConstraint

from kinerja.core.access import Visibility
from kinerja.core.kpi import Aggregation
from kinerja.core.lifecycle import KpiState
from kinerja.core.measure import Comparator, Polarity, UnitKind
from kinerja.core.period import Cadence
from kinerja.core.score import Formula
from kinerja.store.models.columns import coded, numbered, one_of, organisation_key, person_key, within


class Kpi(models.Model):
    """A KPI; its measure (unit and decimals) says how the scaled integers of its values are read."""

    organisation = organisation_key()
    number = models.PositiveIntegerField()
    unit = models.ForeignKey("store.Unit", on_delete=models.PROTECT, related_name="kpis")
    owner = person_key(db_index=True)
    name = models.CharField(max_length=300)
    unit_kind = coded(UnitKind)
    unit_name = models.CharField(max_length=60, blank=True, default="")
    decimals = models.PositiveSmallIntegerField(default=0)
    cadence = coded(Cadence)
    state = coded(KpiState, KpiState.ACTIVE)
    visibility = coded(Visibility, Visibility.OPEN)
    created_at = models.DateTimeField()
    created_by = person_key()
    archived_at = models.DateTimeField(null=True, default=None)
    archived_by = person_key()
    archive_reason = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            numbered("kpi"),
            one_of("kpi", "unit_kind", UnitKind),
            one_of("kpi", "cadence", Cadence),
            one_of("kpi", "state", KpiState),
            one_of("kpi", "visibility", Visibility),
            within("kpi", "decimals", 0, 18),
        ]


class KpiDefinition(models.Model):
    """One version of what a KPI means; rows are added and never changed. Caps and cut-offs are scaled by 100."""

    organisation = organisation_key()
    kpi = models.ForeignKey(Kpi, on_delete=models.PROTECT, related_name="definitions", db_index=False)
    version = models.PositiveIntegerField(default=1)
    description = models.TextField(blank=True, default="")
    formula_text = models.TextField(blank=True, default="")
    source = models.TextField(blank=True, default="")
    formula = coded(Formula, Formula.RATIO)
    polarity = coded(Polarity, Polarity.HIGHER)
    comparator = coded(Comparator, Comparator.AT_LEAST)
    baseline_scaled = models.BigIntegerField(null=True, default=None)
    low_scaled = models.BigIntegerField(null=True, default=None)
    threshold_scaled = models.BigIntegerField(null=True, default=None)
    stretch_scaled = models.BigIntegerField(null=True, default=None)
    red_flag_scaled = models.BigIntegerField(null=True, default=None)
    zero_low_scaled = models.BigIntegerField(null=True, default=None)
    zero_high_scaled = models.BigIntegerField(null=True, default=None)
    cap = models.BigIntegerField(default=12000)
    floor = models.BigIntegerField(default=0)
    green = models.BigIntegerField(default=10000)
    amber = models.BigIntegerField(default=8000)
    time_aggregation = coded(Aggregation, Aggregation.LAST)
    organisation_aggregation = coded(Aggregation, Aggregation.OWN)
    missing_is_miss = models.BooleanField(default=True)
    reason = models.TextField(blank=True, default="")
    valid_from = models.DateField(null=True, default=None)
    valid_from_label = models.CharField(max_length=16, blank=True, default="")
    by = person_key()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            UniqueConstraint(fields=["kpi", "version"], name="kpi_definition_version_once"),
            within("kpi_definition", "version", 1),
            one_of("kpi_definition", "formula", Formula),
            one_of("kpi_definition", "polarity", Polarity),
            one_of("kpi_definition", "comparator", Comparator),
            one_of("kpi_definition", "time_aggregation", Aggregation),
            one_of("kpi_definition", "organisation_aggregation", Aggregation),
        ]


class KpiTarget(models.Model):
    """A target from one period on; rows are added and never changed, and of several for a period the newest counts."""

    organisation = organisation_key()
    kpi = models.ForeignKey(Kpi, on_delete=models.PROTECT, related_name="targets", db_index=False)
    since = models.DateField()
    since_label = models.CharField(max_length=16)
    value_scaled = models.BigIntegerField()
    high_scaled = models.BigIntegerField(null=True, default=None)
    reason = models.TextField(blank=True, default="")
    by = person_key()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["kpi", "since", "id"], name="kpi_target_in_force")]
