"""Why is a key result or an objective on track, at risk or stale: against which time, pace and cut-offs?"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from kinerja.core.book import Book
from kinerja.core.explain import Input, Step, shown
from kinerja.core.measure import text
from kinerja.core.okr import CADENCE_DAYS, Cutoffs, Status, pace
from kinerja.core.okr_view import KeyResultView, ObjectiveView
from kinerja.core.period import elapsed_days


def standing(
    book: Book, objective: ObjectiveView, value: Decimal | None, status: Status, view: KeyResultView | None = None
) -> tuple[tuple[Input, ...], tuple[Step, ...]]:
    """Inputs and steps that lead from a progress to the status, for an objective or (with `view`) a key result."""
    cutoffs = book.organisation.cutoffs
    gone, whole = elapsed_days(objective.start, objective.end, book.today)
    share = book.elapsed_for(objective)
    steps = [Step("elapsed", f"{gone} ÷ {whole}", shown(share))]
    speed = None if value is None else pace(value, share)
    if value is not None and speed is not None:
        steps.append(Step("pace", f"{shown(value)} ÷ {shown(share)}", shown(speed)))
    day = book.last_day_of(objective)
    steps.append(Step("status", _reason(cutoffs, day, share, speed, status, view), str(status)))
    inputs = [
        Input("ambition", str(objective.ambition)),
        Input("cycle_start", objective.start.isoformat()),
        Input("cycle_end", objective.end.isoformat()),
        Input("today", book.today.isoformat()),
        *_cutoffs(cutoffs),
    ]
    if view is not None:
        inputs += _confidence(view, cutoffs)
        steps += [Step("confidence", "", str(f)) for f in view.flags(value, share, cutoffs)]
    return tuple(inputs), tuple(steps)


def _cutoffs(cutoffs: Cutoffs) -> tuple[Input, ...]:
    return (
        Input("cutoff_on_track", text(cutoffs.on_track)),
        Input("cutoff_at_risk", text(cutoffs.at_risk)),
        Input("cutoff_too_early", text(cutoffs.too_early)),
    )


def _confidence(view: KeyResultView, cutoffs: Cutoffs) -> tuple[Input, ...]:
    inputs = [Input("confidence", str(view.confidence), "10"), Input("cadence", str(view.cadence))]
    if view.reported_on is not None:
        inputs.append(Input("reported_on", view.reported_on.isoformat()))
    inputs.append(Input("stale_grace_days", str(cutoffs.stale_grace_days)))
    return tuple(inputs)


def _reason(
    cutoffs: Cutoffs, day: date, share: Decimal, speed: Decimal | None, status: Status, view: KeyResultView | None
) -> str:
    """The comparison that decided the status, as arithmetic: "0.7 ≤ 0.8 < 0.9"."""
    on_track, at_risk = shown(cutoffs.on_track), shown(cutoffs.at_risk)
    match status:
        case Status.TOO_EARLY:
            return f"{shown(share)} < {shown(cutoffs.too_early)}"
        case Status.ON_TRACK:
            return f"{shown(speed)} ≥ {on_track}"
        case Status.AT_RISK:
            return f"{at_risk} ≤ {shown(speed)} < {on_track}"
        case Status.OFF_TRACK:
            return f"{shown(speed)} < {at_risk}"
        case Status.STALE if view is not None and view.reported_on is not None:
            days = CADENCE_DAYS[view.cadence] + cutoffs.stale_grace_days
            return f"{view.reported_on} + {days} = {view.reported_on + timedelta(days=days)} < {day}"
        case _:
            return ""
