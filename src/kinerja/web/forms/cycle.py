"""Which name and which days did a person give a cycle?"""

from __future__ import annotations

from datetime import date, timedelta

from kinerja.actions.drafts import CycleEdit
from kinerja.core.period import Cadence, period_of
from kinerja.core.problem import Problem
from kinerja.web.forms.typed import Typed


def cycle_typed(typed: Typed) -> tuple[str, date | None, date | None]:
    """Name, first and last day; each is needed."""
    name = typed.text("name", required=True, most=200)
    days = [typed.day("start"), typed.day("end")]
    for field, day in zip(("start", "end"), days, strict=True):
        if day is None and not typed[field].strip():
            typed.problems.append(Problem("text.missing", field))
    return name, days[0], days[1]


def cycle_edit(typed: Typed) -> CycleEdit:
    """The same three fields for a cycle that is there."""
    name, start, end = cycle_typed(typed)
    return CycleEdit(name=name, start=start, end=end)


def next_quarter(latest: date | None, today: date, fiscal_month: int) -> dict[str, str]:
    """The fields of the quarter after the latest cycle, or of the running one where there is none yet."""
    day = today if latest is None or latest < today else latest + timedelta(days=1)
    quarter = period_of(day, Cadence.QUARTER, fiscal_month)
    year, _, number = quarter.label.partition("-")
    return {"name": f"{number} {year}", "start": quarter.start.isoformat(), "end": quarter.end.isoformat()}
