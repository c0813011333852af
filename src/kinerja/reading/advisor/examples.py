"""How would the goal of a sentence read as a KPI, and how as an OKR, in its own language, nouns and numbers?"""

from __future__ import annotations

from kinerja.reading.advisor.cases import (
    always_on_time,
    cases_of,
    done_to,
    ends_on_time,
    is_habit,
    is_rate,
    linked,
    uncounted,
)
from kinerja.reading.advisor.kept import carries, is_torn, loses, lost, without_end
from kinerja.reading.advisor.lexicon import patterns
from kinerja.reading.advisor.open import Examples, Open
from kinerja.reading.advisor.parts import Parts
from kinerja.reading.advisor.words import own_words, tidied
from kinerja.reading.coach.sight import TIMES
from kinerja.reading.statement import Statement
from kinerja.reading.tokens import tokenize

_LOWER = ("<", "<=")
#: Verbs of which the patterns say the sense: what is added or reached, there should be more of.
_SAID = ("adding", "reaching", "aim_verbs", "vague_verbs")
_BY_THEN = ("clock", "day_of_month")
_QUOTABLE = 120


def examples_of(said: Statement, *, work: str = "", effort: bool = False) -> Examples:
    """Both forms of a sentence, in its own language.

    `work` is "task" or "project" for what is neither form, `effort` for a goal that counts what is done ("4 konten"):
    what gets better through them is asked for instead of guessed.
    """
    return _Writer(said, work, effort).written()


def outcome_question(said: Statement) -> str:
    """What to ask about a piece of work: what gets better, and for whom, once it is done?"""
    text = patterns(said.lang).texts
    words = without_end(Parts(said))
    named = text["asks.quoted"].replace("{metric}", words) if 0 < len(words) <= _QUOTABLE else text["asks.this"]
    return text["asks.outcome"].replace("{metric}", named)


