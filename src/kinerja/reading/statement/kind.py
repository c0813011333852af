"""Is the statement a KPI, a key result or an objective, and which of its parts is missing?"""

from __future__ import annotations

from dataclasses import dataclass

from kinerja.reading.statement.line import Line
from kinerja.reading.statement.manner import in_a_manner, is_compound, thing_owned
from kinerja.reading.statement.measure import is_distance, is_rank
from kinerja.reading.statement.movement import Movement, start_of
from kinerja.reading.statement.target import Target
from kinerja.reading.statement.verbs import opening_verb
from kinerja.reading.statement.zero import somebody_else

_STANDS = (">=", "<=", "between")


@dataclass(slots=True)
class Shape:
    """What a statement is made of, as far as its kind depends on it."""

    movement: Movement | None
    target: Target
    period: str | None
    other_rhythm: bool
    deadline: str | None
    relative: bool
    milestone: bool = False
    activity: bool = False
    every: bool = False
    one_off: bool = False
    finished: bool = False
    distance: bool = False


def look(line: Line, shape: Shape) -> Shape:
    """Decide whether a statement without a number is a milestone, a routine or about all of something."""
    (verb, end), start = opening_verb(line), start_of(line)
    shape.finished = line.known("deliver.finished") and any(
        i and not (line.has("small.every", i - 1) or line.has("small.per", i - 1))
        for i in line.every("deliver.finished")
    )
    reached = line.known("deliver.reached") and any(not line.in_clause(i) for i in line.every("deliver.reached"))
    main = shape.target.main
    # "Identifikasi pasien benar 100%" identifies nobody.
    noun = main is not None and main.unit == "%" and main.first > line.at("deliver.counted", start) + 1
    counted = (line.has("deliver.counted", start) or line.has("deliver.counted", 0)) and not noun
    counted = counted and not line.has("metric.named_opening", 0)
    shape.one_off = verb in ("event", "unlisted") or reached or counted or is_rank(line, shape.target)
    shape.distance = is_distance(line, shape.target)
    if main is not None:
        # "Selesaikan 90% tiket" answers for a standing share of them.
        answers = verb == "unlisted" or line.has("deliver.standing", start)
        answers = answers or line.has("share.of_cases", main.last)
        share = main.unit == "%" and (answers or shape.target.comparator != "=")
        # So does a limit in time: "Triage every walk-in within 15 minutes".
        limited = main.is_duration and shape.target.comparator in ("<", "<=") and not _aims(line, main.first)
        # "Pegang minimal 6 klien tetap": a limit on what a verb of no list counts stands.
        keeps = verb == "unlisted" and shape.target.comparator in _STANDS and not (shape.deadline or counted or reached)
        if share or limited or keeps or main.unit == "clock":
            shape.one_off = False
        elif (
            not verb
            and main.unit in (None, "count")
            and main.first == start
            and (shape.finished or _done_once(line, main.last))
        ):
            # "60 kapal terpasang GPS" is done once they all are.
            shape.one_off = shape.one_off or not main.zero_word
        return shape
    shape.one_off = shape.one_off or verb in ("strong", "soft")
    shape.every = not line.has("verbs.causative", 0) and any(
        _about_all(line, i, end) for i in line.every("quantifiers.all")
    )
    if _only_in_a_clause(line, end):
        shape.period, shape.other_rhythm = None, False
    checks = line.has("verbs.routine", start) and bool(line.every("quantifiers.all"))
    shape.activity = bool(shape.period or shape.other_rhythm or (checks and not shape.deadline))
    change = shape.movement is not None and shape.movement.direction in ("increase", "decrease")
    # "End paper timesheets by October" is done once they are gone.
    removes = shape.deadline is not None and line.has("fall.removing", start)
    shape.milestone = not shape.activity and (removes or (not change and _delivers(line, shape, verb, end)))
    return shape


def _aims(line: Line, first: int) -> bool:
    """Whether somebody gets a thing below a time once, "get p99 below 400 ms", "run a sub-50-minute race", rather than
    keeps within it case by case."""
    return line.has("verbs.auxiliary", 0) or line.has("deliver.vague", 0) or not line.word[first].isdecimal()


