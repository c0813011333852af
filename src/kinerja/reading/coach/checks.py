"""What is to be mended in one KPI or key result?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from kinerja.reading.coach.answer import Finding
from kinerja.reading.coach.sight import Sight

_SCALE = re.compile(r"\s*/\s*(\d{1,3})(?![\d.,])")
_ALL = 100
#: The verbs that can begin an aim.
_AIMS = ("vague_verbs", "aim_verbs")
_LIMITS = {">=": "higher", ">": "higher", "<=": "lower", "<": "lower"}


def check(sight: Sight) -> list[Finding]:
    """Every finding of one KPI or key result, without points; an empty text has nothing to find."""
    found = [*_clear(sight), *_result(sight), *_number(sight), *_time(sight)]
    found += [*_care(sight, {f.code for f in found})]
    return found


def _clear(sight: Sight) -> Iterator[Finding]:
    """Is one thing named, in words that can be checked?"""
    named = sight.field("metric")
    if sight.said.metric is None or sight.unnamed():
        yield Finding("no_metric")
        return
    if not sight.effort():
        blurred = abstract(sight)
        if blurred:
            yield Finding("abstract", spans=(blurred,))
    vague = [sight.place(i, j) for i, j, _ in sight.vague()]
    verb = sight.vague_verb()
    if verb and not sight.measured():
        vague.insert(0, sight.place(*verb))
    if vague:
        yield Finding("vague", spans=tuple(vague))
    second = two_measures(sight)
    if second and named:
        yield Finding("two_measures", spans=second)


def abstract(sight: Sight) -> tuple[int, int] | None:
    """Where the thing named is one that nobody can count: "kualitas layanan", "sales performance"."""
    i, j = sight.thing()
    if sight.said.baseline is not None:
        # Who knows where it stands has a measure for it: "engagement karyawan dari 45% menjadi 70%".
        return None
    hits = [(a, b) for a, b, _ in sight.words.all("abstract", sight.lows) if i <= a and b <= j]
    if sight.measured():
        # With a number beside it a longer name may well be an index: "kualitas las", "layanan yang tepat waktu".
        end = (sight.field("metric") or (0, 0))[1]
        whole = sum(b - a for a, b in hits) == j - i > 0 and sight.place(i, j)[1] == end
        return sight.place(i, j) if whole else None
    return next((sight.place(a, b) for a, b in hits if sight.heads(a, b, i, j)), None)


def gauged(sight: Sight) -> bool:
    """Whether the thing named is a measure whose number alone is missing: "waktu tunggu", not "karyawan disiplin"."""
    i, j = sight.thing()
    led = ("vague_verbs", "aim_verbs", "reaching", "counting", "articles", "join", "vague", "hasten")
    before = {k for name in led for a, b, _ in sight.words.all(name, sight.lows) for k in range(a, b)}
    moved = sight.moved() or (0, 0)
    rest = (k for k in range(i) if sight.tokens[k].kind == "word" and not moved[0] <= k < moved[1])
    if any(k not in before for k in rest):
        # What stands in front of it is what is told of: "semua karyawan memahami nilai perusahaan".
        return False
    known = ("measures", "lower", "whole", "flows")
    named = any(sight.heads(a, b, i, j) for name in known for a, b, _ in sight.words.all(name, sight.lows))
    gauge = any(i <= a and b <= j for a, b, _ in sight.words.all("gauges", sight.lows))
    counted = any(True for _ in sight.words.all("counting", sight.lows))
    # Of what can be more or less the number is asked; "improve onboarding" doesn't say what that would be.
    moves = sight.moved() is not None and sight.vague_verb() is None and not sight.hastens()
    return (named or gauge or counted or moves) and abstract(sight) is None


def two_measures(sight: Sight) -> tuple[tuple[int, int], ...] | None:
    """The two measures or aims that one line joins: "NPS … dan churn …"; "biaya listrik dan air" is one."""
    return _two_named(sight) or _two_aimed(sight)


def _two_aimed(sight: Sight) -> tuple[tuple[int, int], ...] | None:
    """The verbs of two aims: "tambah nasabah aktif dan tekan kredit macet"; "naikkan dan jaga NPS" is one."""
    first = sight.opening() if sight.tokens else 0
    start = max((hit[1] for n in _AIMS if (hit := sight.words.at(n, sight.lows, first))), default=0)
    for k, after, _ in sight.words.all("join", sight.lows):
        end = max((hit[1] for n in _AIMS if (hit := sight.words.at(n, sight.lows, after))), default=0)
        if 0 < start < k and after < end < len(sight.tokens):
            return sight.place(first, start), sight.place(after, end)
    return None


def _two_named(sight: Sight) -> tuple[tuple[int, int], ...] | None:
    measures = [(i, j) for i, j, _ in sight.words.all("measures", sight.lows)]
    qualities = [(i, j) for i, j, _ in sight.words.all("abstract", sight.lows)]
    numbers = [at for at, token in enumerate(sight.tokens) if token.kind == "number"]
    first = sight.opening() if sight.tokens else 0
    for k, low in enumerate(sight.lows):
        joins = sight.words.at("join", sight.lows, k) is not None
        listed = low in (",", ";") and any(at > k for at in numbers)
        # "… with CSAT above 90%" is a second measure where the first has a number as well.
        beside = (
            sight.words.at("along", sight.lows, k) and any(at < k for at in numbers) and any(at > k for at in numbers)
        )
        if not (joins or listed or beside):
            continue
        # "Pelayanan dan kepuasan pasien": a quality beside a measure is a second thing to measure.
        blurred = [place for place in qualities if place[1] == k] if joins else []
        # What has a number of its own is measured, whatever it is called: "5 konten per minggu dengan …".
        value = sight.field("value")
        none = sight.said.value == 0 and value is not None and value[0] > sight.tokens[k].start
        both = beside or (joins and any(at < k for at in numbers) and (none or any(at > k for at in numbers)))
        counted = [(first, first + 1)] if both and first < k else []
        before = [m for m in measures if m[1] <= k] or blurred or counted
        after = [m for m in measures if k < m[0] <= k + 2]
        if before and after:
            return sight.place(*before[0]), sight.place(*after[0])
    return None


def _number(sight: Sight) -> Iterator[Finding]:
    """Is there a number, can it be reached, and is it still ahead?"""
    said, value = sight.said, sight.field("value")
    spans = (value,) if value else ()
    if not sight.measured():
        if not (measures_first(sight) or sight.of_all() or (sight.judged() and sight.kind == "key_result")):
            yield Finding("no_number")
        return
    if "achievable" in said.smart_missing or _beyond(sight):
        yield Finding("impossible", spans=spans)
        return
    yield from _against_the_start(sight, spans)
    # From year to year growth is told so; within the year it piles up.
    within = said.period is not None and said.period != "year"
    if sight.kind == "kpi" and said.relative and said.unit == "%" and within and said.direction == "increase":
        yield Finding("compounding", spans=spans)


def _beyond(sight: Sight) -> bool:
    """Whether the number is more than there is: 6 of 5 stars, 120 % of all who could attend."""
    said, place = sight.said, sight.field("value")
    # Who tells a start knows the measure: net retention does rise from 98 to 110 %.
    if said.value is None or said.relative or said.baseline is not None or not place:
        return False
    scale = _SCALE.match(sight.text, place[1])
    if scale and said.unit == "score":
        return said.value > Decimal(scale[1])
    share = said.unit == "%" and any(True for _ in sight.words.all("whole", sight.lows))
    return share and said.value > _ALL and said.comparator in (">=", ">", "=")


def _against_the_start(sight: Sight, spans: tuple[tuple[int, int], ...]) -> Iterator[Finding]:
    """Whether the target lies behind the start, or is met by what is known today."""
    said, context = sight.said, sight.context
    target = context.target if context.target is not None else None if said.relative else said.value
    start = context.baseline if context.baseline is not None else said.baseline
    if target is None or said.unit == "rank":
        return
    moves = sight.moves() if sight.moving_verb() else None
    if start is not None and (target == start or (moves and _reached(start, target, moves))):
        yield Finding("wrong_way", spans=spans)
        return
    way = context.polarity or moves or _LIMITS.get(said.comparator or "") or sight.polarity()
    now = context.current
    if now is not None and way in ("higher", "lower") and said.direction != "maintain" and _reached(now, target, way):
        yield Finding("already_met", spans=spans)


def _reached(now: Decimal, target: Decimal, way: str) -> bool:
    return now >= target if way == "higher" else now <= target


def measures_first(sight: Sight) -> bool:
    """Whether the key result is to learn where one stands: a fair one where no baseline is known."""
    hit = sight.words.at("measure_first", sight.lows, sight.opening())
    return hit is not None and sight.kind == "key_result"


def _result(sight: Sight) -> Iterator[Finding]:
    """Does it tell what will be different, or only what somebody will do?"""
    effort, counted = sight.effort(), sight.counted_effort() if sight.counts() else None
    if sight.said.value is None and any(sight.words.all("every", sight.lows)):
        # Who answers every e-mail keeps a standard, and counts none.
        counted = None
    done = sight.finished()
    carried = next(sight.words.all("carried_out", sight.lows), None)
    spans = tuple(sight.place(*place[:2]) for place in (effort, done, counted, carried) if place)[:1]
    # A verb that no list knows is a deed for a key result; in a KPI it may well tell of a result.
    everybody = sight.tokens and sight.words.at("every", sight.lows, sight.opening())
    deed = "measurable" not in sight.said.smart_missing and sight.kind == "key_result" and not everybody
    doing = (
        deed
        or effort is not None
        or done is not None
        or carried
        or (counted is not None and sight.kind == "key_result")
    )
    if sight.said.value is None:
        named_only = sight.measured() and not (counted or effort)
        if doing and not (named_only or measures_first(sight) or sight.judged()):
            work = "routine" if sight.routine() else "task"
            yield Finding(work if sight.kind == "key_result" else "activity", spans=spans)
            return
    if (counted or (effort and sight.counts() and not sight.fewer())) and not sight.a_result():
        yield Finding("activity", spans=spans)
    moving = sight.moved()
    grows = sight.said.relative and sight.said.period is not None
    if sight.kind == "kpi" and moving and sight.said.value is not None and not grows:
        yield Finding("moving_kpi", spans=(sight.place(*moving),))


def _time(sight: Sight) -> Iterator[Finding]:
    """Is there a rhythm for a KPI; a start and an end for a key result?"""
    said, context = sight.said, sight.context
    if sight.kind == "kpi":
        rhythm = said.period is not None or ("time_bound" not in said.smart_missing and said.deadline is None)
        if not rhythm and not context.cadence:
            yield Finding("no_cadence")
    elif said.deadline is None and not context.deadline:
        yield Finding("no_deadline")
    if _asks_for_start(sight):
        yield Finding("no_baseline", spans=tuple(s for s in (sight.field("value"),) if s))


def _asks_for_start(sight: Sight) -> bool:
    said = sight.said
    known = said.baseline is not None or sight.context.baseline is not None or sight.context.start is True
    if known or not sight.measured():
        return sight.of_all() and not known and sight.kind == "key_result"
    if sight.kind == "kpi":
        return said.relative and said.direction in ("increase", "decrease")
    fresh = any(True for _ in sight.words.all("fresh", sight.lows))
    added = sight.words.at("adding", sight.lows, sight.opening())
    held = said.direction == "maintain" or said.value == 0
    # What is made is counted from nothing; what only ranks or sells may do so today as well.
    effort = (sight.effort() or (sight.counted_effort() and not sight.a_result())) and sight.counts()
    flows = any(True for _ in sight.words.all("flows", sight.lows))
    from_nothing = (
        said.unit == "count" and not said.relative and (fresh or ((added or _done_once(sight)) and not flows))
    )
    return not (from_nothing or held or effort)


def _done_once(sight: Sight) -> bool:
    """Whether a deed is counted that begins at nothing, "latih 60 awak kapal"; "capai 500 anggota" is a stock."""
    said = sight.said
    deed = said.direction == "achieve" and said.period is None and not sight.begins_with_thing()
    return deed and sight.words.at("reaching", sight.lows, sight.opening()) is None


def _care(sight: Sight, codes: set[str]) -> Iterator[Finding]:
    """Can it look good while the thing gets worse, and does somebody answer for it?"""
    risk = sight.risk()
    if risk:
        i, j, known = risk
        values = {"risk": known.code, "health": known.health}
        spans = (sight.place(i, j),)
        guarded = sight.measured() and not codes & {"task", "routine"}
        if guarded and sight.gamed(known):
            # Of a key result it has been said already that it counts effort, not effect.
            if sight.kind == "key_result" and "activity" in codes:
                return
            yield Finding("gaming", spans=spans, values=values)
        elif guarded and not sight.context.health:
            yield Finding("no_health", spans=spans, values=values)
    if sight.context.owner is False:
        yield Finding("no_owner")
