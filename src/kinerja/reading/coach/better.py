"""How could one KPI or key result be worded better, with the person's own nouns and numbers?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from kinerja.reading.coach.checks import gauged
from kinerja.reading.coach.sight import TIMES, Sight
from kinerja.reading.coach.text import Edit, capital, edited, small, tidy, unvague

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_UNIT = re.compile(r"\D*[\d.,:x×]*\d\s*([^\W\d_][^\W\d_]+)", re.UNICODE)
#: What other words can't mend: nothing is named, or the number itself is to be thought over.
_NEEDS_THOUGHT = frozenset({"no_metric", "impossible", "already_met", "wrong_way"})
#: What a form asks for in fields of their own.
_IN_FIELDS = frozenset({"no_number", "no_baseline", "no_deadline", "no_cadence", "compounding"})


def asked(text: str) -> bool:
    """Whether a text holds questions that wait for an answer, as a wording of ours does."""
    return "?]" in text


def same_numbers(before: str, after: Iterable[str]) -> bool:
    """Whether every number of the text stands in what it became, and no other."""
    return Counter(_NUMBER.findall(before)) == Counter(n for line in after for n in _NUMBER.findall(line))


def better(sight: Sight, codes: set[str]) -> str | None:
    """A wording that mends what `codes` found; None where words have nothing to mend, or could only be guessed."""
    own = sight.text[sight.start :]
    if asked(own) or codes & _NEEDS_THOUGHT or {"two_measures", "no_number"} <= codes or not sight.tokens:
        return None
    line = tidy(_worded(sight, codes - _IN_FIELDS if sight.context.fields else codes))
    first = own.lstrip()[:1]
    line = capital(line) if first.isupper() or line.startswith("[") else line
    mended = line and line != own.strip() and _bare(line) != _bare(own)
    return line if mended and same_numbers(own, [line]) else None


def _bare(text: str) -> str:
    return text.strip(" .;,").casefold()


def _worded(sight: Sight, codes: set[str]) -> str:
    texts = sight.words.texts
    if codes & {"task", "routine"} or ("activity" in codes and sight.kind == "key_result"):
        return as_result(sight, _tail(sight, codes - {"no_baseline"}))
    if "activity" in codes:
        line = _plain(sight)
        if not sight.measured():
            if sight.said.period is None:
                return ""
            return line + duty(sight)
        measure, way, ask = _measure(sight)
        limit = texts["most" if way == "down" else "least"]
        return texts["routine"].format(text=line, measure=measure, limit=limit, ask=ask) + _tail(sight, codes)
    risk = sight.risk()
    if "gaming" in codes and risk:
        limit, health = texts["most" if risk[2].way == "down" else "least"], f"[{risk[2].health}?]"
        guarded = texts["routine"].format(text=_plain(sight), measure=health, limit=limit, ask=texts["ask"])
        return guarded + _tail(sight, codes)
    if "abstract" in codes and "no_number" not in codes and not sight.measured():
        subject = edited(sight, _without(sight, sight.vague_verb() or sight.moving_verb(), unvague(sight)))
        return texts["named"].format(subject=subject, measure=_measure(sight)[0])
    if "no_number" in codes and sight.kind == "kpi" and _comes_back(sight) and not (gauged(sight) or sight.moved()):
        if not codes & {"abstract", "vague"}:
            return edited(sight, unvague(sight)) + duty(sight) + _tail(sight, codes)
    if "no_number" in codes:
        return _with_number(sight, codes) + _tail(sight, codes)
    return _kept(sight, codes) + _tail(sight, codes)


def _comes_back(sight: Sight) -> bool:
    """Whether a duty is told that is done again and again, or when it should be: "kelas mulai tepat waktu"."""
    return sight.routine() or any(True for _ in sight.words.all("timely", sight.lows))


def duty(sight: Sight) -> str:
    """What asks how often a duty is done as it should be; "on time" is not said twice."""
    texts = sight.words.texts
    timely = any(True for _ in sight.words.all("timely", sight.lows))
    return texts["duty_timed" if timely else "duty"].format(share=texts["ask_share"])


def as_result(sight: Sight, tail: str) -> str:
    """Work told by what it is for: "[CSAT …?] naik dari [berapa?] menjadi [berapa?]{tail} lewat pelatihan empati …"."""
    texts, effort = sight.words.texts, sight.effort()
    measure, way, ask = _measure(sight)
    dropped = [
        *(hit for name in ("finished", "carried_out") for hit in sight.words.all(name, sight.lows)),
        *(() if effort else _counting(sight)),
    ]
    dropped += [(k, k + 1, "") for k, low in enumerate(sight.lows) if low == ":"]
    edits = [*unvague(sight), *((*sight.place(i, j), "") for i, j, _ in dropped)]
    if effort:
        edits.append((*sight.place(*effort[:2]), effort[2]))
    told = {"measure": measure, "way": texts[way], "ask": ask, "tail": tail}
    # After a verb that has no noun here, or without the thing behind it, "lewat" would not be a sentence.
    after = effort[1] if effort else 0
    limit = sight.limit()
    leads = after < len(sight.tokens) and sight.words.at("breaks", sight.lows, after) is not None
    leads = leads and not (limit and limit[0] <= sight.tokens[after].start < limit[1])
    bare = effort is not None and not effort[2] and (leads or _rhythm_follows(sight, after))
    if bare or (effort is None and not sight.begins_with_thing()):
        return texts["so_that"].format(text=edited(sight, unvague(sight)), **told)
    body = small(edited(sight, edits))
    return texts["task"].format(body=texts["acting_on"].format(body=body) if sight.only_measures() else body, **told)


def _rhythm_follows(sight: Sight, k: int) -> bool:
    """Whether a verb is followed by its rhythm, and nothing is named that is done: "post daily on Instagram"."""
    period = sight.field("period")
    return period is not None and k < len(sight.tokens) and sight.tokens[k].start == period[0]


def _counting(sight: Sight) -> Iterator[tuple[int, int, str]]:
    """The words that only say that things are counted, where they open the sentence: "Jumlah postingan 20"."""
    yield from (hit for hit in sight.words.all("counting", sight.lows) if hit[0] == sight.opening())


def _with_number(sight: Sight, codes: set[str]) -> str:
    """A wish told as a measure: "Kepuasan pelanggan minimal [berapa?]", or for a key result from where to where."""
    texts, verb = sight.words.texts, sight.vague_verb() or sight.moved()
    change, edits = texts["from_to"].format(ask=texts["ask"]), unvague(sight)
    if sight.kind == "kpi" or sight.said.direction == "maintain":
        verb = verb if sight.kind == "kpi" else None
        return _level(sight, edited(sight, _without(sight, verb, edits)))
    moving = sight.moving_verb()
    if moving and moving != sight.vague_verb() and "abstract" not in codes and (gauged(sight) or not sight.hastens()):
        return edited(sight, edits) + change
    if verb is None and gauged(sight):
        return f"{edited(sight, edits)} {texts['down' if _lower(sight) else 'up']}{change}"
    measure, way, ask = _measure(sight)
    subject = edited(sight, _without(sight, verb, edits))
    return texts["subject"].format(subject=subject, measure=measure, way=texts[way], ask=ask)


def _level(sight: Sight, subject: str) -> str:
    """A KPI's level asked for; of what is no measure yet its measure first: "Pelayanan: [CSAT?] minimal [berapa?]"."""
    texts = sight.words.texts
    if gauged(sight):
        return f"{subject} {texts['most' if _lower(sight) else 'least']} {ask(sight)}"
    measure, way, asks = _measure(sight)
    limit = texts["most" if way == "down" else "least"]
    return texts["level"].format(subject=subject, measure=measure, limit=limit, ask=asks)


