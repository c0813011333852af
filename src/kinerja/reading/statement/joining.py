"""What of the words before and behind a number belongs to the thing that is measured?"""

from __future__ import annotations

from kinerja.reading.statement.clauses import before_modal, done_by_someone, is_plural
from kinerja.reading.statement.line import Line
from kinerja.reading.statement.measure import is_physical, is_rank
from kinerja.reading.statement.movement import start_of
from kinerja.reading.statement.predicate import (
    is_finished,
    until_when,
    without_destination,
    without_predicate,
    without_receiver,
)
from kinerja.reading.statement.target import Target
from kinerja.reading.statement.trimming import trim, trim_end, trim_start
from kinerja.reading.statement.verbs import opening_verb, sounds_like_verb

_DELIVER = ("event", "strong", "soft", "plain")


def join(line: Line, target: Target, before: list[int], after: list[int], share: bool) -> list[int]:
    main = target.main
    assert main is not None
    counted = main.unit in (None, "count") and not target.from_to and not main.zero_word
    if counted and "period" in line.roles and opening_verb(line)[0]:
        after = until_when(line, after)
    if "period" in line.roles and opening_verb(line)[0]:
        after = _without_source(line, after)
    subject = _measured_with(line, target, before)
    before = before_modal(line, subject)
    if is_rank(line, target):
        before, after = _without_rank(line, target, before), _after_rank(line, after)
    if len(before) == 1 and after and before[0] == start_of(line):
        if is_finished(line, before[0]) or _opens_as_verb(line, target, before[0], after[0]):
            return trim(line, after)
    if before and after and counted and all(_only_leads(line, i) for i in before):
        # "The last 7 boxes", "rata-rata 35 transaksi".
        return trim(line, before + after)
    trimmed = trim(line, before)
    if not share and len(before) == len(subject):
        named = _without_what_is_done(line, target, trimmed)
        trimmed = trimmed if named is trimmed else trim(line, named)
    if not trimmed:
        return trim(line, _without_means(line, _without_done(line, after)) if counted else after)
    if not after:
        return trimmed
    weighed = counted or (is_physical(main.unit) and not (main.is_duration or main.clock))
    if weighed and not target.from_to and not is_rank(line, target) and _somebody_does(line, before):
        if not line.has("metric.mere_counts", after[0]):
            return trim(line, after)
    last = next((i for i in reversed(before) if not line.has("metric.before_number", i)), before[-1])
    last = before[-1] if line.has("metric.destinations", before[-1]) else last
    if (
        line.has("metric.cases_in", last)
        and share
        and not (line.has("small.at", last) and any(line.has("metric.bases", i) for i in after))
        and (line.has("small.of", after[0]) or (main.fraction and line.has("small.of", main.last - 1)))
        and _touches(line, last, main.first)
    ):
        # "Boiler checks in 100% of council homes".
        return trim_start(line, [i for i in before if i <= last]) + trim(line, after)
    joins = line.word[last] in line.lex.words("metric.joining")
    if (counted or main.unit == "%") and joins and _goes_on_behind(line, target, last, after[0]):
        if _only_classifies(line, after):
            return trimmed
        return trim_start(line, [i for i in before if i <= last]) + trim(line, after)
    if counted and last == before[-1] and _has_owners(line, target, last, after[0]):
        return trim_start(line, before) + trim_end(line, after)
    if share and after[0] == main.last and line.has("metric.fulfilled", after[0]):
        return trimmed + trim_end(line, after)
    per = _per(line, after, len(trimmed) == 1)
    if per:
        return trimmed + per
    if main.unit != "clock" and _placed(line, target, after[0]) and _follows(line, main.last, after[0], share):
        return trimmed + trim_end(line, after)
    return trimmed


def _only_leads(line: Line, i: int) -> bool:
    return line.has("metric.before_number", i) or line.has("metric.statistics", i)


def _placed(line: Line, target: Target, i: int) -> bool:
    """Whether where or among whom something is measured belongs to its name: "uptake among over-65s"."""
    main = target.main
    if main is None or (line.has("metric.among", i) and is_rank(line, target)):
        return False
    joins = line.word[i] in line.lex.words("metric.joining" if _is_score(main.unit) else "metric.places")
    return joins or line.has("metric.among", i)


