"""Which words, numbers and signs does a text hold, and where do they stand in it?"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kinerja.reading.tongues import language_files

LONGEST = 2_000
"""A statement longer than this many characters is read up to here: nobody states a goal in more."""

_PATTERN = r"""
      (?P<word>[^\W\d_]{{4,}}+(?=[\s,]|\Z)|[^\W\d_]{{1,3}}+(?=\s[^\W\d_])
        |(?=[^\W\d_])(?!(?=[^\W\d_]{{1,3}}\$?\.?\s?-?\d)(?:{currencies})(?=\.?\s?-?\d)|(?:{halves})-[^\W_]|sub-[\d$£€])
        (?:(?:{abbreviations})(?!\w)|(?:[^\W\d_]\.){{2,}}(?![^\W_])|[^\W\d_]\w*(?:\+\d+|(?<=\d)\.\d+|['&-]\w+)*))
    | (?=\d)(?:(?P<date>\d{{4}}-\d\d?-\d\d?(?!\d)|\d\d?([/.-])\d\d?\3\d{{4}}(?!\d)|\d\d?/\d\d?/\d\d(?!\d))
      | (?P<name>24/7(?!\d)|[1-9]\s?[x×]\s?24(?=\s?[^\W\d_])|\d{{1,3}}m\s?\d\d?s(?![^\W\d_])
        |\d\d?h\s?[0-5]\dm?(?!\w))
      | (?P<number>\d{{1,3}}(?:[\u00a0\u202f\ ]\d{{3}})+(?![\d.,])|\d+(?:[.,:]\d+)*))
    | (?P<part>(?:{currencies})(?=\.?\s?-?\d)|(?:{halves})(?=-[^\W_])|sub(?=-[\d$£€]))
    | (?P<sign>\+/-|->|-->|=>|<=|>=|=<|>>|[^\w\s])
"""
_KINDS = {"word": "word", "part": "word", "date": "date", "name": "number", "number": "number", "sign": "sign"}
_SAME = str.maketrans({"’": "'", "−": "-"})


class Token(NamedTuple):
    """One word, number or sign: `kind` is "word", "number", "date" or "sign"; `glued` has no space before it."""

    text: str
    low: str
    start: int
    end: int
    kind: str
    glued: bool


_new = tuple.__new__


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """The pattern of a token; what stands glued to digits or hyphens ("Rp5", "mid-May") is each language's to say."""

    def choice(section: str, key: str = "") -> str:
        lists = [data.get(section, {}) for data in language_files().values()]
        found = {word for data in lists for name, words in data.items() if key in ("", name) for word in words}
        return "|".join(re.escape(word) for word in sorted(found, key=lambda word: (-len(word), word))) or r"(?!)"

    codes = "|".join(code for code in choice("currencies").split("|") if re.fullmatch(r"[a-z]{1,3}(\\\$)?", code))
    pattern = _PATTERN.format(
        currencies=codes, halves=choice("tokens", "before_hyphen"), abbreviations=choice("tokens", "abbreviations")
    )
    return re.compile(pattern, re.VERBOSE)


def words(phrase: str) -> tuple[str, ...]:
    """The lower-case words and signs of a phrase, cut as a text would be: "/bulan" is "/" and "bulan"."""
    if phrase[-1:] == "$" and len(phrase) > 1:
        # A sign of money such as "US$" is one piece only where a number follows.
        return tuple(token.low for token in tokenize(f"{phrase}1")[:-1])
    return tuple(token.low for token in tokenize(phrase))


def _lower(text: str) -> str:
    """Small letters at the same places as the text's own: a letter that grows when lowered stays as it is."""
    low = text.lower()
    if text.isascii():
        return low
    if len(low) != len(text):
        low = "".join(small if len(small := char.lower()) == 1 else char for char in text)
    return low.translate(_SAME)


def tokenize(text: str, start: int = 0) -> list[Token]:
    """The tokens of a text from `start` on, with their places in it; never longer than `LONGEST` characters."""
    found: list[Token] = []
    last, stop = -1, start + LONGEST
    lowered = _lower(text[:stop])
    hyphens = False
    for match in _pattern().finditer(lowered, start):
        first, end = match.span()
        kind = _KINDS[match.lastgroup or "sign"]
        piece = match.group()
        if piece == "." and _is_abbreviation(lowered, end):
            # "Rp.500" is one amount; "0.n" is no word "0n".
            if found and found[-1].kind == "word" and lowered[end : end + 1].isdigit():
                last = end
            continue
        hyphens = hyphens or piece == "-"
        found.append(_new(Token, (text[first:end], piece, first, end, kind, first == last)))
        last = end
    return _join_names(found) if hyphens else found


def _is_abbreviation(text: str, end: int) -> bool:
    """A full stop that a digit or a small letter follows ends no sentence: "maks. 15", "min. dua"."""
    rest = text[end : end + 3].lstrip()
    return not rest or rest[0].isdigit() or rest[0].islower() or rest[0] in "<>≤≥$"


def _join_names(tokens: list[Token]) -> list[Token]:
    """Digits that belong to a name become one word: 30-day, 5R, 2nd; 400ms and 18k stay a number and its unit."""
    joined: list[Token] = []
    i = 0
    while i < len(tokens):
        token, following = tokens[i], tokens[i + 1 : i + 3]
        if token.kind == "number" and [each.kind for each in following] == ["sign", "word"]:
            hyphen, word = following
            if hyphen.text == "-" and hyphen.glued and word.glued:
                joined.append(merge(token, word))
                i += 3
                continue
        joined.append(token)
        i += 1
    return joined


def merge(first: Token, last: Token) -> Token:
    """A number and a word behind it as one word, for digits that are part of a name."""
    text = first.text + ("-" if last.start > first.end else "") + last.text
    return Token(text, text.lower(), first.start, last.end, "word", first.glued)
