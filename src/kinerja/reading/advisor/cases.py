"""Is a percentage a share of cases that are handled to a standard, and how is that share called?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kinerja.reading.advisor.parts import Parts
from kinerja.reading.coach.checks import gauged
from kinerja.reading.coach.sight import TIMES
from kinerja.reading.tokens import Token, tokenize


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
    done, lows = _participle(parts), parts.sight.lows
    # Who closes a new account opens it, and who hires new people has them.
    adds = parts.sight.tokens and parts.sight.words.at("adding", lows, parts.sight.opening())
    fresh = adds and any(True for _ in parts.sight.words.all("fresh", lows))
    if not done or fresh or parts.said.direction != "achieve":
        return (linked(parts, counted) if told else "") or counted
    return _done(parts, counted, parts.text["cases.told"].replace("{done}", done) if told else done)


def _participle(parts: Parts) -> str | None:
    """What the verb of handling that opens the sentence makes of its cases: "diselesaikan"; None where none does."""
    verb = parts.known.opens("cases.verbs", list(parts.sight.lows))
    return parts.text.get(f"done.{' '.join(parts.sight.lows[:verb])}", "") if verb else None


def linked(parts: Parts, metric: str) -> str:
    """The cases as a sentence tells of them where a verb of their own follows: "pelanggan yang membeli lagi"; or ""."""
    tokens = tokenize(metric)
    at = _verb_at(parts, tokens)
    link = parts.text["cases.told"].split()[0]
    if any(token.low == link for token in tokens[1:-1]):
        return metric
    if not at:
        return ""
    cut = tokens[at].start
    return metric[:cut] + parts.text["cases.told"].replace("{done}", metric[cut:])


def always_on_time(parts: Parts, metric: str) -> str:
    """The thing as it should always be: "laporan keuangan selalu terbit tepat waktu", "deliveries always on time"."""
    tokens = tokenize(metric)
    hits = list(parts.sight.words.all("timely", [token.low for token in tokens]))
    at = next((k for k in (_verb_at(parts, tokens), *(hit[0] for hit in hits)) if k), len(tokens))
    cut = tokens[at].start if at < len(tokens) else len(metric)
    behind = metric[cut:] if hits else f"{metric[cut:]} {parts.text['objective.timely']}"
    return " ".join(f"{metric[:cut]} {parts.text['objective.always']} {behind}".split())


def ends_on_time(parts: Parts, metric: str, *, done: bool = False) -> bool:
    """Whether the cases are those that happen when they should: "pengiriman tepat waktu"; "on-time rate" is none.

    `done` takes those with a verb of their own as well: "kelas dimulai tepat waktu".
    """
    tokens = tokenize(metric)
    hits = list(parts.sight.words.all("timely", [token.low for token in tokens]))
    if is_rate(parts, metric) or (_verb_at(parts, tokens) and not done):
        return False
    return any(i > 0 and j == len(tokens) for i, j, _ in hits)


def uncounted(parts: Parts) -> str:
    """The thing without the words that count it: one ends the accidents, not the "number of accidents"."""
    metric, tokens = parts.metric(), tokenize(parts.metric())
    counting = parts.known.opens("counting.before", [token.low for token in tokens])
    return metric[tokens[counting].start :] if 0 < counting < len(tokens) else metric


def is_habit(parts: Parts) -> bool:
    """Whether a deed is told by its times or its length: "lari 3 kali seminggu", "read 20 minutes every day"."""
    said, known = parts.said, parts.known
    metric = [token.low for token in tokenize(said.metric or "")]
    timed = said.unit in TIMES and known.opens("habits.words", metric)
    times = said.unit == "count" and known.within("habits.times", [t.low for t in tokenize(parts.words("value"))])
    return bool(timed or (times and not gauged(parts.sight))) and said.baseline is None and not said.relative


def is_rate(parts: Parts, metric: str) -> bool:
    """Whether the cases are named by their rate, which rises: "persentase siswa hadir"; of cases there are more."""
    tokens = tokenize(metric)
    before = [token.low for token in tokens[: _verb_at(parts, tokens) or len(tokens)]]
    return any(True for name in ("gauges", "counting") for _ in parts.sight.words.all(name, before))


def _verb_at(parts: Parts, tokens: Sequence[Token]) -> int:
    """The index of the first word that tells what the cases do or what is done to them; 0 for none."""
    done = {text for name, text in parts.text.items() if name.startswith("done.")}
    known = parts.known.lists["cases.doing"]
    begins, ends = (tuple(parts.text[f"cases.{name}"].split()) for name in ("begins", "ends"))
    for k in range(1, len(tokens)):
        low = tokens[k].low
        # "Flights departing on schedule": by its form a verb, where more follows.
        shaped = k + 1 < len(tokens) and ((begins and low.startswith(begins)) or (ends and low.endswith(ends)))
        if low in done or low in known or shaped:
            return k
    return 0


def _done(parts: Parts, metric: str, done: str) -> str:
    """The cases with what is done to them where it belongs: behind the noun, before the manner."""
    tokens = tokenize(metric)
    lows = [token.low for token in tokens]
    at = next((k for k in range(1, len(lows)) if parts.known.lists["cases.breaks"].at(lows, k)), None)
    if at is None:
        return f"{metric} {done}".strip()
    cut = tokens[at].start
    return " ".join(f"{metric[:cut].strip()} {done} {metric[cut:]}".split())
