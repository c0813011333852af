"""Which shapes do the weights of KPIs have on their way in and out?"""

from __future__ import annotations

from typing import Annotated

from ninja import Schema
from pydantic import AfterValidator, Field, StringConstraints

from kinerja.api.schemas.common import Exact, Number, Ref, Wanted, printable

Area = Annotated[str, StringConstraints(max_length=120), AfterValidator(printable)]


class WeightOf(Schema):
    """A KPI with its weight in percent and its area; `weight` is null where nobody has set one."""

    id: str = Field(examples=["KPI-12"])
    name: str
    owner: str | None = Field(examples=["P-3"])
    area: str
    weight: Number | None


class WeightTotal(Schema):
    """What the weights of one owner's KPIs add up to; `off` is above zero where it is too much."""

    owner: str | None = Field(examples=["P-3"])
    total: Number
    off: Number
    is_whole: bool = Field(description="They total 100, to the twentieth of a percent.")
    is_all: bool = Field(description="False where the owner may have KPIs that the caller may not see.")
    unweighed: int


class WeightsOut(Schema):
    """The weights in force in a period."""

    period: str = Field(examples=["2026-11"])
    kpis: list[WeightOf]
    sums: list[WeightTotal]


class NewWeight(Wanted):
    """The weight of one KPI from now on; null takes it away, an area that is left out stays."""

    id: Ref = Field(examples=["KPI-12"])
    weight: Exact | None
    area: Area | None = None


class NewWeights(Wanted):
    """Weights from a period on."""

    since: Ref = Field(examples=["2026-11"])
    weights: list[NewWeight] = Field(min_length=1, max_length=500)


class WeightsSet(Schema):
    """The KPIs whose weight or area changed."""

    changed: list[str] = Field(examples=[["KPI-12"]])
    since: str
