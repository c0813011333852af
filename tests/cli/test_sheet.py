"""Does the command line check a KPI sheet, save it, and write it again?"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run, run_in
from tests.sheet_books import one_long_list, one_sheet_each
from tests.sheet_forms import FORMS


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The workbook of Sari and Bayu."""
    path = tmp_path / "kpi.xlsx"
    path.write_bytes(one_sheet_each())
    return path


def test_it_names_every_wrong_cell(run: Run, file: Path) -> None:
    """With what it says, what it should say, and the steps; nothing is saved."""
    said = run("sheet", str(file))
    assert said.code == 0, said.err
    for part in (
        "Sari Wiratama", "H9 120 → 83.33", "Lower is better here, but it was scored as if higher were better.",
        "100 × 5 ÷ 6", "I13 95 → 85.67", "H12 0 → empty", "H10 140 → 120", "at most 120",
    ):  # fmt: skip
        assert part in said.out
    assert run("board", "--json").json["kpis"] == []


def test_programs_get_it_in_json(run: Run, file: Path) -> None:
    """Exact decimal strings, each with its cell."""
    pages = run("sheet", str(file), "--json").json["pages"]
    assert [page["person"] for page in pages] == ["Sari Wiratama", "Bayu Wiratama"]
    debts = pages[0]["lines"][1]
    assert (debts["target"], debts["actual"], debts["score"], debts["right_score"]) == ("5", "6", "120", "83.333333")
    assert debts["cells"]["score"] == "H9"


def test_it_is_saved_and_written_again(run: Run, file: Path, tmp_path: Path) -> None:
    """What comes out is read back without a mistake."""
    saved = run("sheet", str(file), "--save", "--yes", "--json", "--unit", "U-1", "--leave-out", "9")
    assert saved.code == 0, saved.err
    assert (saved.json["created"], saved.json["measured"]) == (6, 5)
    out = tmp_path / "out.xlsx"
    assert run("export", str(out), "--unit", "U-1", "--period", "2026-10").code == 0
    again = run("sheet", str(out), "--json").json["pages"][0]
    assert [line["kpi"] for line in again["lines"]][:2] == ["Omzet bulanan", "Kepuasan pelanggan"]
    assert [f for f in again["findings"] if f["weight"] == "wrong" and f["code"] != "weights_total"] == []


def test_import_takes_a_kpi_sheet_too(run: Run, file: Path) -> None:
    """And asks for what the sheet doesn't say."""
    refused = run("import", str(file), "--yes", "--json", "--unit", "U-99")
    assert refused.code == 1
    assert "U-99" in refused.err
    done = run("import", str(file), "--yes", "--json", "--unit", "U-1")
    assert done.code == 0, done.err
    assert len(done.json["saved"]) == 8


def test_one_person_of_a_long_list(run: Run, tmp_path: Path) -> None:
    """The second of two."""
    path = tmp_path / "list.xlsx"
    path.write_bytes(one_long_list())
    assert [p["person"] for p in run("sheet", str(path), "--person", "2", "--json").json["pages"]] == ["Reza Halim"]
    refused = run("sheet", str(path), "--person", "3")
    assert refused.code == 1
    assert "it has 2" in refused.err


def test_a_corrected_copy(run: Run, file: Path, tmp_path: Path) -> None:
    """With every score put right; the weights that don't total 100 are the person's to mend."""
    out = tmp_path / "ok.xlsx"
    assert run("sheet", str(file), "--out", str(out)).code == 0
    findings = [f for page in run("sheet", str(out), "--json").json["pages"] for f in page["findings"]]
    assert {f["code"] for f in findings if f["weight"] == "wrong"} == {"weights_total"}


