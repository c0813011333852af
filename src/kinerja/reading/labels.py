"""Which bullet, number or label precedes a statement, and what kind does the label name?"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kinerja.reading.lexicon import languages, lexicon

_BULLETS = "-*+–—•◦‣▪▫■□●○·∙►▶▸▹➤➢➔→»❖✦✔✓✅☑☐🔹🔸📌🎯👉⭐️"
_BULLET = re.compile(rf"\s*(?:[{_BULLETS}]+\s+|>+\s*(?=[^\d\s>=])(?!\s*\d)|\[[ xX✓]?\]\s*|[☐☑✓✅•·●▪◦]\s*|o\s+(?=\S))")
_NUMBERING = re.compile(
    r"\s*(?:\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s+|\d{1,2}(?:\.\d{1,2}){1,2}\s+(?=[^\W\d_])|\((?:[a-z]|[ivx]{1,4})\)\s*|(?:[a-z]|[ivx]{1,4})[.)]\s+|\d{1,2}\)\s*|#\d{1,2}[.:)]?\s+)"
)
_NUMBER = r"\s?(?:\(\d{1,2}\)|[#\-_. ]?\s?\d{1,2}(?:[.\-]\d{1,2})*[a-z]?(?!\w))"
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0b-\x1f]+")


class Label(NamedTuple):
    """Where the statement itself begins, the kind its label names (or None) and whether the label bore a number."""

    start: int
    kind: str | None
    numbered: bool = False


@lru_cache(maxsize=1)
def _label() -> re.Pattern[str]:
    kinds = {}
    for kind in ("kpi", "key_result", "objective"):
        found = {word for code in languages() for word in lexicon(code).words_of("labels", kind)}
        kinds[kind] = "|".join(re.escape(word) for word in sorted(found, key=len, reverse=True))
    kpi, key_result, objective = kinds["kpi"], kinds["key_result"], kinds["objective"]
    name = (
        rf"(?:(?:o\s?\d{{1,2}}\s?[-.]?\s?)(?P<kr2>{key_result})|(?P<kpi>{kpi})|(?P<key_result>{key_result})"
        rf"|(?P<objective>{objective}))"
    )
    mark = r"[*_`]{0,3}"
    end = rf"(?:{mark}\s*(?:[:=)]|[-–—](?=\s)|\.(?=\s))\s*{mark}|{mark}\]\s*[:.–—-]?\s*{mark})"
    return re.compile(
        rf"\s*{mark}[\[(]?{mark}{name}(?:(?P<n>{_NUMBER}){mark}(?:{end}|\s+|(?=[*_]))|{end})[*_`]*\s*", re.IGNORECASE
    )


def strip_label(text: str) -> Label:
    """Where the statement begins after bullets, numbering and label: "- **KR 2:** Naikkan …" begins at "Naikkan"."""
    at, kind, numbered = 0, None, False
    for _ in range(8):
        match = _INVISIBLE.match(text, at) or _BULLET.match(text, at) or _NUMBERING.match(text, at)
        if match is None and kind is None:
            match = _label().match(text, at)
            if match is not None:
                kind = _kind_of(match)
                numbered = bool(match.group("n"))
        if match is None or match.end() == at or match.end() >= len(text.rstrip()):
            break
        at = match.end()
    return Label(at + len(text[at:]) - len(text[at:].lstrip()), kind, numbered)


def _kind_of(match: re.Match[str]) -> str:
    if match.group("kr2"):
        return "key_result"
    return next(kind for kind in ("kpi", "key_result", "objective") if match.group(kind))


def bare_label(text: str) -> str | None:
    """The kind a line names when it holds a label and nothing else, such as "Key Results:"."""
    match = _label().match(text + " :" if not text.rstrip().endswith(":") else text)
    return _kind_of(match) if match and match.end() >= len(text.rstrip()) else None
