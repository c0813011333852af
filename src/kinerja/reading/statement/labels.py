"""Which bullet, number or label precedes a statement, and what kind does the label name?"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kinerja.reading.document_words import listed
from kinerja.reading.lexicon import languages, lexicon

_BULLETS = "-*+–—•◦‣▪▫■□●○·∙►▶▸▹➤➢➔→»❖✦✔✓✅☑☐🔹🔸📌🎯👉⭐️"
_BULLET = re.compile(
    rf"\s*(?:[{_BULLETS}]+\s+|>+\s*(?=[^\d\s>=])(?!\s*\d)|\[[ xX✓]?\]\s*|[☐☑✓✅•·●▪◦]\s*|o\s+(?=\S)"
    "|[\U0001f300-\U0001faff\u2600-\u27bf\u2b00-\u2bff][\ufe0f\u200d\U0001f300-\U0001faff\u2640\u2642]*\\s+)"
)
_NUMBERING = re.compile(
    r"\s*(?:\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s+|\d{1,2}(?:\.\d{1,2}){1,2}\s+(?=[^\W\d_]|\d{1,3}\s?%)"
    r"|(?:[1-9]\d?\.){2,3}[1-9]\d?\s+(?=\S)|\((?:[a-z]|[ivx]{1,4})\)\s*|(?:[a-z]|[ivx]{1,4})[.)]\s+|\d{1,2}\)\s*"
    r"|\(?(?:[A-NP-Z]|[IVX]{1,4}|[A-GI-NPR-Z]\d{1,2})[.)]\s+(?=[^\w\s]{0,3}[A-Z0-9])|#\d{1,2}[.:)]?\s+)"
)
_NUMBER = r"\s?(?:\(\d{1,2}\)|[#\-_. ]?\s?\d{1,2}(?:[.\-]\d{1,2})*[a-z]?(?!\w))"
#: "OBJECTIVE II.", "Sasaran B:": a numeral of letters needs a mark behind it.
_LETTERS = r"\s(?:[ivx]{1,4}|[a-h])(?=\s?[:.)])"
_QUALIFIED = re.compile(r"(\W{0,12})([^\W\d_][^:;.!?|\t]{3,60}?)\s{0,4}([*_]{0,2}:[*_]{0,2}\s{0,9})(?=\S)")
_ANNOUNCES = re.compile(r"(\W{0,12})([^\W\d_][^:;.!?|\t\d]{3,120}?)\s{0,4}:\s{0,9}(?=\S)")
#: A label begins behind a sentence, with a number of its own, or, behind another label's words, where an arrow points.
_SENTENCE = re.compile(
    r"(?:[.;!?]\s+|\s(?=[^\W\d_]{1,12} ?\d{1,2}(?:\.\d)?:)|\s(?P<arrow>→|➔|➜|->|=>|[-–—/])\s{1,9})(?=\S)"
)
_COUNTED = re.compile(r"([^\W\d_]{3,20}) (\d{1,2})")
_TIMES = re.compile(r"[qh][1-4]|fy\d{2,4}|[ivx]{1,4}")
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
    end = rf"(?:{mark}\s*(?:[:=)|]|[-–—](?=\s)|\.(?=\s))\s*{mark}|{mark}\]\s*[:.–—-]?\s*{mark})"
    return re.compile(
        rf"\s*{mark}[\[(]?{mark}{name}(?:(?P<n>{_NUMBER}){mark}(?:{end}|\s+|(?=[*_]))|(?P<m>{_LETTERS}){mark}{end}|{end})[*_`]*\s*",
        re.IGNORECASE,
    )


def strip_label(text: str) -> Label:
    """Where the statement begins after bullets, numbering and label: "- **KR 2:** Naikkan …" begins at "Naikkan"."""
    at, kind, numbered = 0, None, False
    for _ in range(8):
        match = None
        # Two letters without a stop behind them are no bullet and no number.
        near = text[at + 2 : at + 5]
        if not text[at : at + 2].isalpha() or "." in near or ")" in near:
            match = _INVISIBLE.match(text, at) or _BULLET.match(text, at) or _NUMBERING.match(text, at)
        if match is None and kind is None:
            match = _label().match(text, at)
            if match is not None:
                kind = _kind_of(match)
                numbered = bool(match.group("n") or match.group("m"))
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


def qualified_label(text: str) -> str | None:
    """A line whose label has words of time or quality beside it, with the bare label: "First-year objective: Sell
    more" is "objective: Sell more". None for any other line."""
    inner = text.lstrip()
    match = _QUALIFIED.match(inner)
    if match is None:
        return None
    counted = _COUNTED.fullmatch(match.group(2))
    if counted and counted.group(1).lower() in listed("numbered_key_results"):
        name = min(lexicon(languages()[0]).words_of("labels", "key_result"), key=len)
        return f"{match.group(1)}{name} {counted.group(2)}{match.group(3)}{inner[match.end() :]}"
    words = re.findall(r"[^\W_]+", match.group(2).lower())
    if not 1 < len(words) <= 6:
        return None
    beside = listed("fillers") | listed("for")
    for size, at in ((wide, start) for wide in (2, 1) for start in range(len(words) - wide + 1)):
        name = " ".join(words[at : at + size])
        others = words[:at] + words[at + size :]
        if bare_label(name) and others and all(w in beside or w.isdigit() or _TIMES.fullmatch(w) for w in others):
            return f"{text[: len(text) - len(inner)]}{match.group(1)}{name}{match.group(3)}{inner[match.end() :]}"
    return None


def announced_list(text: str, below: str) -> str | None:
    """A line that leads a list with semicolons in by a sentence, with the bare label instead: "KPI yang kami pantau
    adalah: antrean 4 orang; nota salah nihil" is "KPI: antrean …". None for any other; `below` is what follows it.
    """
    inner = text.lstrip()
    match = _ANNOUNCES.match(inner)
    if match is None or ";" not in inner[match.end() :] + below:
        return None
    words = re.findall(r"[^\W_]+", match.group(2).lower())
    if not 2 < len(words) <= 14:
        return None
    names = (" ".join(words[at : at + size]) for size in (2, 1) for at in range(3))
    found = next((name for name in names if bare_label(name) in ("kpi", "key_result")), None)
    return f"{match.group(1)}{found}: {inner[match.end() :]}" if found else None


def labels_apart(text: str) -> list[str]:
    """A text that begins with a label, cut before each further one with a colon that begins a sentence in it."""
    parts: list[str] = []
    begun, led = 0, strip_label(text).kind is not None
    for place in _SENTENCE.finditer(text):
        if place.group("arrow") and not (led or parts):
            continue
        found = _label().match(text, place.end())
        if found and text[: found.end()].rstrip(" *_").endswith(":") and found.end() < len(text):
            parts.append(text[begun : place.start()].strip())
            begun = place.end()
    return [*parts, text[begun:].strip()] if parts else [text]
