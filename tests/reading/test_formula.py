"""Does a formula without a result give what a spreadsheet would show, and is what is beyond it left alone?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja.reading.sheet.formula import Formulas
from kinerja.reading.sheet.formula_functions import FormulaError, Held
from kinerja.reading.sheet.formula_tokens import UnknownFormula

D = Decimal
#: B2 target 4, C2 actual 5, D2 weight 40; B3 and C3 of the next line, D3 empty; E2 "Min", F2 a broken formula.
VALUES: dict[tuple[int, int], Held | FormulaError] = {
    (1, 1): D(4), (1, 2): D(5), (1, 3): D(40), (2, 1): D(10), (2, 2): D(9), (1, 4): "Min",
    (1, 5): FormulaError("#REF!"),
}  # fmt: skip
RATES: dict[tuple[int, int], Held | FormulaError] = {(0, 0): D("1.2")}


def result_of(formula: str, more: dict[tuple[int, int], str] | None = None) -> Held:
    """What a formula in A1 gives."""
    book = Formulas({"KPI": VALUES, "Skala & Cap": RATES}, {"KPI": {(0, 0): formula, **(more or {})}})
    return book.result("KPI", (0, 0))


#: A table of ratings in words and one of steps, and a table across: what a mark is worth, from which score it is given.
RATINGS: dict[tuple[int, int], Held | FormulaError] = {
    (0, 0): "Kurang", (0, 1): D(1), (0, 3): D(0), (0, 4): "D", (4, 0): D(0), (4, 1): D(80),
    (1, 0): "Baik", (1, 1): D(3), (1, 3): D(70), (1, 4): "B", (5, 0): "Cukup", (5, 1): "Baik",
    (2, 0): "Sangat Baik", (2, 1): D(5), (2, 3): D(90), (2, 4): "A", (2, 5): FormulaError("#N/A"),
}  # fmt: skip


def looked_up(formula: str) -> Held:
    """What a formula in A1 gives that looks into the tables of ratings."""
    book = Formulas({"KPI": VALUES, "Nilai": RATINGS}, {"KPI": {(0, 0): formula}})
    return book.result("KPI", (0, 0))


LOOKED_UP: list[tuple[str, Held]] = [
    ('=VLOOKUP("baik",Nilai!$A$1:$B$3,2,FALSE)', D(3)),
    ('=VLOOKUP("Baik",Nilai!A1:B3,2,0)*10', D(30)),
    ("=VLOOKUP(D2*2,Nilai!D1:E3,2)", "B"),
    ("=VLOOKUP(90,Nilai!D1:E3,2,TRUE)", "A"),
    ("=HLOOKUP(85,Nilai!A5:B6,2,TRUE)", "Baik"),
    ('=INDEX(Nilai!B1:B3,MATCH("Sangat Baik",Nilai!A1:A3,0))', D(5)),
    ("=INDEX(Nilai!A1:B3,2,2)", D(3)),
    ("=INDEX(Nilai!A5:B5,2)", D(80)),
    ('=_xlfn.XLOOKUP("Kurang",Nilai!A1:A3,Nilai!B1:B3)', D(1)),
    ('=_xlfn.XLOOKUP("Hebat",Nilai!A1:A3,Nilai!B1:B3,"–")', "–"),
    ("=_xlfn.XLOOKUP(75,Nilai!D1:D3,Nilai!E1:E3,,-1)", "B"),
    ('=VLOOKUP("Baik",Nilai!A:B,2,FALSE)', D(3)),
    ('=IFERROR(VLOOKUP("Hebat",Nilai!A1:B3,2,FALSE),0)', D(0)),
]


@pytest.mark.parametrize(("formula", "result"), LOOKED_UP)
def test_tables_of_the_same_workbook_are_looked_up(formula: str, result: Held) -> None:
    """Exactly, or by the step that a number reaches."""
    assert looked_up(formula) == result


NOT_LOOKED_UP: list[tuple[str, type[Exception]]] = [
    ('=VLOOKUP("Hebat",Nilai!A1:B3,2,FALSE)', FormulaError),
    ("=VLOOKUP(90,Nilai!D1:E3,5)", FormulaError),
    ('=VLOOKUP("Ba*",Nilai!A1:B3,2,FALSE)', UnknownFormula),
    ("=MATCH(9,B3:C3)", UnknownFormula),
    ("=VLOOKUP(90,Nilai!D1:F3,2)", UnknownFormula),
    ("=VLOOKUP(90,[other.xlsx]Nilai!D1:F3,2)", UnknownFormula),
    ('=XLOOKUP("Baik",Nilai!A1:A3,Nilai!B1:B2)', UnknownFormula),
    ("=INDEX(Nilai!A1:B3,0,2)", UnknownFormula),
    ("=MATCH(1,Nilai!A1:A3,-1)", UnknownFormula),
]


@pytest.mark.parametrize(("formula", "kind"), NOT_LOOKED_UP)
def test_what_is_not_found_is_an_error_and_what_may_mean_two_things_unknown(
    formula: str, kind: type[Exception]
) -> None:
    """Signs for any text, steps that do not rise, a table with a broken cell, columns of two lengths."""
    with pytest.raises(kind):
        looked_up(formula)


RESULTS: list[tuple[str, Held]] = [
    ("=B2+C2*2", D(14)),
    ("=(B2+C2)*2", D(18)),
    ("=-B2^2", D(16)),
    ("=10-4-3", D(3)),
    ("=C2/B2%", D(125)),
    ("=20%*D2", D(8)),
    ("=$C$2/B$2*100", D(125)),
    ("=100/3", D("33.3333333333333")),
    ("=SUM(B2:D3)", D(68)),
    ("=SUM(B2,C2,3)", D(12)),
    ("=AVERAGE(B2:B3)", D(7)),
    ("=MIN(C2/B2,'Skala & Cap'!A1)*100", D(120)),
    ('=IF(E2="min",B2/C2,C2/B2)*100', D(80)),
    ('=IF(D3="","",C3/D3)', ""),
    ("=IF(C2>=B2,1,0)", D(1)),
    ("=IF(AND(C2>4,NOT(B2>5)),5,IF(C2>3,4,1))", D(5)),
    ('=IF(B2=0,1/0,"ada")', "ada"),
    ("=IFERROR(C2/D3,0)", D(0)),
    ("=IFERROR(F2,7)+1", D(8)),
    ("=ROUND(2/3*100,1)", D("66.7")),
    ("=ROUNDDOWN(66.67,0)", D(66)),
    ("=SUMPRODUCT(B2:B3,C2:C3)", D(110)),
    ("=COUNTA(B2:D3)", D(5)),
    ('="Skor "&B2', "Skor 4"),
    ("=D3", D(0)),
    ("=0.1+0.2", D("0.3")),
]


@pytest.mark.parametrize(("formula", "result"), RESULTS)
def test_plain_arithmetic_and_the_usual_functions(formula: str, result: Held) -> None:
    """Exact, kept to fifteen digits; an empty cell is 0, and texts are compared without capitals."""
    assert result_of(formula) == result


ERRORS = [
    ("=B2/0", "#DIV/0!"),
    ("=B2/D3", "#DIV/0!"),
    ('="x"+1', "#VALUE!"),
    ("=SUM(B2,F2)", "#REF!"),
    ("=F2", "#REF!"),
]


@pytest.mark.parametrize(("formula", "shown"), ERRORS)
def test_errors_are_those_of_a_spreadsheet(formula: str, shown: str) -> None:
    """A broken cell breaks what is calculated from it."""
    with pytest.raises(FormulaError, match=shown):
        result_of(formula)


UNKNOWN = [
    "=VLOOKUP(B2,A1:C9,2)",
    "=B2:B3",
    "=A1+1",
    "=[other.xlsx]KPI!B2",
    "=Rekap!B2",
    "=SUM(A:A)",
    "=B2+",
    "=(B2",
    "={1,2}",
    "?",
    "=" + "(" * 500 + "1" + ")" * 500,
    "=9^9^9^9",
    "=SUM(A1:ZZ99999)",
    "=B0",
    "",
]


@pytest.mark.parametrize("formula", UNKNOWN)
def test_what_is_beyond_it_is_unknown_and_never_guessed(formula: str) -> None:
    """Other functions, other files, circles, too much of it, and what is no formula."""
    with pytest.raises((UnknownFormula, FormulaError)):
        result_of(formula)


def test_formulas_calculate_from_each_other() -> None:
    """A1 from B1 and B1 from cells; two that need each other have no result."""
    assert result_of("=B1*2", {(0, 1): "=B2+C2"}) == D(18)
    with pytest.raises(UnknownFormula):
        result_of("=B1", {(0, 1): "=A1"})


class Walked(dict[tuple[int, int], str]):
    """Cells that count how often somebody goes through all of them."""

    walks = 0

    def __iter__(self) -> Iterator[tuple[int, int]]:
        self.walks += 1
        return super().__iter__()


def test_a_sheet_is_walked_once_for_all_of_its_whole_columns() -> None:
    """Far down as it reaches, and many as the formulas are that ask: those of a column too long have no result."""
    short, long = (Walked({(row, 1): "=SUM(A:A)" for row in range(last)}) for last in (60, 6_000))
    book = Formulas({"Short": {(0, 0): D(4), (59, 0): D(3)}, "Long": {(0, 0): D(4)}}, {"Short": short, "Long": long})
    assert {book.result("Short", place) for place in list(short.keys())} == {D(7)}
    for row in range(300):
        with pytest.raises(UnknownFormula):
            book.result("Long", (row, 1))
    assert (short.walks, long.walks) == (1, 1)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="=+-*/^&<>%(),:\"'!.$AB12 SUMIFROUND", max_size=40))
def test_any_text_is_a_result_an_error_or_unknown(said: str) -> None:
    """Nothing else comes out of it."""
    with suppress(UnknownFormula, FormulaError):
        result_of(said)
