"""Which roles and goals does a pasted document hold? Each file in documents/ lies beside what it holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kinerja.reading.document import read_document

FOLDER = Path(__file__).with_name("documents")
#: Written and labelled before the reader saw them, and not looked at while it was mended.
HELD_OUT = FOLDER / "held_out"


def _names(folder: Path) -> list[str]:
    return sorted(path.name.removesuffix(".expected.json") for path in folder.glob("*.expected.json"))


def _said_and_wanted(folder: Path, name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    source = next(path for path in folder.glob(f"{name}.*") if path.suffix in (".txt", ".md"))
    said = read_document(source.read_text(encoding="utf-8")).as_dict()
    want = json.loads((folder / f"{name}.expected.json").read_text(encoding="utf-8"))
    return {"lang": said["lang"], "roles": [_texts(role) for role in said["roles"]]}, want


@pytest.mark.parametrize("name", _names(FOLDER))
def test_documents(name: str) -> None:
    """Minutes, chats, mails, tables and lists give exactly their roles, KPIs, objectives and key results."""
    said, want = _said_and_wanted(FOLDER, name)
    assert said == want


def test_held_out_documents() -> None:
    """Of the statements in documents that played no part in writing the rules, 98 in 100 are found where they stand."""
    found = wanted = said = 0
    for name in _names(HELD_OUT):
        here, there = (set(_places(each)) for each in _said_and_wanted(HELD_OUT, name))
        found, said, wanted = found + len(here & there), said + len(here), wanted + len(there)
    assert wanted >= 50
    assert 2 * found / (said + wanted) >= 0.98


def _places(document: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    for role in document["roles"]:
        yield from ((str(role["role"]), "kpi", text) for text in role["kpis"])
        for each in role["objectives"]:
            yield str(role["role"]), "objective", each["objective"]
            yield from ((str(role["role"]), each["objective"], text) for text in each["key_results"])


def _texts(role: dict[str, Any]) -> dict[str, Any]:
    return {
        "role": role["role"],
        "kpis": [kpi["text"] for kpi in role["kpis"]],
        "objectives": [
            {"objective": each["objective"]["text"], "key_results": [kr["text"] for kr in each["key_results"]]}
            for each in role["objectives"]
        ],
    }


def test_the_heading_decides_the_kind_and_the_line_is_kept() -> None:
    """A falling rate under "KPI" is a KPI there; each statement knows its line in the source."""
    document = read_document(
        "Kasir\n\nKPI:\n- Turunkan selisih laci di bawah 1%\nOKR:\nO: Kasir yang ramah\nKR1: Denda nihil\n"
    )
    (role,) = document.roles
    assert [(kpi.kind, kpi.line) for kpi in role.kpis] == [("kpi", 4)]
    (each,) = role.objectives
    assert (each.objective.kind, each.objective.line) == ("objective", 6)
    assert [(kr.kind, kr.line) for kr in each.key_results] == [("key_result", 7)]


ARTICLE = """Apa beda keduanya? Simak tulisan ini sampai habis ya.
Aspek | KPI (Ukuran) | OKR (Tujuan) |
Rentang | Bulanan | Kuartalan |
Contoh | "Jual 40 tiket per hari" | Objective: "Ramai" KR: "Tambah 2 loket" |
- Objective: biasanya berupa kalimat yang menggugah dan jelas arahnya.
Contohnya sering kita temui sehari-hari.
1. Penjaga Loket
KPI:
- Tiket terjual minimal 40 per hari
OKR:
Objective: Loket yang disukai pengunjung
- KR 1: Antrean turun dari 12 menjadi 7 menit
Semoga bermanfaat, jangan lupa bagikan kepada 3 temanmu.
Baca juga: 9 cara menjual tiket
"""


def test_talk_about_goals_states_none() -> None:
    """Introductions, definitions, comparison tables, closings and pointers are no goals."""
    (role,) = read_document(ARTICLE).roles
    assert _texts(read_document(ARTICLE).as_dict()["roles"][0]) == {
        "role": "Penjaga Loket",
        "kpis": ["Tiket terjual minimal 40 per hari"],
        "objectives": [
            {"objective": "Loket yang disukai pengunjung", "key_results": ["Antrean turun dari 12 menjadi 7 menit"]}
        ],
    }
    assert role.role == "Penjaga Loket"


NUMBERED_ROLES = """Rencana 2027

**1. Bagian Ekspor (Bu Tari)**
_KPI:_
1. Dokumen lengkap ≥ 98%
_OKR:_
**Objective:** Masuk pasar baru
   a. KR1: Dapatkan 4 pembeli

**2. Bagian Gudang Beku**
_KPI:_
1. Susut berat < 1,5%

OKR 1: Gudang yang tenang
   KR1. Pasang 2 genset
"""


def test_roles_may_be_numbered_and_emphasised() -> None:
    """A number in front of a role is no figure of its name; "OKR 1:" opens an objective of its own."""
    first, second = read_document(NUMBERED_ROLES).roles
    assert (first.role, second.role) == ("Bagian Ekspor (Bu Tari)", "Bagian Gudang Beku")
    assert [kpi.text for kpi in second.kpis] == ["Susut berat < 1,5%"]
    assert [(each.objective.text, len(each.key_results)) for each in second.objectives] == [("Gudang yang tenang", 1)]


def test_nothing_is_found_in_nothing() -> None:
    """An empty text and plain prose hold no role at all."""
    assert read_document("").roles == ()
    assert read_document("Selamat pagi, rapat ditunda ke hari Kamis.").roles == ()
