"""With which words and patterns does a language tell an errand from a goal, and write the same goal in both forms?"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from kinerja.reading.phrases import Phrases

_HERE = Path(__file__).parents[1] / "lexicon" / "advisor"


@dataclass(frozen=True, slots=True)
class Patterns:
    """One language's data: `lists` of phrases that are looked for, `texts` that are written ("kpi.level")."""

    code: str
    lists: Mapping[str, Phrases]
    texts: Mapping[str, str]

    def opens(self, name: str, lows: list[str]) -> int:
        """How many words of the list "task.verbs" open the statement; 0 when none of them does."""
        found = self.lists[name].at(lows, 0)
        return found[1] if found else 0

    def within(self, name: str, lows: list[str]) -> tuple[int, int] | None:
        """Where the first phrase of a list stands among the words: its first and its last-but-one index."""
        for i in range(len(lows)):
            found = self.lists[name].at(lows, i)
            if found:
                return i, found[1]
        return None


def patterns(lang: str) -> Patterns:
    """The data of a language; without any, the default language's."""
    known = _all()
    return known.get(lang) or known[_default()]


@lru_cache(maxsize=1)
def _files() -> dict[str, dict[str, Any]]:
    read = (tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(_HERE.glob("*.toml")))
    return {str(data["code"]): data for data in read}


@lru_cache(maxsize=1)
def _default() -> str:
    return next(code for code, data in _files().items() if data.get("default"))


@lru_cache(maxsize=1)
def _all() -> dict[str, Patterns]:
    return {code: _learned(code) for code in _files()}


def _learned(code: str) -> Patterns:
    """A language's own words first and the others' after them, because people mix them; the texts are its own."""
    files = _files()
    own = files[code]
    lists: dict[str, Phrases] = {}
    for data in (own, *(files[other] for other in files if other != code)):
        for name, words in _entries(data):
            if not isinstance(words, str):
                known = lists.setdefault(name, Phrases())
                for phrase in words:
                    known.add(phrase, name)
    return Patterns(code, lists, {name: text for name, text in _entries(own) if isinstance(text, str)})


def _entries(data: Mapping[str, Any]) -> Iterator[tuple[str, str | Sequence[str]]]:
    for section, table in data.items():
        if isinstance(table, dict):
            yield from ((f"{section}.{key}", value) for key, value in table.items())
