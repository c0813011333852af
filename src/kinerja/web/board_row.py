"""How does one KPI read as a row of the board, every word ready?"""

from __future__ import annotations

from dataclasses import dataclass

from kinerja.core.kpi_view import KpiView
from kinerja.core.measure import Polarity
from kinerja.reports.spark import Spark
from kinerja.web import states
from kinerja.web.jinja import url
from kinerja.web.kpi_sheet import last_two, spark_of
from kinerja.web.say import Say


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One KPI: the template draws hundreds of these and formats nothing. None is what the KPI has not."""

    name: str
    href: str
    note: str
    spark: Spark
    heard: str
    change: str | None
    latest: str | None
    period: str
    target: str | None
    polarity: Polarity
    score: str | None
    why: str
    state: str
    verdict: str


def board_row(view: KpiView, say: Say, *, grouped: bool) -> BoardRow:
    """A row; under its unit's heading (`grouped`) a KPI doesn't name the unit again."""
    drawn, values = spark_of(view)
    two, result, measure = last_two(view), view.result, view.measure
    owner = view.owner.name if view.owner else say._("nobody answers for it")
    aimed = result.target is not None
    return BoardRow(
        name=view.name,
        href=url("kpi", view.ref),
        note=owner if grouped else f"{owner} · {view.unit.name}",
        spark=drawn,
        heard=say.last_values(values, measure),
        change=say.moved(*two, measure) if two else None,
        latest=None if result.actual is None else say.value(result.actual, measure),
        period=_period(view, say),
        target=say.target(result, view.definition.scoring.comparator, measure) if aimed else None,
        polarity=view.definition.scoring.polarity,
        score=say.score(result.score) if result.score else None,
        why=url("why", view.ref),
        state=states.of_result(result),
        verdict=say.name(result.verdict),
    )


def _period(view: KpiView, say: Say) -> str:
    """Which period the latest value belongs to, and which one a value is owed for: an old value never passes for it."""
    if view.due:
        words = say._("late: %(period)s") if view.due_state == "late" else say._("due: %(period)s")
        owed = words % {"period": say.period(view.due)}
        return owed if view.latest is None else f"{say.period(view.latest.period)} · {owed}"
    if view.latest is None:
        return ""
    return say.period(view.latest.period) + (" · " + say._("still running") if view.provisional else "")
