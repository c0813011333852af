"""How do the sheets that were read look before they are saved: lines, wrong cells, doubts, what is there already?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from kinerja.actions.sheet_guess import likely_periods, person_of, unit_of
from kinerja.actions.sheet_kept import lines_known
from kinerja.actions.sheeted import SheetLine, key_of, known_kpis
from kinerja.core.book import Organisation
from kinerja.core.kpi_view import KpiView
from kinerja.core.measure import Unit, rounded
from kinerja.core.period import Period, parse_period
from kinerja.core.sheet import Figure, Finding, Line, Page
from kinerja.reading.sheet.score import share_of
from kinerja.store import books
from kinerja.store.rows import UnitRow
from kinerja.web.forms.sheet import ANSWER
from kinerja.web.forms.typed import Typed
from kinerja.web.refusal import Refusals
from kinerja.web.render import say_for
from kinerja.web.say import Say
from kinerja.web.viewer import Signed
from kinerja.words import numbers, sheet_findings
from kinerja.words.problems import Sentence, sentence


@dataclass(frozen=True, slots=True)
class FindingShown:
    """One finding in words: its cell, what it says and should say ("" where that is no matter), and the steps."""

    cell: str
    says: str
    should: str
    words: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What the numbers of a sheet leave open or decided against the usual: its words, and the answers to choose from.

    The empty answer leaves it to the numbers, and says what they make of it.
    """

    field: str
    cell: str
    about: str
    words: str
    options: tuple[tuple[str, str], ...]
    open: bool
    told: bool


@dataclass(frozen=True, slots=True)
class LineShown:
    """One line in words. `changed`: the score was put right; `known`: the KPI that it goes on with.

    `after`: the sheet above whose new KPI it goes on with; `kept`: what stays of the known KPI's rules; `inside`: a
    weight of two levels as it is written, "40% × 30%".
    """

    field: str
    row: int
    line: Line
    on: bool
    target: str
    actual: str | None
    weight: str
    says: str | None
    right: str | None
    changed: bool
    known: str | None
    kept: tuple[Sentence, ...]
    wrong: Sentence | None
    inside: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class PageShown:
    """One person's sheet in words; `areas` holds its lines by area.

    `stranger`: nobody here has the name it bears; `astray`: it names no unit that is here; `when`: the month, where one
    table holds several.
    """

    at: str
    page: Page
    on: bool
    areas: tuple[tuple[str, tuple[LineShown, ...]], ...]
    wrong: tuple[FindingShown, ...]
    follows: tuple[FindingShown, ...]
    doubts: tuple[FindingShown, ...]
    questions: tuple[Question, ...]
    convention: str
    total: str | None
    when: str = ""
    stranger: bool = False
    astray: bool = False


def pages_shown(
    request: Signed, pages: Sequence[Page], typed: Typed, refusals: Refusals, units: Sequence[UnitRow]
) -> list[PageShown]:
    """Every sheet as it stands in the form now."""
    people = books.people(request.viewer)
    there: dict[tuple[str, ...], dict[str, KpiView]] = {}
    made = _Made(request.organisation.fiscal_month)
    shown = []
    fields: set[str] = set()
    for number, page in enumerate(pages):
        at = f"p.{number}."
        # Many people's sheets are for one unit and period: what is there is asked once for all of them.
        asked = tuple(typed[at + name] for name in ("unit", "owner", "period"))
        if asked not in there:
            there[asked] = _known(request, typed, at)
        period = parse_period(typed[at + "period"][:20], request.organisation.fiscal_month)
        known = lines_known(page, there[asked], period) if isinstance(period, Period) else ()
        one = made.told(_page(say_for(request), at, page, typed, refusals, known), asked)
        # The months of one table ask the same of the same cell: once is enough, and a form sends it once.
        questions = tuple(question for question in one.questions if question.field not in fields)
        fields |= {question.field for question in questions}
        owner = person_of(page, people)
        stranger, astray = bool(page.person) and owner is None, unit_of(page, units, owner) is None and len(units) > 1
        shown.append(replace(one, questions=questions, stranger=stranger, astray=astray))
    return shown


@dataclass(slots=True)
class _Made:
    """Which new KPIs the chosen lines of the sheets above make: the months of a year go on with the first one's."""

    fiscal_month: int
    by: dict[tuple[str, ...], tuple[str, str]] = field(default_factory=dict)

    def told(self, page: PageShown, asked: tuple[str, ...]) -> PageShown:
        """The page whose lines name the sheet above that makes their KPI, as saving will take them."""
        period = parse_period(asked[2][:20], self.fiscal_month)
        rhythm = period.cadence.value if isinstance(period, Period) else ""
        areas = tuple(
            (name, tuple(self._line(line, page, (*asked[:2], rhythm)) for line in lines)) for name, lines in page.areas
        )
        return replace(page, areas=areas)

    def _line(self, line: LineShown, page: PageShown, whose: tuple[str, ...]) -> LineShown:
        if line.known or not (line.on and page.on):
            return line
        key = (*whose, "" if whose[1] else key_of(page.page.person), key_of(line.line.kpi))
        at, name = self.by.setdefault(key, (page.at, page.when or page.page.name))
        return line if at == page.at else replace(line, after=name)


