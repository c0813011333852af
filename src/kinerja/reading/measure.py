"""In which unit is the target, and is it a level to stand at or a change to make?"""

from __future__ import annotations

import re
from decimal import Decimal

from kinerja.reading.line import Line
from kinerja.reading.movement import Movement, start_of
from kinerja.reading.target import Target

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
        frequency = main.last < len(line) and line.roles[main.last] == "period"
        return "count" if frequency and not main.word else "x"
    if unit == "count" and _any(line, "point_metrics") and not main.zero_word:
        return "count"
    if unit is not None:
        return unit
    if line.every("small.scale"):
        scale = next((m for m in map(_POINT_SCALE.fullmatch, line.lows) if m), None)
        if scale and scale[2] in line.lex.words("units.point"):
            return f"score/{scale[1]}"
    first = (metric or "").partition(" ")[0]
    timed = line.lex.at("units", [first]) if first in line.lex.words("metric.timed") else None
    unit = timed[0] if timed else _unit_of_metric(line, metric or "")
    # "4 hotel bintang 5" counts hotels: what is counted stands behind the number, what is scored before it.
    return "count" if unit == "score" and places and main.last <= places[0] else unit


def _percent_shown(line: Line, target: Target) -> bool:
    return bool(line.every("units.%")) or _any(line, "percent_metrics")


def _any(line: Line, key: str) -> bool:
    return bool(line.every(f"metric.{key}"))


def _unit_of_metric(line: Line, metric: str) -> str:
    padded = f" {metric} "
    for key, unit in (("point_metrics", "point"), ("score_metrics", "score"), ("ratio_metrics", "ratio")):
        if any(f" {word} " in padded for word in line.lex.words(f"metric.{key}")):
            if unit == "ratio" and not any(char in metric for char in "ar"):
                continue
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
    return line.word[main.first - 1] == "#" or line.before("ranks.before", main.first) < main.first


def is_top(line: Line, target: Target) -> bool:
    """Whether a rank is a place to be among: "top 10", "10 besar"."""
    main = target.main
    return main is not None and (line.has("ranks.top_before", main.first - 1) or line.has("ranks.top_after", main.last))


def is_relative(line: Line, target: Target, movement: Movement | None) -> bool:
    """Whether the number is the size of a change or a distance to a reference, rather than a level.

    A from–to and "to 30" are levels; a bare number after a verb of change is a change ("Lift seat sales 9%");
    a limit after such a verb is a level again ("turunkan susut di bawah 3%"); things added are counted.
    """
    main = target.main
    if main is None:
        return False
    if (main.unit == "x" and main.word) or (main.unit in ("pp", "bps") and not target.from_to and not target.to):
        return True
    if target.from_to:
        return False
    if (target.by and not (target.plainly and movement is None)) or main.spread:
        return True
    if is_distance(line, target):
        return True
    if target.to or main.zero_word:
        return False
    if main.sign == "+" or (main.sign == "-" and (movement is not None or main.first == start_of(line))):
        return True
    if movement is None or movement.direction == "maintain":
        return False
    if target.comparator not in ("=", "between"):
        return not movement.leading and line.has("moves.sized", movement.first) and (main.unit == "%")
    if movement.adds and main.unit in (None, "count"):
        return False
    if movement.first > main.first and not movement.leading:
        return not line.word[movement.last] or line.has("moves.from", movement.last) or movement.first <= main.last + 1
    return True


def is_distance(line: Line, target: Target) -> bool:
    """Within 4 % of plan, 1pp of the national average: a distance to a reference."""
    main = target.main
    if main is None or main.unit not in ("%", "pp", "bps"):
        return False
    if main.spread:
        return True
    return line.has("limits.in_time", main.first - 1) and line.has("small.of", main.last)


def size_of(value: Decimal | None, relative: bool, spread: bool) -> Decimal | None:
    """A change is told by its size; its sign lives in the direction. The two ends of a ± keep theirs."""
    return abs(value) if value is not None and relative and not spread else value
