"""Which shapes do KPI sheets have on their way in and out?"""

from __future__ import annotations

import json
from typing import Annotated

from ninja import Schema
from pydantic import Field, StringConstraints, field_validator

from kinerja.api.schemas.common import Fault, Number, Ref, Wanted
from kinerja.api.schemas.others import Step

#: A file inside JSON; more than fits into one request is refused on the way in.
Base64 = Annotated[str, StringConstraints(max_length=15_000_000, pattern=r"^[A-Za-z0-9+/=\s]*$")]
Name = Annotated[str, StringConstraints(max_length=200)]
Answers = Annotated[dict[Name, Annotated[str, StringConstraints(max_length=20)]], Field(max_length=2000)]


class SheetFile(Wanted):
    """An XLSX, XLS, ODS or CSV file in base64; in a form the file itself, and what is no text as JSON in its field."""

    file: Base64
    name: Name = Field("", examples=["kpi-october.xlsx"], description="Kept as the reason of what it changes.")
    answers: Answers = Field(
        {},
        examples=[{"Sheet1!F7": "final", "Sheet1!B9": "lower"}],
        description="One of a finding's `options`, by sheet and cell: what a column holds, which way is better.",
    )

    @field_validator("answers", "pages", mode="before", check_fields=False)
    @classmethod
    def from_field(cls, sent: object) -> object:
        """A form has no lists: what it sends as text is JSON."""
        if not isinstance(sent, str):
            return sent
        try:
            return json.loads(sent)
        except (ValueError, RecursionError):
            return None


class Convention(Schema):
    """How the sheet scores, as its own numbers show it."""

    lower: str = Field(examples=["ratio"], description="Where lower is better: ratio or complement.")
    cap: Number | None
    scale: Number = Field(description="What it calls 100 points.")
    rated: bool = Field(description="Scores follow a table of its own and were taken as they are.")
    matched: int
    compared: int


class SheetLine(Schema):
    """One KPI of the sheet; percentages are 95, never 0.95. `right_…` is what the sheet should say."""

    row: int
    area: str
    kpi: str
    unit_kind: str
    unit_name: str
    polarity: str
    comparator: str
    weight: Number | None
    area_weight: Number | None
    baseline: Number | None
    target: Number | None
    target_high: Number | None
    actual: Number | None
    achievement: Number | None
    score: Number | None
    final: Number | None
    right_score: Number | None
    right_final: Number | None
    cells: dict[str, str] = Field(examples=[{"target": "D8", "actual": "E8"}])


class Finding(Schema):
    """One cell that is wrong (`wrong`), that passes on another's mistake (`follows`), or that is in doubt (`doubt`)."""

    cell: str = Field(examples=["F9"])
    code: str = Field(examples=["minimize_as_maximize"])
    weight: str
    row: int | None
    says: str
    should: Number | None
    steps: list[Step]
    because: list[str]
    options: list[str] = Field(description="Where something is asked: the answers to choose from; see `answers`.")
    words: str = Field(description="What is wrong, in the reader's language.")


class SheetPage(Schema):
    """One person's sheet."""

    sheet: str
    person: str
    position: str
    unit: str
    period: str | None
    lang: str
    convention: Convention
    right_total: Number | None
    lines: list[SheetLine]
    findings: list[Finding]


class SheetRead(Schema):
    """The people's sheets of a workbook."""

    pages: list[SheetPage]


class SheetChoice(Wanted):
    """One sheet to save: the number of its page (from 1), and as whose it is saved."""

    page: int = Field(1, ge=1, le=2000)
    organisation_unit: Ref | None = Field(None, description="Without it, the unit that the sheet names.")
    owner: Ref | None = Field(None, description="Without it, the person that the sheet names.")
    period: Ref | None = Field(None, examples=["2026-10"], description="Without it, the period that the sheet names.")
    leave_out: list[int] = Field([], max_length=2000, description="Rows that are not saved.")


class SheetImport(SheetFile):
    """A file, and which of its sheets are saved; without `pages` all of them."""

    pages: list[SheetChoice] = Field([], max_length=200)


class SheetSaved(Schema):
    """The short ids of the KPIs in the sheets' order, how many are new, and how many values were entered."""

    saved: list[str] = Field(examples=[["KPI-12", "KPI-13"]])
    created: int
    measured: int
    import_id: int = Field(description="`DELETE /imports/{id}` takes all of it back.")
    warnings: list[Fault] = Field(
        [], description="What known KPIs keep of their rules though the sheet scores otherwise."
    )


class SheetOut(Schema):
    """A workbook in base64."""

    name: str = Field(examples=["kpi-2026-10.xlsx"])
    period: str
    file: str
    warnings: list[Fault] = Field([], description="That it has no value yet, for one.")
