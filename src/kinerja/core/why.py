"""Why does a KPI score what it scores, and why is a key result or an objective where it is?"""

from __future__ import annotations

from decimal import Decimal

from kinerja.core.book import HIDDEN, Book
from kinerja.core.explain import Explanation, Input, Step, shown, unit_of
from kinerja.core.grade import band
from kinerja.core.measure import text
from kinerja.core.okr import ZERO, KeyResultKind
from kinerja.core.okr_view import KeyResultView, ObjectiveView
from kinerja.core.roll_up import RollUp
from kinerja.core.why_kpi import why_kpi
from kinerja.core.why_status import standing

__all__ = ["why_kpi", "why_key_result", "why_objective"]


def why_key_result(book: Book, ref: str) -> Explanation | None:
    """Why a key result's progress and status are what they are; None when the viewer doesn't see it.

    The value is the progress 0..1 that counts: clamped, and mixed with the goals that contribute to it.
    """
    view, objective = book.key_result(ref), book.objective_of(ref)
    if view is None or objective is None or not objective.title:
        return None
    progress, mixed, value = view.progress, book.mixed(ref), book.progress_of(ref)
    steps = [*progress.steps, *_clamp(progress.raw)]
    if mixed is not None:
        steps += mixed.steps
    more_inputs, more_steps = standing(book, objective, value, book.status_of(ref), view)
    inputs = (*_aim(view), *_milestones(view), *_contributing(book, ref), *more_inputs)
    return Explanation(ref, None if value is None else text(value), _formula(view), inputs, (*steps, *more_steps))


def _formula(view: KeyResultView) -> str:
    """The kind of key result, with the way a held level counts: "metric", "at_least_hit_rate"."""
    match view.aim.kind:
        case KeyResultKind.AT_LEAST | KeyResultKind.AT_MOST | KeyResultKind.WITHIN:
            return f"{view.aim.kind}_{view.aim.hold}"
        case KeyResultKind.BINARY:
            # "binary" is a KPI's score formula.
            return "done"
        case _:
            return str(view.aim.kind)


def _clamp(raw: Decimal | None) -> tuple[Step, ...]:
    """The step that keeps progress inside 0..1, where it was needed."""
    if raw is None or 0 <= raw <= 1:
        return ()
    return (Step("floor", f"max({shown(raw)}, 0)", "0"),) if raw < 0 else (Step("cap", f"min({shown(raw)}, 1)", "1"),)


def _aim(view: KeyResultView) -> tuple[Input, ...]:
    """Where the key result started, should arrive and is, with who reported it."""
    aim, unit = view.aim, unit_of(view.measure)
    last = next((c for c in reversed(view.check_ins) if c.value is not None), None)
    by, at = (last.by, last.at) if last else (None, view.reported_at)
    levels = (("baseline", aim.baseline), ("target", aim.target), ("target_high", aim.high))
    inputs = [Input(name, text(value), unit) for name, value in levels if value is not None]
    if view.current is not None:
        inputs.append(Input("actual", text(view.current), unit, by, at))
    if last is not None:
        inputs.append(Input("check_in", str(last.number)))
    if view.kpi is not None:
        inputs.append(Input("reads_kpi", view.kpi))
    if view.health_kpi is not None:
        inputs.append(Input("health_kpi", view.health_kpi))
    return (*inputs, Input("weight", text(view.weight)))


def _milestones(view: KeyResultView) -> tuple[Input, ...]:
    return tuple(
        Input("milestone", m.done_on.isoformat() if m.done_on else "open", text(m.weight), of=m.title)
        for m in view.aim.milestones
    )


def why_objective(book: Book, ref: str) -> Explanation | None:
    """Why an objective's progress and status are what they are; None when the viewer doesn't see it.

    The value is the rolled-up progress 0..1 over the key results with data; "coverage" says how many that are.
    """
    objective = book.objective(ref)
    if objective is None or not objective.title:
        return None
    rolled = book.rolled(ref)
    more_inputs, more_steps = standing(book, objective, rolled.value, book.status_of(ref))
    inputs = (*_key_results(book, objective), *_contributing(book, ref), *_coverage(rolled), *more_inputs)
    steps = (*rolled.steps, *_grade(objective), *more_steps)
    return Explanation(ref, None if rolled.value is None else text(rolled.value), "roll_up", inputs, steps)


def _key_results(book: Book, objective: ObjectiveView) -> tuple[Input, ...]:
    inputs: list[Input] = []
    for view in objective.key_results:
        of = f"{view.ref} · {view.title}"
        last = view.check_ins[-1] if view.check_ins else None
        by, at = (last.by, last.at) if last else (None, view.reported_at)
        inputs.append(Input("key_result", shown(book.progress_of(view.ref)), by=by, at=at, of=of))
        inputs.append(Input("weight", text(view.weight), of=of))
    return tuple(inputs)


def _contributing(book: Book, ref: str) -> tuple[Input, ...]:
    """The goals that contribute, with their share; one that the viewer may not see is named as hidden and counts."""
    inputs: list[Input] = []
    for link in book.contributions(ref):
        of = book.name_of(link.child)
        if of != HIDDEN:
            objective, key_result = book.objective(of), book.key_result(of)
            title = objective.title if objective else key_result.title if key_result else ""
            of = f"{of} · {title}"
        inputs.append(Input("contributes", shown(book.value_of(link.child)), of=of))
        inputs.append(Input("share", text(link.share), of=of))
    return tuple(inputs)


def _coverage(rolled: RollUp) -> tuple[Input, ...]:
    return (Input("coverage", f"{rolled.reported}/{rolled.asked}"),)


def _grade(objective: ObjectiveView) -> tuple[Step, ...]:
    """The grade of a closed objective, as it was rounded and kept at close."""
    if objective.grade is None:
        return ()
    return (Step("grade", text(objective.grade), str(band(max(objective.grade, ZERO)))),)
