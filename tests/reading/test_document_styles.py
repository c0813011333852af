"""Does the same plan come out whatever the habits of the person who typed it?"""

from __future__ import annotations

import itertools

import pytest

from kinerja.reading.document import Document, read_document

PLAN_ID = [
    (
        "Kasir",
        ["Antrean maksimal 4 orang", "Selisih laci Rp 0 setiap malam", "Nota salah < 1%"],
        [
            ("Pelanggan hafal nama kasirnya", ["Keluhan turun dari 12 menjadi 5 per bulan", "Latih 3 kasir cadangan"]),
            ("Antrean yang tidak terasa", ["Pasang 2 mesin antrean sebelum Juni 2026", "Waktu tunggu 6 menit"]),
        ],
    ),
    ("Petugas Gudang", ["Stok cocok minimal 99%", "Barang rusak maks. 2 kali sebulan"], []),
    ("Manajer Area", [], [("Toko yang berjalan sendiri", ["8 toko punya wakil kepala", "Lembur turun 30%"])]),
]
PLAN_EN = [
    (
        "Box Office",
        ["Calls answered within 40 seconds", "Refunds at most 3% of sales", "No cash differences"],
        [
            ("Booking is part of the evening", ["Online share from 58% to 75%", "Launch seat maps for 3 halls"]),
            ("Bring the lapsed ones back", ["Win back 300 subscribers by May", "Two letters to each of them"]),
        ],
    ),
    ("Stage Crew", ["Changeovers under 18 minutes", "Zero injuries"], []),
    ("Costume Shop", [], [("A workshop that wastes nothing", ["Reuse 60% of fabric", "Cut waste by half"])]),
]
Plan = list[tuple[str, list[str], list[tuple[str, list[str]]]]]

ROLES = {
    "a heading": "## {}",
    "a numbered heading": "## {n}. {}",
    "a decimal number": "{n}.1 {}",
    "a number": "{n}. {}",
    "a keycap": "{n}\ufe0f\u20e3 *{}*",
    "asterisks": "*{}*",
    "bold with an emoji": "👤 **{}**",
    "capitals": "{upper}",
    "a word before it": "Posisi: {}",
    "another word, bold": "**Divisi:** {}",
    "a colon": "{}:",
}
SECTIONS = {
    "plain": ("KPI", "OKR"),
    "with a colon": ("KPI:", "OKR:"),
    "small and apart": ("kpi :", "okr :"),
    "bold": ("**KPI**", "**OKR**"),
    "a heading": ("### KPI", "### OKR"),
    "with a quarter": ("KPI Q3 2026", "OKR Q3 2026:"),
    "with an emoji": ("📊 *KPI*", "🎯 *OKR*"),
    "other words": ("Indikator rutin:", "Tujuan dan Hasil Kunci:"),
}
ITEMS = {
    "hyphens": "- {}",
    "stars": "* {}",
    "dots, indented": "  • {}",
    "numbers": "{n}. {}",
    "brackets": "{n}) {}",
    "keycaps": "{n}\ufe0f\u20e3 {}",
    "letters": "{a}. {}",
    "checkboxes": "- [ ] {}",
    "tabs": "\t- {}",
    "nothing": "{}",
}
GOALS = {
    "labels": ("Objective: {}", "- KR {n}: {}"),
    "numbered labels": ("Objective {n}: {}", "KR{n}: {}"),
    "bold labels": ("**Objective {n} – {}**", "  - **KR {n}:** {}"),
    "short labels": ("O{n}. {}", "\tKR {n}.{n} {}"),
    "an equals sign": ("O = {}", "kr{n} {}"),
    "Indonesian labels": ("Sasaran {n}: {}", "Hasil Kunci {n}: {}"),
    "hyphened labels": ("Objektif: {}", "- KR-{n}.{n}: {}"),
    "a key result list": ("Objective: {}\nKey results:", "{n}. {}"),
    "checkboxes": ("*Objective {n}:* {}", "  - [x] KR{n} – {}"),
    "indents": ("- {}", "    - {}"),
}
NOISE = ("Selamat pagi semua, ini rencana kita. Mohon dibaca sampai habis.", "Baca juga: 7 cara mengatur waktu")


def _fill(pattern: str, text: str, n: int) -> str:
    return pattern.replace("{n}", str(n)).replace("{a}", "abcdefgh"[n - 1]).format(text, upper=text.upper())


def typed(plan: Plan, role: str, section: str, item: str, goal: str, *, gaps: bool) -> str:
    """The plan as somebody with these habits types it."""
    gap = [""] if gaps else []
    lines = [NOISE[0], ""]
    for n, (name, kpis, goals) in enumerate(plan, 1):
        lines += [_fill(ROLES[role], name, n), *gap]
        if kpis:
            lines += [SECTIONS[section][0], *gap, *(_fill(ITEMS[item], k, at) for at, k in enumerate(kpis, 1)), *gap]
        if goals:
            lines += [SECTIONS[section][1], *gap]
            for at, (objective, results) in enumerate(goals, 1):
                lines.append(_fill(GOALS[goal][0], objective, at))
                lines += [_fill(GOALS[goal][1], each, m) for m, each in enumerate(results, 1)]
                lines += gap
        lines.append("")
    return "\n".join([*lines, NOISE[1], ""])


def _plan(document: Document, *, upper: bool) -> Plan:
    return [
        (
            (role.role or "").title() if upper else role.role or "",
            [kpi.text for kpi in role.kpis],
            [(each.objective.text, [kr.text for kr in each.key_results]) for each in role.objectives],
        )
        for role in document.roles
    ]