def _is_score(unit: str | None) -> bool:
    return (unit or "").startswith("score")


def _has_owners(line: Line, target: Target, last: int, after: int) -> bool:
    """ "Rombak layout 3 cabang utama": the things to be delivered are those of what is counted."""
    main, lex = target.main, line.lex
    if lex.edges("metric.adjectives_first") or opening_verb(line)[0] not in _DELIVER:
        return False
    touches = main is not None and (last + 1, main.last) == (main.first, after) and "period" not in line.roles
    small = ("metric.mere_counts", "classifiers.words", "metric.prepositions", "metric.joining", "metric.places")
    return touches and line.is_word(after) and line.word[after] not in lex.any_of(*small)


def _measured_with(line: Line, target: Target, before: list[int]) -> list[int]:
    """ "Telepon dijawab dengan waktu tunggu di bawah 2 menit": how long something takes is what is measured."""
    main = target.main
    if main is None or not main.is_duration:
        return before
    for place, i in enumerate(before[:-1]):
        if place and line.word[i] in line.lex.words("metric.with") and line.has("metric.time_nouns", before[place + 1]):
            return before[place + 1 :]
    return before


def _without_what_is_done(line: Line, target: Target, kept: list[int]) -> list[int]:
    """What a limit in time or a frequency is about: not who acts on it, nor that it is acted on."""
    main = target.main
    assert main is not None
    timed = (main.is_duration or main.unit in ("clock", "day_of_month")) and not target.from_to
    beside = (
        line.roles[main.first - 1] if main.first else None,
        line.roles[main.last] if main.last < len(line) else None,
    )
    often = "period" in beside and main.unit in ("x", "count")
    if timed or often:
        kept = done_by_someone(line, kept)
        kept = without_destination(line, kept, False) if opening_verb(line)[0] else without_receiver(line, kept)
    kept = without_predicate(line, kept, timed)
    if main.unit == "clock":
        # "Kids in bed by 8 pm", "papers through the letterbox by 6:30".
        put = (n for n, i in enumerate(kept) if n and line.has("metric.put_at", i))
        kept = kept[: next(put, len(kept))]
    return kept


def _without_rank(line: Line, target: Target, before: list[int]) -> list[int]:
    """ "Toko bangunan nomor" before "satu", "place in the top" before "15": the words that lead to a rank go; a rank
    that is measured itself stays ("TripAdvisor rank: #3 → #1")."""
    if target.from_to or target.main is None or not before or before[-1] + 1 < target.main.first:
        return before
    words = line.lex.any_of("ranks.before", "ranks.top_before", "metric.prepositions", "metric.articles", "ranks.top")
    kept = before
    while kept and line.word[kept[-1]] in words:
        kept = kept[:-1]
    return kept


def _after_rank(line: Line, after: list[int]) -> list[int]:
    return after[1:] if after and line.has("ranks.top_after", after[0]) else after


def _goes_on_behind(line: Line, target: Target, last: int, after: int) -> bool:
    """Whether the thing goes on behind the number: "kontrak dengan 4 rumah sakit", but not "interviews of at least 6
    sessions", where the number says how many there are of what stands before it."""
    main = target.main
    assert main is not None
    if line.word[after] in line.lex.any_of("metric.joining", "metric.places") or not _touches(line, last, main.first):
        return False
    limited = any(role == "comparator" for role in line.roles[last : main.first])
    return not (limited and line.has("small.of", last) and not opening_verb(line)[0])


def _opens_as_verb(line: Line, target: Target, i: int, after: int) -> bool:
    """ "Spend at most 2 hours a week on reports", "backhaul 35% of return trips": what may be a verb is one if its
    object follows the number, unless it ends as nouns do or its share is limited from above ("churn below 2% of …")."""
    lex, low = line.lex, line.word[i]
    if low in lex.words("verbs.nounlike"):
        return line.word[after] in lex.words("verbs.object_after")
    main, endings = target.main, lex.edges("verbs.noun_endings")
    share = main is not None and main.unit == "%" and target.comparator in ("=", ">=", ">") and bool(endings)
    return (
        share
        and line.has("share.after", after)
        and not low.endswith(endings)
        and low not in lex.any_of("verbs.opening_nouns", "metric.percent_metrics", "metric.score_metrics")
    )


