"""Which other words does somebody mean who looks for one?"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

_WORD = re.compile(r"[^\W_]+")
#: Words that a search looks for at most.
MOST_WORDS = 12
#: How much it counts that a text has the word itself, one that begins with it, one that means the same, or nearly.
ITSELF, BEGUN, SAME, NEAR = 10, 9, 8, 4
#: Shorter words have too many neighbours: "hari" is one letter away from nearly everything.
_MISTAKEN_FROM = 4


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing that is looked for: what was typed, and what else finds it, each with how much it counts.

    Where it is `needed`, nothing is found without it.
    """

    typed: str
    needed: bool = True
    others: tuple[tuple[tuple[str, ...], int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """The words of `words.toml`: what a phrase means beside itself, and which words mean nothing."""

    empty: frozenset[str]
    ranks: frozenset[str]
    endings: tuple[str, ...]
    others: Mapping[tuple[str, ...], tuple[tuple[tuple[str, ...], int], ...]]
    longest: int
    words: frozenset[str]


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in their order, as they are compared: in lower case, without accents and signs."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return tuple(_WORD.findall("".join(char for char in plain if not unicodedata.combining(char))))


@lru_cache(maxsize=1 << 14)
def bag_of(text: str) -> frozenset[str]:
    """The words of a text, to look some up in it."""
    return frozenset(words_of(text))


def wanted_in(typed: str) -> tuple[Wanted, ...]:
    """What somebody looks for, phrase by phrase ("customer service" is one), without the words that say nothing."""
    known = _lexicon()
    words = words_of(typed[:400])[:MOST_WORDS]
    found = tuple(_phrases([word for word in words if word not in known.empty] or words, known))
    some = any(each.needed for each in found)
    return found if some else tuple(replace(each, needed=True) for each in found)


def _phrases(words: Sequence[str], known: _Lexicon) -> Iterator[Wanted]:
    at = 0
    while at < len(words):
        size = next((n for n in range(known.longest, 1, -1) if tuple(words[at : at + n]) in known.others), 1)
        phrase = tuple(words[at : at + size])
        yield Wanted(" ".join(phrase), " ".join(phrase) not in known.ranks, known.others.get(phrase, ()))
        at += size


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for among certain texts: which of their words fit the typed ones, themselves or by how they begin,
    and which fit those of the same meaning.
    """

    wanted: Wanted
    itself: tuple[str, ...]
    begun: tuple[frozenset[str], ...]
    others: tuple[tuple[tuple[frozenset[str], ...], int], ...]

    def weigh(self, text: frozenset[str]) -> int:
        """How well the words of a text fit: 0 for not at all, `ITSELF` for the very words."""
        if all(word in text for word in self.itself):
            return ITSELF
        if not any(words.isdisjoint(text) for words in self.begun):
            # Two letters begin too many words to mean them all.
            return BEGUN if min(map(len, self.itself)) > 2 else 1
        fits = (weight for other, weight in self.others if not any(words.isdisjoint(text) for words in other))
        return max(fits, default=0)


def sought(wanted: Wanted, known: frozenset[str]) -> Sought:
    """What is looked for, among texts whose words are all `known`."""
    typed, endings = tuple(wanted.typed.split()), _lexicon().endings
    begun = tuple(frozenset(word for word in known if word.startswith(each)) for each in typed)
    others = []
    for phrase, weight in wanted.others:
        forms = tuple(known.intersection((word, *(word + end for end in endings))) for word in phrase)
        if all(forms):
            others.append((forms, weight))
    return Sought(wanted, typed, begun, tuple(others))


def meant(typed: str, known: Mapping[str, int]) -> str | None:
    """The word that was meant by a mistyped one: one letter more, less, other or swapped; None where none is so near.

    `known` has the words that are there and how often. One with the same first letter goes first, then the most common.
    """
    if len(typed) < _MISTAKEN_FROM or not typed.isalpha():
        return None
    every = {**dict.fromkeys(_lexicon().words, 1), **known}
    near = [word for word in every if len(word) >= _MISTAKEN_FROM and is_one_off(typed, word)]
    return min(near, key=lambda word: (word[0] != typed[0], -every[word], word), default=None)


def is_one_off(one: str, other: str) -> bool:
    """Whether two words differ by one letter, put in, left out or changed, or by two neighbours swapped."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, others = one[at:], other[at:]
    swapped = rest[:2] == others[1::-1] and rest[2:] == others[2:] and len(rest) > 1
    return swapped or rest[1:] == others[1:] or rest[1:] == others or rest == others[1:]


@lru_cache(maxsize=1)
def _lexicon() -> _Lexicon:
    data = tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))
    found: dict[tuple[str, ...], dict[tuple[str, ...], int]] = {}
    for group in data["group"]:
        same, near = ([words_of(phrase) for phrase in group.get(name, ())] for name in ("same", "near"))
        for phrase in same:
            others = found.setdefault(phrase, {})
            for other, weight in [*((each, SAME) for each in same), *((each, NEAR) for each in near)]:
                if other != phrase:
                    others[other] = max(weight, others.get(other, 0))
    single = frozenset(phrase[0] for phrase in found if len(phrase) == 1)
    return _Lexicon(
        frozenset(data["empty"]), frozenset(data["ranks"]), tuple(data["endings"]),
        {phrase: tuple(others.items()) for phrase, others in found.items()},
        max(map(len, found)), single,
    )  # fmt: skip
