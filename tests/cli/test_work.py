"""Can one work for a day without leaving the terminal?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import PLAN

if TYPE_CHECKING:
    from tests.cli.conftest import Run

BOARD_KPI = ["id", "name", "unit", "comparator", "target", "target_high", "cadence", "polarity", "latest", "period"]
BOARD_KPI += ["score", "verdict"]


def test_a_first_day(run: Run) -> None:
    """From a pasted plan to a check-in, a value, an explanation and a way back, on an empty home."""
    empty = run("board")
    assert empty.code == 0 and "kinerja import" in empty.out
    shown = run("import", "-", "--yes", stdin=PLAN)
    assert shown.code == 0 and "KPI-1, KPI-2, O-1" in shown.out
    now = run("checkin", "kr-1", "6.500", "-c", "7", "dua kampanye", "--json", lang="id").json
    assert (now["current"], now["progress"], now["confidence"]) == ("6500", "0.5", 7)
    assert run("checkin", "KR-2", "8", "--json").json["progress"] == "0.571429"
    measured = run("measure", "KPI-2", "38,5", "--period", "2026-11", "--json", lang="id").json
    assert (measured["latest"], measured["verdict"]) == ("38.5", "achieved")
    board = run("board", "--json").json
    assert list(board["kpis"][0]) == BOARD_KPI
    assert board["objectives"][0]["coverage"] == {"reported": 2, "asked": 2}
    assert board["objectives"][0]["progress"] == "0.535714"
    told = run("board", lang="en").out
    assert "KR-1" in told and "50%" in told and "\x1b[" not in told
    why = run("why", "KR-2", "--json").json
    assert list(why) == ["id", "value", "formula", "inputs", "steps"] and why["value"].startswith("0.5714")
    assert "(8 − 12) ÷ (5 − 12)" in run("why", "KR-2").out
    back = run("undo", "KR-2", "--json").json
    assert (back["current"], back["progress"]) == (None, None)
    assert run("undo", "KR-2").code == 1
    assert run("undo", "KPI-2", "--json").json["verdict"] == "no_data"


def test_an_import_asks_first(run: Run) -> None:
    """Without a yes nothing is saved."""
    assert run("import", "-", stdin="").code == 1
    refused = run("import", "/dev/stdin", stdin="KPI: bounce rate di bawah 40%\n")
    assert refused.code == 1 and "Bounce rate" in refused.out
    assert run("board", "--json").json["kpis"] == []


def test_values_are_kept_digit_for_digit(run: Run) -> None:
    """A plain decimal is read in every language; three decimals follow the language; a wrong number is refused."""
    run("import", "-", "--yes", stdin="KPI: Omzet minimal Rp 150 juta per bulan\n")
    for typed, lang, kept in (
        ("1234567890123456.78", "id", "1234567890123456.78"),
        ("1234567890123456.78", "en", "1234567890123456.78"),
        ("Rp150 juta", "id", "150000000"),
        ("10.000", "id", "10000"),
        ("10,000", "en", "10000"),
        ("-2.5", "id", "-2.5"),
    ):
        ran = run("measure", "KPI-1", typed, "--period", "2026-11", "--reason", "test", "--json", lang=lang)
        assert ran.json["latest"] == kept, typed
    for typed in ("4.5.6", "Rp abc", "1e400", "NaN", "", "9" * 40):
        ran = run("measure", "KPI-1", typed, "--period", "2026-11", "--json")
        assert (ran.code, ran.out) == (1, ""), typed
        assert '"detail"' in ran.err


@pytest.mark.parametrize(
    "words",
    [
        ["checkin", "KR-99", "5"],
        ["checkin", "KR-1", "many"],
        ["measure", "KPI-1", "5", "--period", "2026-W40"],
        ["measure", "KPI-1", "5", "--period", "2999-01"],
        ["why", "KR-99"],
        ["why", "nonsense"],
        ["board", "--as", "P-99"],
        ["board", "--cycle", "C-99"],
        ["token", "revoke", "kin_nope"],
        ["invite", "no address"],
        ["setup", "Second", "no address"],
        ["serve", "--host", "0.0.0.0", "--port", "18999"],
    ],
    ids=" ".join,
)
def test_a_refusal_says_what_would_do(filled: Run, words: list[str]) -> None:
    """Exit code 1, nothing on standard output, the sentence and its remedy on standard error."""
    ran = filled(*words)
    assert (ran.code, ran.out) == (1, ""), ran
    assert len(ran.err.strip().splitlines()) >= 2 and "Traceback" not in ran.err


def test_tokens_are_shown_once(filled: Run) -> None:
    """Made, listed without the secret, taken back."""
    made = filled("token", "create", "nightly", "--scope", "read", "--days", "7", "--json").json
    listed = filled("token", "list", "--json")
    assert made["token"] not in listed.out and made["token"].startswith(listed.json[0]["prefix"])
    assert filled("token", "revoke", listed.json[0]["prefix"]).code == 0
    assert filled("token", "list", "--json").json[0]["revoked_at"] is not None


def test_links_for_people(filled: Run, run: Run) -> None:
    """An invitation, a new link into one's own installation, and the first owner's link of an organisation."""
    assert "/invitations/" in filled("invite", "sari@example.org", "--role", "lead", "--unit", "U-1").out
    assert filled("open", "--port", "9000").out.startswith("http://127.0.0.1:9000/open/")
    made = run("setup", "Koperasi Maju", "owner@example.org", "--json", KINERJA_URL="https://kpi.example.org")
    assert made.json["link"].startswith("https://kpi.example.org/password/")
    assert run("setup", "Again", "owner@example.org").code == 1


def test_the_database_comes_up_to_date(run: Run) -> None:
    """`--check` changes nothing and tells what is to be done; the second time there is nothing."""
    waiting = run("migrate", "--check")
    assert waiting.code == 1 and "store.0001_initial" in waiting.out
    assert "store.0001_initial" in run("migrate").out
    assert run("migrate", "--check").code == 0


def test_who_acts(filled: Run) -> None:
    """KINERJA_AS and --as name the person; the history says who it was, and that it came in by the command line."""
    assert filled("board", KINERJA_AS="p-1").code == 0
    assert filled("--as", "P-1", "board").code == 0
    assert filled("board", KINERJA_AS="P-77").code == 1


def test_two_first_commands_at_once(run: Run) -> None:
    """On an empty home one makes the tables and the organisation; the other waits and finds them."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(3) as pool:
        ran = list(pool.map(lambda _: run("board", "--json"), range(3)))
    assert [r.code for r in ran] == [0, 0, 0], [r.err for r in ran]
    assert run("board").code == 0


