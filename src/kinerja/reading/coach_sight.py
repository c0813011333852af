"""What does the coach see in a statement before it judges: its words, what was read of them, and how it opens?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kinerja.reading.coach_answer import Context
from kinerja.reading.coach_lexicon import Risk, Words
from kinerja.reading.statement import Statement
from kinerja.reading.tokens import Token

#: Spans whose words belong to the number: "maksimal 4 jam" is a limit, "secara maksimal" is a wish.
_OF_THE_NUMBER = ("comparator", "value", "baseline", "period", "deadline")


@dataclass(frozen=True, slots=True)
class Sight:
    """One statement as the coach looks at it; `start` is where it begins after bullet and label."""

    text: str
    start: int
    kind: str
    words: Words
    said: Statement
    tokens: tuple[Token, ...]
    lows: tuple[str, ...]
    context: Context

    def place(self, i: int, j: int) -> tuple[int, int]:
        """Where the words `i` up to `j` stand in the text."""
        return self.tokens[i].start, self.tokens[j - 1].end

    def field(self, *names: str) -> tuple[int, int] | None:
        """Where the first of these fields was read."""
        return next(((s.start, s.end) for name in names for s in self.said.spans if s.field == name), None)

    def measured(self) -> bool:
        """Whether a number says when it is reached: in the words, or in a field of its own."""
        return self.said.value is not None or self.context.target is not None

    def counts(self) -> bool:
        """Whether what is measured is a number of things."""
        return self.said.unit in ("count", None)

    def vague(self) -> Iterator[tuple[int, int, str]]:
        """The vague words that no number makes sharp, and what could stand in their place."""
        for i, j, instead in self.words.all("vague", self.lows):
            if not self._of_the_number(i, j):
                yield i, j, instead

    def _of_the_number(self, i: int, j: int) -> bool:
        start, end = self.place(i, j)
        # "Konsisten" beside a number keeps a level; alone it is a wish.
        fields = (*_OF_THE_NUMBER, "direction") if self.said.value is not None else _OF_THE_NUMBER
        return any(s.start < end and start < s.end for s in self.said.spans if s.field in fields)

    def opening(self) -> int:
        """The index of the first word that is neither vague nor a sign."""
        skipped = {k for i, j, _ in self.vague() for k in range(i, j)}
        wordy = (i for i, token in enumerate(self.tokens) if token.kind != "sign" and i not in skipped)
        return next(wordy, 0)

    def effort(self) -> tuple[int, int, str] | None:
        """The verb of effort that opens the statement: its places, and what becomes of it as a noun."""
        i = self.opening()
        hit = self.words.at("effort", self.lows, i)
        return (i, hit[1], hit[0]) if hit else None

    def vague_verb(self) -> tuple[int, int] | None:
        """The verb that opens the statement and promises work without saying what will be different."""
        i = self.opening()
        hit = self.words.at("vague_verbs", self.lows, i)
        return (i, hit[1]) if hit else None

    def moving_verb(self) -> tuple[int, int] | None:
        """The verb of rise or fall that opens the statement, as its words `i` up to `j`."""
        span, i = self.field("direction"), self.opening()
        if span is None or self.said.direction not in ("increase", "decrease") or not self.tokens:
            return None
        if span[0] != self.tokens[i].start:
            return None
        return i, next((k for k in range(i, len(self.tokens)) if self.tokens[k].start >= span[1]), len(self.tokens))

    def counted_effort(self) -> tuple[int, int] | None:
        """The counted things at the head of the statement that are only effort: "jumlah postingan", "20 calls"."""
        head = self._head()
        hit = self.words.at("effort_nouns", self.lows, head) if head is not None else None
        return (head, hit[1]) if hit and head is not None else None

    def _head(self) -> int | None:
        span = self.field("metric")
        if span is None:
            return None
        head = next((i for i, token in enumerate(self.tokens) if token.start >= span[0]), None)
        if head is None:
            return None
        counting = self.words.at("counting", self.lows, head)
        return counting[1] if counting else head

    def a_result(self) -> bool:
        """Whether what follows makes the counted thing a result: "artikel yang masuk halaman pertama"."""
        return any(True for _ in self.words.all("result_marks", self.lows))

    def risk(self) -> tuple[int, int, Risk] | None:
        """The first way in which this measure can look good while the thing itself gets worse."""
        for i, j, risk in self.words.named_risks(self.lows):
            if risk.unit != "count" or self.counts():
                return i, j, risk
        return None

    def polarity(self) -> str:
        """Which way is better: as told, as the words move or limit it, else as such measures usually go."""
        if self.context.polarity:
            return self.context.polarity
        by_word = {"increase": "higher", "decrease": "lower"}.get(self.said.direction or "")
        by_limit = {"<": "lower", "<=": "lower", ">": "higher", ">=": "higher"}.get(self.said.comparator or "")
        lower = any(True for _ in self.words.all("lower", self.lows))
        return by_word or by_limit or ("lower" if lower else "higher")