def _kept(sight: Sight, codes: set[str]) -> str:
    """The person's own sentence, without vague words, and with the question for the start where it belongs."""
    texts, edits = sight.words.texts, unvague(sight)
    value = sight.field("value")
    if "moving_kpi" in codes and value and not sight.said.relative:
        limit = sight.limit()
        bare = f" {texts['most'] if _lower(sight) else texts['least']} "
        start = _before_number(sight)
        known = _known_start(sight)
        edits = [edit for edit in _without(sight, sight.moved(), edits) if edit[0] < start]
        edits += [(*known[0], "")] if known else []
        edits.append((start, limit[0] if limit else value[0], " " if limit else bare))
        if known:
            end = _end_of_rhythm(sight, value[1])
            edits.append((end, end, texts["now"].format(ask=known[1])))
    elif "no_baseline" in codes and _start_fits(sight) and value:
        start = _before_number(sight)
        edits.append((start, start, " " + texts["start"].format(ask=ask(sight))))
    return edited(sight, edits)


def _end_of_rhythm(sight: Sight, end: int) -> int:
    """Where the rhythm ends that stands right behind the number; the number's own end without one."""
    period = sight.field("period")
    return period[1] if period and not sight.text[end : max(end, period[0])].strip() else end


def _known_start(sight: Sight) -> tuple[tuple[int, int], str] | None:
    """Where the start stands, and its amount without the word in front: "12" of "dari 12"."""
    place = sight.field("baseline")
    inside = [t for t in sight.tokens if place and place[0] <= t.start < place[1]]
    first = next((k for k, token in enumerate(sight.tokens) if inside and token.start == inside[0].start), 0)
    if not place or not inside or sight.words.at("breaks", sight.lows, first) is None or len(inside) == 1:
        return None
    return place, sight.text[inside[1].start : place[1]].strip()


