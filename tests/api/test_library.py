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


def test_adopting_again_is_doubted_and_done(call: Call) -> None:
    """While something of the first time is still there; another unit and another person are no second time."""
    first = told(call("Budi", "POST", AT, TWO), 201)
    assert first["warnings"] == []
    again = told(call("Budi", "POST", AT, TWO, HTTP_ACCEPT_LANGUAGE="en"), 201)
    (warning,) = again["warnings"]
    assert (warning["code"], warning["field"], len(again["saved"])) == ("adoption.again", "unit", 2)
    assert ", ".join(first["saved"]) in warning["detail"]
    owned = {"owner": "P-4", "kpis": [{"key": "roas"}], "objectives": []}
    codes = [[w["code"] for w in told(call("Budi", "POST", AT, owned), 201)["warnings"]] for _ in range(2)]
    assert codes == [[], ["adoption.again"]]


def test_a_role_of_the_library_is_copied_before_it_is_changed(call: Call) -> None:
    """It is there, so nobody is told that it isn't; and what makes a role is named where nothing was sent."""
    read = told(call("Budi", "GET", f"/library/{SLUG}"))["role"]
    for method, path, body in (
        ("PUT", f"/library/{SLUG}", {"role": read}),
        ("POST", f"/library/{SLUG}/archive", None),
        ("DELETE", f"/library/{SLUG}/archive", None),
    ):
        assert told(call("Budi", method, path, body), 403)["code"] == "library.built_in"
    assert told(call("Budi", "PUT", "/library/astronaut", {"role": read}), 404)["code"] == "not_found"
    empty = told(call("Budi", "POST", "/library", {}, HTTP_ACCEPT_LANGUAGE="en"), 422)
    for field in ("role", "copy_of", "organisation_unit", "owner", "sentence"):
        assert field in empty["errors"][0]["remedy"]


def test_a_role_is_changed_line_by_line(call: Call) -> None:
    """Fields that are left out stay, null takes one away, and a newer revision is a conflict."""
    made = told(call("Budi", "POST", "/library", {"copy_of": SLUG}), 201)["id"]
    at = f"/library/{made}/lines"
    added = told(
        call("Budi", "POST", f"{at}?lang=id", {"line": "kpi", "sentence": "Antrean maksimal 5 menit per hari"}), 201
    )
    assert (added["line"], added["revision"]) == ("kpi.antrean", 2)
    told(
        call(
            "Budi",
            "PATCH",
            f"{at}/kpi.roas?lang=id",
            {"fields": {"value": 3.5, "definition": "Setelah retur", "cv": None}},
        )
    )
    kpis = told(call("Budi", "GET", f"/library/{made}"))["role"]["kpi"]
    roas = next(kpi for kpi in kpis if kpi["key"] == "roas")
    assert (roas["value"], roas["definition"]["id"], "cv" in roas) == ("3.5", "Setelah retur", False)
    late = told(call("Budi", "PATCH", f"{at}/kpi.roas", {"fields": {"value": "4"}, "revision": 1}), 409)
    assert late["code"] == "library.overtaken"
    result = {
        "line": "objective.1.new",
        "fields": {"statement": "Naikkan kunjungan dari 5 menjadi 9 pada akhir kuartal"},
    }
    assert told(call("Budi", "POST", at, result), 201)["line"] == "objective.1.4"
    wrong = told(call("Budi", "PATCH", f"{at}/kpi.roas", {"fields": {"unit": None}}), 422)
    assert [(each["code"], each["field"]) for each in wrong["errors"]] == [("library.missing", "fields.unit")]
    assert told(call("Budi", "PATCH", f"{at}/kpi.nothing", {"fields": {}}), 404)["code"] == "not_found"
    assert (
        told(call("Budi", "PATCH", f"/library/{SLUG}/lines/kpi.roas", {"fields": {}}), 403)["code"]
        == "library.built_in"
    )
    told(call("Budi", "POST", f"{at}/objective.2/place", {"to": "up"}), 201)
    told(call("Budi", "DELETE", f"{at}/kpi.antrean"))
    told(call("Budi", "PATCH", f"/library/{made}", {"sectors": ["retail"], "name": {"en": "Growth marketer"}}))
    role = told(call("Budi", "GET", f"/library/{made}"))["role"]
    assert (role["sectors"], role["name"]["en"], role["name"]["id"]) == (
        ["retail"], "Growth marketer", "Spesialis Pemasaran Digital",
    )  # fmt: skip


def test_a_key_result_that_says_no_text_is_refused_at_its_place(call: Call) -> None:
    """A new one and one that is there; nothing of it is read, and the role stays as it was."""
    role = f"/library/{told(call('Budi', 'POST', '/library', {'copy_of': SLUG}), 201)['id']}"
    at, before = f"{role}/lines", told(call("Budi", "GET", role))
    for wrong in (5, [1], {"id": 5}, {"id": None}, {"id": [1]}, {"id": {}}):
        fields = {"statement": wrong}
        for method, path, body in (
            ("PATCH", f"{at}/objective.1.1", {"fields": fields}),
            ("POST", at, {"line": "objective.1.new", "fields": fields}),
        ):
            errors = told(call("Budi", method, path, body), 422)["errors"]
            assert [(e["code"], e["field"]) for e in errors] == [("library.not_a_text", "fields.statement")], wrong
    for nothing in ({"statement": None}, {"statement": {}}, {}):
        missing = told(call("Budi", "POST", at, {"line": "objective.1.new", "fields": nothing}), 422)["errors"]
        assert [(e["code"], e["field"]) for e in missing] == [("library.missing", "fields.statement")], nothing
    assert told(call("Budi", "PATCH", f"{at}/objective.1.1", {"fields": {"statement": None}}), 422)
    assert told(call("Budi", "PATCH", f"{at}/objective.1.1", {"fields": {"statement": {}}}))["revision"] == 1
    assert told(call("Budi", "GET", role)) == before


def test_a_search_says_what_it_found(call: Call) -> None:
    """The line that says it, and the word that a mistyped one was taken for."""
    found = told(call("Budi", "GET", "/library?text=gudng"))
    assert (found["meant"], found["items"][0]["id"]) == ({"gudng": "gudang"}, "warehouse-admin")
    (only,) = told(call("Budi", "GET", "/library?text=ROAS"))["items"]
    assert [line["line"] for line in only["found"]] == ["kpi.roas"]
    assert told(call("Budi", "GET", "/library?text=guru%20matematika"))["partly"]
    assert told(call("Ayu", "GET", "/library?archived=true"))["items"] == []
    told(call("Ayu", "POST", "/library/R-1/archive"), 201)
    assert [role["id"] for role in told(call("Ayu", "GET", "/library?archived=true"))["items"]] == ["R-1"]
