"""Which words of which language mean what? Each language is one data file beside this one."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, KeysView
from functools import lru_cache
from pathlib import Path
from typing import Any

from kinerja.reading.tokens import words

_HERE = Path(__file__).parent


class Phrases:
    """Phrases by their first word, the longest first, each with the label it stands for."""

    __slots__ = ("_by_first",)

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}

    def add(self, phrase: str, label: str) -> None:
        """Learn a phrase, unless it is known: the statement's own language speaks first."""
        cut = words(phrase)
        if not cut:
            return
        known = self._by_first.setdefault(cut[0], [])
        if all(other != cut for other, _ in known):
            known.append((cut, label))
            known.sort(key=lambda item: -len(item[0]))

    def at(self, lows: list[str], i: int) -> tuple[str, int] | None:
        """The longest phrase that starts at token `i`: its label and the index after its last token."""
        if not 0 <= i < len(lows):
            return None
        for phrase, label in self._by_first.get(lows[i], ()):
            j = i + len(phrase)
            if tuple(lows[i:j]) == phrase:
                return label, j
        return None

    def ending(self, lows: list[str], j: int, longest: int = 6) -> tuple[str, int] | None:
        """The longest phrase that ends just before token `j`: its label and the index of its first token."""
        for i in range(max(0, j - longest), j):
            for phrase, label in self._by_first.get(lows[i], ()):
                if i + len(phrase) == j and tuple(lows[i:j]) == phrase:
                    return label, i
        return None

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and any(len(p) == 1 for p, _ in self._by_first.get(word, ()))


class Lexicon:
    """The words of one language first and of the others after it, because people mix them in one sentence."""

    def __init__(self, code: str, files: dict[str, dict[str, Any]]) -> None:
        self.code = code
        own = files[code]
        self.decimal: str = own["decimal"]
        self.day_first: bool = own["day_first"]
        self._files = [own] + [files[other] for other in sorted(files) if other != code]
        self._tables: dict[tuple[str, str], Phrases] = {}
        self._words: dict[tuple[str, str], dict[str, None]] = {}
        self._endings: dict[tuple[str, str], tuple[str, ...]] = {}

    def table(self, section: str) -> Phrases:
        """A whole section: the phrase's label is its key, or its value where the section maps words to numbers."""
        return self._tables.get((section, "")) or self._learn(section, "")

    def phrases(self, section: str, key: str) -> Phrases:
        """One list of a section, such as the words before a deadline."""
        return self._tables.get((section, key)) or self._learn(section, key)

    def words_of(self, section: str, key: str) -> KeysView[str]:
        """The raw words of one list in every language, the own language first."""
        known = self._words.get((section, key))
        if known is None:
            known = dict.fromkeys(word for file in self._files for word in file.get(section, {}).get(key, ()))
            self._words[(section, key)] = known
        return known.keys()

    def endings(self, section: str, key: str) -> tuple[str, ...]:
        """One list as what a word may end or begin with."""
        known = self._endings.get((section, key))
        if known is None:
            known = self._endings[(section, key)] = tuple(self.words_of(section, key))
        return known

    def _learn(self, section: str, key: str) -> Phrases:
        learned = Phrases()
        for file in self._files:
            for name, value in file.get(section, {}).items():
                if key and name != key:
                    continue
                if isinstance(value, str):
                    learned.add(name, value)
                else:
                    for phrase in value:
                        learned.add(phrase, name)
        self._tables[(section, key)] = learned
        return learned


@lru_cache(maxsize=1)
def _files() -> dict[str, dict[str, Any]]:
    files = {}
    for path in sorted(_HERE.glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        files[str(data["code"])] = data
    return files


def languages() -> tuple[str, ...]:
    """The codes of the languages there are data for."""
    return tuple(_files())


def default_language() -> str:
    """The language of a text that shows none."""
    return next((code for code, data in _files().items() if data.get("default")), next(iter(_files())))


@lru_cache(maxsize=16)
def lexicon(code: str) -> Lexicon:
    """The lexicon of a language; a language without data is read with the default one's."""
    files = _files()
    return Lexicon(code if code in files else default_language(), files)


@lru_cache(maxsize=1)
def function_words() -> dict[str, frozenset[str]]:
    """For each language the words that tell it apart."""
    return {code: frozenset(data["function_words"]) for code, data in _files().items()}


@lru_cache(maxsize=1)
def vocabulary() -> dict[str, frozenset[str]]:
    """For each language every word its data knows; a word that only one language knows speaks for it."""
    return {code: frozenset(word for text in _strings(data) for word in words(text)) for code, data in _files().items()}


def _strings(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, list):
        for item in data:
            yield from _strings(item)
    elif isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from _strings(value)


@lru_cache(maxsize=1)
def word_looks() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """For each language how its longer words begin and end, where that tells it apart."""
    return {code: (tuple(data["look"]["starts"]), tuple(data["look"]["endings"])) for code, data in _files().items()}