def _start_fits(sight: Sight) -> bool:
    """Whether "dari [berapa?]" can stand before the number: after a verb of change and its thing, with a level."""
    value, metric = sight.field("value"), sight.field("metric")
    if sight.moving_verb() is None or sight.said.relative or not value or not metric:
        return False
    return metric[1] <= value[0] and ":" not in sight.text[metric[1] : value[0]]


def _before_number(sight: Sight) -> int:
    """Where the words that lead to the number begin: "jadi 2 jam", "hingga <5%"."""
    places = [place for place in (sight.limit(), sight.field("value")) if place]
    start = min(place[0] for place in places)
    at = next((k for k, token in enumerate(sight.tokens) if token.start >= start), 0)
    while at > 1 and sight.words.at("connect", sight.lows, at - 1) is not None:
        at -= 1
    return sight.tokens[at].start if sight.tokens else start


def _tail(sight: Sight, codes: set[str]) -> str:
    """The questions that stand at the end: where one is now, by when, how often."""
    texts, tail = sight.words.texts, ""
    if "no_baseline" in codes and not _start_fits(sight):
        tail += texts["change" if sight.said.relative else "now"].format(ask=ask(sight))
    if codes & {"no_deadline", "compounding"}:
        # What is held is held until a day, what is reached is reached by it.
        held = sight.said.direction == "maintain" and sight.effort() is None
        tail += texts["until" if held else "deadline"].format(when=texts["when"])
    if "no_cadence" in codes:
        tail += texts["rhythm"].format(rhythm=texts["rhythm_ask"])
    return tail


def ask(sight: Sight) -> str:
    """The question for a number, in its unit where that is plain: "[berapa jam?]", "[berapa %?]"."""
    texts, said, value = sight.words.texts, sight.said, sight.field("value")
    counted = said.unit in (None, "x") and any(True for _ in sight.words.all("counting", sight.lows))
    if said.unit == "count" or counted:
        return texts["ask_count"]
    if sight.of_all():
        return texts["ask_share"]
    if said.relative or not value:
        return texts["ask"]
    if said.unit == "%":
        return texts["ask_share"]
    unit = _UNIT.match(sight.text[value[0] : value[1]])
    if not unit or said.unit not in TIMES:
        return texts["ask"]
    one = said.value == 1 and not unit[1].endswith(texts["plural"] or unit[1])
    return texts["ask_unit"].format(unit=unit[1] + (texts["plural"] if one else ""))


def _measure(sight: Sight) -> tuple[str, str, str]:
    """What the effort could be seen by, which way that moves, and the question for its number; open without a topic."""
    topic, texts = sight.words.topic(sight.lows), sight.words.texts
    if sight.hastens():
        return texts["duration"], "down", texts["ask"]
    return (topic.measure, topic.way, topic.ask) if topic else (texts["measure"], "up", texts["ask"])


def _lower(sight: Sight) -> bool:
    return sight.polarity() == "lower"


def _without(sight: Sight, verb: tuple[int, int] | None, edits: list[Edit]) -> list[Edit]:
    particle = sight.particle()
    return [*edits, (*sight.place(*verb), ""), *([(*particle, "")] if particle else [])] if verb else edits


def _plain(sight: Sight) -> str:
    return edited(sight, unvague(sight))