def _done_once(line: Line, i: int) -> bool:
    """Whether a verb of delivering says that what is counted is done: "Two papers accepted in journals"; out of a pool
    only what becomes another thing is: "3 of our 9 repos moved off Jenkins", but not "17 of 23 wards audited"."""
    pool = "pool" in line.roles
    for k in range(i + 1, len(line)):
        if pool and not line.has("deliver.changed", k):
            continue
        if line.has("deliver.made", k) and line.roles[k] is None:
            return not line.in_clause(k)
        for ending in line.lex.edges("metric.finished_endings"):
            stem = line.word[k].removesuffix(ending)
            if stem != line.word[k] and not line.lex.any_of("deliver.event", "deliver.strong").isdisjoint(
                (stem, stem + ending[:1], stem[:-1])
            ):
                return line.roles[k] is None and not line.in_clause(k)
    return False


def _about_all(line: Line, i: int, end: int) -> bool:
    """Whether "all", "every", "seluruh" speaks of the goal's own things, not of where they are ("at every desk")."""
    if line.word[i] not in line.lex.words("quantifiers.all") or line.roles[i] is not None:
        return False
    if line.has("quantifiers.not_after", i - 1):
        return False
    return i <= end or line.has("quantifiers.after_noun", i)


def _only_in_a_clause(line: Line, end: int) -> bool:
    """A rhythm inside "a team that ships on Fridays" describes the team, it is no recurrence of the goal."""
    place = line.where("period")
    if place is None:
        return False
    # "The reason people come in on Fridays".
    unlinked = (i for i in line.every("clauses.subjects") if end < i < place[0] and somebody_else(line, i + 1))
    return any(0 < i < place[0] for i in (*line.every("clauses.words"), *unlinked))


def _delivers(line: Line, shape: Shape, verb: str, end: int) -> bool:
    lex = line.lex
    if line.has("verbs.intransitive", start_of(line)):
        return False
    helped = line.has("verbs.helping", start_of(line)) and not shape.deadline
    if helped and any(line.has("~verbs", i + 1) for i in line.every("small.to")):
        # "Enable smallholders to sell direct".
        return False
    words = thing_owned([line.word[i] for i in range(end, len(line)) if line.roles[i] is None], lex)
    things, soft = lex.words("deliver.things"), lex.words("metric.soft_objects")
    first = next((word for word in words if word not in lex.words("metric.articles")), "")
    vague = any(word in soft or word in lex.words("metric.abstract") for word in words[:3])
    if first in soft and (verb == "soft" or line.word[end - 1] in lex.words("deliver.soft")):
        return False
    first_clause = next((n for n, word in enumerate(words) if word in lex.words("clauses.opening")), 99)
    concrete = any(word in things for word in words[: min(5, first_clause)]) or first in lex.words("rise.repaired")
    # "Jadikan kebun sumber rezeki" turns one thing into another, it delivers none.
    makes = line.has("verbs.causative", start_of(line)) and not line.has("metric.articles", end)
    makes = makes and (first not in things or line.has("verbs.becoming", start_of(line)))
    if makes and not shape.deadline and first_clause == 99:
        return False
    if not (shape.deadline or concrete) and in_a_manner(line, end):
        return False
    if line.has("deliver.launches", start_of(line)):
        # "Rebuild trust with the night staff".
        named = [word for word in words if word not in lex.words("metric.articles")]
        return first not in soft or (len(named) > 1 and named[1] not in lex.words("metric.joining"))
    if verb in ("event", "strong"):
        if line.has("moves.back", len(line) - 1) or line.has("deliver.winning", start_of(line)):
            # "Get my evenings back".
            return bool(shape.deadline)
        soft_too = line.word[end - 1] in lex.words("deliver.soft") or line.has("deliver.vague", start_of(line))
        if soft_too:
            return (concrete or bool(shape.deadline)) and not (vague and not concrete) and first_clause > 4
        concrete = concrete or is_compound(line, end, words)
        return not vague or (bool(shape.deadline) and concrete) or shape.every
    if verb == "soft":
        return (concrete or bool(shape.deadline)) and not (vague and not concrete) and first_clause > 4
    if verb == "unlisted":
        return bool(shape.deadline) and not vague and first_clause > 4
    if verb == "nounlike":
        return shape.finished or (bool(shape.deadline) and not vague)
    if shape.finished and (shape.deadline or shape.every):
        return True
    if shape.deadline and (line.has("deliver.nouns", start_of(line)) or (not verb and line.every("deliver.nouns"))):
        return True
    # What has a date and neither number nor movement is to be there by then: "Burial records digitised by Christmas".
    becomes = line.has("verbs.becoming", start_of(line)) or line.has("verbs.helping", start_of(line))
    broad = first in soft or first in lex.words("metric.abstract") or (vague and bool(verb))
    broad = broad and not is_compound(line, end, words)
    return bool(shape.deadline) and not broad and not becomes and first_clause == 99


