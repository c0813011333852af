"""What does an exported KPI sheet say in each line: of KPIs kept here, or of a sheet that was read and put right?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from kinerja.core.kpi import definition_for, target_for
from kinerja.core.measure import Comparator, Polarity, Unit, UnitKind, rounded
from kinerja.core.period import Period
from kinerja.core.score import HUNDRED, Formula, Scoring
from kinerja.core.sheet import Line, Page, Weighed
from kinerja.reading.sheet.cells import unit_named
from kinerja.reading.sheet.words import sheet_words
from kinerja.words.numbers import period_label
from kinerja.words.problems import duration_name

#: Formulas whose name need not be told: what a reader expects of "higher" and of "lower is better".
_EXPECTED = (Formula.RATIO, Formula.COMPLEMENT)
_QUOTIENT_PLACES = 10


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One line on paper: texts ready for the reader, numbers exact, and the scoring its formulas follow.

    `score` and `final` are the values that stand beside the formulas; None where there is no data. `cap` None bounds
    nothing. `scale` is what 100 points are called, `factor` what score × weight ÷ 100 is multiplied by.
    """

    area: str
    name: str
    unit: str
    kind: UnitKind
    polarity: Polarity
    comparator: Comparator
    formula: Formula
    weight: Decimal | None
    baseline: Decimal | None
    target: Decimal | None
    high: Decimal | None
    actual: Decimal | None
    score: Decimal | None
    cap: Decimal | None
    floor: Decimal = Decimal(0)
    scale: Decimal = HUNDRED
    factor: Decimal = Decimal(1)
    live: bool = True

    @property
    def named_formula(self) -> bool:
        """Whether the line says by which formula it is scored."""
        return self.formula not in _EXPECTED

    @property
    def final(self) -> Decimal | None:
        """Score × weight ÷ 100, in the sheet's scale."""
        if self.score is None or self.weight is None:
            return None
        return self.score * self.weight / HUNDRED * self.factor


@dataclass(frozen=True, slots=True)
class PaperPage:
    """One person's sheet on paper; `name` is what its tab is called."""

    name: str
    person: str
    position: str
    unit: str
    period: str
    lines: tuple[PaperLine, ...]


def pages_of_kpis(rows: Sequence[Weighed], period: Period, lang: str) -> tuple[PaperPage, ...]:
    """The KPIs of a unit or a person in a period, a page for each owner (in the order in which they come)."""
    pages = []
    for _, group in groupby(rows, key=lambda row: row.view.owner.id if row.view.owner else 0):
        members = list(group)
        first = members[0].view
        owner = first.owner
        units = {row.view.unit.name for row in members}
        pages.append(
            PaperPage(
                name=owner.name if owner else first.unit.name,
                person=owner.name if owner else "",
                position=owner.position if owner else "",
                unit=first.unit.name if len(units) == 1 else "",
                period=period_label(period, lang),
                lines=tuple(_of_kpi(row, period, lang) for row in members),
            )
        )
    return tuple(pages)


def _of_kpi(row: Weighed, period: Period, lang: str) -> PaperLine:
    view = row.view
    result = view.result_in(period)
    scoring = definition_for(view.definitions, period).scoring
    target = target_for(view.targets, period)
    return PaperLine(
        area=row.area,
        name=view.name,
        unit=unit_word(view.measure.unit, lang),
        kind=view.measure.unit.kind,
        polarity=scoring.polarity,
        comparator=scoring.comparator,
        formula=scoring.formula,
        weight=row.weight,
        baseline=scoring.baseline if scoring.formula is Formula.INTERPOLATE else None,
        target=target.value if target else None,
        high=target.high if target else None,
        # A ratio is a quotient without a last digit; ten decimals of it are more than anybody measures.
        actual=None if result.actual is None else rounded(result.actual, _QUOTIENT_PLACES),
        score=result.score.value if result.score else None,
        cap=scoring.cap,
        floor=scoring.floor,
        live=is_live(scoring),
    )


def is_live(scoring: Scoring) -> bool:
    """Whether the score follows from what stands in the line; points and histories that stand elsewhere can't."""
    return scoring.formula in (*_EXPECTED, Formula.INTERPOLATE, Formula.BINARY)


def page_of_read(page: Page, lang: str, period: str = "") -> PaperPage:
    """A sheet that was read, with every score put right by its own rules; what can't be known stays as it was read."""
    return PaperPage(
        name=page.person or page.sheet,
        person=page.person,
        position=page.position,
        unit=page.unit,
        period=period,
        lines=tuple(_of_line(line, page, lang) for line in page.lines),
    )


def _of_line(line: Line, page: Page, lang: str) -> PaperLine:
    rules = page.convention
    formula = line.formula or (rules.lower if line.polarity is Polarity.LOWER else Formula.RATIO)
    if line.polarity is Polarity.BAND:
        formula = Formula.BAND if line.comparator is Comparator.BETWEEN else Formula.BINARY
    known = line.target is not None and line.target.value is not None and line.target.value > 0
    live = not rules.rated and (formula in (Formula.INTERPOLATE, Formula.BINARY) or (formula in _EXPECTED and known))
    weight = None if line.weight is None else line.weight.value
    if weight is not None and line.area_weight is not None and line.area_weight.value is not None:
        weight = weight * line.area_weight.value / HUNDRED
    return PaperLine(
        area=line.area,
        name=line.kpi,
        unit=unit_word(line.unit, lang),
        kind=line.unit.kind,
        polarity=line.polarity,
        comparator=line.comparator,
        formula=formula,
        weight=weight,
        baseline=line.baseline.value if line.baseline else None,
        target=line.target.value if line.target else None,
        high=line.high,
        actual=line.actual.value if line.actual else None,
        score=line.right_score,
        cap=rules.cap,
        scale=rules.scale,
        factor=rules.factor,
        live=live,
    )


def unit_word(unit: Unit, lang: str) -> str:
    """A unit as a sheet writes it, in a word that is read back as the same unit: "%", "Rp", "jam", "skor / 5"."""
    words = sheet_words()
    match unit.kind:
        case UnitKind.PERCENT:
            return "%"
        case UnitKind.CURRENCY:
            short = "Rp" if unit.name == "IDR" else unit.name
            return short if unit_named(short, lang, words) == unit else unit.name
        case UnitKind.DURATION:
            return duration_name(unit.name, lang)
        case UnitKind.SCORE:
            return " / ".join(part for part in (words.said(lang, "score"), unit.name) if part)
        case UnitKind.RATIO:
            return words.said(lang, "ratio")
        case _:
            return unit.name or words.said(lang, "count")
