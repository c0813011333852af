"""Which KPIs did a person ask for, in which order, and how is that an address one can keep?"""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import QueryDict

from kinerja.core.kpi import Verdict
from kinerja.core.period import Cadence
from kinerja.store.books import KpiFilter
from kinerja.web.forms.typed import Typed

FIELDS = ("unit", "owner", "cadence", "verdict", "q", "state", "group", "sort", "rows")
#: The fields that leave KPIs out; the others only order them.
NARROWING = ("unit", "owner", "cadence", "verdict", "q", "state")
SORTS = ("name", "value", "score", "verdict", "owner", "unit")
ROWS = (100, 200)


def asked_filter(typed: Typed) -> KpiFilter:
    """The filter in an address; what it can't mean is left out, since an old address should still open."""
    sort = typed["sort"].removeprefix("-")
    return KpiFilter(
        unit_ref=typed["unit"] or None,
        owner_ref=typed["owner"] or None,
        cadence=Cadence(typed["cadence"]) if typed["cadence"] in set(Cadence) else None,
        verdict=Verdict(typed["verdict"]) if typed["verdict"] in set(Verdict) else None,
        text=typed["q"].strip()[:100],
        sort="unit" if typed["group"] == "unit" else sort if sort in SORTS else "name",
        descending=typed["sort"].startswith("-"),
        archived=typed["state"] == "archived",
    )


def address(data: QueryDict, **changed: str | None) -> str:
    """The same question with some fields changed: "?unit=U-4&sort=-score"; empty fields are left out."""
    kept = {name: data.get(name, "") for name in FIELDS}
    kept.update({name: value or "" for name, value in changed.items()})
    said = {name: value for name, value in kept.items() if value}
    return "?" + urlencode(said) if said else "?"
