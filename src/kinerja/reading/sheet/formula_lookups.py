"""What do the functions give that look a value up in a table of the workbook: VLOOKUP, XLOOKUP, INDEX, MATCH?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from kinerja.reading.sheet.formula_functions import FormulaError, Given, Held, Many, number_of
from kinerja.reading.sheet.formula_tokens import UnknownFormula

#: Marks that stand for any other in a text that is looked for.
_WILD = "*?~"
_PLACES = (2, 3)


def _table(given: Given, at: int) -> Many:
    found = given[at] if at < len(given) else None
    # Of a table with a broken cell only the one that is found matters, and that is not known here.
    if not isinstance(found, Many):
        raise UnknownFormula(":")
    return found


def _single(given: Given, at: int, otherwise: Held = None) -> Held:
    found = given[at] if at < len(given) else otherwise
    if isinstance(found, FormulaError):
        raise found
    if isinstance(found, Many):
        raise UnknownFormula(":")
    return found


def _count(value: Held) -> int:
    return int(number_of(value))


def _rows(table: Many) -> list[Sequence[Held]]:
    return [table.values[at : at + table.width] for at in range(0, len(table.values), table.width)]


def _columns(table: Many) -> list[Sequence[Held]]:
    return [table.values[at :: table.width] for at in range(table.width)]


def _same(one: Held, other: Held) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return one.casefold() == other.casefold()
    return type(one) is type(other) and one is not None and one == other


def _exact(sought: Held, among: Sequence[Held]) -> int | None:
    if isinstance(sought, str) and any(mark in sought for mark in _WILD):
        raise UnknownFormula(sought)
    sought = Decimal(0) if sought is None else sought
    return next((at for at, value in enumerate(among) if _same(sought, value)), None)


def _step_below(sought: Held, among: Sequence[Held]) -> int | None:
    """The last step that the number reaches, as a table of ratings has them; they must rise from the first to the last.

    A spreadsheet finds something in unsorted steps too, which nobody meant.
    """
    number = number_of(sought)
    steps = [(at, value) for at, value in enumerate(among) if isinstance(value, Decimal)]
    if any(one >= other for (_, one), (_, other) in pairwise(steps)):
        raise UnknownFormula("LOOKUP")
    return max((at for at, value in steps if value <= number), default=None)


def _found(at: int | None) -> int:
    if at is None:
        raise FormulaError("#N/A")
    return at


def _down(cut: Callable[[Many], list[Sequence[Held]]]) -> Callable[[Given], Held]:
    """VLOOKUP with rows, HLOOKUP with columns: the first of each is looked through."""

    def calculate(given: Given) -> Held:
        sought, lines, wanted = _single(given, 0), cut(_table(given, 1)), _count(_single(given, 2))
        if not 1 <= wanted <= len(lines[0]):
            raise FormulaError("#REF!")
        nearest = number_of(_single(given, 3, otherwise=True)) != 0
        among = [line[0] for line in lines]
        return lines[_found((_step_below if nearest else _exact)(sought, among))][wanted - 1]

    return calculate


def _match(given: Given) -> Held:
    among, way = _table(given, 1), _count(_single(given, 2, otherwise=Decimal(1)))
    if way not in (0, 1):
        raise UnknownFormula("MATCH")
    find = _step_below if way else _exact
    return Decimal(_found(find(_single(given, 0), among.values)) + 1)


def _index(given: Given) -> Held:
    """The value of a row and a column; of one row or one column alone a single number says which."""
    table = _table(given, 0)
    if len(given) not in _PLACES:
        raise UnknownFormula("INDEX")
    row, column = _count(_single(given, 1)), _count(_single(given, 2, otherwise=Decimal(1)))
    lines = _rows(table)
    if len(given) < max(_PLACES) and len(lines) == 1:
        row, column = 1, row
    if row < 1 or column < 1:
        raise UnknownFormula("INDEX")
    if row > len(lines) or column > table.width:
        raise FormulaError("#REF!")
    return lines[row - 1][column - 1]


def _xlookup(given: Given) -> Held:
    among, results = _table(given, 1), _table(given, 2)
    way = _count(_single(given, 4))
    if len(among.values) != len(results.values) or way not in (0, -1) or len(given) > max(_PLACES) + 2:
        raise UnknownFormula("XLOOKUP")
    sought = _single(given, 0)
    at = _exact(sought, among.values)
    if at is None and way:
        at = _step_below(sought, among.values)
    if at is None and len(given) > max(_PLACES) and given[3] is not None:
        return _single(given, 3)
    return results.values[_found(at)]


LOOKUPS: Mapping[str, Callable[[Given], Held]] = {
    "HLOOKUP": _down(_columns),
    "INDEX": _index,
    "MATCH": _match,
    "VLOOKUP": _down(_rows),
    "XLOOKUP": _xlookup,
}
