"""Which shapes do units, people, events, boards, explanations, readings and imports have?"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import AfterValidator, Field, StringConstraints

from kinerja.api.schemas.common import Fault, Person, Ref, Unit, Wanted, printable
from kinerja.api.schemas.kpi import KpiRow
from kinerja.api.schemas.okr import ObjectiveRow

#: A document as people paste it; a larger one is better sent in parts.
Document = Annotated[str, StringConstraints(max_length=200_000), AfterValidator(printable)]


class Board(Schema):
    """The KPIs and the objectives of the current cycle that the caller may see."""

    kpis: list[KpiRow]
    objectives: list[ObjectiveRow]


class Input(Schema):
    """One value that went into a number, and who gave it when."""

    name: str
    of: str | None = Field(None, description="Whose value it is, where several of one name went in.")
    value: str
    unit: str
    by: str | None
    at: str | None


class Step(Schema):
    """One step of a calculation."""

    code: str
    expression: str = Field(examples=["(8 − 12) ÷ (5 − 12)"])
    result: str


class Explanation(Schema):
    """Why a number is what it is; the page and `kinerja why` show the same."""

    id: str
    value: str | None
    formula: str
    inputs: list[Input]
    steps: list[Step]


class UnitRow(Schema):
    """A unit in the order of the tree."""

    id: str = Field(examples=["U-2"])
    name: str
    parent: str | None
    depth: int
    people: int
    leads: list[Person]
    archived: bool


class RoleRow(Schema):
    """A role in one unit and all below it, or (`unit` null) in the whole organisation."""

    role: Literal["owner", "hr", "lead", "member", "reader"]
    unit: Unit | None


class PersonRow(Schema):
    """A person of the organisation."""

    id: str = Field(examples=["P-3"])
    name: str
    position: str
    unit: Unit | None
    supervisor: Person | None
    roles: list[RoleRow]
    active: bool


class Event(Schema):
    """One thing that happened: who did what to which thing, from what to what."""

    number: int
    at: str
    by: Person | None
    via: str
    verb: str = Field(examples=["key_result.checked_in"])
    id: str = Field(examples=["KR-7"])
    title: str
    before: dict[str, Any]
    after: dict[str, Any]
    note: str


class Reading(Wanted):
    """Text to read: as a document, or every line as one statement; none where a form brings a file."""

    text: Document | None = None
    each_line: bool = False


class Proposed(Schema):
    """Where a proposed field was read: its words, and whether they say so or a rule filled it in."""

    field: str = Field(examples=["target"])
    words: str = Field(examples=["maksimal 2 jam"])
    certainty: Literal["sure", "likely"]


class Proposal(Schema):
    """What a sentence would put into the fields of a KPI or a key result; a paste of it saves the same numbers."""

    kind: Literal["kpi", "key_result"]
    fields: dict[str, str] = Field(description="As `POST /kpis`, or a key result, takes them.")
    read: list[Proposed]
    asked: list[str] = Field(description="Fields that the words leave open, or that can be read in two ways.")


class Statement(Schema):
    """One sentence and what its words say; what they don't say is null."""

    text: str
    kind: str | None
    metric: str | None
    direction: str | None
    comparator: str | None
    value: float | int | None
    value_high: float | int | None
    unit: str | None
    relative: bool | None
    baseline: float | int | None
    period: str | None
    deadline: str | None
    smart_missing: list[str] | None
    advice: str | None
    proposal: Proposal | None = Field(None, description="What the forms of the page would be filled with.")


class Goal(Schema):
    """An objective with its key results, as a document gives them."""

    objective: Statement
    key_results: list[Statement]


class Part(Schema):
    """What a document says of one role."""

    role: str | None
    kpis: list[Statement]
    objectives: list[Goal]


class Unread(Schema):
    """Something that was too long to be read whole, and from which line on."""

    code: str = Field(examples=["text.cut"])
    line: int
    detail: str
    remedy: str | None


class Read(Schema):
    """A read document, or (`each_line`) its statements in their order."""

    lang: str | None = None
    roles: list[Part] | None = None
    uncertain: list[Part] | None = Field(
        None, description="Where no role is found: clauses of prose that may be goals. POST /import saves none of them."
    )
    statements: list[Statement] | None = None
    unread: list[Unread] | None = None
    is_kpi_sheet: bool | None = Field(
        None,
        description="The file is a KPI sheet with actuals: POST /sheets reads all of it, POST /sheets/import saves it.",
    )


class Import(Wanted):
    """A document to save for one unit, one owner and one cycle."""

    text: Document | None = None
    organisation_unit: Ref = Field(examples=["U-2"])
    owner: Ref | None = None
    cycle: Ref | None = Field(None, description="Needed once there is an objective.")
    objective: Ref | None = Field(
        None, examples=["O-3"], description="Key results that stand in the text without an objective are added to it."
    )
    publish: bool = True


class Imported(Schema):
    """The short ids of what was saved, in the order of the document."""

    saved: list[str]
    import_id: int = Field(description="`DELETE /imports/{id}` takes all of it back.")


class ImportTakenBack(Schema):
    """The short ids of what is gone, and of KPIs that are as they were before a sheet; `kept` names what stays."""

    taken_back: list[str] = Field(examples=[["O-9", "KPI-31"]])
    restored: list[str] = []
    kept: list[Fault] = []
