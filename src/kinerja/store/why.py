"""Why is the number of a short id what it is, for the page, the API and the terminal alike?"""

from __future__ import annotations

from datetime import date

from kinerja.core import why
from kinerja.core.access import Viewer
from kinerja.core.book import Book, Organisation
from kinerja.core.explain import Explanation
from kinerja.core.period import Period, parse_period
from kinerja.core.problem import Problem, not_found
from kinerja.store import books
from kinerja.store.refs import noun_of


def explanation(viewer: Viewer, ref: str, today: date, period: str | None = None) -> Explanation | Problem:
    """The explanation of a KPI ("KPI-12", of one `period` if asked), a key result ("KR-7") or an objective ("O-3")."""
    book = book_of(viewer, ref, today)
    return book if isinstance(book, Problem) else explained(book, ref, period)


def book_of(viewer: Viewer, ref: str, today: date, *, known: Organisation | None = None) -> Book | Problem:
    """The book that holds what a short id names and all that its number was computed from; ≤ 7 queries."""
    match noun_of(ref.strip().upper()):
        case "kpi":
            return books.kpi(viewer, ref, today, known=known, depending=False)
        case "key_result":
            return books.key_result(viewer, ref, today, known=known)
        case "objective":
            return books.objective(viewer, ref, today, known=known)
    return not_found("id", ref)


def explained(book: Book, ref: str, period: str | None = None) -> Explanation | Problem:
    """The explanation of one thing in a book, of one `period` of a KPI if asked."""
    wanted = ref.strip().upper()
    noun = noun_of(wanted)
    if noun == "kpi":
        return _kpi(book, wanted, period)
    found = why.why_key_result(book, wanted) if noun == "key_result" else why.why_objective(book, wanted)
    return found or not_found(noun or "id", ref)


def _kpi(book: Book, ref: str, period: str | None) -> Explanation | Problem:
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
