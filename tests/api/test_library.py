"""Can a program adopt a role and take it back, and keep a role of its own without overwriting another's?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.api.test_values import told

if TYPE_CHECKING:
    from tests.api.conftest import Call

SLUG = "digital-marketing-specialist"
AT = f"/library/{SLUG}/adoptions"
TWO = {"organisation_unit": "U-2", "kpis": [{"key": "qualified_leads"}, {"key": "roas"}], "objectives": []}


def test_an_adoption_is_taken_back_by_its_number(call: Call) -> None:
    """What has a value is kept and named with the reason; once nothing can go, that is the refusal."""
    made = told(call("Budi", "POST", AT, TWO), 201)
    measured, other = made["saved"]
    told(call("Budi", "PUT", f"/kpis/{measured}/measurements/2026-11", {"value": "8"}))
    back = told(call("Budi", "DELETE", f"{AT}/{made['adoption']}"))
    assert back["taken_back"] == [other]
    elsewhere = f"/library/sales-executive/adoptions/{made['adoption']}"
    assert told(call("Budi", "DELETE", elsewhere), 404)["code"] == "not_found"
    assert [(row["field"], row["code"]) for row in back["kept"]] == [(measured, "discard.reported")]
    assert told(call("Budi", "GET", f"/kpis/{other}"), 404)["code"] == "not_found"
    assert told(call("Budi", "DELETE", f"{AT}/{made['adoption']}"), 409)["code"] == "discard.reported"
    verbs = [event["verb"] for event in told(call("Budi", "GET", "/events"))["items"]]
    assert verbs[:2] == ["role.adoption_undone", "kpi.discarded"]


def test_a_role_is_made_of_a_person_or_a_sentence_and_kept_from_being_overwritten(call: Call) -> None:
    """The revision that was read goes along; a newer one is a conflict, and nothing is lost."""
    said = {"name": "Barista", "sentence": "Antrean maksimal 5 menit per hari"}
    made = told(call("Budi", "POST", "/library?lang=id", said), 201)["id"]
    read = told(call("Budi", "GET", f"/library/{made}"))
    assert (read["role"]["kpi"][0]["unit"], read["revision"]) == ("minute", 1)
    changed = {**read["role"], "name": "Barista senior"}
    assert told(call("Budi", "PUT", f"/library/{made}", {"role": changed, "revision": 1}))["revision"] == 2
    late = told(call("Ayu", "PUT", f"/library/{made}", {"role": read["role"], "revision": 1}), 409)
    assert late["code"] == "library.overtaken"
    assert told(call("Budi", "POST", "/library", {"owner": "P-4", "name": "Staf"}), 201)["id"] != made
    nobody = told(call("Budi", "POST", "/library", {"owner": "P-99", "name": "Staf"}), 422)
    assert nobody["errors"][0]["field"] == "owner"
