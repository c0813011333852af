"""How would the goal of a sentence read as a KPI, and how as an OKR, in its own language, nouns and numbers?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from kinerja.reading.advisor_lexicon import Patterns, patterns
from kinerja.reading.labels import strip_label
from kinerja.reading.statement import Span, Statement
from kinerja.reading.tokens import LONGEST, Token, tokenize

_LOWER, _HIGHER = ("<", "<="), (">", ">=")
_TIMES = ("ms", "second", "minute", "hour", "day", "workday", "week", "month", "quarter", "year")
_BY_THEN = ("clock", "day_of_month")
_QUOTABLE = 120
_ISO = 3
#: At most so many words stand between a number and the pool it is taken from: "6 of our top 10 contracts".
_POOL = 2
_SPACES = re.compile(r"\s+")
_BEFORE_STOP = re.compile(r"\s+([,:])")


@dataclass(frozen=True, slots=True)
class Examples:
    """One goal in each form; what the sentence doesn't say is asked in brackets, never filled in.

    "Naikkan retensi jadi 90%" is "Retensi minimal 90%, dilihat setiap [minggu atau bulan?]" as a KPI, and as an OKR
    "Tingkatkan retensi sehingga [apa yang berbeda, dan bagi siapa?]" with "Retensi naik dari [berapa sekarang?] menjadi
    90% sampai [kapan?]".
    """

    kpi: str
    objective: str
    key_result: str


def examples_of(said: Statement, *, work: bool = False, effort: bool = False) -> Examples:
    """Both forms of a sentence, in its own language.

    `work` is for a task or a project, `effort` for a goal that counts what is done ("4 konten"): what gets better
    through them is asked for instead of guessed.
    """
    return _Writer(said, work, effort).written()


def outcome_question(said: Statement) -> str:
    """What to ask about a piece of work: what gets better, and for whom, once it is done?"""
    text = patterns(said.lang).texts
    words = _own_words(said)
    named = text["asks.quoted"].replace("{metric}", words) if 0 < len(words) <= _QUOTABLE else text["asks.this"]
    return text["asks.outcome"].replace("{metric}", named)


class _Writer:
    """The parts of one sentence as its own words, put into the patterns of its language."""

    def __init__(self, said: Statement, work: bool, effort: bool) -> None:
        self.said, self.work, self.effort = said, work, effort
        self.known: Patterns = patterns(said.lang)
        self.text = self.known.texts
        self.spans: dict[str, Span] = {span.field: span for span in said.spans}

    def written(self) -> Examples:
        if self.work or self._routine() or self.said.value is None:
            return self._without_number()
        return Examples(self._kpi(), self._objective(), self._key_result())

    def _routine(self) -> bool:
        return self.said.value is None and self.said.advice == "kpi"

    # What the sentence gives

    def _words(self, field: str) -> str:
        span = self.spans.get(field)
        return self.said.text[span.start : span.end].strip() if span else ""

    def _metric(self) -> str:
        return _cased(self.said) if self.said.metric else self.text["asks.metric"]

    def _goal(self) -> str:
        if self.said.value == 0 and not any(mark.isdigit() for mark in self._words("value")):
            return "0"
        if self.said.unit in _BY_THEN:
            return self._moment()
        return self._words("value") or self.text["asks.goal"]

    def _moment(self) -> str:
        """A time or a day with the words before it: "paling lambat tanggal 27", "by 09:30"."""
        limit, value = self.spans.get("comparator"), self.spans.get("value")
        if limit is None or value is None or limit.start > value.start:
            return self._words("value")
        return self.said.text[limit.start : value.end]

    def _start(self) -> str:
        if self.said.baseline is None:
            return self.text["asks.start"]
        written = format(self.said.baseline.normalize(), "f")
        return _amount(self._words("baseline")) or (f"{written}%" if self.said.unit == "%" else written)

    def _rhythm(self, ask: str = "") -> str:
        written = self._words("period")
        if self.known.opens("rhythm.opens", [token.low for token in tokenize(written)]):
            return written
        if self.said.period:
            return self.text[f"rhythm.{self.said.period}"]
        return written or (self.text[f"asks.{ask}"] if ask else "")

    def _by(self) -> str:
        return self._words("deadline") or self.text["asks.by"]

    def _limit(self, *, level: bool = False) -> str:
        """The limit in words; a bare number that is to be held has the side from which its change comes."""
        said = self.said
        code = said.comparator if said.comparator != "=" else None
        if code is None and level and said.value != 0:
            code = {"increase": ">=", "decrease": "<="}.get(said.direction or "")
        if code == "between":
            joined = any(token.low in self._joins() for token in tokenize(self._goal()))
            return self.text["limits.between"] if joined else ""
        if said.unit in _BY_THEN:
            return "" if "comparator" in self.spans else self.text["limits.by_then"]
        return self.text[f"limits.{code}"] if code else ""

    def _joins(self) -> list[str]:
        return self.text["limits.joins"].split()

    def _moves(self) -> str:
        direction = self.said.direction
        return self.text[f"moves.{direction}" if direction in ("increase", "decrease") else "moves.other"]

    def _counted(self) -> bool:
        """Whether the thing that is counted stands around or right behind its number: "20 penutupan penjualan"."""
        return self.said.unit == "count" and self.said.value != 0 and (self._behind() or bool(self._around()))

    def _around(self) -> str:
        """The counted thing with its number in the middle or of a pool: "sistem barcode di 3 gudang", "6 of our 10"."""
        value, metric = self.spans.get("value"), self.spans.get("metric")
        if value is None or metric is None:
            return ""
        between = self.said.text[value.end : metric.start].split()
        if metric.start > value.end and 0 < len(between) <= _POOL and "".join(between).isalpha():
            return self.said.text[value.start : metric.end]
        if not metric.start < value.start < value.end <= metric.end:
            return ""
        written = self.said.text[metric.start : metric.end]
        without = self.said.text[metric.start : value.start] + self.said.text[value.end : metric.end]
        return written if " ".join(without.lower().split()) == self.said.metric else ""

    def _thing(self) -> str:
        return self._around() or f"{self._goal()} {self._metric()}"

    def _behind(self) -> bool:
        value, metric = self.spans.get("value"), self.spans.get("metric")
        if value is None or metric is None:
            return False
        between = self.said.text[value.end : metric.start]
        return metric.start >= value.end and not between.strip()

    # The forms

    def _kpi(self) -> str:
        said = self.said
        if said.relative and (said.unit == "x" or said.direction not in ("increase", "decrease")):
            return self._fill("kpi.level", limit="", goal=self.text["asks.goal"], rhythm=self._rhythm("looked_at"))
        if said.relative:
            return self._fill("kpi.rise" if said.direction == "increase" else "kpi.fall", rhythm=self._rhythm("per"))
        if self._counted() and said.baseline is None:
            return self._fill("kpi.count", limit=self._limit(), rhythm=self._rhythm("per"))
        share = said.unit == "%" and said.baseline is None and self._behind()
        pattern = "kpi.share" if share else "kpi.level"
        return self._fill(pattern, limit=self._limit(level=True), rhythm=self._rhythm("looked_at"))

    def _objective(self) -> str:
        said = self.said
        if self.effort and self._counted():
            return self.text["asks.better"]
        if said.unit in _BY_THEN:
            return self._fill("objective.on_time")
        if said.value == 0 and not said.relative:
            return self._fill("objective.none_left")
        lower = said.direction == "decrease" or (said.direction != "increase" and said.comparator in _LOWER)
        if lower:
            return self._fill("objective.shorter" if said.unit in _TIMES else "objective.decrease")
        if self._counted() and said.baseline is None:
            return self._fill("objective.more")
        higher = said.direction == "increase" or said.comparator in _HIGHER
        return self._fill("objective.increase" if higher else "objective.level")

    def _key_result(self) -> str:
        said = self.said
        if said.relative and said.unit == "x":
            return self._fill("key_result.multiple", goal=self._goal().lower())
        if said.relative:
            return self._fill("key_result.size")
        bare = said.comparator in (None, "=") and "period" not in self.spans and said.baseline is None
        if bare and self._counted():
            return self._fill("key_result.count")
        return self._fill("key_result.from_to", limit=self._limit())

    def _without_number(self) -> Examples:
        """A wish, a routine or a piece of work: what to measure is asked, the words stay the person's."""
        text, said = self.text, self.said
        named = self._metric() if said.metric else ""
        measure = text["asks.measure_of"].replace("{metric}", named) if named else text["asks.metric"]
        better = text["asks.better"]
        if self.work:
            measure = text["asks.metric"]
            kpi = self._fill("kpi.unknown", measure=measure, goal=text["asks.goal"], rhythm=text["asks.looked_at"])
            objective = better
        elif self._routine():
            kpi = self._fill("kpi.routine", times=text["asks.times"], rhythm=self._rhythm("per"))
            objective = text["asks.better_by"].replace("{metric}", named) if named else better
            measure = text["asks.metric"]
        else:
            kpi = self._fill("kpi.unknown", measure=measure, goal=text["asks.goal"], rhythm=self._rhythm("looked_at"))
            objective = _own_words(said) or better
        return Examples(kpi, objective, self._fill("key_result.unknown", measure=measure, goal=text["asks.goal"]))

    def _fill(self, pattern: str, **given: str) -> str:
        parts: dict[str, Callable[[], str]] = {
            "metric": self._metric, "goal": self._goal, "start": self._start, "rhythm": self._rhythm,
            "by": self._by, "moves": self._moves, "limit": self._limit, "counted": self._thing,
            "difference": lambda: self.text["asks.difference"],
        }  # fmt: skip
        wanted = re.split(r"\{(\w+)\}", self.text[pattern])
        written = "".join(
            piece if i % 2 == 0 else given[piece] if piece in given else parts[piece]()
            for i, piece in enumerate(wanted)
        )
        tidy = _BEFORE_STOP.sub(r"\1", _SPACES.sub(" ", written)).strip()
        # A name such as "eNPS" has its capitals where it wants them.
        return tidy if tidy[1:2].isupper() else tidy[:1].upper() + tidy[1:]


