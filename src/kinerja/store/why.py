"""Why is the number of a short id what it is, for the page, the API and the terminal alike?"""

from __future__ import annotations

from datetime import date

from kinerja.core import why
from kinerja.core.access import Viewer
from kinerja.core.explain import Explanation
from kinerja.core.period import Period, parse_period
from kinerja.core.problem import Problem, not_found
from kinerja.store import books
from kinerja.store.refs import noun_of


def explanation(viewer: Viewer, ref: str, today: date, period: str | None = None) -> Explanation | Problem:
    """The explanation of a KPI ("KPI-12", of one `period` if asked), a key result ("KR-7") or an objective ("O-3")."""
    wanted = ref.strip().upper()
    match noun_of(wanted):
        case "kpi":
            return _kpi(viewer, wanted, today, period)
        case "key_result":
            book = books.key_result(viewer, wanted, today)
            return (
                book if isinstance(book, Problem) else why.why_key_result(book, wanted) or not_found("key_result", ref)
            )
        case "objective":
            book = books.objective(viewer, wanted, today)
            return book if isinstance(book, Problem) else why.why_objective(book, wanted) or not_found("objective", ref)
    return not_found("id", ref)


def _kpi(viewer: Viewer, ref: str, today: date, period: str | None) -> Explanation | Problem:
    book = books.kpi(viewer, ref, today)
    if isinstance(book, Problem):
        return book
    view = book.kpi(ref)
    if view is None:
        return not_found("kpi", ref)
    asked: Period | Problem | None = parse_period(period, view.fiscal_month) if period else None
    if isinstance(asked, Problem):
        return asked
    if asked is not None and asked.cadence is not view.cadence:
        values = {"label": asked.label, "cadence": view.cadence, "example": view.running.label}
        return Problem("measurement.other_cadence", "period", values)
    return why.why_kpi(view, asked)
