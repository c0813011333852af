"""How do KPIs, objectives and key results read to a program: plain values, every number an exact decimal string?"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from kinerja.core.book import Book
from kinerja.core.kpi import Reading, target_for
from kinerja.core.kpi_view import KpiView
from kinerja.core.measure import Unit, UnitKind, text
from kinerja.core.okr_view import KeyResultView, ObjectiveView
from kinerja.core.people import PersonRef, UnitRef

#: Quotients such as 4/7 have no end; whatever is a share or a score is told to this many decimals.
PLACES = 6

Figures = dict[str, object]


def exact(value: Decimal | None) -> str | None:
    """A measured value, digit for digit."""
    return None if value is None else text(value)


def share(value: Decimal | None) -> str | None:
    """A score, a progress or another quotient, rounded to six decimals."""
    return None if value is None else text(round(value, PLACES))


def moment(at: datetime | None) -> str | None:
    """A moment with its zone, as ISO 8601."""
    return None if at is None else at.isoformat()


def unit_code(unit: Unit) -> str:
    """A unit of measure in one word, as reading names it: "%", "IDR", "minute", "score/5", "ratio", "count", a noun."""
    match unit.kind:
        case UnitKind.PERCENT:
            return "%"
        case UnitKind.SCORE:
            return f"score/{unit.name}" if unit.name else "score"
        case UnitKind.RATIO:
            return "ratio"
        case _:
            return unit.name or "count"


def person(ref: PersonRef | None) -> Figures | None:
    """A person by short id and name; None where nobody is responsible."""
    return None if ref is None else {"id": ref.ref, "name": ref.name}


def unit(ref: UnitRef) -> Figures:
    """A unit of the organisation by short id and name."""
    return {"id": ref.ref, "name": ref.name}


def kpi(view: KpiView) -> Figures:
    """One KPI on the board: its latest value, judged by the target and version in force in that value's period."""
    result = view.result
    scoring = view.definition.scoring
    target = target_for(view.targets, view.latest.period if view.latest else view.running)
    return {
        "id": view.ref,
        "name": view.name,
        "unit": unit_code(view.measure.unit),
        "comparator": scoring.comparator.value,
        "target": exact(target.value) if target else None,
        "target_high": exact(target.high) if target else None,
        "cadence": view.cadence.value,
        "polarity": scoring.polarity.value,
        "latest": share(result.actual) if view.latest and view.latest.numerator is not None else exact(result.actual),
        "period": view.latest.period.label if view.latest else None,
        "score": share(result.score.value) if result.score else None,
        "verdict": result.verdict.value,
    }


def kpi_in_full(view: KpiView) -> Figures:
    """One KPI with what its board row leaves out: people, definition, level, and the period that waits for a value."""
    definition, result = view.definition, view.result
    scoring = definition.scoring
    points = ("baseline", "low", "threshold", "stretch", "red_flag", "zero_low", "zero_high")
    bounds = ("cap", "floor", "green", "amber")
    return {
        **kpi(view),
        "unit_kind": view.measure.unit.kind.value,
        "unit_name": view.measure.unit.name,
        "decimals": view.measure.decimals,
        "level": result.score.level.value if result.score else None,
        "organisation_unit": unit(view.unit),
        "owner": person(view.owner),
        "state": view.state.value,
        "visibility": view.visibility.value,
        "due": view.due.label if view.due else None,
        "late": view.due_state is not None and view.due_state.value == "late",
        "version": definition.version,
        "description": definition.description,
        "formula_text": definition.formula_text,
        "source": definition.source,
        "formula": scoring.formula.value,
        **{name: exact(getattr(scoring, name)) for name in (*points, *bounds)},
        "time_aggregation": definition.time_aggregation.value,
        "missing_is_miss": definition.missing_is_miss,
        "targets": [
            {"since": t.since.label, "target": exact(t.value), "target_high": exact(t.high)} for t in view.targets
        ],
    }


def reading(view: KpiView, found: Reading) -> Figures:
    """One period's value with what it was judged against."""
    result = view.result_in(found.period)
    actual = found.actual(view.measure)
    return {
        "period": found.period.label,
        "value": exact(actual) if found.numerator is None else share(actual),
        "numerator": exact(found.numerator),
        "denominator": exact(found.denominator),
        "note": found.note,
        "revision": found.revision,
        "by": found.by,
        "at": moment(found.at),
        "target": exact(result.target),
        "target_high": exact(result.high),
        "score": share(result.score.value) if result.score else None,
        "verdict": result.verdict.value,
    }


def key_result(book: Book, view: KeyResultView) -> Figures:
    """One key result: from where, to where, how far, how sure, and whether that is enough for today."""
    return {
        "id": view.ref,
        "title": view.title,
        "kind": view.aim.kind.value,
        "unit": unit_code(view.measure.unit),
        "baseline": exact(view.aim.baseline),
        "target": exact(view.aim.target),
        "target_high": exact(view.aim.high),
        "current": exact(view.current),
        "progress": share(book.progress_of(view.ref)),
        "confidence": view.confidence,
        "status": book.status_of(view.ref).value,
    }


def key_result_in_full(book: Book, view: KeyResultView) -> Figures:
    """One key result with its people, weight, cadence and what it is tied to."""
    objective = book.objective_of(view.ref)
    return {
        **key_result(book, view),
        "objective": objective.ref if objective else None,
        "raw_progress": share(view.progress.raw),
        "hold": view.aim.hold.value,
        "weight": exact(view.weight),
        "cadence": view.cadence.value,
        "owner": person(view.owner),
        "kpi": view.kpi,
        "health_kpi": view.health_kpi,
        "decimals": view.measure.decimals,
        "reported_at": moment(view.reported_at),
        "revision": view.revision,
        "milestones": [
            {"number": m.number, "title": m.title, "weight": exact(m.weight), "done_on": m.done_on and str(m.done_on)}
            for m in view.aim.milestones
        ],
    }


def objective(book: Book, view: ObjectiveView) -> Figures:
    """One objective with its key results; `coverage` says how many of them have reported."""
    rolled = book.rolled(view.ref)
    return {
        "id": view.ref,
        "title": view.title,
        "progress": share(rolled.value),
        "coverage": {"reported": rolled.reported, "asked": rolled.asked},
        "status": book.status_of(view.ref).value,
        "key_results": [key_result(book, k) for k in view.key_results],
    }


def objective_in_full(book: Book, view: ObjectiveView) -> Figures:
    """One objective with its people, its state and, once closed, its grade and what was learnt."""
    return {
        **objective(book, view),
        "cycle": view.cycle,
        "why": view.why,
        "ambition": view.ambition.value,
        "state": view.state.value,
        "visibility": view.visibility.value,
        "organisation_unit": unit(view.unit),
        "owner": person(view.owner),
        "start": view.start.isoformat(),
        "end": view.end.isoformat(),
        "grade": exact(view.grade),
        "self_grade": exact(view.self_grade),
        "self_reason": view.self_reason,
        "learning": view.learning,
        "revision": view.revision,
    }


def board(book: Book) -> Figures:
    """The KPIs and objectives of a book: what `kinerja board --json` and GET /api/v1/board answer."""
    return {
        "kpis": [kpi(view) for view in book.kpis],
        "objectives": [objective(book, view) for view in book.objectives],
    }