def test_ones_own_organisation_opens_to_others(run: Run) -> None:
    """Who began alone goes on with all that is there: the owner gets an address and a password link."""
    assert run("import", "-", "--yes", stdin=PLAN).code == 0
    before = run("board", "--json").json
    made = run("setup", "Koperasi Maju", "owner@example.org", "--json", KINERJA_URL="https://kpi.example.org")
    assert made.code == 0 and made.json["link"].startswith("https://kpi.example.org/password/")
    assert run("board", "--json").json == before
    assert run("setup", "Again", "other@example.org").code == 1


def test_a_refused_import_begins_no_cycle(run: Run) -> None:
    """The quarter begins with its first objective or not at all."""
    refused = run("import", "-", "--yes", "--unit", "U-99", stdin=PLAN)
    assert (refused.code, "Began" in refused.err) == (1, False)
    assert run("board", "--json").json["objectives"] == []
    done = run("import", "-", "--yes", stdin=PLAN)
    assert (done.code, "Began the cycle" in done.err) == (0, True)


def test_an_import_is_taken_back(run: Run) -> None:
    """With the number that it printed, or as the last one; what was worked on stays and is named."""
    saved = run("import", "-", "--yes", stdin=PLAN)
    number = saved.out.split("kinerja undo ")[1].strip()
    assert "Bounce rate" in run("board").out
    assert run("measure", "KPI-1", "9000").code == 0
    undone = run("undo", number)
    assert undone.code == 0 and "O-1" in undone.out and "KPI-2" in undone.out
    assert "Traffic website" in undone.out and "stays" in undone.out
    again = run("undo", "import", "--json")
    assert again.code == 1 and '"discard.reported"' in again.err
    second = run("import", "-", "--yes", "--json", stdin="KPI:\n- Antrean maksimal 4 orang\n").json
    nought = run("undo", "0", "--json")
    assert nought.code == 1 and '"not_found"' in nought.err
    back = run("undo", "import", "--json").json
    assert (back["taken_back"], back["kept"], second["import_id"] > int(number)) == (second["saved"], [], True)
    assert run("undo", "999999").code == 1 and run("undo", "lunch").code == 2
