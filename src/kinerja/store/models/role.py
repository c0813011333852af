"""Which templates of roles has an organisation made for itself?"""

from __future__ import annotations

from django.db import models

from kinerja.store.models.columns import numbered, organisation_key, person_key


class Role(models.Model):
    """An organisation's own template of a role; `data` is what its TOML file would say, numbers as decimal strings."""

    organisation = organisation_key()
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    data = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    created_by = person_key()
    archived_at = models.DateTimeField(null=True, default=None)

    class Meta:
        constraints = [numbered("role")]
