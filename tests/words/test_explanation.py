"""Does an explanation read in both languages, with the numbers of the core?"""

from __future__ import annotations

from decimal import Decimal

import pytest

from kinerja.core.alignment import Link, LinkKind
from kinerja.core.explain import Explanation, Input
from kinerja.core.kpi import Reading, Target
from kinerja.core.measure import Comparator, Measure, Polarity, Unit, UnitKind
from kinerja.core.okr import Aim, Hold, KeyResultKind, Milestone
from kinerja.core.score import Formula, Scoring
from kinerja.core.why import why_key_result, why_kpi, why_objective
from kinerja.words.explanation import expression, in_words, input_value
from kinerja.words.explanation_names import FORMULAS, INPUTS, STEPS
from tests.core.scene import TODAY, book, key_result, kpi, month, objective, reading

D = Decimal


def test_a_score_reads_in_english_and_indonesian() -> None:
    """The same numbers, in the form of the language."""
    rupiah = Measure(Unit(UnitKind.CURRENCY, "IDR"), 2)
    view = kpi(reading(10, "1250000.5"), targets=(Target(month(1), D(1_000_000), by="Budi"),), measure=rupiah)
    panel, indonesian = in_words(why_kpi(view), "en"), in_words(why_kpi(view), "id")
    assert (panel.value, indonesian.value) == ("120", "120")
    assert panel.formula.startswith("Ratio to the target")
    assert ("Actual", "IDR 1,250,000.50", "Ayu, 3 Nov 2026, 09:15") in panel.inputs
    assert ("Target", "IDR 1,000,000", "Budi") in panel.inputs
    assert ("Target in force since", "Jan 2026", "Budi") in panel.inputs
    assert ("Ratio to the target: 100 × 1,250,000.5 ÷ 1,000,000", "≈125") in panel.steps
    assert ("Verdict: 1,250,000.5 ≥ 1,000,000", "Achieved") in panel.steps
    assert ("Rp1.250.000,50", "Ayu, 3 Nov 2026, 09.15") in [(v, s) for _, v, s in indonesian.inputs]
    assert "≈125" in [result for _, result in indonesian.steps]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (Input("actual", "2.5", "hour"), "2.5 hours"),
        (Input("actual", "4.5", "5"), "4.5/5"),
        (Input("actual", "85", "percent"), "85%"),
        (Input("actual", "≈66.6667", "percent"), "≈66.6667%"),
        (Input("actual", "12", "klien"), "12 klien"),
        (Input("comparator", "<="), "at most"),
        (Input("share", "0.4"), "40%"),
        (Input("key_result", "–"), "–"),
        (Input("coverage", "1/2"), "1/2"),
        (Input("today", "2026-11-22"), "22 Nov 2026"),
        (Input("milestone", "open", "2"), "not done yet"),
        (Input("period", "FY2027-Q1"), "FY2027-Q1"),
        (Input("confidence", "6", "10"), "6/10"),
    ],
)
def test_inputs(given: Input, said: str) -> None:
    """Each with its unit, as a day, or by the label of its code."""
    assert input_value(given, "en") == said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("100 × 1250.5 ÷ 4", "100 × 1.250,5 ÷ 4"),
        ("(2 × ≈0.5714 (KR-1)) ÷ 2", "(2 × ≈0,5714 (KR-1)) ÷ 2"),
        ("2026-11-01 + 9 = 2026-11-10 < 2026-11-22", "1 Nov 2026 + 9 = 10 Nov 2026 < 22 Nov 2026"),
        ("max(-0.25, 0)", "max(−0,25, 0)"),
        ("", ""),
    ],
)
def test_calculations_in_indonesian(line: str, said: str) -> None:
    """Numbers take the language's form; short ids stay, days are written out."""
    assert expression(line, "id") == said


def test_an_objective_names_what_may_not_be_seen() -> None:
    """A hidden child has no name, and its share all the same."""
    hidden = objective("O-2", key_result("KR-2", "5", title=""), title="")
    links = (Link("O-2", "O-1", LinkKind.CONTRIBUTES, D("0.4")),)
    told = why_objective(book(objective("O-1", key_result("KR-1", "8")), links=links, others=(hidden,)), "O-1")
    assert told is not None
    panel = in_words(told, "en")
    assert ("Share (a goal you may not see)", "40%", "") in panel.inputs
    assert panel.value == "74%"


def explanations() -> list[Explanation | None]:
    """One of everything that can be asked why."""
    scorings = [
        Scoring(),
        Scoring(polarity=Polarity.LOWER, comparator=Comparator.AT_MOST),
        Scoring(Formula.COMPLEMENT, Polarity.LOWER, Comparator.AT_MOST),
        Scoring(Formula.INTERPOLATE, baseline=D(0)),
        Scoring(Formula.THREE_POINT, low=D(1), threshold=D(3), stretch=D(6)),
        Scoring(Formula.RED_FLAG, red_flag=D(1)),
        Scoring(Formula.BAND, Polarity.BAND, Comparator.BETWEEN),
        Scoring(Formula.RANGE_TARGET),
        Scoring(Formula.BINARY),
        Scoring(Formula.HIT_RATE),
    ]
    target = (Target(month(1), D(4), D(5)),)
    told: list[Explanation | None] = [
        why_kpi(kpi(reading(10, value), scoring=s, targets=target))
        for s in scorings
        for value in ("0", "3", "4", "5.5", "9")
    ]
    told.append(why_kpi(kpi(Reading(month(10), None, D(1), D(3)))))
    held = (KeyResultKind.AT_LEAST, KeyResultKind.AT_MOST, KeyResultKind.WITHIN)
    aims = [Aim(kind, None, D(4), D(5), hold) for kind in held for hold in Hold]
    aims += [Aim(KeyResultKind.BINARY), Aim(KeyResultKind.BASELINE), Aim(KeyResultKind.KPI, D(0), D(9))]
    aims.append(Aim(KeyResultKind.MILESTONE, milestones=(Milestone("Pilot", done_on=TODAY),)))
    for aim in aims:
        for value in ("0", "4.5", "14"):
            told.append(why_key_result(book(objective("O-1", key_result("KR-1", value, aim=aim))), "KR-1"))
    told.append(why_objective(book(objective("O-1", key_result("KR-1", "8"))), "O-1"))
    return told


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_formula_input_and_step_has_its_words(lang: str) -> None:
    """Over every formula and every kind of key result: nothing is shown as a code."""
    for told in explanations():
        assert told is not None
        assert told.formula in FORMULAS
        assert {i.name for i in told.inputs} <= set(INPUTS)
        assert {s.code for s in told.steps} <= set(STEPS)
        assert in_words(told, lang).formula
