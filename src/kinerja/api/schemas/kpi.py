"""Which shapes do KPIs, their definitions, targets and measurements have?"""

from __future__ import annotations

from typing import Literal

from ninja import Schema
from pydantic import Field

from kinerja.api.schemas.common import (
    Cadence,
    Exact,
    Line,
    Number,
    Person,
    Ref,
    Text,
    Unit,
    UnitKind,
    Visibility,
    Wanted,
)

Formula = Literal[
    "ratio", "complement", "interpolate", "three_point", "red_flag", "band", "range_target", "binary", "hit_rate"
]
Polarity = Literal["higher", "lower", "band"]
Comparator = Literal[">=", ">", "<=", "<", "=", "between"]
Verdict = Literal["achieved", "not_achieved", "no_data", "no_target"]
Aggregation = Literal["sum", "mean", "last", "min", "max", "ratio", "weighted_mean", "own", "none"]


class KpiRow(Schema):
    """A KPI as the board shows it: its latest value, judged by the target in force in that value's period."""

    id: str = Field(examples=["KPI-12"])
    name: str = Field(examples=["Keluhan pelanggan"])
    unit: str = Field(description="Unit of measure in one word: %, IDR, minute, score/5, ratio, count or a noun.")
    comparator: Comparator
    target: Number | None
    target_high: Number | None = Field(description="The upper end of a band.")
    cadence: Cadence
    polarity: Polarity
    latest: Number | None = Field(description="null is no data; it is never 0.")
    period: str | None = Field(examples=["2026-11"])
    score: Number | None = Field(description="Points, capped; rounded to six decimals.", examples=["85.714286"])
    verdict: Verdict


class Target(Schema):
    """What a KPI should reach from one period on."""

    since: str = Field(examples=["2026-01"])
    target: Number
    target_high: Number | None


class Kpi(KpiRow):
    """A KPI with its people, its definition in force and its targets."""

    unit_kind: UnitKind
    unit_name: str
    decimals: int
    level: Literal["green", "amber", "red"] | None
    organisation_unit: Unit
    owner: Person | None
    state: Literal["active", "archived"]
    visibility: Visibility
    due: str | None = Field(description="The period that waits for its value.")
    late: bool
    version: int
    description: str
    formula_text: str
    source: str
    formula: Formula
    baseline: Number | None
    low: Number | None
    threshold: Number | None
    stretch: Number | None
    red_flag: Number | None
    zero_low: Number | None
    zero_high: Number | None
    cap: Number
    floor: Number
    green: Number
    amber: Number
    time_aggregation: Aggregation
    missing_is_miss: bool
    targets: list[Target]


class Definition(Wanted):
    """What a KPI means and how an actual becomes a score; every formula names the points it needs."""

    formula: Formula = "ratio"
    polarity: Polarity = "higher"
    comparator: Comparator = ">="
    baseline: Exact | None = None
    low: Exact | None = Field(None, description="three_point: 0 points.")
    threshold: Exact | None = Field(None, description="three_point: 80 points.")
    stretch: Exact | None = Field(None, description="three_point: 120 points.")
    red_flag: Exact | None = None
    zero_low: Exact | None = Field(None, description="band: where it reaches 0 below.")
    zero_high: Exact | None = Field(None, description="band: where it reaches 0 above.")
    cap: Exact = Field("120", validate_default=True)
    floor: Exact = Field("0", validate_default=True)
    green: Exact = Field("100", validate_default=True)
    amber: Exact = Field("80", validate_default=True)
    description: Text = ""
    formula_text: Text = ""
    source: Text = ""
    time_aggregation: Aggregation = "last"
    organisation_aggregation: Aggregation = "own"
    missing_is_miss: bool = True


class NewKpi(Definition):
    """A new KPI with its first definition and, if there is one, its first target."""

    name: Line = Field(examples=["Keluhan pelanggan"])
    organisation_unit: Ref = Field(examples=["U-2"])
    unit_kind: UnitKind = Field(examples=["number"])
    unit_name: Line | Literal[""] = Field("", description='A noun, "IDR", "hour" or the scale of a score ("5").')
    decimals: int | None = Field(None, ge=0, le=6)
    cadence: Cadence = "month"
    owner: Ref | None = Field(None, examples=["P-3"])
    visibility: Visibility = "open"
    target: Exact | None = None
    target_high: Exact | None = None
    target_since: Ref | None = Field(None, examples=["2026-01"])


class KpiChange(Wanted):
    """What to change about a KPI besides its definition; what is left out stays."""

    name: Line | None = None
    owner: Ref | None = Field(None, description='"" leaves it without an owner.')
    organisation_unit: Ref | None = None
    visibility: Visibility | None = None


class Redefinition(Definition):
    """The whole new version of a definition, in force from the running period; closed periods keep theirs."""

    reason: Line = Field(examples=["The method counts returns since July."])


class NewTarget(Wanted):
    """A target from one period on; for a period that has ended it needs a reason."""

    since: Ref = Field(examples=["2027-01"])
    target: Exact
    target_high: Exact | None = None
    reason: Text = ""


class Reason(Wanted):
    """Why something is done; it is kept with it."""

    reason: Line


class Measurement(Schema):
    """The value of one period, with what it was judged against."""

    period: str = Field(examples=["2026-11"])
    value: Number | None
    numerator: Number | None
    denominator: Number | None
    note: str
    revision: int
    by: str | None
    at: str | None
    target: Number | None
    target_high: Number | None
    score: Number | None
    verdict: Verdict


class Measured(Wanted):
    """The value of a period: itself, or numerator and denominator; sent twice, it is kept once."""

    value: Exact | None = None
    numerator: Exact | None = None
    denominator: Exact | None = None
    note: Text = ""
    reason: Text = Field("", description="Why a value that was there already changes.")
    seen: int | None = Field(
        None, ge=0, le=2**31 - 1, description="The revision you saw (0: none); If-Match does the same."
    )
