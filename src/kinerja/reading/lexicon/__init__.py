"""Which words of which language mean what? Each language is one data file beside this one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, KeysView
from functools import lru_cache
from typing import Any

from kinerja.reading.lexicon.index import Index, of_own
from kinerja.reading.lexicon.slips import slips_of
from kinerja.reading.phrases import Phrases
from kinerja.reading.tokens import words
from kinerja.reading.tongues import default_language, language_files, languages

__all__ = ["Lexicon", "Phrases", "default_language", "languages", "lexicon", "telling_words", "word_looks"]

_PREFIX = "own_"
_ELSEWHERE = ("look", "tokens", "labels", "slips", "shorthand")
"""Sections that say nothing of the words inside a statement."""


class _Known(dict[str, Any]):
    """What was looked up once, by its name."""

    def __init__(self, find: Callable[[str], Any]) -> None:
        self._find = find

    def __missing__(self, name: str) -> Any:
        found = self[name] = self._find(name)
        return found


class Lexicon:
    """The words of one language first and of the others after it, because people mix them in one sentence."""

    def __init__(self, code: str, files: dict[str, dict[str, Any]]) -> None:
        self.code = code
        own = files[code]
        self.decimal: str = own["decimal"]
        self.day_first: bool = own["day_first"]
        self._files = [_spoken(own, True), *(_spoken(files[other], False) for other in sorted(files) if other != code)]
        # Bound lookups instead of methods: they are asked for dozens of times in each statement.
        self.words: Callable[[str], dict[str, None]] = _Known(self._words_named).__getitem__
        self.edges: Callable[[str], tuple[str, ...]] = _Known(self._edges_named).__getitem__
        self._tables: dict[str, Phrases] = {}
        self._unions: dict[tuple[str, ...], frozenset[str]] = {}
        self.index = Index(({k: v for k, v in file.items() if k not in _ELSEWHERE} for file in self._files), words)
        self.meant = slips_of(self._files, frozenset(telling_words()))

    def _words_named(self, name: str) -> dict[str, None]:
        """The raw words of one list ("metric.abstract") in every language, the own language's first."""
        section, _, key = name.partition(".")
        files = self._files[:1] if of_own(name) else self._files
        return dict.fromkeys(word for file in files for word in file.get(section, {}).get(key, ()))

    def words_of(self, section: str, key: str) -> KeysView[str]:
        """The raw words of one list of a section."""
        return self.words(f"{section}.{key}").keys()

    def any_of(self, *names: str) -> frozenset[str]:
        """The raw words of several lists together."""
        known = self._unions.get(names)
        if known is None:
            known = self._unions[names] = frozenset(word for name in names for word in self.words(name))
        return known

    def _edges_named(self, name: str) -> tuple[str, ...]:
        """What a word of the language itself may begin or end with; other languages' words are built otherwise."""
        section, _, key = name.partition(".")
        return tuple(self._files[0].get(section, {}).get(key, ()))

    def table(self, section: str) -> Phrases:
        """A whole section as phrases: the label is the key, or the value where the section maps words to numbers."""
        known = self._tables.get(section)
        if known is None:
            known = self._tables[section] = Phrases()
            for file in self._files:
                for name, value in file.get(section, {}).items():
                    for phrase in (name,) if isinstance(value, str) else value:
                        known.add(phrase, value if isinstance(value, str) else name)
        return known

    def at(self, name: str, lows: list[str]) -> tuple[str, int] | None:
        """The longest phrase of a list that opens a row of words: its label and its number of words."""
        return self.index.find(lows, 1)[0][0].get(name)


def _spoken(data: dict[str, Any], own: bool) -> dict[str, Any]:
    """A language's data with each list "own_plain" joined to its "plain" where the language is the statement's own,
    and left out elsewhere: "tutor" is a verb in English and a noun in the languages that borrowed it."""
    sections = {}
    for name, lists in data.items():
        if isinstance(lists, dict):
            extra = {key: value for key, value in lists.items() if key.startswith(_PREFIX)}
            lists = {key: value for key, value in lists.items() if key not in extra}
            for key, value in extra.items() if own else ():
                whole = key.removeprefix(_PREFIX)
                lists[whole] = [*lists.get(whole, ()), *value]
        sections[name] = lists
    return sections


@lru_cache(maxsize=16)
def lexicon(code: str) -> Lexicon:
    """The lexicon of a language; a language without data is read with the default one's."""
    files = language_files()
    return Lexicon(code if code in files else default_language(), files)


@lru_cache(maxsize=1)
def telling_words() -> dict[str, dict[str, float]]:
    """How strongly each known word speaks for which language: its function words count one, a word of its alone a
    little more; a word that several languages know speaks for none of them."""
    known = {
        code: {word for text in _strings(data) for word in words(text) if word[0].isalpha()}
        for code, data in language_files().items()
    }
    telling: dict[str, dict[str, float]] = {}
    for code, vocabulary in known.items():
        for word in vocabulary:
            alone = not any(word in other for name, other in known.items() if name != code)
            votes = telling.setdefault(word, {})
            weight = (word in language_files()[code]["function_words"]) + 0.6 * alone
            if weight:
                votes[code] = weight
    return telling


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
    looks = {code: data.get("look", {}) for code, data in language_files().items()}
    return {code: (tuple(look.get("starts", ())), tuple(look.get("endings", ()))) for code, look in looks.items()}
