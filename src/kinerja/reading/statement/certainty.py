"""From which words was each field of a statement read, and how surely?"""

from __future__ import annotations

from operator import itemgetter
from typing import NamedTuple

from kinerja.reading.numbers import is_open
from kinerja.reading.statement.kind import Shape, leans_on_a_number
from kinerja.reading.statement.line import Line

SURE = 0.95
"""Words or signs say so: a comparator, a unit, a date, a label, "from … to …"."""
LIKELY = 0.7
"""A rule fills in what the words leave open: "=" without a word of limit, a count without a unit, the kind that a bare
number has, the noun phrase that was cut out as the metric."""
UNSURE = 0.4
"""Another reading is as good: "4.000" in an English line, 3/4 as a date, a second number that may be the target."""

_PLACE = itemgetter(1, 2)
_OF_ROLE = {
    "value": "value",
    "multiple": "value",
    "comparator": "comparator",
    "baseline": "baseline",
    "period": "period",
    "deadline": "deadline",
    "verb": "direction",
}


class Span(NamedTuple):
    """Where in the text a field was read, from `start` to `end`, and how surely: `SURE`, `LIKELY` or `UNSURE`."""

    field: str
    start: int
    end: int
    confidence: float


_new = tuple.__new__
_DOUBTED = ("value", "deadline", "period")
"""Fields whose words may leave a doubt."""


def spans_of(line: Line, shape: Shape, metric: list[int], kind: tuple[int, int, bool]) -> tuple[Span, ...]:
    """The span and the certainty of each field that the statement fills, in the order of the text.

    `metric` are the tokens of the metric; `kind` is where the label of the kind stands (or the whole statement) and
    whether it was given by one.
    """
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for i, role in enumerate(line.roles):
        if role is not None and (field := _OF_ROLE.get(role)) is not None:
            if field not in first:
                first[field] = i
            last[field] = i
    tokens = line.tokens
    found = [
        _new(
            Span,
            (
                field,
                tokens[i].start,
                tokens[last[field]].end,
                _certainty(line, shape, field, i, last[field]) if field in _DOUBTED else SURE,
            ),
        )
        for field, i in first.items()
    ]
    if "value" in first:
        start, end = tokens[first["value"]].start, tokens[last["value"]].end
        if "comparator" not in first:
            found.append(_new(Span, ("comparator", start, end, LIKELY)))
        found.append(_new(Span, ("unit", start, end, SURE if shape.target.has_unit else LIKELY)))
    if metric:
        surely = _all_understood(line, metric)
        found.append(_new(Span, ("metric", tokens[metric[0]].start, tokens[metric[-1]].end, surely)))
    if kind[0] < kind[1]:
        surely = SURE if kind[2] or not leans_on_a_number(shape) else LIKELY
        found.append(_new(Span, ("kind", kind[0], kind[1], surely)))
    return tuple(sorted(found, key=_PLACE))


def _certainty(line: Line, shape: Shape, field: str, first: int, last: int) -> float:
    if field == "value":
        return _of_value(line, shape, first, last)
    if field == "deadline":
        return UNSURE if any(_either_way(line, i) for i in range(first, last + 1)) else SURE
    if field == "period":
        return LIKELY if first == last and line.has("periods.adjectives", first) else SURE
    return SURE


def _of_value(line: Line, shape: Shape, first: int, last: int) -> float:
    for i in range(first, last + 1):
        if line.number[i] and is_open(line.word[i], line.lex):
            return UNSURE
    target = shape.target
    alone = not target.others or target.from_to or target.comparator != "="
    return SURE if alone else UNSURE


def _either_way(line: Line, i: int) -> bool:
    """Whether a date in digits may be read day first or month first: 3/4/2027."""
    if line.tokens[i].kind != "date" or line.word[i][:4].isdecimal():
        return False
    day, month = line.word[i].replace(".", "/").replace("-", "/").split("/")[:2]
    return day != month and int(day) <= 12 and int(month) <= 12


def _all_understood(line: Line, metric: list[int]) -> float:
    """A metric is sure when it is the one row of words that nothing else was made of."""
    size = len(metric)
    if metric[-1] - metric[0] != size - 1 or line.roles.count(None) < size:
        return LIKELY
    left = [i for i, role in enumerate(line.roles) if role is None and line.tokens[i].kind == "word"]
    return SURE if len(left) == size else LIKELY
