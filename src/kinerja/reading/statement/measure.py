"""In which unit is the target, and is it a level to stand at or a change to make?"""

from __future__ import annotations

import re
from decimal import Decimal

from kinerja.reading.statement.line import Line
from kinerja.reading.statement.movement import Movement, start_of
from kinerja.reading.statement.target import Target

_CLOSE = 3
_SHARES = ("%", "pp", "bps", "x")
_OLDEST = 130
_MOST_POINTS = 100
_MOST_STARS = 5
_UNITS = (("metric.point_metrics", "point"), ("metric.score_metrics", "score"), ("metric.ratio_metrics", "ratio"))
_TENTHS = re.compile(r"\d[.,]\d\d?")
_POINT_SCALE = re.compile(r"(\d{1,3})-([^\W\d_]+)")


def name_unit(line: Line, target: Target, metric: str | None, places: list[int]) -> str | None:
    """The written unit, or the one its metric goes by: NPS in points, ratings as scores, else a count."""
    main = target.main
    if main is None:
        return None
    unit = main.unit
    if unit == "point":
        return (
            "pp" if target.condition or (not _any(line, "point_metrics") and _percent_shown(line, target)) else "point"
        )
    if unit == "x":
        often = "period" in line.roles or line.has("small.per", main.last)
        frequency = not main.word and often and not _any(line, "multiple_metrics")
        return "count" if frequency and (line.roles[min(main.last, len(line) - 1)] or places) else "x"
    if unit == "count" and _any(line, "point_metrics") and not main.zero_word:
        return "count"
    if unit is not None:
        return unit
    if line.every("small.scale"):
        scale = next((m for m in map(_POINT_SCALE.fullmatch, line.lows) if m), None)
        if scale and scale[2] in line.lex.words("units.point"):
            return f"score/{scale[1]}"
    if places and main.value < _OLDEST and line.every("metric.age_metrics") and main.value > 1:
        return "year"
    if places and _any(line, "multiple_units"):
        return "x"
    if line.every("metric.ratio_names"):
        return "ratio"
    timed = _timed(line, metric or "") or _timed_thing(line, places, main.first)
    unit = timed[0] if timed else _unit_of_metric(line, places)
    if unit == "count" and places and main.last > places[0] and _rates(line, main.first):
        return "score"
    # "4 hotel bintang 5" counts hotels: what is counted stands behind the number, what is scored before it.
    # "Review bintang 5 jadi 600": no scale of stars goes so far.
    starred = main.value > _MOST_STARS and any(line.number[k + 1] for k in line.every("units.score"))
    high = main.value > _MOST_POINTS and not line.every("metric.high_scores")
    beyond = unit == "score" and (high or starred)
    return "count" if unit == "score" and places and (beyond or main.last <= places[0]) else unit


def _rates(line: Line, i: int) -> bool:
    """ "Review Google 4,7": a number with decimals that no scale goes beyond."""
    text = line.word[i]
    return bool(line.every("metric.reviews")) and bool(_TENTHS.fullmatch(text))


def _timed(line: Line, metric: str) -> tuple[str, int] | None:
    """The unit of a measure that is named by it: "hours of downtime", "average days a bed stands empty"."""
    first, _, rest = metric.partition(" ")
    word = rest.partition(" ")[0] if first in line.lex.words("metric.statistics") else first
    return line.lex.at("units", [word]) if word in line.lex.words("metric.timed") else None


def _timed_thing(line: Line, places: list[int], first: int) -> tuple[str, int] | None:
    """The unit of what is measured in it by its name: "billable hours of 6.5 a day", "sick days per head"."""
    small = line.lex.any_of("metric.joining", "small.per")
    if not line.lex.edges("metric.adjectives_first"):
        return None
    end = next((n for n, i in enumerate(places) if line.word[i] in small), len(places))
    end = 0 if end > 1 and line.number[places[end - 2]] else end
    last = places[end - 1] if end > 1 else first
    timed = last < first and line.word[last] in line.lex.words("metric.timed")
    return line.lex.at("units", [line.word[last]]) if timed else None


def _percent_shown(line: Line, target: Target) -> bool:
    return bool(line.every("units.%")) or (_any(line, "percent_metrics") and not _any(line, "score_metrics"))


def _any(line: Line, key: str) -> bool:
    return bool(line.every(f"metric.{key}"))


