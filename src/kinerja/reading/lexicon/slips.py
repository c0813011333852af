"""Which word did somebody mean whose fingers slipped: "redcue", "improove", "maintin"?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

_SHORTEST = 6
"""In shorter words a slip too often makes another word: "boost" and "boots", "climb" and "limb"."""


def slips_of(files: Iterable[Mapping[str, Any]], known: frozenset[str]) -> dict[str, str]:
    """For each slip of the words a language lists as often mistyped, the word; a slip that is `known` is no slip.

    Short forms that people type on purpose ("dwn") stand in the same list with the word they are short for.
    """
    meant: dict[str, str] = {}
    for data in files:
        for word in data.get("slips", {}).get("words", ()):
            for slip in _slips(word):
                if slip not in known:
                    meant.setdefault(slip, word)
        for short, word in data.get("shorthand", {}).items():
            meant.setdefault(short, word)
    return meant


def _slips(word: str) -> set[str]:
    """The word with two letters swapped, one dropped or one doubled; never the first, which fingers get right."""
    made = {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(1, len(word) - 1)}
    if len(word) >= _SHORTEST:
        made |= {word[:i] + word[i + 1 :] for i in range(1, len(word) - 1)}
        made |= {word[: i + 1] + word[i:] for i in range(1, len(word))}
    return made - {word}
