"""How do the chosen lines of KPI sheets become KPIs with targets, weights and values, all of them or none?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from kinerja.actions import asked, kpi, kpi_target, kpi_weight, measurement
from kinerja.actions.drafts import DefinitionDraft, KpiDraft
from kinerja.actions.record import Done
from kinerja.actions.sheeted import SheetDraft, SheetLine
from kinerja.actions.transaction import whole
from kinerja.core.access import Viewer
from kinerja.core.period import Period, parse_period
from kinerja.core.problem import Problem, Problems


@dataclass(frozen=True, slots=True)
class SavedSheet:
    """What was written: the short ids of the KPIs in the sheets' order, how many of them are new, how many values."""

    refs: tuple[str, ...]
    created: int = 0
    measured: int = 0
    warnings: tuple[Problem, ...] = ()


@whole
def save(
    viewer: Viewer, sheets: Sequence[SheetDraft], *, now: datetime, via: str = "import"
) -> SavedSheet | Problem | Problems:
    """Write the lines of each person's sheet in one transaction: new KPIs, and targets, weights and values of known.

    When a line can't be saved nothing is, and every refusal of every line comes back, with the sheet's number (from 0)
    and the line's row in its values: the person leaves it out or mends it. A target or value of a period that has ended
    keeps the file's name as its reason.
    """
    chosen = [(number, sheet) for number, sheet in enumerate(sheets) if sheet.lines]
    if not chosen:
        return Problem("sheet.nothing_chosen", "lines")
    organisation = asked.hold_organisation(viewer)
    problems: list[Problem] = []
    done = SavedSheet(())
    for number, sheet in chosen:
        period = parse_period(sheet.period, organisation.fiscal_month)
        if isinstance(period, Problem):
            problems.append(_in_sheet(period, number, None))
            continue
        for line in sheet.lines:
            outcome = _Writer(viewer, sheet, period, now, via).write(line)
            if isinstance(outcome, SavedSheet):
                done = SavedSheet(
                    (*done.refs, *outcome.refs), done.created + outcome.created, done.measured + outcome.measured,
                    (*done.warnings, *(_in_sheet(w, number, line) for w in outcome.warnings)),
                )  # fmt: skip
            else:
                problems += [_in_sheet(problem, number, line) for problem in outcome]
    return Problems(tuple(problems)) if problems else done


def _in_sheet(problem: Problem, sheet: int, line: SheetLine | None) -> Problem:
    """The problem with its place: which sheet, and which row of it."""
    where = {"sheet": sheet} if line is None else {"sheet": sheet, "row": line.row, "name": line.name}
    return replace(problem, values={**problem.values, **where})


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes one line after the other for one sheet's unit, owner and period."""

    viewer: Viewer
    sheet: SheetDraft
    period: Period
    now: datetime
    via: str

    def write(self, line: SheetLine) -> SavedSheet | tuple[Problem, ...]:
        outcome = self._kpi(line)
        if not isinstance(outcome, Done):
            return outcome.items if isinstance(outcome, Problems) else (outcome,)
        ref = outcome.ref
        problems = [*self._weight(line, ref)]
        measured = 0
        if line.actual is not None:
            entered = measurement.measure(
                self.viewer, ref, line.actual, period=self.period.label, reason=self._reason(line),
                now=self.now, via=self.via,
            )  # fmt: skip
            measured = 1 if isinstance(entered, Done) else 0
            problems += _problems(entered)
        if problems:
            return tuple(problems)
        return SavedSheet((ref,), int(line.kpi_ref is None), measured, outcome.warnings)

    def _kpi(self, line: SheetLine) -> Done | Problem | Problems:
        if line.kpi_ref is None:
            return kpi.create(self.viewer, self._draft(line), now=self.now, via=self.via)
        if line.target is None:
            return Done(line.kpi_ref)
        return kpi_target.set_target(
            self.viewer, line.kpi_ref, self.period.label, line.target, line.high, self._reason(line),
            now=self.now, via=self.via,
        )  # fmt: skip

    def _draft(self, line: SheetLine) -> KpiDraft:
        return KpiDraft(
            name=line.name,
            unit_ref=self.sheet.unit_ref,
            owner_ref=self.sheet.owner_ref,
            unit=line.unit,
            cadence=self.period.cadence,
            decimals=line.decimals,
            definition=DefinitionDraft(line.scoring, description=line.name, time_aggregation=line.aggregation),
            target=line.target,
            target_high=line.high,
            target_since=self.period.label,
        )

    def _weight(self, line: SheetLine, ref: str) -> list[Problem]:
        if line.weight is None and not line.area:
            return []
        return _problems(
            kpi_weight.weigh(
                self.viewer, ref, line.weight, area=line.area, since=self.period.label, now=self.now, via=self.via
            )
        )

    def _reason(self, line: SheetLine) -> str:
        return f"{self.sheet.source or 'KPI sheet'}, {line.row}"


def _problems(outcome: Done | Problem | Problems) -> list[Problem]:
    if isinstance(outcome, Done):
        return []
    return list(outcome.items) if isinstance(outcome, Problems) else [outcome]
