"""Whose session is this?"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from kinerja.store.prepared import Prepared


@Prepared
def _running(key: str, now: datetime) -> QuerySet[Any, Any]:
    return Session.objects.filter(session_key=key, expire_date__gt=now).values_list("session_data")


class SessionStore(db.SessionStore):
    """Django's sessions in the database, found by a query that is written once: every page begins with it."""

    def load(self) -> dict[str, Any]:
        """What the session holds; nothing for one that has ended or never was, whose key is then forgotten."""
        rows = _running(self.session_key, timezone.now()) if self.session_key else []
        if rows:
            held: dict[str, Any] = self.decode(rows[0][0])
            return held
        self._session_key = None
        return {}

    def cycle_key(self) -> None:
        """A new key for whoever signs in; sessions that have ended go at that moment, for nobody else sweeps them."""
        self.clear_expired()
        super().cycle_key()
