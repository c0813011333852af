"""What is still to be done after a KPI sheet was saved: which values are missing, which weights don't total 100?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from kinerja.core.kpi_view import KpiView
from kinerja.core.period import Period, parse_period
from kinerja.core.weights import WeightSum, sums_of
from kinerja.store import sheets
from kinerja.web.viewer import Signed

#: People whose weights are added up: one query or two for each.
_MOST = 12
#: Periods that the address names: the months of a year and the year itself.
_MOST_PERIODS = 13


@dataclass(frozen=True, slots=True)
class Uneven:
    """The weights of one owner that don't total 100, and the page where they are set."""

    sum: WeightSum
    href: str


def way_to(refs: Sequence[str], labels: Iterable[str], number: int) -> str:
    """The page that lists the saved KPIs; it knows for which periods the sheets were, and what takes them back."""
    told = {"refs": ",".join(refs), "periods": ",".join(dict.fromkeys(labels)), "import": str(number)}
    return f"{reverse('paste-saved')}?{urlencode(told, safe=',')}"


def periods_of(request: Signed) -> tuple[Period, ...]:
    """The periods of the sheets that were saved; none after anything else."""
    labels = request.GET.get("periods", "")[:300].split(",")[:_MOST_PERIODS]
    found = (parse_period(label, request.organisation.fiscal_month) for label in labels if label)
    return tuple(period for period in found if isinstance(period, Period))


def reported(kpi: KpiView, periods: Iterable[Period]) -> bool:
    """Whether one of these periods has a value of the KPI, as after a sheet that brought it."""
    wanted = {period.label for period in periods}
    return any(r.period.label in wanted and r.actual(kpi.measure) is not None for r in kpi.readings)


def uneven(request: Signed, kpis: Sequence[KpiView], periods: Sequence[Period]) -> tuple[Uneven, ...]:
    """Whose weights miss 100 in the latest of the periods: all KPIs of that owner count, not only those of the sheet.

    Who has no weights at all has simply none. KPIs without an owner have nobody's page.
    """
    if not periods:
        return ()
    last = max(periods, key=lambda period: (period.end, period.start))
    owners = dict.fromkeys(kpi.owner.ref for kpi in kpis if kpi.owner)
    found = []
    for ref in list(owners)[:_MOST]:
        rows = sheets.sheet(request.viewer, last, owner_ref=ref, known=request.organisation)
        href = f"{reverse('person-weights', args=[ref])}?period={last.label}"
        found += [Uneven(sum_, href) for sum_ in sums_of(rows) if sum_.total and not sum_.is_whole]
    return tuple(found)
