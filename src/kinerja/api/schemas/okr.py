"""Which shapes do objectives, key results, check-ins, links and cycles have?"""

from __future__ import annotations

from datetime import date
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

Kind = Literal["metric", "at_least", "at_most", "within", "milestone", "binary", "baseline", "kpi"]
Hold = Literal["latest", "hit_rate", "graded"]
Status = Literal["no_data", "too_early", "stale", "on_track", "at_risk", "off_track"]
Ambition = Literal["committed", "aspirational"]
Outcome = Literal["done", "carry_over", "drop"]
#: The revision a program saw; `If-Match` says the same in a header.
Seen = Field(None, ge=0, le=2**31 - 1, description="The revision you saw; If-Match does the same.")


class KeyResultRow(Schema):
    """A key result: from where, to where, how far, how sure, and whether that is enough for today."""

    id: str = Field(examples=["KR-7"])
    title: str
    kind: Kind
    unit: str = Field(description="Unit of measure in one word: %, IDR, minute, score/5, ratio, count or a noun.")
    baseline: Number | None
    target: Number | None
    target_high: Number | None
    current: Number | None = Field(description="null is no data; it is never 0.")
    progress: Number | None = Field(description="0 to 1; rounded to six decimals.", examples=["0.571429"])
    confidence: int = Field(description="0 to 10, a person's; 5 before the first check-in.")
    status: Status


class Milestone(Schema):
    """One step of a milestone key result."""

    number: int
    title: str
    weight: Number
    done_on: str | None


class KeyResult(KeyResultRow):
    """A key result with its people, weight, cadence and what it is tied to."""

    objective: str | None
    raw_progress: Number | None = Field(description="May be negative, or beyond 1.")
    hold: Hold
    weight: Number
    cadence: Cadence
    owner: Person | None
    kpi: str | None = Field(description="The KPI it reads.")
    health_kpi: str | None = Field(description="The KPI that must not fall meanwhile.")
    decimals: int
    reported_at: str | None
    revision: int
    milestones: list[Milestone]


class Coverage(Schema):
    """How many key results have reported, of how many."""

    reported: int
    asked: int


class ObjectiveRow(Schema):
    """An objective with its key results; without any report its progress is null, not 0."""

    id: str = Field(examples=["O-3"])
    title: str
    progress: Number | None
    coverage: Coverage
    status: Status
    key_results: list[KeyResultRow]


class Objective(ObjectiveRow):
    """An objective with its people, its state and, once closed, its grade."""

    cycle: str = Field(examples=["C-2"])
    why: str
    ambition: Ambition
    state: Literal["draft", "published", "closed"]
    visibility: Visibility
    organisation_unit: Unit
    owner: Person | None
    start: str
    end: str
    grade: Number | None
    self_grade: Number | None
    self_reason: str
    learning: str
    revision: int


class NewMilestone(Wanted):
    """One step, with its weight among the steps."""

    title: Line
    weight: Exact = Field("1", validate_default=True)


class KeyResultDraft(Wanted):
    """A new key result; a metric needs baseline and target, a band target and target_high."""

    title: Line
    kind: Kind = "metric"
    unit_kind: UnitKind | None = None
    unit_name: Line | Literal[""] = ""
    decimals: int | None = Field(None, ge=0, le=6)
    baseline: Exact | None = None
    target: Exact | None = None
    target_high: Exact | None = None
    hold: Hold = "hit_rate"
    weight: Exact = Field("1", validate_default=True)
    cadence: Cadence = "week"
    owner: Ref | None = None
    kpi: Ref | None = Field(None, description="The KPI that a key result of kind kpi reads.")
    health_kpi: Ref | None = None
    milestones: list[NewMilestone] = Field([], max_length=50)


class NewKeyResult(KeyResultDraft):
    """A new key result of an objective."""

    objective: Ref = Field(examples=["O-3"])


class KeyResultChange(Wanted):
    """What to change about a key result; inside a running cycle it needs a reason."""

    title: Line | None = None
    baseline: Exact | None = None
    target: Exact | None = None
    target_high: Exact | None = None
    hold: Hold | None = None
    weight: Exact | None = None
    cadence: Cadence | None = None
    owner: Ref | None = None
    health_kpi: Ref | None = None
    milestones: list[NewMilestone] | None = Field(None, max_length=50)
    reason: Text = ""
    seen: int | None = Seen


class NewObjective(Wanted):
    """A new objective with its key results; `publish` puts it to work at once."""

    title: Line
    organisation_unit: Ref = Field(examples=["U-2"])
    cycle: Ref = Field(examples=["C-2"])
    owner: Ref | None = None
    why: Text = ""
    ambition: Ambition = "aspirational"
    visibility: Visibility = "open"
    key_results: list[KeyResultDraft] = Field([], max_length=50)
    publish: bool = False


class ObjectiveChange(Wanted):
    """What to change about an objective; what is left out stays."""

    title: Line | None = None
    why: Text | None = None
    ambition: Ambition | None = None
    owner: Ref | None = None
    organisation_unit: Ref | None = None
    visibility: Visibility | None = None
    seen: int | None = Seen


class Closing(Wanted):
    """The end of an objective: for every key result what becomes of it, and what its owner has to say."""

    outcomes: dict[str, Outcome] = Field(examples=[{"KR-7": "done", "KR-8": "carry_over"}], max_length=100)
    self_grade: Exact | None = Field(None, description="The owner's own, 0 to 1 in tenths.")
    self_reason: Text = ""
    learning: Text = ""
    next_cycle: Ref | None = Field(None, description="Where carried-over key results go on.")


class Correction(Wanted):
    """A later word on a closed objective, which itself never changes."""

    text: Text


class CheckIn(Schema):
    """One report on a key result."""

    number: int
    value: Number | None
    confidence: int | None
    note: str
    by: str
    at: str


class NewCheckIn(Wanted):
    """A report: a value, how sure one is (0 to 10), a note; milestones are reported by their numbers."""

    value: Exact | None = None
    confidence: int | None = Field(None, ge=0, le=10)
    note: Text = ""
    milestones_done: list[int] | None = Field(None, max_length=50)
    seen: int | None = Seen


class Cycle(Schema):
    """A stretch of time for objectives."""

    id: str = Field(examples=["C-2"])
    name: str
    start: str
    end: str
    state: Literal["open", "closed"]


class NewCycle(Wanted):
    """A new cycle, both days included."""

    name: Line
    start: date
    end: date


class Link(Schema):
    """One goal serving another; `contributes` counts with its share, `supports` is only drawn."""

    child: str
    parent: str
    kind: Literal["contributes", "supports"]
    share: Number


class NewLink(Wanted):
    """A link from this goal up to another."""

    parent: Ref
    kind: Literal["contributes", "supports"] = "supports"
    share: Exact = Field("0", validate_default=True, description="0 to 1 of the parent, for contributes.")
