"""Which words, numbers and signs does a text hold, and where do they stand in it?"""

from __future__ import annotations

import re
from typing import NamedTuple

LONGEST = 2_000
"""A statement longer than this many characters is read up to here: nobody states a goal in more."""

_PATTERN = re.compile(
    r"""
      (?P<date>\d{4}-\d{1,2}-\d{1,2}(?!\d)|\d{1,2}([/.-])\d{1,2}\2\d{4}(?!\d)|\d{1,2}/\d{1,2}/\d{2}(?!\d))
    | (?P<name>24/7(?!\d)|[1-9]\s?[x×]\s?24(?=\s*jam)|\d{1,3}m\s?\d{1,2}s(?![^\W\d_]))
    | (?P<num>\d{1,3}(?:[\u00a0\u202f\ ]\d{3})+(?![\d.,])|\d+(?:[.,:]\d+)*)
    | (?P<cur>(?:rp|idr|usd|us\$|sgd|s\$|a\$|c\$|eur|gbp|myr|rm|aud|jpy|inr|chf|cad)(?=\.?\s?[-−]?\d))
    | (?P<half>(?:mid|end|early|late)(?=-[^\W_])|sub(?=-[\d$£€]))
    | (?P<word>(?:[^\W\d_]\.){2,}(?![^\W_])|(?:s/d|b4)(?!\w)
        |w/o?(?!\w)|[^\W\d_]\w*(?:\+\d+|(?<=\d)\.\d+|['’&-]\w+)*)
    | (?P<sign>\+/-|->|-->|=>|<=|>=|=<|>>|[^\w\s])
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Token(NamedTuple):
    """One word, number or sign: `kind` is "word", "number", "date" or "sign"; `glued` has no space before it."""

    text: str
    low: str
    start: int
    end: int
    kind: str
    glued: bool


def words(phrase: str) -> tuple[str, ...]:
    """The lower-case words and signs of a phrase, cut as a text would be: "/bulan" is "/" and "bulan"."""
    return tuple(token.low for token in tokenize(phrase))


def tokenize(text: str, start: int = 0) -> list[Token]:
    """The tokens of a text from `start` on, with their places in it; never longer than `LONGEST` characters."""
    found: list[Token] = []
    last = -1
    for match in _PATTERN.finditer(text, start, min(len(text), start + LONGEST)):
        piece, kind = match.group(), match.lastgroup or "word"
        if kind in ("name", "num"):
            kind = "number"
        elif kind in ("cur", "half"):
            kind = "word"
        elif piece == "." and _is_abbreviation(text, match.end()):
            # "Rp.500" is one amount; "0.n" is no word "0n".
            if found and found[-1].kind == "word" and text[match.end() : match.end() + 1].isdigit():
                last = match.end()
            continue
        token = Token(
            piece,
            piece.lower().replace("’", "'").replace("−", "-"),
            match.start(),
            match.end(),
            kind,
            match.start() == last,
        )
        last = match.end()
        found.append(token)
    return _join_names(found)


def _is_abbreviation(text: str, end: int) -> bool:
    """A full stop that a digit or a small letter follows ends no sentence: "maks. 15", "min. dua"."""
    rest = text[end : end + 3].lstrip()
    return not rest or rest[0].isdigit() or rest[0].islower() or rest[0] in "<>≤≥$"


def _join_names(tokens: list[Token]) -> list[Token]:
    """Digits that belong to a name become one word: 30-day, 5R, 2nd; 400ms and 18k stay a number and its unit."""
    joined: list[Token] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if (
            token.kind == "number"
            and i + 2 < len(tokens)
            and tokens[i + 1].text == "-"
            and tokens[i + 1].glued
            and tokens[i + 2].kind == "word"
            and tokens[i + 2].glued
        ):
            joined.append(_merge(token, tokens[i + 2]))
            i += 3
            continue
        joined.append(token)
        i += 1
    return joined


def _merge(first: Token, last: Token) -> Token:
    text = first.text + ("-" if last.start > first.end else "") + last.text
    return Token(text, text.lower(), first.start, last.end, "word", first.glued)


def merge(first: Token, last: Token) -> Token:
    """Two neighbours as one word, for a digit that turns out to be part of a name."""
    return _merge(first, last)
