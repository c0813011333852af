"""Who can sign in, whichever organisations they belong to?"""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django_scim.models import AbstractSCIMGroupMixin, AbstractSCIMUserMixin

from kinerja.store.models.columns import organisation_key


class UserManager(BaseUserManager["User"]):
    """Finds and makes users by their address, in whichever case it is typed."""

    def get_by_natural_key(self, username: str | None) -> User:
        """The user of an address; what Django asks when somebody signs in."""
        return self.get(email=(username or "").strip().lower())

    def create_user(self, email: str, name: str = "", password: str | None = None) -> User:
        """A new user; without a password nobody can sign in by one."""
        user = self.model(email=email.strip().lower(), name=name)
        user.set_password(password)
        user.save(using=self._db)
        return user


class DirectoryGroup(AbstractSCIMGroupMixin):  # type: ignore[misc]  # django-scim2 ships no types
    """A group as a company directory provides it over SCIM; rights come from memberships, not from here."""

    organisation = organisation_key()
    name = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="directory_group_name_once")]


class User(AbstractSCIMUserMixin, AbstractBaseUser):  # type: ignore[misc]  # django-scim2 ships no types
    """An account: an address, a password or none, and what a directory knows it by."""

    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=200, blank=True, default="")
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    date_joined = models.DateTimeField(auto_now_add=True)
    scim_groups = models.ManyToManyField(DirectoryGroup, related_name="user_set")

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = UserManager()
