"""Can one look up roles at the terminal, adopt one, and keep an own one?"""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

SLUG = "digital-marketing-specialist"


def test_looking_up_needs_no_organisation(run: Run, tmp_path: Path) -> None:
    """List, search, show, compare and export answer without making a database."""
    listed = run("library", "list", "--json").json
    assert len(listed) >= 25
    assert {"id", "name", "summary", "sectors", "kpis", "objectives"} == set(listed[0])
    assert "Spesialis Pemasaran Digital" in run("library", "list", "--sector", "general", lang="id").out
    found = run("library", "search", "ROAS", "--json").json
    assert [[line["line"] for line in row["found"]] for row in found if row["id"] == SLUG] == [["kpi.roas"]]
    assert "gudang" in run("library", "search", "gudng").err
    assert "No role" in run("library", "search", "xyzzy").out
    shown = run("library", "show", SLUG).out
    assert "# Digital Marketing Specialist" in shown and "Monthly ROAS of at least 4x" in shown
    assert run("library", "show", SLUG, "--json").json["kpi"][0]["value"] == "200"
    assert run("library", "compare", SLUG, SLUG, "--json").json["only_left"] == []
    exported = run("library", "export", SLUG).out
    assert tomllib.loads(exported)["slug"] == SLUG
    assert not (tmp_path / "home" / "kinerja.sqlite3").exists()
    unknown = run("library", "show", "astronaut", "--json")
    assert unknown.code == 1 and '"not_found"' in unknown.err


def test_a_role_becomes_ones_own_work(run: Run) -> None:
    """Two KPIs, one with an own target; the cycle is begun where there is none; the refusal names its line."""
    one = run("library", "adopt", SLUG, "--kpi", "roas=2,5", "--kpi", "page_conversion", "--json", lang="id")
    assert one.json["saved"] == ["KPI-1", "KPI-2"]
    kpis = run("board", "--json").json["kpis"]
    assert {k["name"]: k["target"] for k in kpis} == {"ROAS": "2.5", "Rasio konversi halaman kampanye": "3"}
    goal = run("library", "adopt", SLUG, "--objective", "1", "--publish", "--json")
    assert goal.json["saved"] == ["O-1"]
    assert run("board", "--json").json["objectives"][0]["title"].startswith("Organic search")
    part = run(
        "library",
        "adopt",
        SLUG,
        "--key-result",
        "2.2=80.000..60.000",
        "--kpi",
        "budget_use=90..105",
        "--json",
        lang="id",
    )
    assert part.json["saved"] == ["KPI-3", "O-2"]
    kpi = next(k for k in run("board", "--json").json["kpis"] if k["id"] == "KPI-3")
    assert (kpi["target"], kpi["target_high"]) == ("90", "105")
    assert run("library", "adopt", SLUG, "--key-result", "zwei").code == 2
    wrong = run("library", "adopt", SLUG, "--kpi", "roas=0", "--json")
    assert wrong.code == 1 and '"kpi.roas.formula"' in wrong.err
    none = run("library", "adopt", SLUG, "--kpi", "page_load_time=-")
    assert none.code == 0


def test_an_own_role_goes_in_and_out(run: Run, tmp_path: Path) -> None:
    """What is exported comes in again as R-1, is found, and can be put away."""
    file = tmp_path / "role.toml"
    file.write_text(run("library", "export", SLUG).out)
    assert run("library", "add", str(file), "--json").json == {"id": "R-1"}
    assert run("library", "list", "--own", "--json").json[0]["id"] == "R-1"
    assert run("library", "show", "r-1").out == run("library", "show", SLUG).out
    file.write_text('name = "x"\n[[kpi]]\nkey = "a"\n')
    refused = run("library", "add", str(file), "--json")
    assert refused.code == 1 and '"kpi[1].unit"' in refused.err
    assert run("library", "add").code == 2
    assert run("library", "archive", "R-1").code == 0
    assert run("library", "list", "--own", "--json").json[0]["id"] != "R-1"
    assert [row["id"] for row in run("library", "list", "--archived", "--json").json] == ["R-1"]
    assert run("library", "restore", "R-1", "--json").json == {"id": "R-1"}
    run("library", "adopt", SLUG, "--kpi", "roas")
    assert run("library", "add", "--unit", "U-1", "--name", "Pemasar", "--json").json == {"id": "R-2"}


def test_an_adoption_is_taken_back_at_the_terminal(run: Run) -> None:
    """The last one without its number; what has a value stays and says why; an empty undo is offered to nobody."""
    run("library", "adopt", SLUG, "--kpi", "roas", "--kpi", "page_conversion")
    measured = run("measure", "KPI-1", "4")
    assert "kinerja undo KPI-1" in measured.out
    left = run("undo", "KPI-1")
    assert left.code == 0 and "kinerja undo" not in left.out
    back = run("library", "undo", "--json").json
    assert back["taken_back"] == ["KPI-2"]
    assert [(row["field"], row["code"]) for row in back["kept"]] == [("KPI-1", "discard.reported")]
    assert back["kept"][0]["detail"] and back["kept"][0]["remedy"]
    again = run("library", "undo")
    assert again.code == 1 and "values or check-ins" in again.err
    offered = run("library", "adopt", SLUG, "--objective", "1").out
    assert "kinerja library undo" in offered
    assert run("discard", "O-1", "--json").json == {"deleted": "O-1"}
    assert run("discard", "KPI-1").code == 1
    assert run("library", "undo", "999999").code == 1