class _Writer(Open):
    """One sentence's parts, put into the patterns of its language."""

    def __init__(self, said: Statement, work: str, effort: bool) -> None:
        super().__init__(said)
        self.work, self.effort = work, effort
        self.cases = cases_of(self.parts)

    def written(self) -> Examples:
        if self.work == "task" or not self.parts.sight.tokens:
            return self.errand()
        if self.work:
            return Examples(self.measured(), self.picture(), self.proof())
        if self.said.value is None:
            comes_back = self.said.period is not None or "period" in self.parts.spans
            return self.routine() if self.said.advice == "kpi" and comes_back else self.wish()
        if self._led() and not self.effort:
            return self._as_it_stands("")
        kpi = self._kpi()
        if self.effort and (self.parts.counted() or self.parts.sight.counted_effort()):
            whole = self._stands() and loses(self.parts, kpi)
            return Examples(self._as_it_stands(kpi).kpi if whole else kpi, self.picture(), self.proof())
        if self._stands() and loses(self.parts, kpi):
            return self._as_it_stands(kpi)
        return Examples(kpi, self._objective(), self._key_result())

    def _stands(self) -> bool:
        """Whether the sentence tells of a level: no way from here to there, no change, nothing that is done once."""
        once = self.parts.counted() and not self.parts.rhythm()
        return self.said.baseline is None and not self.said.relative and not once

    def _as_it_stands(self, shorter: str) -> Examples:
        """A sentence of which the patterns would lose a word stays whole, and only what it lacks is asked."""
        own, parts = own_words(self.said), self.parts
        kpi = own if parts.rhythm() else f"{own}{self.text['asks.looked_at']}"
        if self.said.direction == "maintain":
            return Examples(tidied(kpi), self.picture() if is_torn(parts) else self._objective(), self._held())
        # What is lost behind the number belongs to it: "450 orang"; the thing itself is whole.
        value = parts.spans.get("value")
        behind = value is not None and all(at > value.start for at in lost(parts, shorter))
        whole = behind and self.said.unit != "%" and not (self._counts_inside() or is_torn(parts) or self._led())
        objective = self._objective() if whole else self.picture()
        return Examples(tidied(kpi), objective, self._kept())

    def _led(self) -> bool:
        """Whether the thing is no name that a pattern could take: a habit, one that ends in its verb, all of some."""
        parts = self.parts
        every = parts.every() and self.said.baseline is None and not self.said.relative
        return is_habit(parts) or every or (self._stands() and carries(parts))

    def _counts_inside(self) -> bool:
        """Whether the thing has a number of its own: "cacat maks 2 per 1000 unit", "12 deals worth $50k"."""
        value, metric = self.parts.spans.get("value"), self.parts.spans.get("metric")
        numbers = (token.start for token in self.parts.sight.tokens if token.kind == "number")
        inside = (at for at in numbers if metric and metric.start <= at < metric.end)
        named = [token.low for token in tokenize(self.parts.metric()) if token.kind == "number"]
        begins = any(char.isdigit() for char in self.parts.metric().split(" ", 1)[0])
        return begins or len([at for at in inside if not (value and value.start <= at < value.end)]) > len(named)

    # With a number

    def _kpi(self) -> str:
        said, parts = self.said, self.parts
        if self._whole_line():
            asked = "" if parts.rhythm() else self.text["asks.looked_at"]
            return tidied(f"{own_words(said)}{asked}")
        if parts.changes():
            # The size of a change is no level: which one is to hold, only the person knows.
            limit = self.text[f"limits.{'<=' if said.direction == 'decrease' else '>='}"]
            goal = self.text["asks.hold"]
            return self.fill("kpi.level", limit=limit, goal=goal, rhythm=parts.rhythm("looked_at"))
        if self.cases:
            told = {"cases": self.cases.phrase, "limit": parts.limit(level=True), "goal": self._share()}
            return self.fill(self._of("kpi.share"), rhythm=parts.rhythm("looked_at"), **told)
        if parts.counted() and said.baseline is None:
            return self._count()
        return self.fill("kpi.level", limit=parts.limit(level=True), rhythm=parts.rhythm("looked_at"))

    def _whole_line(self) -> bool:
        """Whether the sentence is the KPI as it stands: "buka pukul 9", "tidak ada kecelakaan", "5 dari 7 gudang"."""
        said = self.said
        none = said.value == 0 and said.direction not in ("increase", "decrease") and not said.relative
        worded = none and not any(mark.isdigit() for mark in self.parts.words("value"))
        worded = worded and (said.direction == "maintain" or self.parts.sight.begins_with_thing())
        counts = said.unit == "count" and said.comparator == "=" and said.advice == "kpi" and said.value != 0
        standing = counts and not self.parts.rhythm() and not self.effort
        return said.baseline is None and (said.unit in _BY_THEN or worded or standing)

    def _of(self, pattern: str) -> str:
        """The pattern without its "of" where a share in words stands right before its cases: "half the shops"."""
        value, metric = self.parts.spans.get("value"), self.parts.spans.get("metric")
        joined = value and metric and not self.said.text[value.end : metric.start].strip()
        return f"{pattern}_told" if joined and "%" not in self.parts.words("value") else pattern

    def _share(self) -> str:
        """The share without the "of" that the pattern has."""
        words = self.parts.goal().split()
        return " ".join(words[:-1] if words[-1].lower() in self.parts.known.lists["cases.of"] else words)

    def _count(self) -> str:
        """A number of things each period; what is reached once says nothing of how many there should be each time."""
        said, parts = self.said, self.parts
        verb = self._verb_before_number() if self.effort or self._deed() else ""
        if parts.rhythm():
            limit = parts.limit() if verb else parts.limit(level=True)
            counted = parts.thing() if verb else done_to(parts, parts.thing())
            return self.fill("kpi.count", limit=f"{verb} {limit}", counted=counted, rhythm=parts.rhythm())
        flows = any(True for _ in parts.sight.words.all("flows", parts.sight.lows))
        if not flows and parts.sight.words.at("reaching", parts.sight.lows, parts.sight.opening()):
            # What is reached is a stock, which stands at a level.
            return self.fill("kpi.level", limit=parts.limit(level=True), rhythm=self.text["asks.looked_at"])
        standing = said.comparator in _LOWER or self.parts.known.within("rhythm.opens", self._metric_lows())
        if standing or said.direction == "maintain":
            return self.fill("kpi.count", limit=parts.limit(level=True), rhythm=self.text["asks.looked_at"])
        once = said.comparator in ("=", "between") or said.deadline is not None
        goal = f"{self.text['limits.>=']} {self.text['asks.count']}" if once else f"{parts.limit()} {parts.goal()}"
        counted = parts.thing(goal) if verb else done_to(parts, parts.thing(goal))
        led = verb if counted.startswith(goal) else ""
        return self.fill("kpi.count", limit=led, counted=counted, rhythm=self.text["asks.per"])

    def _deed(self) -> bool:
        """Whether a verb opens that no pattern says in other words: who surveys 300 homes wants no more of them."""
        sight, parts = self.parts.sight, self.parts
        known = any(sight.words.at(name, sight.lows, sight.opening()) for name in _SAID)
        moves = self.said.direction != "achieve" or done_to(parts, parts.metric()) != parts.metric()
        return not (known or moves or sight.a_result() or sight.begins_with_thing())

    def _metric_lows(self) -> list[str]:
        return [token.low for token in tokenize(self.said.metric or "")]

    def _verb_before_number(self) -> str:
        """The verb of effort with what stands between it and the number: "Kolaborasi dengan"."""
        ends = [span.start for name in ("comparator", "value") if (span := self.parts.spans.get(name))]
        first, tokens = min(ends, default=0), self.parts.sight.tokens
        # "Meet all 24 managers" asks for a number, of which there is no "all".
        all_of = (
            self.parts.sight.place(i, j) for i, j, _ in self.parts.sight.words.all("every", self.parts.sight.lows)
        )
        first = next((a for a, b in all_of if b <= first and not self.said.text[b:first].strip()), first)
        return self.said.text[tokens[0].start : first].strip() if tokens and tokens[0].start < first else ""

    def _objective(self) -> str:
        said, parts = self.said, self.parts
        if said.unit in _BY_THEN:
            return self.fill("objective.on_time", metric=always_on_time(parts, parts.metric()))
        if said.value == 0 and not said.relative:
            return self.fill("objective.none_left", metric=uncounted(parts))
        if said.unit == "rank":
            # Of a place among others nothing rises or falls but the place.
            return self.picture()
        if said.direction == "maintain":
            return self.fill("objective.hold")
        way = parts.way()
        if self.cases and way == "increase":
            return self.fill("objective.more", metric=self.cases.told)
        if said.unit == "%" and way == "increase" and ends_on_time(parts, parts.metric()):
            return self.fill("objective.on_time", metric=always_on_time(parts, parts.metric()))
        if said.unit == "%" and way == "increase" and (more := linked(parts, parts.metric())):
            rate = is_rate(parts, parts.metric())
            pattern, named = "objective.increase" if rate else "objective.more", parts.with_article(more)
            return self.fill(pattern, metric=more, named=named)
        if said.unit == "%" and way == "increase" and not said.relative and parts.of_many():
            return self.fill("objective.more")
        if way == "decrease":
            if parts.sight.faster():
                return self.fill("objective.increase")
            timed = said.unit in TIMES and not parts.rhythm()
            lows = self._metric_lows()
            shorter = "shorter" if parts.known.within("times.words", lows) else "faster"
            # One shortens a time and speeds up a reply; of a delay there should be less.
            bad = shorter == "faster" and any(True for _ in parts.sight.words.all("lower", lows))
            return self.fill(f"objective.{shorter if timed and not bad else 'decrease'}")
        if parts.counted() and self._deed():
            return self.picture()
        if parts.counted() and said.baseline is None:
            return self.fill("objective.more", metric=done_to(parts, parts.metric(), told=True))
        value, metric = parts.spans.get("value"), parts.spans.get("metric")
        if said.unit == "count" and said.baseline is None and value and metric and value.start < metric.start:
            return self.fill("objective.more", metric=linked(parts, parts.metric()) or parts.metric())
        return self.fill("objective.increase" if way == "increase" else "objective.level")

    def _key_result(self) -> str:
        said, parts = self.said, self.parts
        if said.unit in _BY_THEN:
            return self.fill("key_result.on_time", own=own_words(said))
        if said.direction == "maintain" and said.value != 0 and said.baseline is None:
            return self._held()
        if said.relative and said.unit == "x":
            return self._kept()
        if parts.changes():
            return self.fill("key_result.size" if said.baseline is None else "key_result.size_known")
        if self.cases:
            return self.fill(
                self._of("key_result.share"), cases=self.cases.phrase, limit=parts.limit(), goal=self._share()
            )
        if parts.counted() and parts.rhythm() and self._deed():
            return self._kept()
        bare = said.comparator in (None, "=", "between") and "period" not in parts.spans and said.baseline is None
        flows = any(True for _ in parts.sight.words.all("flows", parts.sight.lows))
        if bare and parts.counted() and not flows:
            return self.fill("key_result.count", own=own_words(said), by=self._by())
        metric = done_to(parts, parts.metric(), told=True) if parts.counted() else parts.metric()
        return self.fill("key_result.from_to", metric=metric, limit=parts.limit(), rhythm=parts.rhythm())

    def _by(self) -> str:
        """The day by which it counts, or the question for it; nothing where it stands inside the own words."""
        written = self.parts.words("deadline")
        return "" if written and written in own_words(self.said) else self.parts.by()

    def _kept(self) -> str:
        """The sentence in its own words, with what it lacks as a key result."""
        return self.fill("key_result.kept", own=own_words(self.said), by=self._by())

    def _held(self) -> str:
        """A level to hold, told in its own words with the day until which it is held."""
        until = self.parts.words("deadline") or self.text["asks.until"]
        return self.fill("key_result.held", own=own_words(self.said), until=until)
