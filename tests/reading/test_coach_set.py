"""What does the coach say about an objective and its key results together?"""

from __future__ import annotations

import pytest

from kinerja.reading.coach.answer import Context
from kinerja.reading.coach.set import coach_objective

GOOD = (
    "Turunkan keluhan dari 12 menjadi 5 pada Q3",
    "Naikkan NPS dari 20 menjadi 40 pada Q3",
    "Jaga tingkat jawaban survei minimal 60% sampai akhir Q3",
)
GOAL = "Pelanggan merekomendasikan kita karena merasa didengar"
ENGLISH = "Customers recommend us because they feel heard"

#: key results, and what is found in all of them together
SETS: list[tuple[tuple[str, ...], set[str]]] = [
    (GOOD, set()),
    ((), {"no_key_results"}),
    (GOOD[:1], {"few_key_results", "set_no_health"}),
    (GOOD + tuple(f"Buka {n} cabang di kota {n} pada Q3" for n in (3, 4, 6)), {"many_key_results"}),
    (("Adakan 2 pelatihan", "Tulis 3 artikel"), {"all_effort"}),
    ((GOOD[0], "Turunkan keluhan dari 12 menjadi 3 pada Q4"), {"same_measure", "set_no_health"}),
    (("Raise revenue from $5,000 to $9,000", "Sign 20 contracts"), {"set_no_health"}),
    (("Raise revenue from $5,000 to $9,000", "Raise gross margin from 20% to 30%"), set()),
    (("Raise revenue from $5,000 to $9,000", "Keep refunds below 2%"), set()),
]


@pytest.mark.parametrize(("key_results", "codes"), SETS)
def test_what_all_of_them_lack(key_results: tuple[str, ...], codes: set[str]) -> None:
    """Two to five, each another measure, results among them, and one that keeps watch."""
    goal = ENGLISH if key_results[:1] == ("Raise revenue from $5,000 to $9,000",) else GOAL
    assert set(coach_objective(goal, key_results).codes) == codes


def test_the_health_kpi_is_proposed_by_name_and_a_linked_one_is_enough() -> None:
    """What keeps watch over revenue is the margin; a key result that has a health KPI in its form needs none."""
    rows = ("Naikkan omzet dari Rp100 juta menjadi Rp150 juta", "Naikkan jumlah toko dari 5 menjadi 9")
    (found,) = coach_objective(GOAL, rows).findings
    assert (found.code, found.values["health"], found.values["risk"]) == ("set_no_health", "margin kotor", "volume")
    assert coach_objective(GOAL, rows, contexts=(Context(health=True), None)).codes == ()


def test_the_score_is_made_of_the_objective_and_its_key_results() -> None:
    """Words 30, how many 15, their mean 30, results 15, watch 10."""
    whole = coach_objective(GOAL, GOOD)
    assert whole.score == sum(part.points for part in whole.parts) > 90
    assert [part.most for part in whole.parts] == [30, 15, 30, 15, 10]
    assert coach_objective(GOAL, ()).score == 40
    worse = coach_objective("Tingkatkan kualitas layanan", ("Adakan 2 pelatihan", "Tulis 3 artikel"))
    assert worse.score < whole.score


def test_the_end_of_the_objective_is_the_end_of_its_key_results() -> None:
    """ "Pada Q3" above holds for all below it."""
    rows = ("Turunkan keluhan dari 12 menjadi 5", "Naikkan NPS dari 20 menjadi 40")
    assert all("no_deadline" in each.codes for each in coach_objective(GOAL, rows).key_results)
    assert all(not each.codes for each in coach_objective(f"{GOAL} pada Q3", rows).key_results)


def test_empty_lines_are_no_key_results() -> None:
    """A form has rows that nobody has filled in yet."""
    whole = coach_objective(GOAL, ("", "  ", *GOOD))
    assert len(whole.key_results) == 3
    assert whole.as_dict()["objective"]["score"] == 100
