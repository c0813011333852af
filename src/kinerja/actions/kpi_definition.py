"""How does a KPI get its definition, and how does a changed one leave the closed periods alone?"""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal

from kinerja.actions import asked, kpi_unit, texts
from kinerja.actions.drafts import DefinitionDraft
from kinerja.actions.record import Done, changes, record
from kinerja.actions.transaction import whole
from kinerja.actions.units_of_measure import HUNDREDTHS, measure_of, restored, scaled
from kinerja.core.access import Deed, Viewer
from kinerja.core.kpi import Aggregation, Target
from kinerja.core.lifecycle import KpiState
from kinerja.core.measure import Comparator, Measure, Polarity, UnitKind, polarity_of
from kinerja.core.period import Cadence, Period, period_of
from kinerja.core.problem import Kind, Problem, Problems
from kinerja.core.score import Formula, Scoring
from kinerja.core.soundness import check_definition
from kinerja.store.models import Kpi, KpiDefinition, KpiTarget, Measurement
from kinerja.store.refs import ref_of

_POINTS = ("baseline", "low", "threshold", "stretch", "red_flag", "zero_low", "zero_high")
_ELSEWHERE = ("scoring", "unit", "decimals", "cadence")
_CUTS = ("cap", "floor", "green", "amber")
_Columns = dict[str, str | int | bool | None]


def columns(measure: Measure, draft: DefinitionDraft, target: Target | None) -> _Columns | tuple[Problem, ...]:
    """The columns of a definition row, or everything that keeps it from being scored, at once."""
    points = scaled(measure, {name: getattr(draft.scoring, name) for name in _POINTS})
    cuts = scaled(HUNDREDTHS, {name: getattr(draft.scoring, name) for name in _CUTS})
    problems = [*check_definition(draft.scoring, *((target.value, target.high) if target else (None,)))]
    problems += [p for part in (points, cuts) if isinstance(part, tuple) for p in part]
    if problems or isinstance(points, tuple) or isinstance(cuts, tuple):
        return tuple(problems)
    plain = {f.name: getattr(draft, f.name) for f in fields(draft) if f.name not in _ELSEWHERE}
    codes = {name: str(getattr(draft.scoring, name)) for name in ("formula", "polarity", "comparator")}
    return {**plain, **codes, **{f"{name}_scaled": value for name, value in points.items()}, **cuts}


def doubts(measure: Measure, draft: DefinitionDraft, target: Decimal | None) -> tuple[Problem, ...]:
    """What looks odd about a definition and is saved all the same."""
    found = []
    scoring = draft.scoring
    if scoring.comparator is not Comparator.EQUAL and scoring.polarity is not polarity_of(scoring.comparator):
        values = {"polarity": scoring.polarity, "comparator": scoring.comparator}
        found.append(Problem("kpi.comparator_against_polarity", "comparator", values))
    shares = (UnitKind.PERCENT, UnitKind.SCORE, UnitKind.RATIO)
    if draft.time_aggregation is Aggregation.SUM and measure.unit.kind in shares:
        found.append(Problem("kpi.sum_of_shares", "time_aggregation", {"unit": measure.unit.kind}))
    if target is None:
        found.append(Problem("kpi.without_target", "target"))
    return tuple(found)


@whole
def revise(
    viewer: Viewer, ref: str, draft: DefinitionDraft, reason: str, *, now: datetime, via: str = "page"
) -> Done | Problem | Problems:
    """Give a KPI a new version of its definition, in force from the running period; closed periods keep theirs.

    The reason is kept with the version. Unit, decimals and cadence can only change while there is no value yet.
    The event names what changed: {"formula": "ratio"} → {"formula": "interpolate"}.
    """
    row = asked.kpi(viewer, Deed.SET, ref)
    if isinstance(row, Problem):
        return row
    problem = archived(row) or texts.missing(reason, "reason") or kpi_unit.change(row, draft)
    return problem or _revise(viewer, row, draft, reason, now=now, via=via)


def _revise(
    viewer: Viewer, row: Kpi, draft: DefinitionDraft, reason: str, *, now: datetime, via: str
) -> Done | Problems:
    running = running_period(row, asked.today_in(row.organisation, now))
    measure = measure_of(row.unit_kind, row.unit_name, row.decimals)
    target = target_in(row, running, measure)
    made = columns(measure, draft, target)
    if isinstance(made, tuple):
        return Problems(made)
    last = row.definitions.order_by("-version")[0]
    was = {name: _shown(getattr(last, name)) for name in made}
    before, after = changes(was, {name: _shown(value) for name, value in made.items()})
    if not after:
        return Done(ref_of("kpi", row.number), last.version)
    fresh = KpiDefinition.objects.create(
        organisation_id=row.organisation_id, kpi=row, version=last.version + 1, reason=reason.strip(),
        valid_from=running.start, valid_from_label=running.label, by_id=viewer.person, at=now, **made,
    )  # fmt: skip
    # Values of the running and later periods are judged by the new version from now on.
    Measurement.objects.filter(kpi=row, period_start__gte=running.start).update(definition=fresh)
    after["version"] = str(fresh.version)
    event = record(
        viewer, "kpi.revised", ref_of("kpi", row.number), row.name, now=now, via=via,
        thing=asked.thing_of_kpi(row), before=before, after=after, note=reason.strip(),
    )  # fmt: skip
    warnings = doubts(measure, draft, target.value if target else None)
    return Done(ref_of("kpi", row.number), fresh.version, event, warnings=warnings)


def _shown(value: str | int | bool | None) -> str:
    return "" if value is None else str(value)


def archived(row: Kpi) -> Problem | None:
    """The refusal to change a KPI that was archived, by whom, when and why; restoring it would do."""
    if row.state == KpiState.ACTIVE:
        return None
    by = row.archived_by.name if row.archived_by else ""
    values = {"id": ref_of("kpi", row.number), "at": row.archived_at, "by": by, "reason": row.archive_reason}
    return Problem("kpi.archived", None, values, Kind.CONFLICT)


def running_period(row: Kpi, today: date) -> Period:
    """The period of a KPI's cadence that today falls in."""
    return period_of(today, Cadence(row.cadence), row.organisation.fiscal_month)


def target_in(row: Kpi, period: Period, measure: Measure) -> Target | None:
    """The target in force in a period: of those that had begun the latest, and of several for one period the newest."""
    begun = KpiTarget.objects.filter(kpi=row, since__lte=period.start).order_by("-since", "-id").first()
    if begun is None:
        return None
    since = period_of(begun.since, period.cadence, row.organisation.fiscal_month)
    return Target(since, measure.from_scaled(begun.value_scaled), restored(measure, begun.high_scaled))


def scoring_in(row: Kpi, period: Period, measure: Measure) -> Scoring:
    """How a period is scored: by the version that was in force in it; before the first version, by the first."""
    version = definition_in(row, period)
    points = {name: restored(measure, getattr(version, f"{name}_scaled")) for name in _POINTS}
    cap, floor, green, amber = (HUNDREDTHS.from_scaled(getattr(version, name)) for name in _CUTS)
    return Scoring(
        Formula(version.formula), Polarity(version.polarity), Comparator(version.comparator),
        points["baseline"], points["low"], points["threshold"], points["stretch"], points["red_flag"],
        points["zero_low"], points["zero_high"], cap, floor, green, amber,
    )  # fmt: skip


def definition_in(row: Kpi, period: Period) -> KpiDefinition:
    """The version in force in a period."""
    versions = list(row.definitions.order_by("-version"))
    return next((v for v in versions if v.valid_from is None or v.valid_from <= period.start), versions[-1])
