"""Does `kinerja read` give one answer per line, and a document by its roles?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.cli.conftest import PLAN
from tests.sources.files import docx_plan, scanned_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

KEYS = ["text", "kind", "metric", "direction", "comparator", "value", "value_high", "unit", "relative", "baseline"]
KEYS += ["period", "deadline", "smart_missing", "advice"]


def test_one_answer_per_line(run: Run) -> None:
    """In the same order, also for an empty line, for nonsense and for bytes that are no text."""
    lines = "Bounce rate di bawah 40%\n\n@@@ ???\r\nÇok\u2028iyi\nRespons < 5 menit".encode() + b"\xff\n"
    ran = run("read", "--each-line", "--json", stdin=lines)
    said = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.code == 0 and len(said) == 5
    assert all(list(one) == KEYS for one in said)
    assert (said[0]["value"], said[0]["comparator"], said[0]["unit"]) == (40, "<", "%")
    for nothing in said[1:3]:
        blank = ("kind", "metric", "value", "unit", "comparator", "direction", "advice")
        assert {nothing[key] for key in blank} == {None}
        assert nothing["smart_missing"] == []
    assert said[1]["text"] == ""
    assert "\u2028" in said[3]["text"]


def test_no_line_no_answer(run: Run) -> None:
    """An empty file has no lines; a last line without its end is one."""
    assert run("read", "--each-line", "--json", stdin="").out == ""
    assert len(run("read", "--each-line", "--json", stdin="a\nb").out.splitlines()) == 2


def test_a_document_by_its_roles(run: Run, tmp_path: Path) -> None:
    """A file or standard input, with or without a byte order mark."""
    file = tmp_path / "plan.txt"
    file.write_text(PLAN, encoding="utf-8-sig")
    read = run("read", str(file), "--json").json
    assert read == run("read", "-", "--json", stdin=PLAN).json
    role = read["roles"][0]
    assert (role["role"], len(role["kpis"]), len(role["objectives"])) == ("Digital Marketing", 2, 1)
    assert [list(k) for k in role["objectives"][0]["key_results"]] == [KEYS, KEYS]
    assert "Traffic" in run("read", str(file)).out or "traffic" in run("read", str(file)).out


def test_prose_that_may_hold_goals(run: Run) -> None:
    """Where the text states no goal, what may be one is told apart, and in JSON under a key of its own."""
    text = "The gym opens at 6 am and has 40 lockers. This year we want to grow membership from 410 to 600."
    read = run("read", "-", "--json", stdin=text).json
    (role,) = read["uncertain"]
    assert (read["roles"], len(role["objectives"][0]["key_results"])) == ([], 1)
    assert "  ?    grow membership from 410 to 600" in run("read", "-", stdin=text).out


def test_the_fields_of_a_form(run: Run) -> None:
    """With `--fields` each sentence also tells what it would put into a form, and what it leaves to a person."""
    said = run("read", "--json", "--fields", "--each-line", stdin="Waktu respon 2 jam\nAntrean\n").out.splitlines()
    proposal = json.loads(said[0])["proposal"]
    assert (proposal["fields"]["unit_name"], proposal["fields"]["target"], proposal["asked"]) == (
        "hour",
        "2",
        [],
    )
    assert json.loads(said[1])["proposal"] is None
    role = run("read", "-", "--json", "--fields", stdin=PLAN).json["roles"][0]
    assert all("proposal" in kpi for kpi in role["kpis"])


def test_what_was_understood_is_said_in_words(run: Run, tmp_path: Path) -> None:
    """No codes: signs, units, rhythms and deadlines as people write them, in the language asked for."""
    text = "Kasir\nKPI:\n- Antrean maksimal 4 orang per minggu\nOKR:\nO: Ramah\n- KR 1: Keluhan turun dari 12 ke 5"
    text += " sebelum Juni\n"
    english = run("read", "-", stdin=text).out
    assert "≤ 4 · Weekly" in english and "from 12 · ≤ 5 · by June" in english
    indonesian = run("read", "-", stdin=text, lang="id").out
    assert "dari 12" in indonesian and "Juni" in indonesian
    (line,) = run("read", "--each-line", stdin="Balasan pertama maksimal 4 jam\n").out.splitlines()
    assert line == "KPI · balasan pertama · ≤ 4 hours"
    # Nothing says that less is better: it is told as a guess.
    (line,) = run("read", "--each-line", stdin="Downtime 2 hours a month\n").out.splitlines()
    assert "≤ 2 hours (likely) · Monthly" in line


def test_files_of_other_programs(run: Run, tmp_path: Path) -> None:
    """A Word document is read like the text in it; one that can't be read is refused in words, and in JSON by code."""
    file = tmp_path / "rencana.docx"
    file.write_bytes(docx_plan())
    roles = run("read", str(file), "--json").json["roles"]
    assert [(role["role"], len(role["kpis"])) for role in roles] == [("Kasir", 2), ("Gudang", 1)]
    lines = run("read", "--each-line", "--json", str(file)).out.splitlines()
    assert [value for line in lines if (value := json.loads(line)["value"]) in (4, 0)] == [4, 0]
    file.write_bytes(scanned_pdf())
    ran = run("read", str(file))
    assert ran.code == 1 and "no text" in ran.err
    assert json.loads(run("read", str(file), "--json").err)["errors"][0]["code"] == "file.scanned"


def test_a_long_document_says_where_it_was_cut(run: Run) -> None:
    """On standard error, so that the answer in JSON stays one."""
    ran = run("read", "-", "--json", stdin="KPI:\n- Antrean maks 4\n" + "catatan\n" * 12_000)
    assert len(ran.json["roles"]) == 1
    assert "10,000" in ran.err


def test_a_file_that_is_not_there(run: Run) -> None:
    """Is a slip of the pen, not a refusal."""
    ran = run("read", "/nowhere/plan.txt")
    assert ran.code == 2 and "/nowhere/plan.txt" in ran.err


def test_stray_key_results_join_an_objective_that_is_there(run: Run) -> None:
    """With its id they are added to it; without one, the refusal says what to do."""
    run("library", "adopt", "outlet-head", "--objective", "1")
    stray = "Key Results\n- Turunkan keluhan dari 12 menjadi 5 pada akhir kuartal\n"
    refused = run("import", "-", "--yes", "--json", stdin=stray)
    assert refused.code == 1 and "paste.objective_unsaid" in refused.err
    assert run("import", "-", "--yes", "--json", "--objective", "O-1", stdin=stray).json["saved"] == ["O-1"]
    assert "keluhan dari 12" in run("board", "--json").out
    nowhere = run("import", "-", "--yes", "--json", "--objective", "O-9", stdin=stray)
    assert nowhere.code == 1 and nowhere.err.count("not_found") == 1
