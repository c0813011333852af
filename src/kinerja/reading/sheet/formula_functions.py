"""What do the functions give that the formulas of KPI sheets use: SUM, IF, MIN, ROUND and their like?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_UP, ROUND_UP, Decimal, DecimalException

from kinerja.reading.sheet.formula_tokens import UnknownFormula

#: What a cell or a part of a formula holds; None for an empty cell.
Held = Decimal | str | bool | date | None
_MOST_DIGITS = 12
_CONDITION_THEN_ELSE = 3


class FormulaError(Exception):
    """What a spreadsheet shows in place of a result: "#DIV/0!"."""


@dataclass(frozen=True, slots=True)
class Many:
    """The values of a range of cells, row by row, and how many stand in a row."""

    values: tuple[Held, ...]
    width: int = 1


Given = Sequence[Held | Many | FormulaError]


def number_of(value: Held) -> Decimal:
    """A value as arithmetic takes it: an empty cell is 0, a text of digits its number."""
    if value is None:
        return Decimal(0)
    if isinstance(value, bool):
        return Decimal(int(value))
    if isinstance(value, Decimal):
        return value
    if isinstance(value, date):
        raise UnknownFormula(str(value))
    try:
        read = Decimal(value.strip())
    except DecimalException:
        raise FormulaError("#VALUE!") from None
    if not read.is_finite():
        raise FormulaError("#VALUE!")
    return read


def _one(given: Given, at: int) -> Held:
    found = given[at] if at < len(given) else None
    if isinstance(found, FormulaError):
        raise found
    if isinstance(found, Many):
        raise UnknownFormula(":")
    return found


def _numbers(given: Given) -> Iterator[Decimal]:
    """The numbers of all arguments; texts and empty cells of a range are none."""
    for each in given:
        if isinstance(each, FormulaError):
            raise each
        if isinstance(each, Many):
            yield from (value for value in each.values if isinstance(value, Decimal))
        else:
            yield number_of(each)


def _truths(given: Given) -> Iterator[bool]:
    for each in given:
        if isinstance(each, FormulaError):
            raise each
        values = each.values if isinstance(each, Many) else (each,)
        yield from (number_of(value) != 0 for value in values if value is not None)


def _if(given: Given) -> Held:
    if not 1 < len(given) <= _CONDITION_THEN_ELSE:
        raise UnknownFormula("IF")
    chosen = 1 if number_of(_one(given, 0)) != 0 else 2
    return _one(given, chosen) if chosen < len(given) else False


def _ifs(given: Given) -> Held:
    for at in range(0, len(given) - 1, 2):
        if number_of(_one(given, at)) != 0:
            return _one(given, at + 1)
    raise FormulaError("#N/A")


def _if_error(given: Given) -> Held:
    return _one(given, 1) if given and isinstance(given[0], FormulaError) else _one(given, 0)


def _rounded(rounding: str) -> Callable[[Given], Held]:
    def calculate(given: Given) -> Held:
        digits = int(number_of(_one(given, 1)))
        if abs(digits) > _MOST_DIGITS:
            raise UnknownFormula("ROUND")
        return number_of(_one(given, 0)).scaleb(digits).quantize(Decimal(1), rounding=rounding).scaleb(-digits)

    return calculate


def _mean(given: Given) -> Held:
    numbers = list(_numbers(given))
    if not numbers:
        raise FormulaError("#DIV/0!")
    return sum(numbers, Decimal(0)) / len(numbers)


def _product_sum(given: Given) -> Held:
    columns = [each.values for each in given if isinstance(each, Many)]
    if len(columns) != len(given) or len({len(column) for column in columns}) != 1:
        raise UnknownFormula("SUMPRODUCT")
    sum_of = Decimal(0)
    for row in zip(*columns, strict=True):
        product = Decimal(1)
        for value in row:
            product *= value if isinstance(value, Decimal) else 0
        sum_of += product
    return sum_of


def _product(given: Given) -> Held:
    found = Decimal(1)
    for number in _numbers(given):
        found *= number
    return found


def _count(given: Given) -> Held:
    values = [value for each in given for value in (each.values if isinstance(each, Many) else (each,))]
    return Decimal(sum(isinstance(value, Decimal) for value in values))


def _count_filled(given: Given) -> Held:
    values = [value for each in given for value in (each.values if isinstance(each, Many) else (each,))]
    return Decimal(sum(value is not None and value != "" for value in values))


FUNCTIONS: Mapping[str, Callable[[Given], Held]] = {
    "ABS": lambda given: abs(number_of(_one(given, 0))),
    "AND": lambda given: all(_truths(given)),
    "AVERAGE": _mean,
    "COUNT": _count,
    "COUNTA": _count_filled,
    "FALSE": lambda _: False,
    "IF": _if,
    "IFERROR": _if_error,
    "IFNA": _if_error,
    "IFS": _ifs,
    "INT": lambda given: number_of(_one(given, 0)).to_integral_value(rounding=ROUND_FLOOR),
    "ISBLANK": lambda given: _one(given, 0) is None,
    "MAX": lambda given: max(_numbers(given), default=Decimal(0)),
    "MIN": lambda given: min(_numbers(given), default=Decimal(0)),
    "NOT": lambda given: number_of(_one(given, 0)) == 0,
    "OR": lambda given: any(_truths(given)),
    "PRODUCT": _product,
    "ROUND": _rounded(ROUND_HALF_UP),
    "ROUNDDOWN": _rounded(ROUND_DOWN),
    "ROUNDUP": _rounded(ROUND_UP),
    "SUM": lambda given: sum(_numbers(given), Decimal(0)),
    "SUMPRODUCT": _product_sum,
    "TRUE": lambda _: True,
    "TRUNC": _rounded(ROUND_DOWN),
    "CEILING": lambda given: _to_step(given, ROUND_CEILING),
    "FLOOR": lambda given: _to_step(given, ROUND_FLOOR),
}


def _to_step(given: Given, rounding: str) -> Held:
    step = number_of(_one(given, 1))
    if not step:
        return Decimal(0)
    return (number_of(_one(given, 0)) / step).to_integral_value(rounding=rounding) * step
