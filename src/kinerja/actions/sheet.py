"""How do the chosen lines of KPI sheets become KPIs with targets, weights and values, all of them or none?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from kinerja.actions import asked, kpi, kpi_target, kpi_weight, measurement
from kinerja.actions.drafts import DefinitionDraft, KpiDraft
from kinerja.actions.kpi_definition import target_in
from kinerja.actions.record import Done, record
from kinerja.actions.sheeted import SheetDraft, SheetLine, key_of
from kinerja.actions.transaction import whole
from kinerja.actions.units_of_measure import measure_of
from kinerja.core.access import Deed, Viewer
from kinerja.core.period import Period, parse_period
from kinerja.core.problem import Problem, Problems
from kinerja.store.sheets import weights_in


@dataclass(frozen=True, slots=True)
class SavedSheet:
    """What was written: the short ids of the KPIs in the sheets' order, how many of them are new, how many values.

    `event` names the whole: `import_undo.undo` takes it back by this number. `made` are the new KPIs, and `entries` the
    events of the targets, weights and values.
    """

    refs: tuple[str, ...]
    created: int = 0
    measured: int = 0
    warnings: tuple[Problem, ...] = ()
    event: int = 0
    made: tuple[str, ...] = ()
    entries: tuple[int, ...] = ()


@whole
def save(
    viewer: Viewer, sheets: Sequence[SheetDraft], *, now: datetime, via: str = "import"
) -> SavedSheet | Problem | Problems:
    """Write the lines of each person's sheet in one transaction: new KPIs, and targets, weights and values of known.

    When a line can't be saved nothing is, and every refusal of every line comes back, with the sheet's number (from 0)
    and the line's row in its values: the person leaves it out or mends it. A target or value of a period that has ended
    keeps the file's name as its reason. Of two lines for one KPI and period the second is refused: it would silently
    take the place of the first.
    """
    chosen = [(number, sheet) for number, sheet in enumerate(sheets) if sheet.lines]
    if not chosen:
        return Problem("sheet.nothing_chosen", "lines")
    organisation = asked.hold_organisation(viewer)
    problems: list[Problem] = []
    made: dict[tuple[str, str, str, str], tuple[int, str]] = {}
    written: set[tuple[str, str]] = set()
    done = SavedSheet(())
    for number, sheet in chosen:
        period = parse_period(sheet.period, organisation.fiscal_month)
        if isinstance(period, Problem):
            problems.append(_in_sheet(period, number, None))
            continue
        for given in sheet.lines:
            # The months of a year stand beside each other: what one of them made, the next ones go on with. Of two
            # people whom nobody here knows neither takes the other's values.
            whose = sheet.owner_ref or f"={key_of(sheet.person)}"
            key = (sheet.unit_ref, whose, period.cadence.value, key_of(given.name))
            earlier, ref = made.get(key, (number, ""))
            line = replace(given, kpi_ref=ref) if given.kpi_ref is None and earlier != number else given
            if (line.kpi_ref or "", period.label) in written:
                twice = Problem("sheet.kpi_twice", "", {"kpi": line.kpi_ref, "period": period.label})
                problems.append(_in_sheet(twice, number, line))
                continue
            outcome = _Writer(viewer, sheet, period, now, via).write(line)
            if isinstance(outcome, SavedSheet):
                made.setdefault(key, (number, outcome.refs[0]))
                written.add((outcome.refs[0], period.label))
                done = SavedSheet(
                    (*done.refs, *outcome.refs), done.created + outcome.created, done.measured + outcome.measured,
                    (*done.warnings, *(_in_sheet(w, number, line) for w in outcome.warnings)),
                    made=done.made + outcome.made, entries=done.entries + outcome.entries,
                )  # fmt: skip
            else:
                problems += [_in_sheet(problem, number, line) for problem in outcome]
    return Problems(tuple(problems)) if problems else replace(done, event=_recorded(viewer, done, now=now, via=via))


def _recorded(viewer: Viewer, done: SavedSheet, *, now: datetime, via: str) -> int:
    """The event of the whole, after those of its parts: what happens to one of them later comes after it."""
    after = {"kpis": str(len(set(done.refs))), "refs": ",".join(done.made), "entries": ",".join(map(str, done.entries))}
    return record(viewer, "import.sheet_saved", "", "", now=now, via=via, after=after)


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
        """One line: the KPI or its next target, its weight, its value; or every reason why not."""
        made = self._create(line) if line.kpi_ref is None else self._go_on(line, line.kpi_ref)
        if not isinstance(made, SavedSheet):
            return made.items if isinstance(made, Problems) else (made,)
        if line.actual is None:
            return made
        entered = measurement.measure(
            self.viewer, made.refs[0], line.actual, period=self.period.label, reason=self._reason(line),
            now=self.now, via=self.via,
        )  # fmt: skip
        if not isinstance(entered, Done):
            return entered.items if isinstance(entered, Problems) else (entered,)
        return replace(made, measured=1, entries=(*made.entries, *_event(entered)))

    def _create(self, line: SheetLine) -> SavedSheet | Problem | Problems:
        """A new KPI with its weight, which whoever may make it gives it along."""
        made = kpi.create(self.viewer, self._draft(line), now=self.now, via=self.via)
        if not isinstance(made, Done):
            return made
        done = SavedSheet((made.ref,), created=1, warnings=made.warnings, made=(made.ref,))
        if line.weight is None and not line.area:
            return done
        row = asked.kpi(self.viewer, Deed.SEE, made.ref)
        if isinstance(row, Problem):
            return row
        weighed = kpi_weight.begin(
            self.viewer, row, line.weight, line.area, self.period.label, now=self.now, via=self.via
        )
        return weighed if isinstance(weighed, Problem) else done

    def _go_on(self, line: SheetLine, ref: str) -> SavedSheet | Problem | Problems:
        """A KPI that is there: target and weight are touched, and the right to it asked for, only where they change.

        Who is measured by it may bring the value of the month in the same sheet as ever.
        """
        row = asked.kpi(self.viewer, Deed.SEE, ref)
        if isinstance(row, Problem):
            return row
        measure = measure_of(row.unit_kind, row.unit_name, row.decimals)
        now_in_force = target_in(row, self.period, measure)
        entries: tuple[int, ...] = ()
        same = now_in_force is not None and (now_in_force.value, now_in_force.high) == (line.target, line.high)
        if line.target is not None and not same:
            aimed = kpi_target.set_target(
                self.viewer, ref, self.period.label, line.target, line.high, self._reason(line),
                now=self.now, via=self.via,
            )  # fmt: skip
            if not isinstance(aimed, Done):
                return aimed
            entries += _event(aimed)
        weights = weights_in([row.pk], self.period.start).get(row.pk)
        said = (kpi_weight.kept(line.weight), line.area)
        if (line.weight is not None or line.area) and weights != said:
            weighed = kpi_weight.weigh(
                self.viewer, ref, line.weight, area=line.area, since=self.period.label, now=self.now, via=self.via
            )
            if not isinstance(weighed, Done):
                return weighed
            entries += _event(weighed)
        return SavedSheet((ref,), entries=entries)

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

    def _reason(self, line: SheetLine) -> str:
        return f"{self.sheet.source or 'KPI sheet'}, {line.row}"


def _event(done: Done) -> tuple[int, ...]:
    """The event of what was written, if anything was: the same value again changes nothing."""
    return () if done.event is None else (done.event,)
