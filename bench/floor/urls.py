"""At which addresses does the bare project answer?"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import path

from bench.floor import views

urlpatterns: list[Any] = [
    path("kpis", views.board),
    path("kpis/<int:pk>", views.kpi),
    path("cycles/<int:number>", views.cycle),
    path("objectives/<int:pk>", views.objective),
    path("kpis.json", views.kpis_json),
    path("check-ins/<int:pk>", views.check_in),
]

if settings.WITH_NINJA:
    from bench.floor.api import api

    urlpatterns.append(path("api/", api.urls))