def test_an_own_role_is_begun_and_replaced(run: Run, tmp_path: Path) -> None:
    """From a sentence, as a copy, of a person's work, and by a file."""
    said = run("library", "add", "--name", "Barista", "--sentence", "Antrean maksimal 5 menit per hari", "--json")
    assert said.json == {"id": "R-1"}
    assert run("library", "add", "--copy", SLUG, "--json").json == {"id": "R-2"}
    run("library", "adopt", SLUG, "--kpi", "roas", "--owner", "P-1")
    assert run("library", "add", "--owner", "P-1", "--name", "Pemasar", "--json").json == {"id": "R-3"}
    file = tmp_path / "role.toml"
    file.write_text(run("library", "export", "R-1").out.replace("Barista", "Kasir"))
    assert run("library", "edit", "R-1", str(file), "--json").json == {"id": "R-1"}
    assert "Kasir" in run("library", "show", "R-1").out
    assert run("library", "add", "--copy", SLUG, "--unit", "U-1").code == 2


def test_a_second_adoption_is_doubted(run: Run) -> None:
    """On standard error, and in the answer for a program; a role of the library itself is copied, not changed."""
    words = ("library", "adopt", SLUG, "--kpi", "roas")
    assert run(*words, "--json").json["warnings"] == []
    assert [each["code"] for each in run(*words, "--json").json["warnings"]] == ["adoption.again"]
    spoken = run(*words)
    assert (spoken.code, "adopted here before" in spoken.err, "KPI-3" in spoken.out) == (0, True, True)
    refused = run("library", "archive", SLUG)
    assert (refused.code, "Copy it" in refused.err) == (1, True)


def test_an_own_role_is_changed_line_by_line(run: Run) -> None:
    """A line is shown, changed field by field, added from a sentence, moved and taken out; the rest stays as it is."""
    run("library", "add", "--copy", SLUG)
    assert 'key = "roas"' in run("library", "line", "R-1", "kpi.roas").out
    changed = run(
        "library", "line", "R-1", "kpi.roas", "value=3,5", "definition=Setelah retur", "cv=", "--json", lang="id"
    )
    assert changed.json == {"id": "R-1", "revision": 2, "line": "kpi.roas"}
    kpi = next(k for k in run("library", "show", "R-1", "--json").json["kpi"] if k["key"] == "roas")
    assert (kpi["value"], kpi["definition"]["id"], "cv" in kpi) == ("3.5", "Setelah retur", False)
    assert kpi["definition"]["en"].startswith("Net revenue")
    added = run("library", "line", "R-1", "kpi", "--sentence", "Antrean maksimal 5 menit per hari", "--json", lang="id")
    assert added.json["line"] == "kpi.antrean"
    assert run("library", "line", "R-1", "objective.1.1", "--down").code == 0
    assert run("library", "line", "R-1", "kpi.antrean", "--remove", "--json").json["id"] == "R-1"
    named = run("library", "line", "R-1", "head", "name.en=Growth marketer", "sectors=retail, software", "--json").json
    assert named["id"] == "R-1"
    assert run("library", "show", "R-1", "--json").json["sectors"] == ["retail", "software"]
    assert "Copy it" in run("library", "line", SLUG, "kpi.roas", "value=1").err
    assert run("library", "line", "R-1", "kpi.nothing", "value=1").code == 1
    assert '"value"' in run("library", "line", "R-1", "kpi.roas", "value=banyak", "--json").err
    assert run("library", "line", "R-1", "kpi.roas", "value").code == 2


def test_a_sheet_without_values_says_so(run: Run, tmp_path: Path) -> None:
    """Written as a form to fill in, with a doubt; of a period that nobody knows anything about it is refused."""
    run("library", "adopt", SLUG, "--kpi", "roas")
    out = tmp_path / "kpi.xlsx"
    empty = run("export", str(out), "--period", f"{datetime.now(UTC):%Y-%m}")
    assert (empty.code, out.exists(), "has a value" in empty.err) == (0, True, True)
    out.unlink()
    long_ago = run("export", str(out), "--period", "1999-01")
    assert (long_ago.code, out.exists()) == (1, False) and "Jan 1999" in long_ago.err


def test_the_help_of_a_group_is_in_one_language(run: Run) -> None:
    """The usage line, too."""
    for group in ("library", "token"):
        assert "[OPTIONS]" not in run(group, "--help", lang="id").out
