"""Which KPIs did a person ask for, in which order, and how is that an address one can keep?"""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import QueryDict

from kinerja.core.kpi import Verdict
from kinerja.core.period import Cadence
from kinerja.store.books import KpiFilter
from kinerja.web.forms.typed import Typed

FIELDS = ("unit", "owner", "cadence", "verdict", "q", "state", "group", "sort", "rows")
SORTS = ("name", "value", "score", "verdict", "owner", "unit")
ROWS = (100, 200)


def asked_filter(typed: Typed) -> KpiFilter:
    """The filter in an address; what it can't mean is left out, since an old address should still open."""
    sort = typed["sort"].removeprefix("-")
    return KpiFilter(
        unit_ref=typed["unit"] or None,
        owner_ref=typed["owner"] or None,
        cadence=_member(Cadence, typed["cadence"]),
        verdict=_member(Verdict, typed["verdict"]),
        text=typed["q"].strip()[:100] or None,
        sort=sort if sort in SORTS else "name",
        descending=typed["sort"].startswith("-"),
        archived=typed["state"] == "archived",
    )


def _member(among: type[Cadence] | type[Verdict], said: str) -> object:
    return among(said) if said in set(among) else None


def address(data: QueryDict, **changed: str | None) -> str:
    """The same question with some fields changed: "?unit=U-4&sort=-score"; empty fields are left out."""
    kept = {name: data.get(name, "") for name in FIELDS}
    kept.update({name: value or "" for name, value in changed.items()})
    said = {name: value for name, value in kept.items() if value}
    return "?" + urlencode(said) if said else "?"
