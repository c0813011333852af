"""How are numbers, days and names said to this reader, on this day?"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kinerja.core.kpi import Result
from kinerja.core.kpi_view import KpiView
from kinerja.core.measure import Comparator, Measure, UnitKind, parse
from kinerja.core.okr import Status
from kinerja.core.period import Period, parse_period
from kinerja.core.problem import Problem
from kinerja.core.score import Score
from kinerja.store.rows import EventRow, RevisionRow
from kinerja.web import states
from kinerja.words import events, names, numbers, problems
from kinerja.words.language import translations


@dataclass(frozen=True, slots=True)
class Say:
    """The reader's language and time zone, bound once: templates write `say.value(result.actual, kpi.measure)`."""

    lang: str
    zone: str
    today: datetime.date

    def _(self, words: str) -> str:
        """A sentence in the reader's language."""
        return translations(self.lang).gettext(words)

    def number(self, value: Decimal | int | None, decimals: int | None = None) -> str:
        """A number as the reader writes it: "10.000,5"."""
        return numbers.number(value, self.lang, decimals)

    def value(self, value: Decimal | None, measure: Measure) -> str:
        """A value with its unit: "Rp150.000.000", "4,5/5"."""
        return numbers.value(value, measure, self.lang)

    def short(self, value: Decimal, measure: Measure) -> str:
        """A value for an axis: "Rp1,5 jt", "85%"."""
        if abs(value) < 1000:
            return numbers.value(round(value, max(measure.decimals, 2)), measure, self.lang)
        said = numbers.compact(value, self.lang)
        return f"{self.prefix(measure) or ''}{said}"

    def typed(self, value: Decimal | None) -> str:
        """A number as it stands in a field to be changed, in the reader's form and to its last digit: "10.000,5"."""
        return "" if value is None else numbers.number(value, self.lang).replace("\N{MINUS SIGN}", "-")

    def kept(self, text: str, measure: Measure) -> str | None:
        """A value as events and conflicts carry it ("4.5"), for the reader; None for no value."""
        read = parse(text) if text else None
        return self.value(read, measure) if isinstance(read, Decimal) else None

    def percent(self, ratio: Decimal | None) -> str:
        """A share of 1: "57%"."""
        return numbers.percent(ratio, self.lang)

    def score(self, score: Score) -> str:
        """The points of a score: "85,7", or "6,3/10" for one that doesn't count to 100."""
        return numbers.score(score.value, self.lang, score.scale)

    def grade(self, grade: Decimal | None) -> str:
        """A closing grade, always with its one decimal: "0,7"."""
        return numbers.grade(grade, self.lang)

    def date(self, day: datetime.date | None) -> str:
        """A day: "22 Nov 2026"."""
        return numbers.date(day, self.lang)

    def weekday(self, day: datetime.date) -> str:
        """A day in full: "Minggu, 22 November 2026"."""
        return numbers.date(day, self.lang, long=True)

    def moment(self, at: datetime.datetime | None) -> str:
        """A moment on the reader's clock."""
        return numbers.moment(at, self.lang, self.zone)

    def months(self) -> list[tuple[str, str]]:
        """The months of a year, as (number, name), for a field to choose from."""
        return [(str(month), numbers.month_name(month, self.lang)) for month in range(1, 13)]

    def period(self, period: Period) -> str:
        """A period by its name: "Nov 2026", "TW 4 2026"."""
        return numbers.period_label(period, self.lang)

    def name(self, of: StrEnum) -> str:
        """The word for a member of one of our enums: a verdict, a status, a rhythm, a role."""
        return names.label(of, self.lang)

    def event(self, event: EventRow) -> str:
        """What happened, in a sentence."""
        return events.sentence(event, self.lang)

    def measured(self, event: EventRow, view: KpiView) -> str | None:
        """What a value's event entered: "Okt 2026: 11%", "Okt 2026: 47 ÷ 50"; None for other events."""
        if event.noun != "measurement":
            return None
        after = {name: str(value) for name, value in event.after.items()}
        period = parse_period(after.get("period", ""), view.fiscal_month)
        read = [parse(after.get(name, "")) for name in ("numerator", "denominator")]
        parts = " ÷ ".join(self.number(part) for part in read if isinstance(part, Decimal))
        value = self.kept(after.get("value", ""), view.measure) or parts or self._("no data")
        return f"{self.period(period)}: {value}" if isinstance(period, Period) else value

    def refusal(self, problem: Problem) -> str:
        """A doubt or refusal in one line."""
        said = problems.sentence(problem, self.lang)
        return f"{said.what} {said.remedy}".strip()

    def target(self, result: Result, comparator: Comparator, measure: Measure) -> str:
        """A target with its sign: "≤ 3 menit", "80–90%"."""
        return numbers.target(comparator, result.target, result.high, measure, self.lang)

    def target_line(self, view: KpiView) -> str | None:
        """The target in force now, for the line above the chart."""
        result = view.result_in(view.running)
        if result.target is None:
            return None
        said = self.target(result, view.definition.scoring.comparator, view.measure)
        return self._("target %(target)s") % {"target": said}

    def entry(self, entry: RevisionRow, measure: Measure) -> str | None:
        """What was entered: the value, or its two parts."""
        if entry.numerator is not None:
            return f"{self.number(entry.numerator)} ÷ {self.number(entry.denominator)}"
        return None if entry.value is None else self.value(entry.value, measure)

    def change(self, before: Decimal, now: Decimal, measure: Measure) -> str:
        """How a value moved, in words: "down from 12 to 5 complaints"."""
        pattern = self._("up from %(before)s to %(now)s") if now > before else self._("down from %(before)s to %(now)s")
        if now == before:
            return self._("unchanged at %(now)s") % {"now": self.value(now, measure)}
        first = self.number(before) if measure.unit.kind is not UnitKind.CURRENCY else self.value(before, measure)
        return pattern % {"before": first, "now": self.value(now, measure)}

    def moved(self, before: Decimal, now: Decimal, measure: Measure) -> str:
        """The same beside the value itself: "down from 12"."""
        if now == before:
            return self._("unchanged")
        pattern = self._("up from %(before)s") if now > before else self._("down from %(before)s")
        return pattern % {"before": self.value(before, measure)}

    def prefix(self, measure: Measure) -> str | None:
        """What stands before a field: the currency, or the word of "on day 25"."""
        return numbers.unit_name(measure, self.lang) if numbers.leads(measure, self.lang) else None

    def suffix(self, measure: Measure) -> str | None:
        """What stands behind a field: the unit, unless it stands before."""
        return None if numbers.leads(measure, self.lang) else numbers.unit_name(measure, self.lang) or None

    def unit_words(self, measure: Measure) -> str:
        """What it is measured in: the unit's own name, else the word for its kind."""
        return numbers.unit_name(measure, self.lang) or self.name(measure.unit.kind)

    def spark_words(self, view: KpiView) -> str:
        """A sparkline for whoever hears the page."""
        return self.last_values([p.actual for p in view.points(12)], view.measure)

    def last_values(self, values: Sequence[Decimal | None], measure: Measure) -> str:
        """The last four of some values, oldest first; gaps say nothing."""
        said = [self.value(value, measure) for value in [v for v in values if v is not None][-4:]]
        return self._("last values: %(values)s") % {"values": ", ".join(said)} if said else self._("no values yet")

    def target_pairs(self, view: KpiView) -> Sequence[tuple[str, str]]:
        """Every target with the period it holds from, the newest first."""
        comparator = view.definition.scoring.comparator
        ordered = sorted(view.targets, key=lambda t: t.since.start, reverse=True)
        return [
            (
                self._("from %(period)s on") % {"period": self.period(t.since)},
                numbers.target(comparator, t.value, t.high, view.measure, self.lang),
            )
            for t in ordered
        ]

    def kpi_state(self, result: Result) -> str:
        """The drawing of a verdict."""
        return states.of_result(result)

    def okr_state(self, status: Status) -> str:
        """The drawing of an objective's or key result's status."""
        return states.of_status(status)
