"""Which kinds of column and constraint do the tables share?"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

if TYPE_CHECKING:
    from kinerja.store.models.organisation import Organisation
    from kinerja.store.models.person import Person


def coded(enum: type[StrEnum], default: StrEnum | None = None) -> models.CharField[str, str]:
    """A column for an enum of the core, as plain text: a migration must never import the enum."""
    width = max(24, *(len(member.value) for member in enum))
    return (
        models.CharField(max_length=width)
        if default is None
        else models.CharField(max_length=width, default=default.value)
    )


def one_of(table: str, column: str, enum: type[StrEnum]) -> CheckConstraint:
    """The column holds a value of the enum and nothing else, whoever writes the row."""
    return CheckConstraint(
        condition=Q(**{f"{column}__in": [member.value for member in enum]}), name=f"{table}_{column}_known"
    )


def within(table: str, column: str, low: int, high: int | None = None) -> CheckConstraint:
    """The column lies between two integers, both included; an empty one passes, as SQL has it."""
    bounds = {f"{column}__gte": low} | ({} if high is None else {f"{column}__lte": high})
    return CheckConstraint(condition=Q(**bounds), name=f"{table}_{column}_range")


def in_order(table: str, first: str, last: str) -> CheckConstraint:
    """One column is not beyond another: a cycle does not end before it starts."""
    return CheckConstraint(condition=Q(**{f"{first}__lte": F(last)}), name=f"{table}_{first}_before_{last}")


def both_or_neither(table: str, a: str, b: str) -> CheckConstraint:
    """Two columns are filled together or not at all: a numerator without a denominator says nothing."""
    together = Q(**{f"{a}__isnull": True, f"{b}__isnull": True}) | Q(**{f"{a}__isnull": False, f"{b}__isnull": False})
    return CheckConstraint(condition=together, name=f"{table}_{a}_and_{b}")


def numbered(table: str) -> UniqueConstraint:
    """The number in a short id ("KPI-12") is given once per organisation."""
    return UniqueConstraint(fields=["organisation", "number"], name=f"{table}_number_once")


def person_key(*, db_index: bool = False) -> models.ForeignKey[Person | None, Person | None]:
    """Who owns a thing, or who did something (nobody: the system); no index but where rows are looked up by it."""
    return models.ForeignKey(
        "store.Person", on_delete=models.PROTECT, null=True, default=None, related_name="+", db_index=db_index
    )


def organisation_key(related_name: str = "+") -> models.ForeignKey[Organisation, Organisation]:
    """The organisation a row belongs to; looked up together with a number or a parent, so it needs no index alone."""
    return models.ForeignKey("store.Organisation", on_delete=models.PROTECT, related_name=related_name, db_index=False)
