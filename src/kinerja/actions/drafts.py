"""What does a person hand in when something is to be written or changed?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kinerja.core.access import Role, Visibility
from kinerja.core.kpi import Aggregation
from kinerja.core.measure import Unit
from kinerja.core.okr import Ambition, Hold, KeyResultKind
from kinerja.core.period import Cadence
from kinerja.core.score import Scoring


@dataclass(frozen=True, slots=True)
class DefinitionDraft:
    """What a KPI means and how it is scored; the unit, decimals and cadence are left alone when None.

    `unit`, `decimals` and `cadence` are only for a revision of a KPI that has no values yet; a new KPI names its own.
    """

    scoring: Scoring = Scoring()
    description: str = ""
    formula_text: str = ""
    source: str = ""
    time_aggregation: Aggregation = Aggregation.LAST
    organisation_aggregation: Aggregation = Aggregation.OWN
    missing_is_miss: bool = True
    unit: Unit | None = None
    decimals: int | None = None
    cadence: Cadence | None = None


@dataclass(frozen=True, slots=True)
class KpiDraft:
    """A new KPI: whose, of which unit, measured how often in what, with its definition and a first target.

    `owner_ref` None leaves it without an owner. `decimals` None takes what the unit usually needs. `target_since` is
    the label of the first period with the target; without one, the running period. `target_reason` is kept with it.
    """

    name: str
    unit_ref: str
    unit: Unit
    definition: DefinitionDraft = DefinitionDraft()
    owner_ref: str | None = None
    cadence: Cadence = Cadence.MONTH
    decimals: int | None = None
    visibility: Visibility = Visibility.OPEN
    target: Decimal | None = None
    target_high: Decimal | None = None
    target_since: str | None = None
    target_reason: str = ""


@dataclass(frozen=True, slots=True)
class KpiEdit:
    """What to change about a KPI without touching its definition; None leaves a field alone, "" empties the owner."""

    name: str | None = None
    owner_ref: str | None = None
    unit_ref: str | None = None
    visibility: Visibility | None = None


@dataclass(frozen=True, slots=True)
class MilestoneDraft:
    """One step of a milestone key result, with its weight among the steps."""

    title: str
    weight: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class KeyResultDraft:
    """A new key result: how it is proven, from what to what, in which unit.

    One that reads a KPI (`kind` KPI, `kpi_ref`) takes that KPI's unit and decimals. `health_kpi_ref` names the KPI that
    must not fall meanwhile.
    """

    title: str
    kind: KeyResultKind = KeyResultKind.METRIC
    unit: Unit | None = None
    decimals: int | None = None
    baseline: Decimal | None = None
    target: Decimal | None = None
    high: Decimal | None = None
    hold: Hold = Hold.HIT_RATE
    weight: Decimal = Decimal(1)
    cadence: Cadence = Cadence.WEEK
    owner_ref: str | None = None
    kpi_ref: str | None = None
    health_kpi_ref: str | None = None
    milestones: tuple[MilestoneDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyResultEdit:
    """What to change about a key result; None leaves a field alone, "" empties a reference.

    `milestones` is the whole new list of steps: those with a title that is already there keep what they are.
    """

    title: str | None = None
    baseline: Decimal | None = None
    target: Decimal | None = None
    high: Decimal | None = None
    hold: Hold | None = None
    weight: Decimal | None = None
    cadence: Cadence | None = None
    owner_ref: str | None = None
    health_kpi_ref: str | None = None
    milestones: tuple[MilestoneDraft, ...] | None = None


@dataclass(frozen=True, slots=True)
class ObjectiveDraft:
    """A new objective of a cycle with its key results; `publish` puts it to work at once."""

    title: str
    unit_ref: str
    cycle_ref: str
    owner_ref: str | None = None
    why: str = ""
    ambition: Ambition = Ambition.ASPIRATIONAL
    visibility: Visibility = Visibility.OPEN
    key_results: tuple[KeyResultDraft, ...] = ()
    publish: bool = False


@dataclass(frozen=True, slots=True)
class ObjectiveEdit:
    """What to change about an objective; None leaves a field alone, "" empties the owner."""

    title: str | None = None
    why: str | None = None
    ambition: Ambition | None = None
    owner_ref: str | None = None
    unit_ref: str | None = None
    visibility: Visibility | None = None


@dataclass(frozen=True, slots=True)
class CycleEdit:
    """What to change about an open cycle; None leaves a field alone."""

    name: str | None = None
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class RoleGrant:
    """A role in one unit and all below it, or in the whole organisation when `unit_ref` is None."""

    role: Role
    unit_ref: str | None = None


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """A new person of the organisation; without an account until an invitation is accepted."""

    name: str
    email: str = ""
    position: str = ""
    unit_ref: str | None = None
    supervisor_ref: str | None = None
    language: str = ""
    roles: tuple[RoleGrant, ...] = (RoleGrant(Role.MEMBER),)


@dataclass(frozen=True, slots=True)
class PersonEdit:
    """What to change about a person; None leaves a field alone, "" empties it."""

    name: str | None = None
    email: str | None = None
    position: str | None = None
    unit_ref: str | None = None
    supervisor_ref: str | None = None


@dataclass(frozen=True, slots=True)
class ProfileEdit:
    """What a person sets for oneself; None leaves a field alone."""

    name: str | None = None
    language: str | None = None
    theme: str | None = None
    density: str | None = None
    timezone: str | None = None


@dataclass(frozen=True, slots=True)
class OrganisationEdit:
    """The settings of an organisation; None leaves a setting alone.

    The cut-offs are shares of 1: `on_track` 0.9 asks for nine tenths of the pace.
    """

    name: str | None = None
    timezone: str | None = None
    language: str | None = None
    currency: str | None = None
    fiscal_month: int | None = None
    grace_days: int | None = None
    on_track: Decimal | None = None
    at_risk: Decimal | None = None
    too_early: Decimal | None = None
    confidence_gap: Decimal | None = None
    stale_grace_days: int | None = None
    least_key_results: int | None = None
    most_key_results: int | None = None
    strict_key_results: bool | None = None


@dataclass(frozen=True, slots=True)
class PasteItem:
    """One line of a read document as the person left it: a KPI, an objective, or a key result of the objective above.

    `title` is its sentence, and becomes the name unless a KPI has a `name` of its own; the sentence is its definition
    then. The other fields speak the language of `reading.statement`: the unit is "%", "IDR",
    "minute", "score/5", "count", …; the comparator ">=", "between", …; the direction increase, decrease, maintain or
    achieve. `value` of a relative line is the size of the change. `joins` of an objective is the short id of one that
    is there already, to which the key results below are added.
    """

    line: int
    kind: str
    title: str
    direction: str | None = None
    comparator: str | None = None
    value: Decimal | None = None
    value_high: Decimal | None = None
    unit: str | None = None
    relative: bool = False
    baseline: Decimal | None = None
    period: str | None = None
    joins: str | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class PasteDraft:
    """The chosen lines of a read document, for one unit, owner and cycle (needed once there is an objective)."""

    unit_ref: str
    items: tuple[PasteItem, ...]
    owner_ref: str | None = None
    cycle_ref: str | None = None
    publish: bool = True
