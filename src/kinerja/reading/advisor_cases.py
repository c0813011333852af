"""Is a percentage a share of cases that are handled to a standard, and how is that share called?"""

from __future__ import annotations

from dataclasses import dataclass

from kinerja.reading.advisor_parts import Parts
from kinerja.reading.tokens import tokenize


@dataclass(frozen=True, slots=True)
class Cases:
    """Of which cases it is a share, as a noun phrase: "tiket diselesaikan dalam satu interaksi".

    `told` is the same as a sentence tells of them: "tiket yang diselesaikan dalam satu interaksi".
    `handled` says that a verb of handling opens the sentence ("Menyelesaikan 95% tiket …"): cases come and come, so it
    is a level that stands, whatever the verb sounds like.
    """

    phrase: str
    told: str
    handled: bool


def cases_of(parts: Parts) -> Cases | None:
    """The cases that a percentage counts; None of a rate ("6% engagement rate"), a change or a start and an end."""
    said, known = parts.said, parts.known
    value, metric = parts.spans.get("value"), parts.spans.get("metric")
    level = said.unit == "%" and said.value and not said.relative and said.baseline is None
    if not level or value is None or metric is None or metric.start < value.end:
        return None
    between = [token.low for token in tokenize(said.text[value.end : metric.start])]
    named = [token.low for token in tokenize(parts.metric())]
    if any(low not in known.lists["cases.of"] for low in between) or known.within("cases.rates", named):
        return None
    thing, done = parts.metric(), _participle(parts)
    if done is None or said.direction != "achieve":
        return Cases(thing, linked(parts, thing) or thing, False)
    told = parts.text["cases.told"].replace("{done}", done) if done else ""
    return Cases(_done(parts, thing, done), _done(parts, thing, told), True)


def done_to(parts: Parts, counted: str, *, told: bool = False) -> str:
    """What is counted with what is done to it, "45 tickets closed per agent"; as it is where no such verb opens.

    `told` links it as a sentence tells of it: "tiket yang ditutup per agen".
    """
    done = _participle(parts)
    if not done or parts.said.direction != "achieve":
        return counted
    return _done(parts, counted, parts.text["cases.told"].replace("{done}", done) if told else done)


def _participle(parts: Parts) -> str | None:
    """What the verb of handling that opens the sentence makes of its cases: "diselesaikan"; None where none does."""
    verb = parts.known.opens("cases.verbs", list(parts.sight.lows))
    return parts.text.get(f"done.{' '.join(parts.sight.lows[:verb])}", "") if verb else None


def linked(parts: Parts, metric: str) -> str:
    """The cases as a sentence tells of them where a verb of their own follows: "pelanggan yang membeli lagi"; or ""."""
    tokens = tokenize(metric)
    at = next((k for k in range(1, len(tokens)) if tokens[k].low in parts.known.lists["cases.doing"]), None)
    if at is None:
        return ""
    cut, link = tokens[at].start, parts.text["cases.told"].split()[0]
    if tokens[at - 1].low == link:
        return metric
    return metric[:cut] + parts.text["cases.told"].replace("{done}", metric[cut:])


def _done(parts: Parts, metric: str, done: str) -> str:
    """The cases with what is done to them where it belongs: behind the noun, before the manner."""
    tokens = tokenize(metric)
    lows = [token.low for token in tokens]
    at = next((k for k in range(1, len(lows)) if parts.known.lists["cases.breaks"].at(lows, k)), None)
    if at is None:
        return f"{metric} {done}".strip()
    cut = tokens[at].start
    return " ".join(f"{metric[:cut].strip()} {done} {metric[cut:]}".split())
