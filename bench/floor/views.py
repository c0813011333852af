"""What does each page of the bare project show?"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import F
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render

from bench.floor.models import CheckIn, KeyResult, Kpi, Measurement, Objective, Person, Unit

SHOWN = 60


@dataclass
class Line:
    """A KPI as a row: its last value with the change, its score and its strokes."""

    kpi: Kpi
    latest: Measurement
    before: Measurement
    score: Decimal
    points: str

    @property
    def achieved(self) -> bool:
        """Whether the target is met."""
        return self.score >= 100


def line_of(kpi: Kpi) -> Line:
    """The row of a KPI whose measurements are at hand."""
    known = list(kpi.measurements.all())
    score = min(known[-1].value / kpi.target * 100, Decimal(120))
    return Line(kpi, known[-1], known[-2], score, strokes([m.value for m in known], 120, 28))


def strokes(values: Sequence[Decimal], width: int, height: int) -> str:
    """A polyline through the values in a box."""
    low, high = float(min(values)), float(max(values))
    step, room = (width - 8) / max(len(values) - 1, 1), (height - 8) / (high - low or 1)
    return " ".join(f"{4 + i * step:.1f},{4 + (high - float(v)) * room:.1f}" for i, v in enumerate(values))


def board(request: HttpRequest) -> HttpResponse:
    """All KPIs with a year of months each."""
    kpis = Kpi.objects.select_related("unit", "owner").prefetch_related("measurements").order_by("name")
    choices = {"units": Unit.objects.all(), "people": Person.objects.all()[:200]}
    return render(request, "board.html", {"lines": [line_of(k) for k in kpis], **choices})


def kpi(request: HttpRequest, pk: int) -> HttpResponse:
    """One KPI with its values."""
    found = get_object_or_404(Kpi.objects.select_related("unit", "owner"), pk=pk)
    known = list(found.measurements.select_related("by"))
    points = strokes([m.value for m in known], 600, 200)
    rows = [{"of": m, "score": min(m.value / found.target * 100, Decimal(120))} for m in reversed(known)]
    return render(request, "kpi.html", {"line": line_of(found), "rows": rows, "points": points})


@dataclass
class Road:
    """A key result with how far it has come, in per cent."""

    of: KeyResult
    progress: Decimal

    @property
    def status(self) -> str:
        """Where it stands by the middle of the cycle."""
        return "On track" if self.progress >= 45 else "At risk" if self.progress >= 35 else "Off track"


@dataclass
class Goal:
    """An objective with its roads and their mean."""

    of: Objective
    roads: list[Road]

    @property
    def progress(self) -> Decimal:
        """The mean of its key results."""
        return sum((r.progress for r in self.roads), Decimal(0)) / len(self.roads)

    @property
    def status(self) -> str:
        """Where it stands by the middle of the cycle."""
        return Road(self.roads[0].of, self.progress).status


def goal_of(objective: Objective) -> Goal:
    """An objective whose key results are at hand."""
    roads = [Road(k, (k.current - k.baseline) / (k.target - k.baseline) * 100) for k in objective.key_results.all()]
    return Goal(objective, roads)


def cycle(request: HttpRequest, number: int) -> HttpResponse:
    """The objectives of a cycle with their key results; `?shown=60` draws the first sixty and counts all."""
    rows = Objective.objects.filter(cycle=number).select_related("unit", "owner").prefetch_related("key_results")
    goals = [goal_of(o) for o in rows.order_by("id")]
    tally: dict[str, int] = {}
    for goal in goals:
        tally[goal.status] = tally.get(goal.status, 0) + 1
    shown = int(request.GET.get("shown", len(goals)))
    choices = {"units": Unit.objects.all(), "people": Person.objects.all()[:200]}
    return render(request, "cycle.html", {"goals": goals[:shown], "tally": tally, **choices})


def objective(request: HttpRequest, pk: int) -> HttpResponse:
    """One objective with its key results and what was reported on them."""
    rows = Objective.objects.select_related("unit", "owner").prefetch_related("key_results__check_ins")
    return render(request, "objective.html", {"goal": goal_of(get_object_or_404(rows, pk=pk))})


def kpis_json(request: HttpRequest) -> JsonResponse:
    """Twenty KPIs as JSON, with the fields of the product's list."""
    rows = Kpi.objects.select_related("unit", "owner").prefetch_related("measurements").order_by("id")[:20]
    return JsonResponse({"items": [told(k) for k in rows], "next": "20"})


def told(kpi: Kpi) -> dict[str, Any]:
    """One KPI for a program."""
    latest = list(kpi.measurements.all())[-1]
    score = min(latest.value / kpi.target * 100, Decimal(120))
    return {
        "id": f"KPI-{kpi.pk}",
        "name": kpi.name,
        "unit": "IDR",
        "comparator": ">=",
        "target": str(kpi.target),
        "target_high": None,
        "cadence": "month",
        "polarity": "higher",
        "latest": str(latest.value),
        "period": f"{latest.month:%Y-%m}",
        "score": str(round(score, 6)),
        "verdict": "achieved" if score >= 100 else "not_achieved",
    }


def check_in(request: HttpRequest, pk: int) -> JsonResponse:
    """One insert and one update in a transaction."""
    body = json.loads(request.body)
    with transaction.atomic():
        CheckIn.objects.create(key_result_id=pk, value=body["value"], confidence=body["confidence"], note=body["note"])
        KeyResult.objects.filter(pk=pk).update(
            current=body["value"], confidence=body["confidence"], revision=F("revision") + 1
        )
    return JsonResponse({"id": f"KR-{pk}", "current": body["value"]}, status=201)
