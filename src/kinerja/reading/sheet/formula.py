"""What does a formula of a spreadsheet give, where the file that holds it carries no result?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, DecimalException, localcontext

from kinerja.core.measure import plain
from kinerja.reading.sheet.formula_functions import FUNCTIONS, FormulaError, Held, Many, number_of
from kinerja.reading.sheet.formula_lookups import LOOKUPS
from kinerja.reading.sheet.formula_tokens import Token, UnknownFormula, place_of, tokens_of
from kinerja.reading.sheet.grid import Place

#: What is calculated for one workbook: more is no sheet that a person keeps.
_MOST_STEPS = 500_000
_DEEPEST = 40
_MOST_CELLS = 5_000
#: Spreadsheets show and keep fifteen digits.
_DIGITS = 15
_LARGEST = Decimal("1E+308")

_COMPARED: Mapping[str, Callable[[int], bool]] = {
    "=": lambda order: order == 0,
    "<>": lambda order: order != 0,
    "<": lambda order: order < 0,
    ">": lambda order: order > 0,
    "<=": lambda order: order <= 0,
    ">=": lambda order: order >= 0,
}


@dataclass(slots=True)
class Formulas:
    """The sheets of a workbook by name: values that are there, and formulas without one.

    `result` calculates plain arithmetic, comparisons and the usual functions on cells of the same workbook; anything
    else is an UnknownFormula, and what a spreadsheet would show as an error a FormulaError.
    """

    values: Mapping[str, Mapping[Place, Held | FormulaError]]
    formulas: Mapping[str, Mapping[Place, str]]
    _known: dict[tuple[str, Place], Held | FormulaError | None] = field(default_factory=dict)
    _last_rows: dict[str, int] = field(default_factory=dict)
    _steps: int = 0

    def result(self, sheet: str, place: Place) -> Held:
        """The value of a formula's cell, rounded as a spreadsheet keeps it."""
        found = self._cell(sheet, place, 0)
        if isinstance(found, Decimal):
            with localcontext() as context:
                context.prec = _DIGITS
                return plain(+found)
        return found

    def _cell(self, sheet: str, place: Place, depth: int) -> Held:
        key = (sheet, place)
        said = self.formulas.get(sheet, {}).get(place)
        if said is None:
            if sheet not in self.values:
                raise UnknownFormula(sheet)
            there = self.values[sheet].get(place)
            if isinstance(there, FormulaError):
                raise there
            return there
        if key not in self._known:
            # A formula that needs itself finds this mark: nothing can be calculated in a circle.
            self._known[key] = None
            self._known[key] = self._calculated(said, sheet, depth)
        known = self._known[key]
        if known is None:
            raise UnknownFormula(said)
        if isinstance(known, FormulaError):
            raise known
        return known

    def _calculated(self, said: str, sheet: str, depth: int) -> Held | FormulaError | None:
        try:
            self.step(depth)
            return _Reading(self, sheet, list(tokens_of(said)), depth + 1).whole()
        except FormulaError as error:
            return error
        except (UnknownFormula, RecursionError, ArithmeticError):
            return None

    def cells(self, sheet: str, first: Place, last: Place, depth: int) -> Iterator[Held]:
        """The values of a range, row by row."""
        (top, left), (bottom, right) = first, last
        count = (bottom - top + 1) * (right - left + 1)
        if count > _MOST_CELLS:
            raise UnknownFormula(sheet)
        self.step(depth, count)
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                yield self._cell(sheet, (row, column), depth)

    def last_row(self, sheet: str) -> int:
        """The lowest row of a sheet that holds anything."""
        if sheet not in self._last_rows:
            held = (self.values.get(sheet, {}), self.formulas.get(sheet, {}))
            self._last_rows[sheet] = max((row for places in held for row, _ in places), default=0)
        return self._last_rows[sheet]

    def step(self, depth: int, count: int = 1) -> None:
        """Count steps; too many, or too deep ones, are given up."""
        self._steps += count
        if self._steps > _MOST_STEPS or depth > _DEEPEST:
            raise UnknownFormula("")


