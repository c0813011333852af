"""How would a goal without a number, a routine or a piece of work read as a KPI, and how as an OKR?"""

from __future__ import annotations

from dataclasses import dataclass

from kinerja.reading.advisor.cases import always_on_time, ends_on_time
from kinerja.reading.advisor.kept import loses
from kinerja.reading.advisor.parts import Parts
from kinerja.reading.advisor.words import own_words, tidied
from kinerja.reading.coach.better import as_result, duty
from kinerja.reading.coach.checks import gauged
from kinerja.reading.coach.objective import pictured
from kinerja.reading.coach.text import edited, unvague
from kinerja.reading.statement import Statement
from kinerja.reading.tokens import LONGEST


@dataclass(frozen=True, slots=True)
class Examples:
    """One goal in each form; what the sentence doesn't say is asked in brackets, never filled in.

    "Naikkan retensi jadi 90%" is "Retensi minimal 90%, dilihat setiap [minggu atau bulan?]" as a KPI, and as an OKR
    "Naikkan retensi sehingga [apa yang berbeda, dan bagi siapa?]" with "Retensi naik dari [berapa % sekarang?] menjadi
    90% paling lambat [kapan?]".
    """

    kpi: str
    objective: str
    key_result: str


class Open:
    """A sentence of which the patterns of its language ask what it leaves open."""

    def __init__(self, said: Statement) -> None:
        self.said, self.parts = said, Parts(said)
        self.text, self.fill = self.parts.text, self.parts.fill

    def measured(self) -> str:
        """What the work could be seen by, as a KPI: "[CSAT dari tiket yang ditangani?] minimal [berapa?]"."""
        topic = self.parts.sight.words.topic(self.parts.sight.lows)
        rhythm = self.text["asks.looked_at"]
        if topic is None:
            goal = self.text["asks.goal"]
            return self.fill("kpi.unknown", measure=self.text["asks.metric"], goal=goal, rhythm=rhythm)
        limit = self.text["limits.<=" if topic.way == "down" else "limits.>="]
        return self.fill("kpi.level", metric=topic.measure, limit=limit, goal=topic.ask, rhythm=rhythm)

    def picture(self) -> str:
        """What gets better through the work, where its subject is known; else the question for it."""
        topic = self.parts.sight.words.topic(self.parts.sight.lows)
        return tidied(topic.picture) if topic else self.text["asks.better"]

    def proof(self) -> str:
        """The work told by what it is for, as the coach words it."""
        by = "" if self.said.deadline else f" {self.text['asks.by']}"
        return tidied(as_result(self.parts.sight, by))[:LONGEST]

    def errand(self) -> Examples:
        asks = {"measure": self.text["asks.metric"], "goal": self.text["asks.goal"]}
        kpi = self.fill("kpi.unknown", rhythm=self.text["asks.looked_at"], **asks)
        return Examples(kpi, self.text["asks.better"], self.fill("key_result.unknown", **asks))

    def routine(self) -> Examples:
        """A duty that comes back: as a KPI, whether it takes place on time; as a key result, what comes of it."""
        sight = self.parts.sight
        told = edited(sight, unvague(sight)) + duty(sight)
        return Examples(tidied(told)[:LONGEST], self.picture(), self.proof())

    def wish(self) -> Examples:
        """No number, and nothing to be done: what to measure is asked, the words stay the person's."""
        text, said, parts = self.text, self.said, self.parts
        if parts.every():
            # What all of them should do is a standard, of which the share can be counted.
            own = own_words(said)
            kpi = own if parts.rhythm() else f"{own}{text['asks.looked_at']}"
            return Examples(tidied(kpi), tidied(own), self.fill("key_result.kept", own=own))
        if parts.sight.judged():
            return Examples(self.errand().kpi, text["asks.better"], self.fill("key_result.count", own=own_words(said)))
        if (
            said.metric
            and (parts.is_measure() or gauged(parts.sight))
            and (parts.is_measure() or not loses(parts, parts.metric()))
        ):
            limit = text[f"limits.{'<=' if parts.sight.polarity() == 'lower' else '>='}"]
            kpi = self.fill("kpi.level", limit=limit, rhythm=parts.rhythm("looked_at"))
            return Examples(kpi, self._aim(), self.fill("key_result.from_to", limit=""))
        asked = said.metric and not loses(parts, parts.metric())
        measure = text["asks.measure_of"].replace("{metric}", parts.metric()) if asked else text["asks.metric"]
        asks = {"measure": measure, "goal": text["asks.goal"]}
        kpi = self.fill("kpi.unknown", rhythm=parts.rhythm("looked_at"), **asks)
        return Examples(kpi, self._aim(), self.fill("key_result.unknown", **asks))

    def _aim(self) -> str:
        """A wish as an objective: what only says "more" or "better" goes on to what it is for."""
        sight = self.parts.sight
        if sight.tokens and sight.words.at("changes", sight.lows, sight.opening()):
            return self.fill(f"objective.{'decrease' if sight.moves() == 'lower' else 'increase'}")
        if self.parts.is_measure() and ends_on_time(self.parts, self.parts.metric(), done=True):
            return self.fill("objective.on_time", metric=always_on_time(self.parts, self.parts.metric()))
        if self.parts.is_measure():
            return self.fill(f"objective.{'decrease' if sight.polarity() == 'lower' else 'increase'}")
        if pictured(sight) or not (sight.vague_verb() or sight.moving_verb()):
            return own_words(self.said) or self.text["asks.better"]
        topic, subject = sight.words.topic(sight.lows), edited(sight, unvague(sight))
        picture = topic.picture if topic else self.text["asks.difference"]
        return tidied(sight.words.texts["pictured"].format(subject=subject, picture=picture))[:LONGEST]
