"""What does one person's KPI sheet say, line by line, and what in it is wrong?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from kinerja.core.explain import Step
from kinerja.core.kpi_view import KpiView
from kinerja.core.measure import Comparator, Polarity, Unit, UnitKind, rounded, text
from kinerja.core.score import Formula

#: How much a finding weighs: arithmetic that is wrong; a number that is wrong only because another one is; a doubt.
Weight = Literal["wrong", "follows", "doubt"]
#: Where most offices stop a score, in points of 100: one beyond it shows a sheet that doesn't.
_USUAL_CAP = Decimal(120)


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the sheet with the cell it stands in; a percentage of either spelling is 95, never 0.95.

    `value` is None where the cell holds no number: empty, "n/a", a broken formula or words; `said` is what it shows.
    """

    cell: str
    value: Decimal | None
    said: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One KPI of the sheet. `weight` is in percent; scores are in the sheet's own scale (see `Convention`).

    `told` says where the polarity comes from: "said" (a person answered it), "column", "sign" (the column, although the
    target's sign says the opposite), "target" (its sign), "name" (a whole phrase in it), "words" (of the KPI),
    "leaning" (mostly so of things of this name), "score" (only so does the sheet's score come out), "against" (so as
    well, but the name leans the other way) or "" (nothing said it: higher is better). `right_score` and `right_final`
    are what the sheet should say, in its own scale; None where it can't be known.
    """

    row: int
    kpi: str
    cell: str
    area: str = ""
    unit: Unit = field(default_factory=lambda: Unit(UnitKind.NUMBER))
    polarity: Polarity = Polarity.HIGHER
    comparator: Comparator = Comparator.AT_LEAST
    told: str = ""
    formula: Formula | None = None
    baseline: Figure | None = None
    weight: Figure | None = None
    area_weight: Figure | None = None
    target: Figure | None = None
    high: Decimal | None = None
    actual: Figure | None = None
    achievement: Figure | None = None
    score: Figure | None = None
    final: Figure | None = None
    right_score: Decimal | None = None
    right_final: Decimal | None = None

    def as_dict(self) -> dict[str, Any]:
        """The line as API and CLI give it: exact decimal strings, null for what is not there."""
        named = ("weight", "area_weight", "baseline", "target", "actual", "achievement", "score", "final")
        figures: dict[str, Figure | None] = {name: getattr(self, name) for name in named}
        return {
            "row": self.row,
            "area": self.area,
            "kpi": self.kpi,
            "unit_kind": self.unit.kind.value,
            "unit_name": self.unit.name,
            "polarity": self.polarity.value,
            "comparator": self.comparator.value,
            **{name: _written(figure.value if figure else None) for name, figure in figures.items()},
            "target_high": _written(self.high),
            "right_score": _rounded(self.right_score),
            "right_final": _rounded(self.right_final),
            "cells": {name: figure.cell for name, figure in figures.items() if figure is not None},
        }


def _written(value: Decimal | None) -> str | None:
    return None if value is None else text(value)


def _rounded(value: Decimal | None) -> str | None:
    return None if value is None else text(rounded(value, 6))


@dataclass(frozen=True, slots=True)
class Convention:
    """How this sheet scores, as its own numbers show it.

    `lower` is what it does where lower is better (target ÷ actual, or 2 − actual ÷ target); `cap` the most points it
    gives, None where no line shows one; `scale` what it calls 100 points (100, 1, 5 …). `rated` sheets turn an
    achievement into a rating by a table of their own: their scores are taken as they are. `factor` turns
    score × weight ÷ 100 into the final score as it is written; `inner`: by the weight inside its area, where weights
    have two levels. `matched` of `compared` scores come out so.
    """

    lower: Formula = Formula.RATIO
    cap: Decimal | None = None
    scale: Decimal = Decimal(100)
    rated: bool = False
    factor: Decimal = Decimal(1)
    inner: bool = False
    matched: int = 0
    compared: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """One cell that is wrong or in doubt: what it says, what it should say, and the steps that show it.

    `because` names the cells whose mistake this one only passes on. `values` fill the finding's sentence; their
    "options" are the answers that a person may give where something is asked.
    """

    code: str
    cell: str
    weight: Weight
    says: str = ""
    should: Decimal | None = None
    row: int | None = None
    steps: tuple[Step, ...] = ()
    because: tuple[str, ...] = ()
    values: Mapping[str, object] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """The finding as API and CLI give it."""
        return {
            "cell": self.cell,
            "code": self.code,
            "weight": self.weight,
            "row": self.row,
            "says": self.says,
            "should": _rounded(self.should),
            "steps": [{"code": s.code, "expression": s.expression, "result": s.result} for s in self.steps],
            "because": list(self.because),
            "options": list(self.options),
        }

    @property
    def options(self) -> tuple[str, ...]:
        """The answers that a person may give to it; () where nothing is asked."""
        offered = self.values.get("options", ())
        return offered if isinstance(offered, tuple) else ()


@dataclass(frozen=True, slots=True)
class Total:
    """One row that adds up others: where its weights and its final scores stand, and which lines it adds."""

    row: int
    kind: str
    name: str
    weight: Figure | None
    final: Figure | None
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One person's sheet: who and when as the sheet names them, its lines, its totals, its way of scoring, findings.

    `period` is the label of a period ("2026-10") where one could be read; `month` the end of that label ("10", "Q3")
    where several months or quarters stand beside each other, also where no year is named. `right_total` is the total of
    the corrected final scores, in the sheet's own scale.
    """

    sheet: str
    person: str = ""
    position: str = ""
    unit: str = ""
    period: str | None = None
    month: str | None = None
    lang: str = "id"
    lines: tuple[Line, ...] = ()
    totals: tuple[Total, ...] = ()
    convention: Convention = Convention()
    right_total: Decimal | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def name(self) -> str:
        """Whose page it is, else the name of its sheet."""
        return self.person or self.sheet

    @property
    def uncapped(self) -> bool:
        """Whether the sheet's own scores show that nothing stops them: one is beyond the usual cap, and none at one."""
        rules, usual = self.convention, _USUAL_CAP * self.convention.scale / 100
        if rules.cap is not None or rules.rated or not rules.matched:
            return False
        return any(line.right_score is not None and line.right_score > usual for line in self.lines)

    def as_dict(self) -> dict[str, Any]:
        """The page as API and CLI give it."""
        rules = self.convention
        return {
            "sheet": self.sheet,
            "person": self.person,
            "position": self.position,
            "unit": self.unit,
            "period": self.period,
            "lang": self.lang,
            "convention": {
                "lower": rules.lower.value,
                "cap": _written(rules.cap),
                "scale": text(rules.scale),
                "rated": rules.rated,
                "matched": rules.matched,
                "compared": rules.compared,
            },
            "right_total": _rounded(self.right_total),
            "lines": [line.as_dict() for line in self.lines],
            "findings": [finding.as_dict() for finding in self.findings],
        }

    @property
    def wrong(self) -> tuple[Finding, ...]:
        """The cells whose own arithmetic is wrong."""
        return tuple(f for f in self.findings if f.weight == "wrong")


@dataclass(frozen=True, slots=True)
class Weighed:
    """A KPI with its weight in percent and its area on the sheet; `weight` is None where nobody has set one."""

    view: KpiView
    weight: Decimal | None
    area: str
