"""What does django-ninja need for the same list? Loaded only where start and memory are compared."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import NinjaAPI, Schema

from bench.floor.models import Kpi
from bench.floor.views import told

api = NinjaAPI()


class Row(Schema):
    """One KPI."""

    id: str
    name: str
    unit: str
    comparator: str
    target: str
    target_high: str | None
    cadence: str
    polarity: str
    latest: str
    period: str
    score: str
    verdict: str


@api.get("/kpis", response=list[Row])
def list_kpis(request: HttpRequest) -> list[dict[str, Any]]:
    """Twenty KPIs."""
    return [told(k) for k in Kpi.objects.prefetch_related("measurements").order_by("id")[:20]]
