"""Does a program see and set weights?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.api.conftest import Call


def test_weights_are_set_and_read_back(call: Call) -> None:
    """Exact, with what they add up to; an area that is left out stays."""
    for body in ({"weight": "33.3333", "area": "Gudang"}, {"weight": "40"}):
        answer = call("Ayu", "POST", "/weights", {"since": "2026-Q4", "weights": [{"id": "KPI-4", **body}]})
        assert (answer.status_code, json.loads(answer.content)["changed"]) == (201, ["KPI-4"])
    told = json.loads(call("Citra", "GET", "/people/P-4/weights?period=2026-Q4").content)
    (kpi,) = [each for each in told["kpis"] if each["id"] == "KPI-4"]
    assert (kpi["weight"], kpi["area"], told["sums"][0]["off"]) == ("40", "Gudang", "-60")


def test_refusals_name_their_kpi(call: Call) -> None:
    """One that is no share, and one for an ended period that has another."""
    body = {"since": "2026-Q3", "weights": [{"id": "KPI-4", "weight": "40"}]}
    assert call("Ayu", "POST", "/weights", body).status_code == 201
    body["weights"] = [{"id": "KPI-4", "weight": "41"}]
    refused = call("Ayu", "POST", "/weights", body)
    assert (refused.status_code, json.loads(refused.content)["code"]) == (422, "kpi.weight_period_ended")
    assert json.loads(refused.content)["field"] == "weight.KPI-4"


def test_a_kpi_that_is_named_twice_is_refused(call: Call) -> None:
    """In either case of letters: neither of the two weights is written."""
    two = [{"id": "KPI-4", "weight": "40"}, {"id": "kpi-4", "weight": "50"}]
    refused = call("Ayu", "POST", "/weights", {"since": "2026-Q4", "weights": two})
    told = json.loads(refused.content)
    assert (refused.status_code, told["code"], told["field"]) == (422, "kpi.weight_twice", "weight.KPI-4")
    assert "KPI-4" in told["detail"]
    kpis = json.loads(call("Citra", "GET", "/people/P-4/weights?period=2026-Q4").content)["kpis"]
    assert [each["weight"] for each in kpis if each["id"] == "KPI-4"] == [None]