def _page(say: Say, at: str, page: Page, typed: Typed, refusals: Refusals, known: Sequence[SheetLine]) -> PageShown:
    there = {line.row: line for line in known}
    areas: list[tuple[str, list[LineShown]]] = []
    for line in page.lines:
        shown = _line(line, page, at, typed, refusals, there.get(line.row), say)
        if areas and areas[-1][0] == line.area:
            areas[-1][1].append(shown)
        else:
            areas.append((line.area, [shown]))
    told = [f for f in page.findings if not f.options]
    by_weight = {w: tuple(_finding(f, say.lang) for f in told if f.weight == w) for w in _WEIGHTS}
    return PageShown(
        at=at,
        page=page,
        on=bool(typed[at + "on"]),
        areas=tuple((area, tuple(lines)) for area, lines in areas),
        wrong=by_weight["wrong"],
        follows=by_weight["follows"],
        doubts=by_weight["doubt"],
        questions=tuple(_question(f, page, say) for f in page.findings if f.options),
        convention=sheet_findings.convention(page.convention, say.lang, uncapped=page.uncapped),
        total=_rounded(page.right_total, say),
        when=_month(page, say) if page.month is not None else "",
    )


def _month(page: Page, say: Say) -> str:
    named = parse_period(page.period) if page.period else None
    return say.period(named) if isinstance(named, Period) else ""


_WEIGHTS = ("wrong", "follows", "doubt")
#: What nothing in the sheet decides, or what it says in two ways; and what must be seen though it was decided: a
#: column that holds something else than its heading mostly means, and what a person has answered.
_OPEN = ("column_undecided", "polarity_asked", "polarity_against_words", "polarity_against_sign")
_TOLD = ("column_read", "column_said", "polarity_said", "percent_said")


def _known(request: Signed, typed: Typed, at: str) -> dict[str, KpiView]:
    """The KPIs that the lines would go on with, for the unit, person and period that are chosen now."""
    period = parse_period(typed[at + "period"][:20], request.organisation.fiscal_month)
    if not isinstance(period, Period) or not typed[at + "unit"]:
        return {}
    return known_kpis(request.viewer, period, typed[at + "unit"], typed[at + "owner"] or None, request.organisation)


def _line(
    line: Line, page: Page, at: str, typed: Typed, refusals: Refusals, known: SheetLine | None, say: Say
) -> LineShown:
    field = f"{at}l.{line.row}"
    stated = line.score or line.achievement
    says, right = stated.value if stated else None, line.right_score
    cells = {stated.cell} if stated else set()
    inner, outer = (figure.value if figure else None for figure in (line.weight, line.area_weight))
    two = inner is not None and outer is not None
    return LineShown(
        field=field,
        row=line.row,
        line=line,
        on=bool(typed[field]),
        target=_target(line, say),
        actual=_amount(line.actual, line.unit, say),
        weight=_rounded(share_of(line), say) or "",
        says=_rounded(says, say),
        right=_rounded(right, say),
        changed=any(f.cell in cells for f in page.findings if f.weight != "doubt"),
        known=known.kpi_ref if known else None,
        kept=tuple(sentence(each, say.lang) for each in known.kept) if known else (),
        wrong=refusals.at(field),
        inside=f"{_rounded(inner, say)}% × {_rounded(outer, say)}%" if two else "",
    )


def _target(line: Line, say: Say) -> str:
    value = line.target.value if line.target else None
    if value is None:
        return ""
    low = numbers.amount(value, line.unit, say.lang)
    return low if line.high is None else f"{say.number(value)}–{numbers.amount(line.high, line.unit, say.lang)}"


def _amount(figure: Figure | None, unit: Unit, say: Say) -> str | None:
    return None if figure is None or figure.value is None else numbers.amount(figure.value, unit, say.lang)


def _rounded(value: Decimal | None, say: Say) -> str | None:
    return None if value is None else say.number(rounded(value, 2))


def _finding(finding: Finding, lang: str) -> FindingShown:
    return FindingShown(
        cell=finding.cell,
        says=sheet_findings.says(finding, lang),
        should=sheet_findings.should(finding, lang),
        words=sheet_findings.sentence(finding, lang),
        steps=tuple(sheet_findings.steps(finding, lang)),
    )


def _question(finding: Finding, page: Page, say: Say) -> Question:
    values = finding.values
    read_as = sheet_findings.answer(str(values.get("taken") or values.get("column", "")), say.lang)
    options = [(option, sheet_findings.answer(option, say.lang)) for option in finding.options]
    return Question(
        field=f"{ANSWER}{page.sheet}!{finding.cell}",
        cell=finding.cell,
        about=str(values.get("heading") or values.get("kpi") or ""),
        words=sheet_findings.sentence(finding, say.lang),
        options=(("", say._("As read: %(what)s") % {"what": read_as}), *options),
        open=finding.code in _OPEN,
        told=finding.code in _TOLD,
    )


def period_options(pages: Sequence[Page], organisation: Organisation, today: date, say: Say) -> list[tuple[str, str]]:
    """The periods to choose from: the likely ones, and those that the sheets name."""
    found = list(likely_periods(today, organisation.fiscal_month))
    for page in pages:
        named = parse_period(page.period, organisation.fiscal_month) if page.period else None
        if isinstance(named, Period) and named not in found:
            found.insert(0, named)
    return [(period.label, say.period(period)) for period in found]
