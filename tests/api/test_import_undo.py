"""Can a program take back what it imported, a document or a KPI sheet, by the number it was given?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.api.test_sheet import FILE
from tests.api.test_values import told

if TYPE_CHECKING:
    from tests.api.conftest import Call

PLAN = {"text": "KPI:\n- Balasan pertama maksimal 6 jam\n- Keluhan maksimal 5 per bulan\n", "organisation_unit": "U-2"}


def test_a_document_is_taken_back_by_its_number(call: Call) -> None:
    """What has a value is kept and named with the reason; another organisation finds nothing there."""
    made = told(call("Budi", "POST", "/import", PLAN), 201)
    measured, other = made["saved"]
    assert told(call("Budi", "GET", f"/kpis/{measured}"))["name"] == "Balasan pertama"
    told(call("Budi", "PUT", f"/kpis/{measured}/measurements/2026-11", {"value": "3"}))
    at = f"/imports/{made['import_id']}"
    assert told(call("Fajar", "DELETE", at), 404)["code"] == "not_found"
    assert told(call("Eka", "DELETE", at), 403)["code"] == "forbidden"
    back = told(call("Budi", "DELETE", at))
    assert (back["taken_back"], back["restored"]) == ([other], [])
    assert [(row["field"], row["code"]) for row in back["kept"]] == [(measured, "discard.reported")]
    assert told(call("Budi", "DELETE", at), 409)["code"] == "discard.reported"
    verbs = [event["verb"] for event in told(call("Budi", "GET", "/events"))["items"]]
    assert verbs[:2] == ["import.undone", "kpi.discarded"]


def test_what_a_sheet_changed_is_as_before(call: Call) -> None:
    """The same sheet with another month's values over the first: undone, the KPIs are the first's again."""
    body = {"file": FILE, "name": "kpi.xlsx", "pages": [{"page": 1, "organisation_unit": "U-3", "owner": ""}]}
    first = told(call("Ayu", "POST", "/sheets/import", body), 201)
    second = told(
        call("Ayu", "POST", "/sheets/import", {**body, "pages": [{**body["pages"][0], "period": "2026-11"}]}), 201
    )  # type: ignore[dict-item,index]  # a JSON body
    assert second["saved"] == first["saved"]
    back = told(call("Ayu", "DELETE", f"/imports/{second['import_id']}"))
    # The line without a value changed nothing the second time.
    assert (back["taken_back"], len(back["restored"]), back["kept"]) == ([], 4, [])
    values = told(call("Ayu", "GET", f"/kpis/{first['saved'][0]}/measurements"))["items"]
    assert {row["period"]: row["value"] for row in values}["2026-10"] == "135000000"
