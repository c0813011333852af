"""Do a role, a KPI sheet and a Word file come in as the person left them, and nothing before it is said?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.people import RATNA
from tests.sheet_books import PLANTED_A, one_sheet_each
from tests.sources.files import HOLDS, docx_plan

Visit = Callable[..., Page]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def board(page: Page, words: str) -> Locator:
    """The rows of the board that have these words in their name."""
    page.goto(f"/kpis?q={words}")
    return page.get_by_role("main").locator("tbody tr:not(.group)")


def tab_to(page: Page, wanted: Locator, most: int = 60) -> None:
    """Press Tab until the focus stands there: what cannot be reached so is shut to those without a mouse."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if wanted.evaluate("wanted => wanted === document.activeElement"):
            return
    pytest.fail(f"{wanted} is not among the next {most} stops")


@pytest.mark.parametrize(
    ("lang", "role", "adopt", "example"),
    [("id", "Kepala Toko", "Pakai", "contoh"), ("en", "Data Analyst", "Adopt", "example")],
)
def test_a_role_is_adopted(lang: str, role: str, adopt: str, example: str, visit: Visit, own_demo: str) -> None:
    """From the shelf to the board in one form: one figure is changed, one line left out, the rest is the unit's."""
    page = visit(own_demo, "/library", RATNA, lang=lang)
    page.get_by_role("searchbox").fill(role)
    page.get_by_role("main").get_by_role("link", name=role, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(role)
    page.get_by_role("main").get_by_role("link", name=adopt, exact=True).click()
    lines = page.locator("fieldset[data-accent=kpi] .adopt-line")
    kept, left = lines.locator(".choice-text").all_inner_texts()[:2]
    expect(lines.nth(0)).to_contain_text(example)
    page.locator("#f-unit").select_option(value="U-4")
    lines.nth(0).locator("input.input-number").first.fill("77")
    lines.nth(1).get_by_role("checkbox").uncheck()
    page.get_by_role("main").get_by_role("button", name=adopt, exact=True).click()

    page.wait_for_url("**/adopted?**")
    shown = page.get_by_role("main")
    expect(shown.get_by_role("link", name=kept, exact=True)).to_be_visible()
    expect(shown.get_by_role("link", name=left, exact=True)).to_have_count(0)
    page.goto("/units/U-4")
    expect(page.get_by_role("main")).to_contain_text(kept)
    expect(board(page, kept)).to_contain_text("77")
    expect(board(page, left)).to_have_count(0)


def test_a_role_is_adopted_with_the_keyboard(visit: Visit, own_demo: str) -> None:
    """A line folds out with Enter, its box is unticked with Space, and Enter in a figure adopts."""
    page = visit(own_demo, "/library/legal-officer", RATNA)
    page.get_by_role("main").focus()
    tab_to(page, page.get_by_role("link", name="Adopt", exact=True))
    first = page.locator(".role-line summary").first
    tab_to(page, first)
    page.keyboard.press("Enter")
    expect(page.locator(".role-line").first).to_contain_text("How it can be gamed")
    page.goto("/library/legal-officer/adopt")
    page.get_by_role("main").focus()
    lines = page.locator("fieldset[data-accent=kpi] .adopt-line")
    left, kept = lines.locator(".choice-text").all_inner_texts()[:2]
    tab_to(page, lines.nth(0).get_by_role("checkbox"))
    page.keyboard.press("Space")
    tab_to(page, lines.nth(1).locator("input.input-number").first)
    page.keyboard.press("Enter")
    page.wait_for_url("**/adopted?**")
    expect(page.get_by_role("main").get_by_role("link", name=kept, exact=True)).to_be_visible()
    expect(page.get_by_role("main").get_by_role("link", name=left, exact=True)).to_have_count(0)


def hand_in(page: Page, name: str, kind: str, content: bytes) -> None:
    """Choose a file and send it off with the button below."""
    file: Any = {"name": name, "mimeType": kind, "buffer": content}
    page.locator("#f-file").set_input_files(file)
    page.locator("main form button.button-primary").click()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_the_wrong_cells_of_a_sheet(scripts: bool, visit: Visit, own_demo: str) -> None:
    """Each planted mistake is named by its cell, with the number that belongs there; nothing is saved by looking."""
    page = visit(own_demo, "/sheets", RATNA, scripts=scripts)
    hand_in(page, "tabel-kpi.xlsx", XLSX, one_sheet_each())
    expect(page.get_by_role("heading", level=1)).to_have_text("What the sheet says")
    for person in ("Sari", "Bayu"):
        sheet = page.locator("section.sheet").filter(has_text=f"{person} Wiratama")
        named = sheet.locator(".note > * > .findings > .finding > .finding-cell, .note > .findings .finding-cell")
        for of, cell in PLANTED_A:
            if of == person:
                expect(named.get_by_text(cell, exact=True)).to_have_count(1)
    overdue = page.locator(".finding").filter(has_text="H9").first
    expect(overdue).to_contain_text("83.33")
    expect(board(page, "Piutang lewat tempo")).to_have_count(0)


def test_a_sheet_is_saved(visit: Visit, own_demo: str) -> None:
    """One person's sheet and one line stay out; the other lines are on the board with target and value."""
    page = visit(own_demo, "/sheets", RATNA)
    hand_in(page, "tabel-kpi.xlsx", XLSX, one_sheet_each())
    sari, bayu = (page.locator("section.sheet").nth(n) for n in range(2))
    bayu.get_by_role("checkbox", name="Save this sheet").uncheck()
    sari.get_by_role("checkbox", name="Jam pelatihan").uncheck()
    sari.get_by_label("Unit").select_option("U-4")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("**/paste/saved?**")
    expect(page.get_by_role("heading", level=1)).to_have_text("4 things are saved")
    overdue = board(page, "Piutang lewat tempo")
    expect(overdue).to_contain_text("5%")
    expect(overdue).to_contain_text("6%")
    expect(board(page, "Jam pelatihan")).to_have_count(0)
    expect(board(page, "Artikel bantuan baru")).to_have_count(0)


def test_a_file_that_is_no_sheet(visit: Visit, own_demo: str) -> None:
    """A sentence says what is missing, and the focus stands on it."""
    page = visit(own_demo, "/sheets", RATNA)
    hand_in(page, "notes.csv", "text/csv", b"a;b\n1;2\n")
    refusal = page.locator(".form-errors")
    expect(refusal).to_contain_text("No KPI table")
    expect(refusal).to_be_focused()
    expect(page.locator("#f-file")).to_have_attribute("aria-invalid", "true")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_word_file_is_read(scripts: bool, visit: Visit, own_demo: str) -> None:
    """Each role of the file with its statements, under its own heading, and the text beside them."""
    page = visit(own_demo, "/paste", RATNA, scripts=scripts)
    hand_in(page, "rencana.docx", DOCX, docx_plan())
    expect(page.get_by_role("heading", level=1)).to_have_text("What was understood")
    for role, kpis, objectives in HOLDS:
        part = page.locator("section.paste-role").filter(has=page.get_by_role("heading", name=role))
        goals = [title for title, _ in objectives]
        results = [result for _, lines in objectives for result in lines]
        # A KPI that is called by what is measured has its sentence below the name.
        of = "line => line.querySelector('.read-said')?.innerText ?? line.querySelector('textarea').value"
        assert part.locator("fieldset.read-line[data-kind=kpi]").evaluate_all(f"lines => lines.map({of})") == kpis
        for kind, titles in (("objective", goals), ("key_result", results)):
            read = part.locator(f"fieldset.read-line[data-kind={kind}] .read-title")
            assert read.evaluate_all("fields => fields.map(field => field.value)") == titles
    expect(page.get_by_label("Your text", exact=True).first).to_contain_text("Rencana 2027")