def _habits() -> list[tuple[str, str, str, str, bool]]:
    """Each pair of habits at least once: every role with every section, item and goal, and those among each other."""
    found = []
    for k, (role, section) in enumerate(itertools.product(ROLES, SECTIONS)):
        items, goals = list(ITEMS), list(GOALS)
        found.append((role, section, items[k % len(items)], goals[(k * 7 + k // 9) % len(goals)], k % 2 == 0))
    for k, (item, goal) in enumerate(itertools.product(ITEMS, GOALS)):
        roles, sections = list(ROLES), list(SECTIONS)
        found.append((roles[(k * 3) % len(roles)], sections[(k * 5) % len(sections)], item, goal, k % 2 == 1))
    return found


@pytest.mark.parametrize("plan", [PLAN_ID, PLAN_EN], ids=["id", "en"])
@pytest.mark.parametrize(("role", "section", "item", "goal", "gaps"), _habits())
def test_habits(plan: Plan, role: str, section: str, item: str, goal: str, gaps: bool) -> None:
    """Headings, bullets, labels and empty lines may be combined as anybody likes."""
    text = typed(plan, role, section, item, goal, gaps=gaps)
    assert _plan(read_document(text), upper=role == "capitals") == plan, text


FRAMES = {
    "as it is": "{}",
    "an empty line behind each": "{}\n",
    "spaces that don't break": "\u00a0{}",
    "a quoted mail": "> {}",
    "a mail quoted twice": "> > {}",
    "a quote without spaces": ">{}",
    "an Android chat": "12/03/26 09.14 - Sari Toko: {}",
    "an iPhone chat": "[4/7/26, 8:12:05 PM] Marta: {}",
    "an indent": "    {}",
    "an owner under each line": "{}\nPIC: Rani",
    "Windows line ends": "{}\r",
}


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("goal", GOALS)
def test_frames(frame: str, goal: str) -> None:
    """A chat's stamps, the marks of quoted mail and notes between the lines change nothing."""
    text = typed(PLAN_ID, "asterisks", "with a colon", "hyphens", goal, gaps=False)
    framed = "\n".join(FRAMES[frame].format(line) for line in text.split("\n"))
    assert _plan(read_document(framed), upper=False) == PLAN_ID, framed


TABLES = {
    "pipes": ("| {} | {} | {} |", "|---|---|---|"),
    "tabs": ("{}\t{}\t{}", None),
    "columns": ("{:<8}{:<40}{:<20}", None),
    "a drawn grid": ("│ {:<5} │ {:<38} │ {:<18} │", f"├{'─' * 7}┼{'─' * 40}┼{'─' * 20}┤"),
    "dashes": ("| {:<5} | {:<38} | {:<18} |", f"+{'-' * 7}+{'-' * 40}+{'-' * 20}+"),
}


@pytest.mark.parametrize("drawn", TABLES)
@pytest.mark.parametrize("heads", [("No", "Indikator", "Target"), ("#", "KPI", "Target"), ("Bobot", "Metric", "Goal")])
def test_tables(drawn: str, heads: tuple[str, str, str]) -> None:
    """However its columns are drawn, a row is its indicator and its target; weights and numbers are left out."""
    row, line = TABLES[drawn]
    rows = [heads, ("1", "Antrean", "maks 4 orang"), ("2", "Nota salah", "< 1%"), ("", "Total", "100%")]
    drawn_rows = [row.format(*cells).rstrip() for cells in rows]
    if line:
        drawn_rows.insert(1, line)
    (role,) = read_document("Posisi: Kasir\n\n" + "\n".join(drawn_rows) + "\n\nCatatan: diisi tiap bulan\n").roles
    assert [kpi.text for kpi in role.kpis] == ["Antrean maks 4 orang", "Nota salah < 1%"]


def test_many_roles_under_one_heading() -> None:
    """Roles may stand below "KPI" as well as above it; one named again goes on where it was."""
    text = "# KPI 2026\n\n## Kasir\n- Antrean maks 4 orang\n\n## Gudang\n- Stok cocok 99%\n\n"
    text += "# OKR 2026\n\n## Kasir\n- Kasir yang ramah\n  - Keluhan turun 30%\n"
    kasir, gudang = read_document(text).roles
    assert (kasir.role, [k.text for k in kasir.kpis]) == ("Kasir", ["Antrean maks 4 orang"])
    assert [(o.objective.text, [k.text for k in o.key_results]) for o in kasir.objectives] == [
        ("Kasir yang ramah", ["Keluhan turun 30%"])
    ]
    assert (gudang.role, [k.text for k in gudang.kpis], gudang.objectives) == ("Gudang", ["Stok cocok 99%"], ())


GROUPS = """Posisi: Manajer Toko

KPI

Keuangan:
- Omzet Rp 90 juta per bulan

Pelanggan:
- Keluhan maksimal 5 per bulan

Inisiatif:
- Rapat pagi dengan semua kasir
"""


def test_groups_and_initiatives() -> None:
    """A group of KPIs is no role and ends nothing; initiatives, next steps and the like are no goals."""
    (role,) = read_document(GROUPS).roles
    assert (role.role, [k.text for k in role.kpis]) == (
        "Manajer Toko",
        ["Omzet Rp 90 juta per bulan", "Keluhan maksimal 5 per bulan"],
    )
