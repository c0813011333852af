"""Which words of a sentence would be lost in a wording of it, and which are better left out?"""

from __future__ import annotations

from kinerja.reading.advisor.cases import cases_of
from kinerja.reading.advisor.parts import WAYS, Parts
from kinerja.reading.advisor.words import own_words
from kinerja.reading.tokens import tokenize

#: Fields that the patterns say in words of their own, and words that name nothing.
_TOLD = ("direction", "comparator", "value", "baseline", "period", "deadline")
_SMALL = ("vague", "breaks", "join", "connect", "articles", "particles", "counting", "purpose")
#: Verbs that the patterns have words for, and those that only a count can do without: "balas chat dalam 10 menit".
_SAID = ("vague_verbs", "aim_verbs", "adding", "reaching")
_DONE = ("work.verbs", "cases.verbs", "task.verbs", "project.verbs")
#: Shorter words name nothing.
_TELLING = 3


def loses(parts: Parts, written: str) -> bool:
    """Whether a word that names something stands in the sentence and not in what was written of it."""
    return is_torn(parts) or bool(lost(parts, written))


def lost(parts: Parts, written: str) -> list[int]:
    """Where the words begin that name something in the sentence and are missing in what was written of it."""
    sight, kept = parts.sight, {token.low for token in tokenize(written)}
    told = [(s.start, s.end) for s in parts.said.spans if s.field in _TOLD]
    small = {k for name in _SMALL for i, j, _ in sight.words.all(name, sight.lows) for k in range(i, j)}
    small -= _done_by_cases(parts)
    first = sight.opening() if sight.tokens else 0
    opened = _verb_until(parts, first)
    missing = []
    for k, token in enumerate(sight.tokens):
        plain = token.kind == "sign" or k in small or first <= k < opened
        plain = plain or (token.kind == "word" and len(token.low) < _TELLING)
        if not (plain or token.low in kept or any(a <= token.start < b for a, b in told)):
            missing.append(token.start)
    return missing


def _done_by_cases(parts: Parts) -> set[int]:
    """The words behind a share that tell what its cases do: the "mencapai target" of "70% sales mencapai target"."""
    value, sight, words = parts.spans.get("value"), parts.sight, parts.sight.words
    if value is None or parts.said.unit != "%":
        return set()
    leads = (hit[:2] for hit in words.all("connect", sight.lows) if sight.tokens[hit[0]].start >= value.end)
    return {k for i, j in leads if not words.at("breaks", sight.lows, i) for k in range(i, j)}


def carries(parts: Parts) -> bool:
    """Whether the thing ends in the verb that leads to its number: "online sales contribute 30%"."""
    lows = [token.low for token in tokenize(parts.metric())]
    leads = parts.known.lists["cases.carries"]
    return any(leads.at(lows, i) == ("cases.carries", len(lows)) for i in range(1, len(lows)))


def is_torn(parts: Parts) -> bool:
    """Whether the thing goes on behind its number and would lose it: "claims paid within a week in 90% of cases"."""
    value, metric, sight = parts.spans.get("value"), parts.spans.get("metric"), parts.sight
    if value is None or metric is None or parts.said.unit != "%" or parts.said.direction in ("increase", "decrease"):
        return False
    at = next((k for k, token in enumerate(sight.tokens) if token.start >= value.start), 0)
    period = parts.spans.get("period")
    if period and value.end <= metric.start < period.start and period.end < metric.end:
        # The rhythm belongs to a word of the thing: "reps who meet their monthly quota".
        return True
    leads = at > 0 and any(sight.words.at(name, sight.lows, at - 1) for name in ("breaks", "connect"))
    return leads and metric.start < value.start and value.end < metric.end


def _verb_until(parts: Parts, first: int) -> int:
    """The index after the verb at `first` that a wording may do without; `first` itself where none is there."""
    sight = parts.sight
    if sight.tokens and sight.names(first):
        return first
    ends = [hit[1] for name in _SAID if (hit := sight.words.at(name, sight.lows, first))]
    # "Bring response time down to 1 hour": verb and particle say only which way.
    carried = sight.words.at("carry", sight.lows, first) and (sight.particle() or parts.said.comparator in WAYS)
    ends += [first + 1] if carried else []
    # "Clean the restrooms 4 times" counts no restrooms.
    counted, cases = parts.counted() or not parts.said.value, cases_of(parts)
    # What is done to the cases stands behind them, where the language has a word for it.
    if counted or (cases and cases.handled and cases.phrase != parts.metric()):
        ends += [hit[1] for name in _DONE if (hit := parts.known.lists[name].at(sight.lows, first))]
    if counted:
        effort = sight.effort()
        # A verb that no list knows opens the sentence as well: "Rebut 20 pelanggan".
        ends += [effort[1]] if effort else []
        ends += [first + 1] if sight.tokens and not sight.begins_with_thing() else []
    return max(ends, default=first)


def without_end(parts: Parts) -> str:
    """The sentence's own words without its end and without saying that it is finished."""
    own, done = own_words(parts.said), parts.sight.finished()
    if done is None:
        return own
    start, end = parts.sight.place(*done)
    return own.replace(parts.said.text[start:end], "").strip()
