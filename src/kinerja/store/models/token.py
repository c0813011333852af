"""Which secrets let somebody in? Only their digests are kept."""

from __future__ import annotations

from django.db import models

from kinerja.core.access import Role
from kinerja.store.models.columns import coded, one_of, organisation_key, person_key


class ApiToken(models.Model):
    """A person's key for programs; `prefix` is shown in lists, `digest` is the SHA-256 of the whole in hex."""

    organisation = organisation_key()
    person = models.ForeignKey("store.Person", on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=200)
    prefix = models.CharField(max_length=16)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.CharField(max_length=60, default="read")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True, default=None)
    last_used_at = models.DateTimeField(null=True, default=None)
    revoked_at = models.DateTimeField(null=True, default=None)


class Invitation(models.Model):
    """An invitation by link: to whom, into which unit and role, until when."""

    organisation = organisation_key()
    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=200, blank=True, default="")
    role = coded(Role, Role.MEMBER)
    unit = models.ForeignKey("store.Unit", on_delete=models.PROTECT, null=True, default=None, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    created_by = person_key()
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, default=None)

    class Meta:
        constraints = [one_of("invitation", "role", Role)]


class OpeningLink(models.Model):
    """A link that signs a person in once: how a personal installation is opened from the command line."""

    organisation = organisation_key()
    person = models.ForeignKey("store.Person", on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, default=None)
