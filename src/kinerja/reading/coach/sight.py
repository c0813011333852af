"""What does the coach see in a statement before it judges: its words, what was read of them, and how it opens?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kinerja.reading.coach.answer import Context
from kinerja.reading.coach.lexicon import Risk, Words, coach_words
from kinerja.reading.statement import Statement
from kinerja.reading.statement.certainty import LIKELY
from kinerja.reading.statement.labels import strip_label
from kinerja.reading.tokens import LONGEST, Token, tokenize

#: Units of how long something takes.
TIMES = ("ms", "second", "minute", "hour", "day", "workday", "week", "month", "quarter", "year")
#: The letters of a currency's code.
_CURRENCY = 3
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

    @classmethod
    def of(cls, said: Statement, kind: str, context: Context | None = None) -> Sight:
        """A statement that has been read, as the coach sees it."""
        start = strip_label(said.text[:LONGEST]).start
        tokens = tuple(tokenize(said.text, start))
        lows = tuple(token.low for token in tokens)
        return cls(said.text, start, kind, coach_words(said.lang), said, tokens, lows, context or Context())

    def place(self, i: int, j: int) -> tuple[int, int]:
        """Where the words `i` up to `j` stand in the text."""
        return self.tokens[i].start, self.tokens[j - 1].end

    def field(self, *names: str) -> tuple[int, int] | None:
        """Where the first of these fields was read; a limit that no word sets stands nowhere."""
        said = [s for s in self.said.spans if s.field != "comparator" or s.confidence > LIKELY]
        return next(((s.start, s.end) for name in names for s in said if s.field == name), None)

    def limit(self) -> tuple[int, int] | None:
        """Where the words of the limit stand in front of the number: "maksimal", "<"; None where none are needed."""
        place, value = self.field("comparator"), self.field("value")
        return place if place and value and place[1] <= value[0] else None

    def measured(self) -> bool:
        """Whether a number says when it is reached: in the words, or in a field of its own."""
        return self.said.value is not None or self.context.target is not None or self.context.number is True

    def counts(self) -> bool:
        """Whether what is measured is a number of things."""
        return self.said.unit in ("count", None)

    def vague(self) -> Iterator[tuple[int, int, str]]:
        """The vague words that no number makes sharp, and what could stand in their place."""
        for i, j, instead in self.words.all("vague", self.lows):
            if not self._of_the_number(i, j) and not (instead == "" and self._of_the_name(i, j)):
                yield i, j, instead

    def _of_the_name(self, i: int, j: int) -> bool:
        """Whether a single word belongs to the name of what has a number: "donatur rutin 150 orang"."""
        metric = self.field("metric")
        named = metric is not None and metric[0] < self.tokens[i].start <= metric[1] + 1
        return named and j - i == 1 and self.said.value is not None

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
        return (i, hit[1], hit[0]) if hit and not self.names(i) else None

    def names(self, i: int) -> bool:
        """Whether a word that could be a verb only begins a name: "Report errors at most 2", "kolaborasi meningkat"."""
        metric, value, start = self.field("metric"), self.field("value"), self.tokens[i].start
        moves = self.field("direction")
        if moves and moves[0] > start and self.said.direction in ("increase", "decrease"):
            return True
        return bool(metric and value and metric[0] == start and self.place(i, i + 1)[1] < value[0])

    def finished(self) -> tuple[int, int] | None:
        """Where a thing without a number is only said to be there at the end: "gudang baru rampung", "ERP live"."""
        ends = len(self.tokens)
        until = self.field("deadline")
        if until:
            ends = next((k for k, token in enumerate(self.tokens) if token.start >= until[0]), ends)
        standard = any(True for _ in self.words.all("every", self.lows))
        if self.said.value is not None or standard:
            return None
        hits = ((i, j) for i, j, _ in self.words.all("finished", self.lows))
        return next(((i, j) for i, j in hits if j == ends and i > self.opening()), None)

    def hastens(self) -> bool:
        """Whether the verb that opens the statement asks for less time: "percepat rekrutmen"."""
        return bool(self.tokens) and self.words.at("hasten", self.lows, self.opening()) is not None

    def vague_verb(self) -> tuple[int, int] | None:
        """The verb that opens the statement and promises work without saying what will be different."""
        i = self.opening()
        hit = self.words.at("vague_verbs", self.lows, i)
        return (i, hit[1]) if hit else None

    def moving_verb(self) -> tuple[int, int] | None:
        """The verb of rise or fall that opens the statement, as its words `i` up to `j`."""
        span, i = self.field("direction"), self.opening()
        if self.said.direction not in ("increase", "decrease") or not self.tokens:
            return None
        if span is None or span[0] != self.tokens[i].start:
            return (i, i + 1) if self.particle() else None
        return i, next((k for k in range(i, len(self.tokens)) if self.tokens[k].start >= span[1]), len(self.tokens))

    def moved(self) -> tuple[int, int] | None:
        """The verb of rise or fall wherever it stands: "keluhan turun menjadi 5"."""
        span = self.field("direction")
        inside = [k for k, token in enumerate(self.tokens) if span and span[0] <= token.start < span[1]]
        told = self.said.direction in ("increase", "decrease") and bool(inside)
        return self.moving_verb() or ((inside[0], inside[-1] + 1) if told else None)

    def begins_with_thing(self) -> bool:
        """Whether no verb opens the statement, but the thing itself or its number."""
        start = self.tokens[self.opening()].start
        return any(place and place[0] <= start for place in (self.field("metric"), self.field("value"), self.limit()))

    def particle(self) -> tuple[int, int] | None:
        """Where the other half of a verb stands that carries its thing: the "down" of "bring churn down to 2%"."""
        carried = self.words.at("carry", self.lows, self.opening())
        halves = (self.place(i, j) for i, j, _ in self.words.all("particles", self.lows))
        return next(halves, None) if carried else None

    def of_all(self) -> bool:
        """Whether the sentence says that all of them should be so, which is a share: "semua kasir lulus tes"."""
        if self.said.value is not None or not self.tokens or self.vague_verb() or self.moving_verb():
            return False
        period, opens = self.field("period"), self.tokens[self.opening()].start
        every = self.words.at("every", self.lows, self.opening()) and not any(self.words.all("effort_nouns", self.lows))
        # "Setiap minggu …" tells how often, "semua laporan" alone names nothing that they should be.
        return bool(every) and not (period and period[0] <= opens < period[1]) and self.thing()[1] - self.thing()[0] > 1

    def judged(self) -> bool:
        """Whether somebody else decides that it is reached: "lulus sidang", "achieve ISO 9001 certification"."""
        if self.said.value is not None or not self.tokens or self.effort() or self.begins_with_thing():
            return False
        first = self.opening()
        won = any(self.words.at(name, self.lows, first) for name in ("reaching", "adding"))
        award = won and any(True for _ in self.words.all("judged_by", self.lows))
        return self.words.at("judged", self.lows, first) is not None or award

    def routine(self) -> bool:
        """Whether the words tell of a duty that comes back and has no number: "survei kepuasan setiap bulan"."""
        rhythm = self.said.period is not None or self.field("period") is not None
        return self.said.value is None and rhythm

    def only_measures(self) -> bool:
        """Whether the thing done only finds out how things stand: a survey, an audit."""
        i, j = self.thing()
        return any(self.heads(a, b, i, j) for a, b, _ in self.words.all("measuring", self.lows))

    def fewer(self) -> bool:
        """Whether there should be few of what is counted, which is no effort: "laporan ganda maksimal 10"."""
        return self.said.value == 0 or self.said.direction == "decrease" or self.said.comparator in ("<", "<=")

    def counted_effort(self) -> tuple[int, int] | None:
        """The counted things that are only effort: "jumlah postingan", "20 cold calls"."""
        if self.fewer():
            return None
        i, j = self.thing()
        return next(((a, b) for a, b, _ in self.words.all("effort_nouns", self.lows) if self.heads(a, b, i, j)), None)

    def thing(self) -> tuple[int, int]:
        """The words of the thing itself: of "jumlah artikel SEO per bulan" it is "artikel SEO"."""
        span = self.field("metric")
        inside = [k for k, t in enumerate(self.tokens) if span and span[0] <= t.start < span[1] and t.kind == "word"]
        if not inside:
            return 0, 0
        counting = self.words.at("counting", self.lows, inside[0])
        start = counting[1] if counting else inside[0]
        end = next((k for k in inside if k > start and self.words.at("breaks", self.lows, k)), inside[-1] + 1)
        return start, end

    def unnamed(self) -> bool:
        """Whether nothing but vague words names the thing: "Be world-class"."""
        i, j = self.thing()
        vague = {k for a, b, _ in self.vague() for k in range(a, b)}
        return j > i and all(k in vague for k in range(i, j))

    def heads(self, a: int, b: int, i: int, j: int) -> bool:
        """Whether the words `a` up to `b` are the head of the phrase `i` up to `j`: "artikel SEO", "SEO articles"."""
        return a == i if self.words.head == "first" else i <= a and b == j

    def a_result(self) -> bool:
        """Whether what follows makes the counted thing a result: "artikel yang masuk halaman pertama"."""
        return any(True for _ in self.words.all("result_marks", self.lows))

    def risk(self) -> tuple[int, int, Risk] | None:
        """The first way in which this measure can look good while the thing itself gets worse."""
        first, last = self.thing()
        busy = self.counts() and self.counted_effort() is not None
        for i, j, risk in self.words.named_risks(self.lows):
            if not risk.health:
                return None
            if busy and not risk.games:
                continue
            # "8 artikel" counts articles, "2 influencer untuk artikel" counts influencers.
            head = self.heads(i, j, first, last) if risk.games else first <= i < last
            if head and self._fits(risk):
                return i, j, risk
        return None

    def _fits(self, risk: Risk) -> bool:
        # A level that is held tempts less than one that is pushed, and what somebody else did can't be made up.
        held = self.kind == "kpi" or self.said.direction == "maintain"
        if (risk.mild and held) or (risk.games and self.a_result()):
            return False
        if risk.pushed and risk.pushed != self.polarity():
            return False
        # A band watches its other side itself, and a ticket that is sold is not closed.
        if self.said.comparator == "between" or (risk.verbs and not any(verb in self.lows for verb in risk.verbs)):
            return False
        unit = self.said.unit or "count"
        money = len(unit) == _CURRENCY and unit.isupper()
        amount = unit in ("count", "x") or money or self.said.relative
        return {"count": unit == "count", "amount": amount, "time": unit in TIMES}.get(risk.unit, True)

    def gamed(self, risk: Risk) -> bool:
        """Whether the count itself invites to make more of it: tickets closed, posts made, calls dialled."""
        return risk.games and self.counts() and not self.a_result() and self.polarity() == "higher"

    def polarity(self) -> str:
        """Which way is better: as told, as the words move or limit it, else as such measures usually go."""
        if self.context.polarity:
            return self.context.polarity
        by_word = self.moves()
        by_limit = {"<": "lower", "<=": "lower", ">": "higher", ">=": "higher"}.get(self.said.comparator or "")
        return by_word or by_limit or ("lower" if self.of_few() else "higher")

    def of_few(self) -> bool:
        """Whether less is usually better of what the words name; of faults that are put right there may be more."""
        i = self.opening()
        mending = self.tokens and self.words.at("mending", self.lows, i) and not self.names(i)
        mended = mending or any(True for _ in self.words.all("mended", self.lows))
        # The time of "on time" is no time that should be short.
        timely = {k for i, j, _ in self.words.all("timely", self.lows) for k in range(i, j)}
        return not mended and any(i not in timely for i, _, _ in self.words.all("lower", self.lows))

    def faster(self) -> bool:
        """Whether a speed is told by the time it takes, of which less is more: "kecepatan pengiriman 1 hari"."""
        i, j = self.thing()
        named = any(i <= a and b <= j for a, b, _ in self.words.all("faster", self.lows))
        return named and self.said.unit in TIMES

    def moves(self) -> str | None:
        """Which way the words send the number. "Perbaiki waktu respons dari 8 menjadi 2 jam" says only that it should
        get better: there the numbers tell, or what such measures usually do."""
        said, way = self.said, {"increase": "higher", "decrease": "lower"}.get(self.said.direction or "")
        span = self.field("direction")
        at = next((k for k, token in enumerate(self.tokens) if span and token.start == span[0]), None)
        if way == "higher" and self.faster():
            return "lower"
        if way is None or at is None or not self.words.at("vague_verbs", self.lows, at):
            return way
        if said.baseline is not None and said.value is not None and not said.relative:
            return "lower" if said.value < said.baseline else "higher"
        return "lower" if self.of_few() else "higher"