def _amount(words: str) -> str:
    """The amount of a start without its preposition: "12" of "dari 12", "Rp5 juta" of "dari yang sekarang Rp5 juta"."""
    tokens = tokenize(words)
    at = next((i for i, token in enumerate(tokens) if token.kind == "number"), None)
    if at is None:
        return ""
    while at > 0 and (tokens[at].glued or _is_currency(tokens[at - 1])):
        at -= 1
    return words[tokens[at].start :].strip()


def _is_currency(token: Token) -> bool:
    """Whether a sign or a code of money stands before its amount, with a space between: "USD 5", "$ 5"."""
    return unicodedata.category(token.text[0]) == "Sc" or (len(token.text) == _ISO and token.text.isupper())


def _cased(said: Statement) -> str:
    """The metric with the capitals of the text it was copied from: "traffic Instagram", "skor CSAT"."""
    start, written = 0, []
    low = said.text.lower()
    if len(low) != len(said.text):
        return said.metric or ""
    for word in (said.metric or "").split(" "):
        at = low.find(word, start)
        if at < 0:
            return said.metric or ""
        written.append(said.text[at : at + len(word)])
        start = at + len(word)
    return _sentence_inside(" ".join(written), said)


def _sentence_inside(metric: str, said: Statement) -> str:
    """Without the capital that only the beginning of the sentence has given it."""
    first, _, rest = metric.partition(" ")
    opens = said.text[strip_label(said.text[:LONGEST]).start :].startswith(first)
    plain = first[:1].isupper() and first[1:].islower() and not rest[:1].isupper()
    return metric[:1].lower() + metric[1:] if opens and plain else metric


def _own_words(said: Statement) -> str:
    """The sentence without bullet and label, and without its deadline where that ends it."""
    start = strip_label(said.text[:LONGEST]).start
    end = min(len(said.text), start + LONGEST)
    for span in said.spans:
        if span.field == "deadline" and not said.text[span.end :].strip(" .!"):
            end = span.start
    return _SPACES.sub(" ", said.text[start:end]).strip(" .,;")
