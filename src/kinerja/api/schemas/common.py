"""Which shapes do all nouns share: exact numbers, names, pages and problem documents?"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any, Generic, Literal, TypeVar

from ninja import Schema
from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

Item = TypeVar("Item")
_NUMBER = r"^-?[0-9]{1,30}(\.[0-9]{1,20})?$"
_EXACT = re.compile(_NUMBER)


def _exact(value: Any) -> Any:
    """A decimal string or a whole number; JSON's fractions have lost their exactness on the way."""
    if isinstance(value, bool) or not isinstance(value, str | int) or not _EXACT.fullmatch(str(value)):
        raise PydanticCustomError("exact", "not an exact decimal number")
    return Decimal(value)


def printable(value: str) -> str:
    """A text that any database can keep: without NUL and without half a surrogate pair."""
    if "\x00" in value or any("\ud800" <= char <= "\udfff" for char in value):
        raise PydanticCustomError("unprintable", "characters that can't be kept")
    return value


#: An exact number on its way in: "1234567890123456.78".
Exact = Annotated[
    Decimal,
    BeforeValidator(_exact),
    WithJsonSchema({"type": "string", "pattern": _NUMBER, "examples": ["1234567890123456.78"]}),
]
#: An exact number on its way out.
Number = Annotated[str, Field(examples=["1234567890123456.78"])]
#: A short line: a name or a title.
Line = Annotated[str, StringConstraints(min_length=1, max_length=200), AfterValidator(printable)]
#: A longer text, which may be empty.
Text = Annotated[str, StringConstraints(max_length=5000), AfterValidator(printable)]
#: A short id.
Ref = Annotated[str, StringConstraints(max_length=20), AfterValidator(printable)]


class Wanted(Schema):
    """A body that a program sends; a field we don't know is refused, so that a slip of the pen is noticed."""

    model_config = ConfigDict(extra="forbid")


class Person(Schema):
    """A person by short id and name."""

    id: str = Field(examples=["P-3"])
    name: str = Field(examples=["Dewi Larasati"])


class Unit(Schema):
    """A unit of the organisation by short id and name."""

    id: str = Field(examples=["U-2"])
    name: str = Field(examples=["Marketing"])


class Page(Schema, Generic[Item]):
    """One page of a list; ask again with `cursor=next` until it is null."""

    items: list[Item]
    next: str | None = Field(description="The cursor of the next page; null on the last one.", examples=["KPI-100"])


class Fault(Schema):
    """One thing that was refused."""

    code: str = Field(examples=["kpi.target_zero"], description="Stable; programs decide by it.")
    field: str | None = Field(examples=["target"])
    detail: str = Field(description="What was wrong, in the reader's language.")
    remedy: str | None = Field(description="What would do.")


class Refusal(Fault):
    """A problem document (RFC 9457, application/problem+json)."""

    type: str = Field(examples=["urn:kinerja:problem:kpi.target_zero"])
    title: str
    status: int
    instance: str
    errors: list[Fault]
    current: dict[str, str] | None = Field(None, description="On a conflict: what somebody else has put there.")


class Saved(Schema):
    """What was written: its short id, its revision now, and doubts that didn't keep it from being saved."""

    id: str = Field(examples=["KPI-12"])
    revision: int
    warnings: list[Fault] = []


Answers = dict[int, Any]


def answers(shape: Any, status: int = 200, *, write: bool = False) -> Answers:
    """What a route may answer: its own shape, and problem documents for what can go wrong there."""
    wrong = (401, 403, 404, 409, 422, 429) if write else (401, 403, 404, 422, 429)
    return {status: shape, **dict.fromkeys(wrong, Refusal)}


Visibility = Literal["open", "unit", "private"]
Cadence = Literal["day", "week", "month", "quarter", "half", "year"]
UnitKind = Literal["percent", "number", "currency", "duration", "score", "ratio"]