def test_what_is_no_sheet_is_refused_in_words(run: Run, tmp_path: Path) -> None:
    """A file without a KPI table, and one that is no workbook."""
    for name, content, words in (
        ("a.csv", b"a;b\n1;2\n", "No KPI table"),
        ("b.xlsx", b"PK broken", "damaged"),
        ("c.xls", b"%PDF-1.7", "no workbook"),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        said = run("sheet", str(path))
        assert (said.code, words in said.err) == (1, True), said.err


def test_the_help_has_an_example(tmp_path: Path) -> None:
    """In both languages."""
    for lang in ("en", "id"):
        assert "kinerja sheet kpi" in run_in(tmp_path / "h")("sheet", "--help", lang=lang).out


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_read_and_saved(run: Run, tmp_path: Path, form: str) -> None:
    """In words and as JSON, and saved without another question."""
    path = tmp_path / "form.xlsx"
    path.write_bytes(FORMS[form][0]())
    said = run("sheet", str(path))
    assert said.code == 0, said.out
    pages = run("sheet", str(path), "--json").json["pages"]
    assert {(p["sheet"], f["cell"]) for p in pages for f in p["findings"] if f["weight"] == "wrong"} == set(
        FORMS[form][1]
    )
    saved = run("sheet", str(path), "--save", "--yes", "--json", "--unit", "U-1")
    assert saved.code == 0, saved.out


def test_a_question_is_answered(run: Run, tmp_path: Path) -> None:
    """By the cell alone, or with its sheet."""
    path = tmp_path / "k.csv"
    path.write_bytes(b"KPI;Bobot;Skor\nWaktu tunggu;60;50\nLaba;40;30\n")
    assert "--answer C1=score|final|achievement|other" in run("sheet", str(path)).out
    line = run("sheet", str(path), "--json", "--answer", "c1=final", "--answer", "CSV!A2=higher").json["pages"][0][
        "lines"
    ][0]
    assert (line["final"], line["polarity"]) == ("50", "higher")
    assert run("sheet", str(path), "--answer", "C1").code == 2


def test_months_ask_once(run: Run, tmp_path: Path) -> None:
    """The same cell of three months is one question; whether a number is a percentage can be answered as well."""
    path = tmp_path / "form.xlsx"
    path.write_bytes(FORMS["months in pairs"][0]())
    assert run("sheet", str(path)).out.count("--answer B7=") == 1
    path.write_bytes(b"KPI;Satuan;Target;Realisasi\nKehadiran;%;0.95;0.9\nUpah;Rp;5;4\n")
    assert "--answer C2=95|0.95" in run("sheet", str(path)).out
    line = run("sheet", str(path), "--json", "--answer", "C2=0.95").json["pages"][0]["lines"][0]
    assert (line["target"], line["actual"]) == ("0.95", "0.9")


def test_what_can_not_be_done_is_said(run: Run, file: Path, tmp_path: Path) -> None:
    """A folder that is not there, and a row without a KPI among those to leave out: in words, and nothing is saved."""
    for words in (("sheet", str(file), "--out"), ("export",)):
        assert "Traceback" not in run(*words, str(tmp_path / "none" / "x.xlsx")).err
    written = run("sheet", str(file), "--out", str(tmp_path / "none" / "x.xlsx"))
    assert (written.code, "No such file or directory" in written.err) == (1, True)
    slipped = run("sheet", str(file), "--save", "--yes", "--unit", "U-1", "--leave-out", "9,99")
    assert (slipped.code, "row 99" in slipped.err) == (1, True)
    assert run("board", "--json").json["kpis"] == []


def test_one_reason_is_said_once(run: Run, file: Path) -> None:
    """Each line is refused for the same unit; a program gets every one."""
    said = run("sheet", str(file), "--save", "--yes", "--unit", "U-99")
    assert said.err.count("U-99") == 1
    assert run("sheet", str(file), "--save", "--yes", "--unit", "U-99", "--json").err.count("not_found") > 1


def test_the_sheet_of_nobody(run: Run, file: Path, tmp_path: Path) -> None:
    """A unit or a person that is not there is named, not its KPIs."""
    run("sheet", str(file), "--save", "--yes", "--unit", "U-1")
    for option, ref in (("--unit", "U-99"), ("--owner", "P-99")):
        said = run("export", str(tmp_path / "x.xlsx"), option, ref)
        assert (said.code, ref in said.err) == (1, True)


def test_an_answer_to_nothing_is_refused(run: Run, tmp_path: Path) -> None:
    """It is named, with what is asked; nothing is saved."""
    path = tmp_path / "k.csv"
    path.write_bytes(b"KPI;Bobot;Skor\nWaktu tunggu;60;50\nLaba;40;30\n")
    for answer in ("F7=foo", "C1=foo", "Nope!C1=final", "B2=lower"):
        said = run("sheet", str(path), "--save", "--yes", "--unit", "U-1", "--period", "2026-10", "--answer", answer)
        assert (said.code, f"“{answer}”" in said.err, "CSV!C1 (score, final" in said.err) == (1, True, True)
    assert run("board", "--json").json["kpis"] == []
