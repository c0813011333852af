"""What does a sentence put into the fields of a form, and does a paste of the same sentence save the same?"""

from __future__ import annotations

from typing import Any

import pytest

from kinerja.actions.drafts import PasteDraft
from kinerja.actions.paste_mapping import key_result_draft, kpi_draft
from kinerja.actions.pasted import item_of
from kinerja.actions.proposal import Kind, proposed
from kinerja.reading.statement import read_statement

HOURS = {"unit_kind": "duration", "unit_name": "hour"}
COUNT = {"unit_kind": "number", "unit_name": ""}
#: A sentence, what it becomes, some of the fields it fills, and what is left for the person.
SENTENCES: list[tuple[str, Kind, dict[str, str], list[str]]] = [
    (
        "Respon pertama maksimal 2 jam setiap hari", "kpi",
        {"name": "Respon pertama", **HOURS, "polarity": "lower", "comparator": "<=", "target": "2", "cadence": "day"},
        [],
    ),
    ("Reply to customers within 2 hours every day", "kpi", {"name": "Reply to customers", **HOURS, "target": "2"}, []),
    ("KPI: Tutup kas sebelum pukul 21.00 setiap hari", "kpi", {"name": "Tutup kas", "polarity": "lower"}, []),
    ("Pangkas siklus penjualan jadi 12 hari", "kpi", {"name": "Siklus penjualan", "polarity": "lower"}, []),
    (
        "Reduce churn below 3% by end of Q4", "kpi",
        {"name": "Churn", "unit_kind": "percent", "polarity": "lower", "comparator": "<", "target": "3"}, [],
    ),
    (
        "Customer satisfaction between 80 and 90%", "kpi",
        {"polarity": "band", "target": "80", "target_high": "90", "formula": "band"}, [],
    ),
    (
        "Zero accident setiap bulan", "kpi",
        {**COUNT, "polarity": "lower", "target": "0", "formula": "binary", "cadence": "month"}, [],
    ),
    (
        "Waktu respon 2 jam", "kpi",
        {"name": "Waktu respon", **HOURS, "target": "2", "polarity": "lower", "comparator": "<="}, [],
    ),
    ("Complaints 5 a month", "kpi", {"polarity": "lower", "target": "5", "cadence": "month"}, []),
    ("95% tiket selesai", "kpi", {"unit_kind": "percent"}, ["polarity"]),
    ("Naikkan penjualan 10%", "kpi", {"name": "Penjualan", "polarity": "higher"}, ["target"]),
    ("Sales of 4.000 units", "kpi", {"name": "Sales", **COUNT}, ["polarity", "target"]),
    (
        "Tingkatkan NPS dari 30 ke 45 pada Q3", "key_result",
        {"title": "NPS", "kind": "metric", "unit_name": "point", "baseline": "30", "target": "45"}, [],
    ),
    (
        "Respon pertama maksimal 2 jam", "key_result",
        {"kind": "at_most", **HOURS, "target": "2", "hold": "hit_rate"}, [],
    ),
    ("Waktu respon 2 jam", "key_result", {"kind": "at_most", **HOURS, "target": "2"}, []),
    ("Uptime 99%", "key_result", {"target": "99"}, ["kind"]),
    ("Naikkan penjualan 10%", "key_result", {"kind": "metric", "baseline": "0", "target": "10"}, []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "fields", "asked"), SENTENCES)
def test_a_sentence_in_its_fields(text: str, kind: Kind, fields: dict[str, str], asked: list[str]) -> None:
    """What the words say is filled; what they leave open, or say in two ways, is asked and has no value."""
    found = proposed(read_statement(text, None, kind), kind)
    assert found is not None
    told = found.as_dict()
    assert told["kind"] == kind
    assert {name: told["fields"].get(name) for name in fields} == fields
    assert told["asked"] == asked
    assert not set(asked) & set(told["fields"])


def test_each_field_tells_its_words_and_how_sure_it_is() -> None:
    """A word of limit is sure; a count that nothing names is likely; what follows from the rest has no words."""
    said = proposed(read_statement("Tingkatkan NPS dari 30 ke 45 pada Q3", None, "kpi"))
    assert said is not None
    read = {each.field: (each.words, each.certainty) for each in said.fields}
    assert read["polarity"] == ("Tingkatkan", "sure")
    assert read["baseline"] == ("dari 30", "sure")
    assert read["deadline"] == ("pada Q3", "sure")
    assert read["unit"] == ("45", "likely")
    assert read["description"] == ("", "sure")


@pytest.mark.parametrize("text", ["NPS", "Kepuasan pelanggan", "Buat kunjungan lebih nyaman", "", "-", "[[["])
def test_a_name_alone_proposes_nothing(text: str) -> None:
    """Neither a number nor a rhythm: there is nothing to fill."""
    assert proposed(read_statement(text, None, "kpi")) is None


@pytest.mark.parametrize(("text", "kind", "fields", "asked"), SENTENCES)
def test_a_paste_saves_the_same(text: str, kind: Kind, fields: dict[str, str], asked: list[str]) -> None:
    """Every number, unit and rhythm that is proposed is the one that the line of a document would get."""
    said = read_statement(text, None, kind)
    found, item = proposed(said, kind), item_of(1, said, kind)
    assert found is not None
    draft: Any = kpi_draft(item, PasteDraft("U-1", ())) if kind == "kpi" else key_result_draft(item)
    for each in found.fields:
        if each.value is not None and each.field in ("unit", "target", "cadence", "kind", "hold"):
            assert each.value == getattr(draft, each.field), each.field
        if each.value is not None and each.field in ("polarity", "comparator", "formula"):
            assert each.value == getattr(draft.definition.scoring, each.field), each.field