def _unit_of_metric(line: Line, places: list[int]) -> str:
    for name, unit in _UNITS:
        if line.known(name) and any(i in places for i in line.every(name)):
            return unit
    return "count"


def is_rank(line: Line, target: Target) -> bool:
    """Whether the number is a place in a ranking: #1, nomor satu, 3 besar, top 10."""
    main = target.main
    if main is None or main.unit not in (None, "count", "rank"):
        return False
    if main.unit == "rank":
        return True
    if is_top(line, target):
        return True
    if target.from_to and (line.every("ranks.ranked") or line.has("dates.day_ends", main.last)):
        return True
    if line.has("~verbs", main.first - 1) and main.first == start_of(line) + 1 and line.is_word(main.last):
        # "Place 35 graduates".
        return line.word[main.first - 1] == "#"
    return line.word[main.first - 1] == "#" or line.before("ranks.before", main.first) < main.first


def is_top(line: Line, target: Target) -> bool:
    """Whether a rank is a place to be among: "top 10", "10 besar"."""
    main = target.main
    if main is None:
        return False
    hyphened = main.unit == "rank" and main.fallback
    return hyphened or line.has("ranks.top_before", main.first - 1) or line.has("ranks.top_after", main.last)


def is_relative(line: Line, target: Target, movement: Movement | None) -> bool:
    """Whether the number is the size of a change or a distance to a reference, rather than a level.

    A from–to and "to 30" are levels; a bare number after a verb of change is a change ("Lift seat sales 9%");
    a limit after such a verb is a level again ("turunkan susut di bawah 3%"); things added are counted.
    """
    main = target.main
    if main is None:
        return False
    if main.unit == "x" and (main.word or (main.last < len(line) and line.roles[main.last] == "reference")):
        return True
    moved = movement is not None and movement.direction != "maintain"
    stated = moved or is_distance(line, target) or (target.comparator == "=" and movement is None)
    if main.unit in ("pp", "bps") and stated and not target.from_to and not target.to:
        return True
    if target.from_to:
        return False
    if (target.by and not (target.plainly and movement is None)) or main.spread:
        return True
    if is_distance(line, target):
        return True
    if target.to or main.zero_word:
        return False
    if main.sign and main.high is None and _signed_change(line, target, movement):
        return True
    if movement is None or movement.direction == "maintain":
        return False
    if target.comparator not in ("=", "between"):
        level = any(line.has("limits.levels", i) for i in range(movement.last, main.first))
        sized = not movement.leading and line.has("moves.sized", movement.first) and not level
        at_once = line.word[movement.last] and movement.last <= main.first <= movement.last + _CLOSE
        return sized and (main.unit == "%" or (target.comparator in (">=", "<=") and bool(at_once)))
    if movement.adds and (main.unit in (None, "count") or (main.first == movement.last and is_physical(main.unit))):
        return False
    if movement.first > main.first and not movement.leading:
        return not line.word[movement.last] or line.has("moves.from", movement.last) or movement.first <= main.last + 1
    return True


def _signed_change(line: Line, target: Target, movement: Movement | None) -> bool:
    """+12 % and -8 % are changes; -18 °C is a level, and so is "margin above -3 %"."""
    main = target.main
    assert main is not None
    if main.sign == "+":
        return True
    moves = movement is not None and movement.direction != "maintain"
    shown = main.unit in ("%", "pp", "bps") and target.comparator == "="
    return moves or main.first == start_of(line) or shown


def is_physical(unit: str | None) -> bool:
    """Whether things measured so are added like counted ones: 500 m of pipe, 2 ha of mangroves."""
    return unit is not None and unit not in _SHARES and not (len(unit) == 3 and unit.isupper())


def is_distance(line: Line, target: Target) -> bool:
    """Within 4 % of plan, 1pp of the national average: a distance to a reference."""
    main = target.main
    if main is None:
        return False
    if main.spread:
        return True
    if main.unit not in ("%", "pp", "bps"):
        return False
    if line.has("deadline.plans", main.last) and line.roles[main.last] == "reference":
        return True
    return line.has("limits.in_time", main.first - 1) and line.has("small.of", main.last)


def size_of(value: Decimal | None, relative: bool, spread: bool) -> Decimal | None:
    """A change is told by its size; its sign lives in the direction. The two ends of a ± keep theirs."""
    return abs(value) if value is not None and relative and not spread else value
