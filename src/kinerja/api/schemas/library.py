"""Which shapes do templates of roles have, and what does it take to adopt one?"""

from __future__ import annotations

from typing import Any, Literal

from ninja import Schema
from pydantic import Field

from kinerja.api.schemas.common import Exact, Fault, Line, Page, Ref, Saved, Wanted

#: The same thing in several languages, or in the only one it was written in.
Words = dict[str, str] | str


class RoleLine(Schema):
    """A line of a role that speaks of what was looked for."""

    line: str = Field(examples=["kpi.roas"], description="kpi.KEY, or objective.N by its place.")
    name: str
    said: str | None = Field(None, description="The text that says it, where the name doesn't.")


class RoleRow(Schema):
    """A role in a list, in the caller's language."""

    id: str = Field(examples=["sales-executive"], description="A word of the library, or R-3 for an own role.")
    name: str
    summary: str
    sectors: list[str]
    kpis: int
    objectives: int
    own: bool = Field(description="Made by the organisation itself.")
    found: list[RoleLine] = Field([], description="With `text`: its lines that say it, the best first.")


class RolePage(Page[RoleRow]):
    """The roles that were found, the best first."""

    meant: dict[str, str] = Field({}, description="Each mistyped word, with the one that was taken for it.")
    partly: bool = Field(False, description="No role speaks of all words; these speak of the most of them.")


class Role(Schema):
    """A role with all its lines, as its file holds them; every number is a decimal string."""

    id: str
    own: bool
    revision: int | None = Field(None, description="Of an own role: how often it was written.")
    role: dict[str, Any] = Field(description="What POST /library takes again: name, kpi, objective, …")


class Pair(Schema):
    """A KPI that both roles have, by its key in each."""

    left: str
    right: str


class Comparison(Schema):
    """Two roles side by side: keys of the KPIs that both have, and that only one has."""

    left: str
    right: str
    both: list[Pair]
    only_left: list[str]
    only_right: list[str]


class NewRole(Wanted):
    """A role to add: whole (`role`), as a copy of one that is there (`copy_of`), of the present work of a unit or a
    person, or of its first KPI in one `sentence`."""

    role: dict[str, Any] | None = None
    copy_of: str | None = Field(None, max_length=100, examples=["sales-executive"])
    organisation_unit: Ref | None = Field(None, examples=["U-2"])
    owner: Ref | None = Field(None, examples=["P-4"])
    sentence: Line | None = Field(None, examples=["At most 2 kg of waste per week"])
    name: Line | None = Field(None, description="Of a role that is made from a unit, a person or a sentence.")


class RoleChange(Wanted):
    """What takes an own role's place."""

    role: dict[str, Any]
    revision: int | None = Field(None, ge=1, description="The one that was read: a newer one is a conflict then.")


class RoleHead(Wanted):
    """What an own role says of itself; what is left out stays. Plain words are those of the caller's language."""

    name: Words | None = None
    summary: Words | None = None
    sectors: list[str] | None = Field(None, max_length=60)
    figures: str | None = Field(None, description="example, or own: the figures are meant as they are.")
    revision: int | None = Field(None, ge=1, description="The one that was read: a newer one is a conflict then.")


class LineChange(Wanted):
    """Some fields of a line, as the role's file calls them; null takes one away."""

    fields: dict[str, Any] = Field({}, examples=[{"value": "2", "definition": "Milk poured away, in litres"}])
    revision: int | None = Field(None, ge=1, description="The one that was read: a newer one is a conflict then.")


class NewLine(LineChange):
    """A line that is to be: "kpi", "objective", or "objective.2.new" for a key result of the second objective."""

    line: Ref = Field(examples=["kpi"])
    sentence: Line | None = Field(None, description="Of a KPI: what `fields` leaves out is read in it.")


class LineMove(Wanted):
    """Where a line goes."""

    to: Literal["up", "down"]


class SavedLine(Saved):
    """What was written, and what the line is called: kpi.KEY, objective.N, objective.N.M."""

    line: str = Field(examples=["kpi.waste"])


class KpiLine(Wanted):
    """A KPI to adopt by its key; without `target` the template's figure stays, marked as an example."""

    key: str = Field(max_length=100)
    name: str = Field("", max_length=300)
    target: Exact | None = None
    target_high: Exact | None = None
    without_target: bool = False


class KeyResultLine(Wanted):
    """A key result to adopt, by its place in the objective from 1 on."""

    place: int = Field(ge=1, le=100)
    title: str = Field("", max_length=300)
    baseline: Exact | None = None
    target: Exact | None = None
    target_high: Exact | None = None


class ObjectiveLine(Wanted):
    """An objective to adopt, by its place from 1 on; without `key_results` with all of them."""

    place: int = Field(ge=1, le=100)
    title: str = Field("", max_length=300)
    key_results: list[KeyResultLine] | None = Field(None, max_length=100)


class NewAdoption(Wanted):
    """Where a role goes, and which of its lines; what is left out is adopted whole, an empty list not at all."""

    organisation_unit: Ref | None = Field(None, description="Without it, the owner's own unit.", examples=["U-2"])
    owner: Ref | None = None
    cycle: Ref | None = Field(None, description="Needed once there is an objective.")
    language: str | None = Field(None, description="Of the words to write; without it, the caller's.", max_length=8)
    kpis: list[KpiLine] | None = Field(None, max_length=100)
    objectives: list[ObjectiveLine] | None = Field(None, max_length=100)
    publish: bool = False


class Adopted(Schema):
    """The short ids of what was written, KPIs first; `adoption` is the number that takes all of it back."""

    adoption: int
    saved: list[str]
    warnings: list[Fault] = []


class TakenBack(Schema):
    """The short ids of what is gone; `kept` names what somebody has worked on since, each with the reason."""

    taken_back: list[str]
    kept: list[Fault] = []
