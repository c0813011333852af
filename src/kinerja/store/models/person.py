"""Who belongs to an organisation, and in which roles?"""

from __future__ import annotations

from enum import StrEnum

from django.conf import settings
from django.db import models
from django.db.models import Q, UniqueConstraint

from kinerja.core.access import Role
from kinerja.store.models.columns import coded, numbered, one_of, organisation_key


class Theme(StrEnum):
    """How pages look to a person."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


class Density(StrEnum):
    """How close together rows stand for a person."""

    COMFORTABLE = "comfortable"
    COMPACT = "compact"


class Person(models.Model):
    """A person in one organisation, with or without an account; empty settings follow the organisation's."""

    organisation = organisation_key()
    number = models.PositiveIntegerField()
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, default=None, related_name="people"
    )
    name = models.CharField(max_length=200)
    email = models.EmailField(max_length=254, blank=True, default="")
    position = models.CharField(max_length=200, blank=True, default="")
    unit = models.ForeignKey("store.Unit", on_delete=models.PROTECT, null=True, default=None, related_name="people")
    supervisor = models.ForeignKey("self", on_delete=models.PROTECT, null=True, default=None, related_name="reports")
    language = models.CharField(max_length=8, blank=True, default="")
    theme = coded(Theme, Theme.AUTO)
    density = coded(Density, Density.COMFORTABLE)
    timezone = models.CharField(max_length=64, blank=True, default="")
    active = models.BooleanField(default=True)
    last_seen_feed_at = models.DateTimeField(null=True, default=None)

    class Meta:
        constraints = [
            numbered("person"),
            UniqueConstraint(fields=["organisation", "user"], name="person_user_once"),
            one_of("person", "theme", Theme),
            one_of("person", "density", Density),
        ]


class Membership(models.Model):
    """A role of a person in a unit and all below it, or, without a unit, in the whole organisation."""

    organisation = organisation_key()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    unit = models.ForeignKey(
        "store.Unit", on_delete=models.PROTECT, null=True, default=None, related_name="memberships"
    )
    role = coded(Role)

    class Meta:
        constraints = [
            one_of("membership", "role", Role),
            UniqueConstraint(fields=["person", "unit", "role"], name="membership_role_once"),
            UniqueConstraint(fields=["person", "role"], condition=Q(unit=None), name="membership_whole_once"),
        ]
