"""What does a template of a role consist of?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from kinerja.core.kpi import Aggregation
from kinerja.core.measure import Comparator, Polarity
from kinerja.core.period import Cadence
from kinerja.core.score import Formula, Scoring

#: The points that some score formulas need beside the target, by the names that `Scoring` gives them.
POINTS = ("baseline", "low", "threshold", "stretch", "red_flag", "zero_low", "zero_high")


@dataclass(frozen=True, slots=True)
class Text:
    """The same thing said in several languages: {"id": "Pelanggan baru", "en": "New customers"}."""

    said: Mapping[str, str] = field(default_factory=dict)

    def in_language(self, lang: str) -> str:
        """The words in one language; where it is missing (an organisation writes in one), those that are there."""
        return self.said.get(lang) or next(iter(self.said.values()), "")

    def __bool__(self) -> bool:
        return any(self.said.values())


@dataclass(frozen=True, slots=True)
class KpiTemplate:
    """A KPI to start from: its statement, its whole definition, and what a practitioner knows about it.

    `unit`, `comparator`, `direction` and `period` speak the language of `reading.statement`: "%", "IDR", "score/5".
    `metric` is what reading finds in the statement. `health` is the key of the KPI that falls when this one is gamed;
    `health_text` says what to watch where no KPI of the role does. `cv` holds {from}, {to} and {period}.
    """

    key: str
    name: Text
    statement: Text
    metric: Text
    unit: str
    polarity: Polarity = Polarity.HIGHER
    comparator: Comparator = Comparator.AT_LEAST
    value: Decimal | None = None
    high: Decimal | None = None
    cadence: Cadence = Cadence.MONTH
    period: str | None = None
    direction: str = "achieve"
    relative: bool = False
    aggregation: Aggregation = Aggregation.LAST
    score: Formula = Formula.RATIO
    points: Mapping[str, Decimal] = field(default_factory=dict)
    definition: Text = Text()
    formula: Text = Text()
    source: Text = Text()
    gaming: Text = Text()
    health: str = ""
    health_text: Text = Text()
    baseline: Text = Text()
    cv: Text = Text()

    @property
    def scoring(self) -> Scoring:
        """How an actual becomes a score."""
        p = self.points.get
        return Scoring(
            self.score, self.polarity, self.comparator, baseline=p("baseline"), low=p("low"),
            threshold=p("threshold"), stretch=p("stretch"), red_flag=p("red_flag"),
            zero_low=p("zero_low"), zero_high=p("zero_high"),
        )  # fmt: skip

    def reads(self, lang: str) -> dict[str, object]:
        """What reading has to find in the statement, field by field."""
        return {
            "kind": "kpi", "metric": self.metric.in_language(lang), "direction": self.direction,
            "comparator": str(self.comparator) if self.value is not None else None, "value": self.value,
            "value_high": self.high, "unit": self.unit if self.value is not None else None, "relative": self.relative,
            "baseline": None, "period": self.period, "deadline": None,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class KeyResultTemplate:
    """A key result to start from, with what reading has to find in its statement."""

    statement: Text
    metric: Text
    direction: str | None = None
    comparator: str | None = None
    value: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    relative: bool = False
    baseline: Decimal | None = None
    period: str | None = None
    deadline: str | None = None

    def reads(self, lang: str) -> dict[str, object]:
        """What reading has to find in the statement, field by field."""
        return {
            "kind": "key_result", "metric": self.metric.in_language(lang), "direction": self.direction,
            "comparator": self.comparator, "value": self.value, "value_high": self.high, "unit": self.unit,
            "relative": self.relative, "baseline": self.baseline, "period": self.period, "deadline": self.deadline,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class ObjectiveTemplate:
    """An objective to start from; `health` is the key of the KPI that must not fall meanwhile."""

    title: Text
    why: Text = Text()
    health: str = ""
    key_results: tuple[KeyResultTemplate, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleTemplate:
    """What a role holds (its KPIs) and reaches for (its objectives); with `example`, all figures are to be replaced.

    `slug` names it: "digital-marketing-specialist" in the library, "R-3" where an organisation made it.
    """

    slug: str
    name: Text
    summary: Text = Text()
    sectors: tuple[str, ...] = ()
    example: bool = True
    kpis: tuple[KpiTemplate, ...] = ()
    objectives: tuple[ObjectiveTemplate, ...] = ()

    def kpi(self, key: str) -> KpiTemplate | None:
        """The KPI of a key."""
        return next((kpi for kpi in self.kpis if kpi.key == key), None)

    def guards(self, kpi: KpiTemplate, lang: str) -> str:
        """What to watch while a KPI is pushed: another KPI of the role by name, or words."""
        other = self.kpi(kpi.health)
        return other.name.in_language(lang) if other else kpi.health_text.in_language(lang)


@dataclass(frozen=True, slots=True)
class Sector:
    """A shelf of the library: where a role works; `everywhere` is the one that says nothing about that."""

    slug: str
    name: Text
    summary: Text
    everywhere: bool = False
