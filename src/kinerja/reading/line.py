"""What is already understood of a statement, and what is left over?"""

from __future__ import annotations

from kinerja.reading.lexicon import Lexicon
from kinerja.reading.tokens import Token


class Line:
    """The tokens of one statement with the role each one has been given so far; None is not understood yet."""

    __slots__ = ("lex", "lows", "roles", "text", "tokens")

    def __init__(self, text: str, tokens: list[Token], lex: Lexicon) -> None:
        self.text, self.tokens, self.lex = text, tokens, lex
        self.lows = [token.low for token in tokens]
        self.roles: list[str | None] = [None] * len(tokens)

    def __len__(self) -> int:
        return len(self.tokens)

    def low(self, i: int) -> str:
        """The lower-case word at `i`, or nothing outside the statement."""
        return self.lows[i] if 0 <= i < len(self.lows) else ""

    def free(self, i: int, j: int) -> bool:
        """Whether nobody has claimed the tokens from `i` up to `j`."""
        return i >= 0 and j <= len(self.roles) and all(role is None for role in self.roles[i:j])

    def claim(self, i: int, j: int, role: str) -> None:
        """Give the tokens from `i` up to `j` a role."""
        for k in range(max(i, 0), min(j, len(self.roles))):
            self.roles[k] = role

    def is_number(self, i: int) -> bool:
        """Whether a numeral in digits stands at `i`."""
        return 0 <= i < len(self.tokens) and self.tokens[i].kind == "number"

    def is_word(self, i: int) -> bool:
        """Whether a word stands at `i`."""
        return 0 <= i < len(self.tokens) and self.tokens[i].kind == "word"

    def glued(self, i: int) -> bool:
        """Whether there is no space before the token at `i`."""
        return 0 <= i < len(self.tokens) and self.tokens[i].glued

    def at(self, section: str, key: str, i: int) -> int:
        """The index after the phrase of that list that starts at `i`, or `i` itself."""
        found = self.lex.phrases(section, key).at(self.lows, i)
        return found[1] if found else i

    def before(self, section: str, key: str, j: int) -> int:
        """The index of the phrase of that list that ends just before `j`, or `j` itself."""
        found = self.lex.phrases(section, key).ending(self.lows, j)
        return found[1] if found else j

    def has(self, section: str, key: str, i: int) -> bool:
        """Whether a phrase of that list starts at `i`."""
        return self.lex.phrases(section, key).at(self.lows, i) is not None

    def where(self, role: str) -> tuple[int, int] | None:
        """The first and the last-but-one token index of a role."""
        places = [i for i, given in enumerate(self.roles) if given == role]
        return (places[0], places[-1] + 1) if places else None
