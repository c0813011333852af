"""Which of many phrases stands at a place in a row of words, and what does it stand for?"""

from __future__ import annotations

from collections.abc import Sequence

from kinerja.reading.tokens import words


class Phrases:
    """Phrases by their first word, the longest first, each with the label it stands for."""

    __slots__ = ("_by_first",)

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}

    def add(self, phrase: str, label: str) -> None:
        """Learn a phrase, unless it is known: what was said first holds."""
        cut = words(phrase)
        if not cut:
            return
        known = self._by_first.setdefault(cut[0], [])
        if all(other != cut for other, _ in known):
            known.append((cut, label))
            known.sort(key=lambda item: -len(item[0]))

    def at(self, lows: Sequence[str], i: int) -> tuple[str, int] | None:
        """The longest phrase that starts at word `i`: its label and the index after its last word."""
        if not 0 <= i < len(lows):
            return None
        for phrase, label in self._by_first.get(lows[i], ()):
            j = i + len(phrase)
            if tuple(lows[i:j]) == phrase:
                return label, j
        return None

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and any(len(p) == 1 for p, _ in self._by_first.get(word, ()))
