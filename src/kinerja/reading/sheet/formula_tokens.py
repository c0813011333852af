"""Which words does a formula of a spreadsheet consist of: numbers, texts, cells, functions and signs?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kinerja.reading.sheet.grid import Place

_LONGEST = 2_000
_TOKEN = re.compile(
    r"""\s*(?:
    (?P<text>"(?:[^"]|"")*")
    | (?P<truth>TRUE|FALSE)(?![\w(!.:])
    | (?P<call>[A-Za-z_][A-Za-z0-9_.]*)\(
    | (?:(?:'(?P<quoted>(?:[^']|'')+)'|(?P<sheet>[A-Za-z_][\w.]*))!)?(?:
        (?P<columns>\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3})(?![\w(!:])
        | (?P<place>\$?[A-Za-z]{1,3}\$?[0-9]{1,7})(?![\w(]))
    | (?P<number>[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]{1,3})?|\.[0-9]+)
    | (?P<sign><>|<=|>=|[-+*/^&=<>%(),:])
    )""",
    re.VERBOSE,
)
_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_BEFORE_NAMES = "_XLFN."


class UnknownFormula(Exception):  # noqa: N818 # it tells of no mistake: the formula is beyond what is calculated here
    """A formula that is not calculated here: an unknown function, another file, a circle, or too much of it."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word: its kind (number, text, truth, place, columns, call, sign), and the sheet of a cell if it is named."""

    kind: str
    text: str
    sheet: str = ""


def tokens_of(formula: str) -> Iterator[Token]:
    """The words of a formula as files hold it: English names, commas between arguments, with or without "="."""
    said = formula.strip().removeprefix("=").strip()
    at = 0
    if len(said) > _LONGEST:
        raise UnknownFormula(said[:20])
    while at < len(said):
        found = _TOKEN.match(said, at)
        if found is None:
            raise UnknownFormula(said[at : at + 20])
        at = found.end()
        yield _token(found)


def _token(found: re.Match[str]) -> Token:
    if (text := found["text"]) is not None:
        return Token("text", text[1:-1].replace('""', '"'))
    if (name := found["call"]) is not None:
        return Token("call", name.upper().removeprefix(_BEFORE_NAMES))
    if (truth := found["truth"]) is not None:
        return Token("truth", truth)
    if (place := found["place"]) is not None:
        return Token("place", place.upper(), _sheet(found["quoted"], found["sheet"]))
    if (columns := found["columns"]) is not None:
        return Token("columns", columns.upper(), _sheet(found["quoted"], found["sheet"]))
    if (number := found["number"]) is not None:
        return Token("number", number)
    return Token("sign", found["sign"])


def _sheet(quoted: str | None, plain: str | None) -> str:
    return (quoted or "").replace("''", "'") or plain or ""


def place_of(reference: str) -> Place:
    """Row and column of "$B$7", both counted from 0."""
    found = _PLACE.fullmatch(reference)
    if found is None or not int(found[2]):
        raise UnknownFormula(reference)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1