def _without_done(line: Line, after: list[int]) -> list[int]:
    """The things counted without the words that say they are done: "five kitchens up and running"."""
    done = line.before("deliver.finished", after[-1] + 1) if after else 0
    if done and line.word[done - 1] in line.lex.any_of("clauses.words", "negations.words", "metric.not_yet"):
        # "Laporan yang tidak dipakai": which ones.
        return after
    return [i for i in after if i < done] if after and done > after[0] else after


def _without_means(line: Line, after: list[int]) -> list[int]:
    """The things counted without how they are: "6 turbines by drone", but "80 metres swum by each pupil"."""
    for place, i in enumerate(after[1:], 1):
        if line.has("metric.means", i) and not is_finished(line, after[place - 1]):
            return after[:place]
    return after


def _without_source(line: Line, after: list[int]) -> list[int]:
    """The things counted without where they come from, said behind how often: "400 parcels a day out of the depot"."""
    for place, i in enumerate(after[1:], 1):
        if line.has("metric.sources", i) and line.roles[i - 1] == "period":
            return after[:place]
    return after


def _only_classifies(line: Line, after: list[int]) -> bool:
    """Whether what follows the number adds nothing to the name: "kunjungan … 3 kali", "… 5 per bulan", but "… di 6
    titik rawan"."""
    goes_on = after[1:2] == [after[0] + 1] and not line.has("metric.prepositions", after[0] + 1)
    if goes_on and line.has("metric.mere_counts", after[0]) and not line.lex.edges("metric.adjectives_first"):
        return line.word[after[1]] in line.lex.any_of("metric.joining", "classifiers.words", "metric.finished")
    return line.word[after[0]] in line.lex.any_of("classifiers.words", "metric.prepositions")


def _somebody_does(line: Line, before: list[int]) -> bool:
    """Whether what stands before the number says who shall do it: "setiap kasir wajib hafal 20 produk", "agents on the
    night shift take no more than 70 calls", "kurir antar 70 paket"."""
    lex, last = line.lex, before[-1]
    low = line.word[last]
    each = line.has("quantifiers.all", 0) or line.has("quantifiers.all", before[0])
    if each and line.has("small.every", 0) and line.roles[0] is None:
        return True
    stem = low.removesuffix("s")
    listed = lex.any_of("deliver.strong", "verbs.plain")
    if len(before) > 1 and stem != low and stem in lex.words("verbs.plain"):
        return each or stem not in lex.words("verbs.nounlike")
    if len(before) > 1 and sounds_like_verb(line, last):
        return True
    phrase = line.before("verbs.plain", last + 1)
    if phrase < last and phrase > before[0] and is_plural(line, phrase - 1):
        # "Gas engineers carry out six services a day".
        return True
    if low not in listed:
        return False
    if len(before) > 1 and low.endswith(lex.edges("verbs.sure_endings")):
        return True
    several = len(before) > 1 and low not in lex.words("verbs.nounlike")
    return each or (several and is_plural(line, before[0])) or line.has("metric.persons", before[0])


def _follows(line: Line, last: int, after: int, share: bool) -> bool:
    between = ("comparator", "period") if share else ("comparator",)
    return all(line.roles[i] in between for i in range(last, after))


def _touches(line: Line, last: int, first: int) -> bool:
    between = ("comparator", "value", "to")
    return all(line.roles[i] in between or line.has("metric.before_number", i) for i in range(last + 1, first))


def _per(line: Line, after: list[int], single: bool) -> list[int]:
    """What an amount is for each of: "per paket", "per engineer", "per 1,000 orders" without its number. Behind a name
    of a `single` word it would say more than the name, and goes."""
    for place, i in enumerate(after):
        if line.has("small.per", i):
            rest = after[place : place + 4]
            counted = line.number[i + 1]
            if counted and (single or not any(line.is_word(k) for k in rest[2:])):
                return []
            return trim_end(line, [k for n, k in enumerate(rest) if k == rest[0] + n and not line.number[k]])
        if place >= 2:
            break
    return []