@dataclass(slots=True)
class _Reading:
    """One formula from left to right: comparisons bind least, then &, sums, products, powers, signs and %."""

    book: Formulas
    sheet: str
    tokens: list[Token]
    depth: int
    at: int = 0

    def whole(self) -> Held:
        found = self._compared()
        if self.at < len(self.tokens):
            raise UnknownFormula(self.tokens[self.at].text)
        value = _single(found)
        return Decimal(0) if value is None else value

    def _taken(self, *texts: str) -> str:
        token = self.tokens[self.at] if self.at < len(self.tokens) else None
        if token is None or token.kind != "sign" or token.text not in texts:
            return ""
        self.at += 1
        return token.text

    def _compared(self) -> Held | Many:
        self.book.step(self.depth)
        left = self._joined()
        while sign := self._taken(*_COMPARED):
            left = _COMPARED[sign](_order(_single(left), _single(self._joined())))
        return left

    def _joined(self) -> Held | Many:
        left = self._sum()
        while self._taken("&"):
            left = _text(_single(left)) + _text(_single(self._sum()))
        return left

    def _sum(self) -> Held | Many:
        left = self._product()
        while sign := self._taken("+", "-"):
            right = number_of(_single(self._product()))
            left = number_of(_single(left)) + (right if sign == "+" else -right)
        return left

    def _product(self) -> Held | Many:
        left = self._power()
        while sign := self._taken("*", "/"):
            right = number_of(_single(self._power()))
            if sign == "/" and right == 0:
                raise FormulaError("#DIV/0!")
            left = number_of(_single(left)) * right if sign == "*" else number_of(_single(left)) / right
        return left

    def _power(self) -> Held | Many:
        left = self._signed()
        while self._taken("^"):
            try:
                left = number_of(_single(left)) ** number_of(_single(self._signed()))
            except DecimalException:
                raise FormulaError("#NUM!") from None
            if abs(left) > _LARGEST:
                raise FormulaError("#NUM!")
        return left

    def _signed(self) -> Held | Many:
        self.depth += 1
        self.book.step(self.depth)
        if sign := self._taken("-", "+"):
            found: Held | Many = number_of(_single(self._signed()))
            found = -found if sign == "-" and isinstance(found, Decimal) else found
        else:
            found = self._atom()
            while self._taken("%"):
                found = number_of(_single(found)) / 100
        self.depth -= 1
        return found

    def _atom(self) -> Held | Many:
        if self._taken("("):
            found = self._compared()
            if not self._taken(")"):
                raise UnknownFormula(")")
            return found
        token = self.tokens[self.at] if self.at < len(self.tokens) else None
        if token is None or token.kind == "sign":
            raise UnknownFormula("")
        self.at += 1
        match token.kind:
            case "number":
                return Decimal(token.text)
            case "text":
                return token.text
            case "truth":
                return token.text == "TRUE"
            case "call":
                return self._call(token.text)
            case _:
                return self._reference(token)

    def _reference(self, token: Token) -> Held | Many:
        sheet = token.sheet or self.sheet
        if token.kind == "columns":
            return self._columns(sheet, *token.text.split(":"))
        first = place_of(token.text)
        if not self._taken(":"):
            return self.book._cell(sheet, first, self.depth)
        end = self.tokens[self.at] if self.at < len(self.tokens) else None
        if end is None or end.kind != "place":
            raise UnknownFormula(":")
        self.at += 1
        return self._many(sheet, first, place_of(end.text))

    def _columns(self, sheet: str, first: str, last: str) -> Many:
        """Whole columns as far down as the sheet reaches."""
        return self._many(sheet, place_of(f"{first}1"), (self.book.last_row(sheet), place_of(f"{last}1")[1]))

    def _many(self, sheet: str, first: Place, last: Place) -> Many:
        width = last[1] - first[1] + 1
        if width < 1:
            raise UnknownFormula(":")
        return Many(tuple(self.book.cells(sheet, first, last, self.depth)), width)

    def _call(self, name: str) -> Held:
        """A function's result. What an IF does not take may be an error, and IFERROR looks for one."""
        given: list[Held | Many | FormulaError] = []
        while not self._taken(")"):
            given.append(self._argument())
            if not self._taken(","):
                if not self._taken(")"):
                    raise UnknownFormula(name)
                break
        function = FUNCTIONS.get(name) or LOOKUPS.get(name)
        if function is None:
            raise UnknownFormula(name)
        return function(given)

    def _argument(self) -> Held | Many | FormulaError:
        begun, depth = self.at, self.depth
        if _end_of(self.tokens, begun) == begun < len(self.tokens):
            # Nothing between two commas: an argument that was left out.
            return None
        try:
            return self._compared()
        except FormulaError as error:
            # The rest of a broken argument is left out: up to the comma or bracket that ends it.
            self.at, self.depth = _end_of(self.tokens, begun), depth
            return error


def _end_of(tokens: list[Token], at: int) -> int:
    open_ = 0
    while at < len(tokens):
        token = tokens[at]
        opens = token.kind == "call" or (token.kind == "sign" and token.text == "(")
        if token.kind == "sign" and not open_ and token.text in (",", ")"):
            break
        open_ += opens - (token.kind == "sign" and token.text == ")")
        at += 1
    return at


def _single(found: Held | Many) -> Held:
    if isinstance(found, Many):
        raise UnknownFormula(":")
    return found


def _text(value: Held) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    return "" if value is None else str(value)


def _order(left: Held, right: Held) -> int:
    """-1, 0 or 1; an empty cell is 0 beside a number and nothing beside a text."""
    if isinstance(left, str) or isinstance(right, str):
        a, b = _text(left).casefold(), _text(right).casefold()
        if not (isinstance(left, str | None) and isinstance(right, str | None)):
            # A spreadsheet puts every text behind every number.
            return 1 if isinstance(left, str) else -1
        return (a > b) - (a < b)
    one, other = number_of(left), number_of(right)
    return (one > other) - (one < other)
