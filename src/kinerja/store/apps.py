"""What is this Django app called?"""

from __future__ import annotations

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """The one app that owns tables; its label is part of every table's name."""

    name = "kinerja.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"
