"""What does a sentence give to be written anew: its thing, number, limit, rhythm, start and end, in its own words?"""

from __future__ import annotations

import re
from collections.abc import Callable

from kinerja.reading.advisor.lexicon import Patterns, patterns
from kinerja.reading.advisor.words import amount, cased, own_words, sentence_inside, tidied
from kinerja.reading.coach.better import ask
from kinerja.reading.coach.checks import gauged
from kinerja.reading.coach.sight import TIMES, Sight
from kinerja.reading.sheet.leaning import leans_lower
from kinerja.reading.statement import Span, Statement
from kinerja.reading.tokens import tokenize

#: What a fall or a rise of a measure is called; what is limited from above should fall.
WAYS = {"<": "decrease", "<=": "decrease", ">": "increase", ">=": "increase"}
#: Units of which more is usually meant; of a temperature or a weight nobody can tell.
_MORE = ("count", "%", "point", "score", "rank", "x")
_BY_THEN = ("clock", "day_of_month")
_ISO, _HALF, _ALL = 3, 50, 100
#: At most so many words stand between a number and the pool it is taken from: "6 of our top 10 contracts".
_POOL = 2
_BEFORE_NUMBER = re.compile(r"[^\d\s]+\s?(?=\d)")
_OR_MORE = re.compile(r"(?<=\d)\+|\+$")
#: A gloss or a qualifier right behind the thing: "turnover karyawan baru (probation)".
_BRACKETED = re.compile(r"\s?(\([^()\d]{1,40}\))")


