"""Which rows does the bare project keep?"""

from __future__ import annotations

from django.db import models


class Unit(models.Model):
    """A unit with a name."""

    name = models.CharField(max_length=200)


class Person(models.Model):
    """A person with a name."""

    name = models.CharField(max_length=200)


class Kpi(models.Model):
    """A KPI with its target."""

    name = models.CharField(max_length=300)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT)
    target = models.DecimalField(max_digits=20, decimal_places=2)
    description = models.TextField(default="")


class Measurement(models.Model):
    """A value of a KPI in a month."""

    kpi = models.ForeignKey(Kpi, on_delete=models.PROTECT, related_name="measurements")
    month = models.DateField()
    value = models.DecimalField(max_digits=20, decimal_places=2)
    by = models.ForeignKey(Person, on_delete=models.PROTECT)

    class Meta:
        ordering = ["month"]


class Objective(models.Model):
    """An objective; the cycle is a number here."""

    cycle = models.PositiveIntegerField(db_index=True)
    title = models.CharField(max_length=300)
    why = models.TextField(default="")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT)


class KeyResult(models.Model):
    """A key result and what was last reported on it."""

    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, related_name="key_results")
    title = models.CharField(max_length=300)
    baseline = models.DecimalField(max_digits=20, decimal_places=2)
    target = models.DecimalField(max_digits=20, decimal_places=2)
    current = models.DecimalField(max_digits=20, decimal_places=2)
    confidence = models.PositiveSmallIntegerField()
    revision = models.PositiveIntegerField(default=1)


class CheckIn(models.Model):
    """One report on a key result."""

    key_result = models.ForeignKey(KeyResult, on_delete=models.PROTECT, related_name="check_ins")
    value = models.DecimalField(max_digits=20, decimal_places=2)
    confidence = models.PositiveSmallIntegerField()
    note = models.TextField(default="")
    at = models.DateTimeField(auto_now_add=True)
