"""How do the cells of an exported KPI sheet look?"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from kinerja.core.measure import UnitKind, decimals_of

_LINE = "#B8C2CC"
_HEAD = "#E3EEF2"


class Style:
    """The formats of one workbook, each made when it is first asked for."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._numbers: dict[tuple[str, bool], Any] = {}
        box = {"border": 1, "border_color": _LINE, "valign": "top"}
        self.plain = book.add_format({"valign": "top"})
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.label = book.add_format({"font_color": "#52606D"})
        self.words = book.add_format({**box, "text_wrap": True})
        self.head = book.add_format({**box, "bold": True, "bg_color": _HEAD, "text_wrap": True})
        self.number_head = book.add_format(
            {**box, "bold": True, "bg_color": _HEAD, "align": "right", "text_wrap": True}
        )
        self.total = book.add_format({**box, "bold": True, "top": 2})

    def number(self, shape: str, *, bold: bool = False) -> Any:
        """The format of a number of a shape such as "#,##0.00" or "0.0%"."""
        if (shape, bold) not in self._numbers:
            look = {"border": 1, "border_color": _LINE, "valign": "top", "num_format": shape, "bold": bold}
            self._numbers[(shape, bold)] = self._book.add_format({**look, **({"top": 2} if bold else {})})
        return self._numbers[(shape, bold)]


def shape_of(value: Decimal, kind: UnitKind) -> str:
    """The number format that shows a value to its last digit: "#,##0" for rupiah, "0.5%" as "0.0%"."""
    places = min(decimals_of(value), 6)
    digits = "0." + "0" * places if places else "0"
    return f"{digits}%" if kind is UnitKind.PERCENT else f"#,##{digits}"
