"""How does an organisation look once it holds many things, to count what a page costs then?"""

from __future__ import annotations

from datetime import timedelta

from kinerja.core.okr import Hold, KeyResultKind
from tests.cast import TODAY, Cast
from tests.casting import COUNT, link, measured, new_key_result, new_kpi, new_objective, report


def fill(cast: Cast, count: int) -> None:
    """`count` more KPIs with readings, and as many objectives in chains of ten that contribute to each other."""
    budi, sales, cycle = cast.people["Budi"], cast.units["Penjualan"], cast.cycles["q4"]
    above = cast.objectives["tumbuh"]
    for number in range(count):
        kpi = new_kpi(cast, f"k{number}", f"KPI {number}", sales, COUNT, owner=budi, target="5")
        measured(kpi, COUNT, {"2026-09": "4", "2026-10": "6"})
        goal = new_objective(cast, f"o{number}", f"Tujuan {number}", cycle, sales, owner=budi)
        kinds = KeyResultKind
        new_key_result(cast, f"a{number}", goal, "Dari KPI", kinds.KPI, baseline="0", target="9", kpi=kpi)
        held = new_key_result(
            cast, f"b{number}", goal, "Tahan", kinds.AT_LEAST, target="5", hold=Hold.HIT_RATE.value, owner=budi
        )
        report(held, COUNT, {TODAY - timedelta(days=9): "5", TODAY: "4"})
        if number % 10:
            link(goal, above, share="0.2")
        above = goal
