"""What is already understood of a statement, and what is left over?"""

from __future__ import annotations

from kinerja.reading.lexicon import Lexicon
from kinerja.reading.tokens import Token

_SPARE = 8
"""Empty places after the last token, and so before the first: whoever looks a few words around finds nothing there."""
_BESIDE = ("aside", "deadline", "period", "reference", "multiple")
"""Roles of words that say nothing of the thing itself: where the statement begins may change with them."""


class Line:
    """The tokens of one statement with the role each one has been given so far; None is not understood yet.

    `word` holds the lower-case words and `number` whether digits stand there, both with spare empty places on either
    side, so that `word[i - 1]` before the first token is "". `lows` are the words alone. `decimal` is the decimal mark
    of the text around the statement. `start` keeps where the statement begins to say something and `opening` which verb
    opens it, until more is claimed.
    """

    __slots__ = (
        "_ends",
        "_known",
        "_starts",
        "decimal",
        "lex",
        "lows",
        "number",
        "opening",
        "roles",
        "size",
        "start",
        "text",
        "tokens",
        "word",
    )

    def __init__(self, text: str, tokens: list[Token], lex: Lexicon, decimal: str | None = None) -> None:
        self.decimal = decimal or lex.decimal
        self.text, self.tokens, self.lex = text, tokens, lex
        self.size = len(tokens)
        self.start: int | None = None
        self.opening: tuple[str, int] | None = None
        self.lows = [token.low for token in tokens]
        if not lex.meant.keys().isdisjoint(self.lows):
            self.lows = [lex.meant.get(low, low) for low in self.lows]
        self.word = self.lows + [""] * _SPARE
        self.number = [token.kind == "number" for token in tokens] + [False] * _SPARE
        self.roles: list[str | None] = [None] * self.size
        self._starts, self._ends = lex.index.find(self.lows, _SPARE)
        self._known = frozenset().union(*self._starts)

    def __len__(self) -> int:
        return self.size

    def free(self, i: int, j: int) -> bool:
        """Whether nobody has claimed the tokens from `i` up to `j`."""
        if j == i + 1:
            return 0 <= i < self.size and not self.roles[i]
        return i >= 0 and j <= self.size and not any(self.roles[i:j])

    def claim(self, i: int, j: int, role: str) -> None:
        """Give the tokens from `i` up to `j` a role."""
        first, last = max(i, 0), min(j, self.size)
        if first < last:
            self.roles[first:last] = [role] * (last - first)
            self.opening = None
            if role in _BESIDE:
                self.start = None

    def is_word(self, i: int) -> bool:
        """Whether a word stands at `i`."""
        return 0 <= i < self.size and self.tokens[i].kind == "word"

    def glued(self, i: int) -> bool:
        """Whether there is no space before the token at `i`."""
        return 0 <= i < self.size and self.tokens[i].glued

    def at(self, name: str, i: int) -> int:
        """The index after the phrase of that list that starts at `i`, or `i` itself."""
        hit = self._starts[i].get(name)
        return i + hit[1] if hit else i

    def before(self, name: str, j: int) -> int:
        """The index of the phrase of that list that ends just before `j`, or `j` itself."""
        hit = self._ends[j].get(name)
        return j - hit[1] if hit else j

    def has(self, name: str, i: int) -> bool:
        """Whether a phrase of that list starts at `i`."""
        return name in self._starts[i]

    def label(self, name: str, i: int) -> tuple[str, int] | None:
        """The label of the phrase of that list that starts at `i`, and the index after it."""
        hit = self._starts[i].get(name)
        return (hit[0], i + hit[1]) if hit else None

    def label_before(self, name: str, j: int) -> tuple[str, int] | None:
        """The label of the phrase of that list that ends just before `j`, and the index of its first word."""
        hit = self._ends[j].get(name)
        return (hit[0], j - hit[1]) if hit else None

    def known(self, name: str) -> bool:
        """Whether a phrase of that list stands anywhere in the line."""
        return name in self._known

    def every(self, name: str) -> list[int]:
        """Where phrases of that list start, from left to right."""
        return [i for i, hits in enumerate(self._starts) if name in hits] if name in self._known else []

    def in_clause(self, i: int) -> bool:
        """Whether a word such as "that" stands before: "classrooms that never bore" describes the classrooms."""
        return self.known("clauses.words") and any(0 < k < i for k in self.every("clauses.words"))

    def where(self, role: str) -> tuple[int, int] | None:
        """The first and the last-but-one token index of a role."""
        if role not in self.roles:
            return None
        places = [i for i, given in enumerate(self.roles) if given == role]
        return places[0], places[-1] + 1