def changes(shape: Shape) -> bool:
    """Whether something is to rise or fall, or to go from one level to another."""
    return shape.target.from_to or (shape.movement is not None and shape.movement.direction in ("increase", "decrease"))


def form_kind(shape: Shape) -> str:
    """The kind that the form alone shows, before any label or heading is asked."""
    target, movement = shape.target, shape.movement
    change = movement is not None and movement.direction in ("increase", "decrease")
    distance = shape.distance
    if target.main is None:
        if shape.activity and not change:
            return "key_result" if shape.deadline else "kpi"
        if shape.milestone:
            return "key_result"
        if shape.every and (shape.deadline or shape.one_off or not movement):
            return "key_result" if shape.deadline or shape.one_off else "kpi"
        return "objective"
    if shape.deadline or target.baseline is not None or target.from_to or change or (shape.relative and not distance):
        return "key_result"
    if shape.period or shape.other_rhythm:
        return "kpi"
    if movement is not None and movement.direction == "maintain":
        return "kpi"
    if target.main.zero_word and shape.finished:
        return "key_result"
    return "key_result" if shape.one_off else "kpi"


def objective_like(shape: Shape) -> bool:
    """Whether an objective has neither number nor rhythm that would make it a measure."""
    return shape.target.main is None and not shape.activity


def leans_on_a_number(shape: Shape) -> bool:
    """Whether nothing but a bare number told the kind: "Buka 3 gerai", "Kehadiran 95%"."""
    target, movement = shape.target, shape.movement
    told = shape.deadline or shape.period or shape.other_rhythm or movement or target.from_to or shape.relative
    return target.main is not None and not told and target.baseline is None and target.comparator == "="


def direction_of(line: Line, shape: Shape) -> str | None:
    """increase, decrease, maintain, achieve, or None when nothing is to be reached and nothing moves."""
    target, movement = shape.target, shape.movement
    if movement is not None:
        faster = line.has("rise.faster", movement.first) and target.main is not None and target.main.is_duration
        return "decrease" if faster else movement.direction
    start, end = target.baseline, target.value
    if start is not None and end is not None and start != end and (target.from_to or not shape.relative):
        better_rank = target.unit == "rank"
        return "increase" if (end > start) != better_rank else "decrease"
    main = target.main
    if main is not None:
        if main.unit == "x" and shape.relative:
            return "increase" if main.value > 1 else "decrease"
        if main.sign in ("+", "-") and shape.relative:
            return "increase" if main.sign == "+" else "decrease"
        return "achieve"
    if shape.milestone or shape.activity or shape.every:
        return "achieve"
    verb, after = opening_verb(line)
    # "Turn waste into worth" bids, "Call quality" does not.
    bids = bool(verb) and (
        verb != "nounlike" or (line.has("verbs.mostly", after - 1) and not line.has("metric.heads", after))
    )
    begun = start_of(line)
    turns = not verb and (
        any(not line.in_clause(i) for i in line.every("verbs.turning"))
        or (line.has("verbs.causative", begun) and line.is_word(begun + 1))
    )
    return "achieve" if turns or (bids and not line.has("verbs.wishes", 0)) else None


def missing(line: Line, shape: Shape, metric: str | None, kind: str) -> tuple[str, ...]:
    """Which parts of a SMART goal the words leave out; "relevant" can't be seen in one sentence."""
    gaps = []
    target = shape.target
    if metric is None or (
        target.main is None
        and not shape.milestone
        and not shape.activity
        and metric in line.lex.words("metric.abstract")
    ):
        gaps.append("specific")
    if target.main is None and not (shape.milestone or shape.activity or shape.every):
        gaps.append("measurable")
    if _impossible(shape):
        gaps.append("achievable")
    if shape.deadline is None and shape.period is None and not shape.other_rhythm:
        gaps.append("time_bound")
    return tuple(gaps)


def _impossible(shape: Shape) -> bool:
    """More than all of something, no time at all, or a thousandfold within days."""
    target = shape.target
    if target.main is None or target.value is None or shape.relative:
        return False
    if (
        target.baseline
        and target.value > 100 * abs(target.baseline)
        and (shape.deadline or "").startswith(("P7D", "P1W"))
    ):
        return True
    scale = (target.main.unit or "").removeprefix("score/")
    if scale.isdecimal() and target.value > int(scale):
        return True
    if target.main.is_duration and target.value == 0 and target.unit != "count":
        return True
    return (
        target.unit == "%"
        and target.value > 100
        and not target.from_to
        and target.comparator == "="
        and shape.movement is None
    )