class Parts:
    """One sentence as the parts that the patterns of its language are filled with."""

    def __init__(self, said: Statement) -> None:
        self.said = said
        self.known: Patterns = patterns(said.lang)
        self.text = self.known.texts
        self.sight = Sight.of(said, said.kind or "kpi")
        self.spans: dict[str, Span] = {span.field: span for span in said.spans}

    def words(self, field: str) -> str:
        """The words of the text that a field was read from."""
        span = self.spans.get(field)
        return self.said.text[span.start : span.end].strip() if span else ""

    def metric(self) -> str:
        """The thing measured, with what stands in brackets right behind it."""
        if not self.said.metric:
            return self.text["asks.metric"]
        span = self.spans.get("metric")
        if self.is_measure() and span and "period" not in self.spans and "deadline" not in self.spans:
            # Where nothing but a measure is named, all of the words name it.
            return sentence_inside(own_words(self.said), self.said)
        behind = _BRACKETED.match(self.said.text, span.end) if span else None
        return f"{cased(self.said)} {behind[1]}" if behind else cased(self.said)

    def named(self) -> str:
        """The thing as it stands inside a sentence, with the article that its language wants: "the retention rate"."""
        return self.with_article(self.metric())

    def with_article(self, metric: str) -> str:
        """A thing with the article that its language wants in front of it."""
        lows = [token.low for token in tokenize(metric)]
        wants = self.known.within("articles.before", lows) and self.sight.words.at("articles", lows, 0) is None
        return self.text["articles.the"].replace("{metric}", metric) if wants else metric

    def goal(self) -> str:
        """The number as it is written, with its unit."""
        if self.said.value == 0 and not any(mark.isdigit() for mark in self.words("value")):
            return "0"
        if self.said.unit in _BY_THEN:
            return self._moment()
        number = self._number()
        return f"{number} {self.of()}".strip() if number else self.text["asks.count" if self._many() else "asks.goal"]

    def of(self) -> str:
        """Of what a percentage is a share, where it isn't in the name: the "dari penjualan" of "8% dari penjualan"."""
        value = self.spans.get("value")
        if value is None or self.said.unit != "%" or self.said.relative:
            return ""
        ends = (s.start for s in self.said.spans if s.start >= value.end and s.field != "kind")
        tail = self.said.text[value.end : min(ends, default=len(self.said.text))]
        tokens = tokenize(tail)
        if len(tokens) < 2 or tokens[0].low not in self.known.lists["share.of"]:
            return ""
        end = next((token.start for token in tokens if token.kind == "sign"), len(tail))
        return tail[tokens[0].start : end].strip()

    def _number(self) -> str:
        """The number without the signs that the pattern says in words, and small where it began the sentence."""
        span, written = self.spans.get("value"), self.words("value")
        if self.changes():
            written = written.lstrip("+-−")
        elif self.said.comparator == ">=":
            written = _OR_MORE.sub("", written)
        written += self._unit_of_start(written)
        limit = self.spans.get("comparator")
        if span and limit and limit.start > span.start and limit.end <= span.end:
            # "4 or above out of 5": the pattern says the limit in front.
            written = " ".join(written.replace(self.words("comparator"), " ", 1).split())
        written += ")" if written.count("(") > written.count(")") else ""
        first = written.split(" ", 1)[0]
        opens = span is not None and bool(self.sight.tokens) and span.start == self.sight.tokens[0].start
        money = len(self.said.unit or "") == _ISO and str(self.said.unit).isupper()
        return written[:1].lower() + written[1:] if opens and first.isalpha() and not money else written

    def _unit_of_start(self, written: str) -> str:
        """The unit that only the start has: the " days" of "from 4 days to 2"."""
        timed = self.said.unit not in (None, "count") and self.said.baseline is not None
        bare = timed and not any(char.isalpha() or char == "%" for char in written)
        start = amount(self.words("baseline")) if bare else ""
        return start.lstrip("0123456789.,") if start[:1].isdigit() else ""

    def changes(self) -> bool:
        """Whether the number is the size of a change; a distance to a reference ("±3%") is a level."""
        return self.said.relative and (self.said.direction in ("increase", "decrease") or self.said.unit == "x")

    def _moment(self) -> str:
        """A time or a day with the words before it: "paling lambat tanggal 27", "by 09:30"."""
        limit, value = self.spans.get("comparator"), self.spans.get("value")
        if limit is None or value is None or limit.start > value.start:
            return self.words("value")
        return self.said.text[limit.start : value.end]

    def start(self) -> str:
        """Where one is today, or the question for it."""
        if self.said.baseline is None:
            ends = self.text["asks.many_ends"]
            many = any(token.low.endswith(ends) for token in tokenize(self.metric()))
            kind = {"%": "_share", "count": "_count" if many else ""}.get(self.said.unit or "", "")
            if self._many():
                return self.text["asks.start_count"]
            return self.text[f"asks.start{'' if self.said.relative else kind}"]
        written = format(self.said.baseline.normalize(), "f")
        # A moment has letters in front of its number: "dari H+10 menjadi H+4".
        known, sign = amount(self.words("baseline")), _BEFORE_NUMBER.match(self.words("value"))
        if sign and f"{sign[0]}{known or written}" in self.words("baseline"):
            return f"{sign[0]}{known or written}"
        return known or (f"{written}%" if self.said.unit == "%" else written)

    def _many(self) -> bool:
        """Whether the words themselves say that things are counted: "number of repeat customers"."""
        return self.said.value is None and any(True for _ in self.sight.words.all("counting", self.sight.lows))

    def now(self) -> str:
        """How things stand, or the question for it: of what all should be so, how many of them are."""
        if self.said.baseline is not None:
            return self.start()
        return self.sight.words.texts["ask_share"] if self.every() else ask(self.sight)

    def every(self) -> bool:
        """Whether the sentence begins with all of those it speaks of: "semua kasir", "each ward"."""
        return (
            bool(self.sight.tokens) and self.sight.words.at("every", self.sight.lows, self.sight.opening()) is not None
        )

    def is_measure(self) -> bool:
        """Whether nothing but a measure is named, as in a list of KPIs before their targets are set: "biaya air"."""
        sight = self.sight
        named = self.said.value is None and bool(self.said.metric) and bool(sight.tokens) and sight.begins_with_thing()
        told = gauged(sight) or any(True for _ in sight.words.all("timely", sight.lows))
        return named and told and not (sight.moved() or sight.vague_verb() or sight.effort())

    def of_many(self) -> bool:
        """Whether a share is told of things by their plural, "students with a scholarship: 90%", and not by a rate."""
        i, j = self.sight.thing()
        ends, lows = self.text["asks.many_ends"], self.sight.lows[i:j]
        plural = bool(ends) and bool(lows) and lows[-1].endswith(ends)
        return plural and not self.known.within("cases.rates", list(lows)) and not gauged(self.sight)

    def rhythm(self, asked: str = "") -> str:
        """How often, in the sentence's words; else the question `asked`, if there is one."""
        written = self.words("period")
        if written.startswith(","):
            return written
        if self.known.opens("rhythm.opens", [token.low for token in tokenize(written)]):
            return written
        if self.said.period:
            return self.text[f"rhythm.{self.said.period}"]
        return written or (self.text[f"asks.{asked}"] if asked else "")

    def by(self) -> str:
        """Until when, or the question for it."""
        span, written = self.spans.get("deadline"), self.words("deadline")
        opens = span is not None and bool(self.sight.tokens) and span.start == self.sight.tokens[0].start
        return (written[:1].lower() + written[1:] if opens else written) or self.text["asks.by"]

    def way(self) -> str:
        """Whether it should rise or fall: as the words say, as they limit it, else as such measures go; "" unknown."""
        said = self.said
        if said.direction in ("increase", "decrease"):
            return "decrease" if self.sight.moves() == "lower" else "increase"
        unit = said.unit or "count"
        if said.direction == "maintain" or unit in _BY_THEN:
            return ""
        if said.value == 0 and not said.relative:
            return "decrease"
        if said.comparator in WAYS:
            return WAYS[said.comparator]
        if said.comparator == "between":
            return ""
        # "Returns shelved the same day: 95%" has a word of what should be few, and is a share of what goes well.
        well = unit == "%" and said.value is not None and said.value > _HALF
        lows = [t.low for t in tokenize(said.metric or "")]
        if not well and self.sight.of_few() and any(True for _ in self.sight.words.all("lower", lows)):
            return "decrease"
        if unit in TIMES and (leans_lower(said) or self.known.within("times.replies", lows)):
            return "decrease"
        money = len(unit) == _ISO and unit.isupper()
        return "increase" if money or unit in _MORE or unit.startswith("score") else ""

    def limit(self, *, level: bool = False) -> str:
        """The limit in words; a bare number that is to be held gets the side from which its change comes."""
        said = self.said
        code = said.comparator if said.comparator != "=" else None
        if code is None and level and said.value != 0 and not (said.unit == "%" and said.value == _ALL):
            code = {"increase": ">=", "decrease": "<="}.get(self.way())
        if code == "between":
            joined = any(token.low in self.text["limits.joins"].split() for token in tokenize(self.goal()))
            return self.text["limits.between"] if joined else ""
        if said.unit in _BY_THEN:
            return "" if "comparator" in self.spans else self.text["limits.by_then"]
        return self.text[f"limits.{code}"] if code else ""

    def moves(self) -> str:
        """The way in a word: "naik", "down"."""
        said, way = self.said, "" if self.sight.faster() else self.way()
        if said.baseline is not None and said.value is not None and not said.relative:
            # Numbers that go the other way than the words are left to speak for themselves.
            turned = {"increase": said.value <= said.baseline, "decrease": said.value >= said.baseline}
            way = "" if turned.get(way) else way
        return self.text[f"moves.{way or 'other'}"]

    def counted(self) -> bool:
        """Whether the thing that is counted stands around or right behind its number: "20 penutupan penjualan"."""
        return self.said.unit == "count" and self.said.value != 0 and (self.behind() or bool(self._around()))

    def thing(self, goal: str | None = None) -> str:
        """The number with what it counts, "3 klien baru"; with another `goal` in its place, "[berapa?] klien baru"."""
        return self._around(goal) or f"{self.goal() if goal is None else goal} {self.metric()}"

    def _around(self, goal: str | None = None) -> str:
        """The counted thing with its number in the middle or of a pool: "sistem barcode di 3 gudang", "6 of our 10"."""
        value, metric, text = self.spans.get("value"), self.spans.get("metric"), self.said.text
        if value is None or metric is None:
            return ""
        number = text[value.start : value.end] if goal is None else goal
        between = text[value.end : metric.start].split()
        rhythm = self.words("period").split()
        if metric.start > value.end and 0 < len(between) <= _POOL and between != rhythm and "".join(between).isalpha():
            return number + text[value.end : metric.end]
        if not metric.start < value.start < value.end <= metric.end:
            return ""
        before, after = text[metric.start : value.start], text[value.end : metric.end]
        return before + number + after if " ".join((before + after).lower().split()) == self.said.metric else ""

    def behind(self) -> bool:
        """Whether the thing stands right behind its number."""
        value, metric = self.spans.get("value"), self.spans.get("metric")
        if value is None or metric is None or metric.start < value.end:
            return False
        between = self.said.text[value.end : metric.start].strip()
        return not between or between == self.words("period")

    def fill(self, pattern: str, **given: str) -> str:
        """A pattern of the language with its parts in place, as the beginning of a sentence."""
        parts: dict[str, Callable[[], str]] = {
            "metric": self.metric, "named": self.named, "goal": self.goal, "start": self.start, "rhythm": self.rhythm,
            "by": self.by, "moves": self.moves, "limit": self.limit, "counted": self.thing,
            "now": self.now, "asked": lambda: self.text["asks.goal"],
            "difference": lambda: self.text["asks.difference"],
        }  # fmt: skip
        wanted = re.split(r"\{(\w+)\}", self.text[pattern])
        return tidied(
            "".join(
                piece if i % 2 == 0 else given[piece] if piece in given else parts[piece]()
                for i, piece in enumerate(wanted)
            )
        )
