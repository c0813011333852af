"""Are the tables those that this version needs, and how do they become so?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from kinerja.store.writing import turn


def is_server() -> bool:
    """Whether the database is a server with an operator of its own, not a file of ours."""
    return bool(connection.vendor != "sqlite")


def steps() -> list[str]:
    """The migrations that are still to be done, in their order: "store.0002_…"."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def behind() -> bool:
    """Whether tables are missing or older than the code."""
    return bool(steps())


def bring_up_to_date(told: Callable[[str], None] | None = None) -> None:
    """Do what `steps` lists; `told` hears each step as it begins."""

    def progress(action: str, migration: Any = None, fake: bool | None = False, /) -> None:
        if told is not None and action == "apply_start":
            told(f"{migration.app_label}.{migration.name}")

    # Of two commands on a fresh machine one makes the tables; the other waits and finds nothing left to do.
    with turn():
        executor = MigrationExecutor(connection, progress)
        executor.migrate(executor.loader.graph.leaf_nodes())
