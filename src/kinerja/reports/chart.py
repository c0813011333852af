"""Which strokes show how a KPI moved over its periods, against its target and its natural limits?

Places across and down are per cent of the plot, so that one drawing fits a phone, a page and a sheet of paper: lines
live in a box of 100 × 100 that stretches, dots and words are placed by per cent and keep their size.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from kinerja.reports.scale import Scale, around, rounded
from kinerja.reports.spark import segments

Say = Callable[[Decimal], str]
#: How near two labels at the right edge may come, in per cent of the height, before they would touch.
APART = 7.5
#: What labels under the chart are thinned by, in pixels: a letter, and the plot on a page and on a phone.
LETTER, WIDE, NARROW = 7, 600, 210


@dataclass(frozen=True, slots=True)
class Limits:
    """Natural process limits and the mean, in the KPI's own unit."""

    low: Decimal
    mean: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a forecast expects of one coming period: an interval and its middle."""

    label: str
    low: Decimal
    middle: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Series:
    """What is to be drawn: periods with values (None is a gap), targets per period, and what stands behind them.

    `targets` has one entry for each period; a target that changed in July draws a step in July. `signals` maps an index
    to ("better" | "worse" | "shift", its word). `today` is a position between periods: 8.5 is after the ninth. `within`
    is all that the axis may hold: 1 to 31 for days of a month.
    """

    periods: Sequence[tuple[str, Decimal | None]]
    targets: Sequence[Decimal | None] = ()
    limits: Limits | None = None
    outlook: Sequence[Outlook] = ()
    signals: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    today: float | None = None
    within: tuple[Decimal, Decimal] | None = None


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis and the words that stand there; a minor one is left out where there is no room."""

    at: str
    text: str
    minor: bool = False


@dataclass(frozen=True, slots=True)
class End:
    """A word at the right edge that names a line: `kind` is "target", "last", "expected", "high", "mean" or "low"."""

    at: str
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Dot:
    """One period: its place, its column for the pointer, its words, and its signal if it has one."""

    x: str
    y: str | None
    left: str
    width: str
    label: str
    text: str
    target: str
    signal: str | None = None
    word: str | None = None
    below: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """Every stroke of the chart as text ready for SVG attributes; nothing is left for the template to reckon."""

    lines: tuple[str, ...]
    bridges: tuple[str, ...]
    target: tuple[str, ...]
    fan: str
    fan_middle: str
    limits: tuple[str, str, str] | None
    dots: tuple[Dot, ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    ends: tuple[End, ...]
    today: str | None


def chart(series: Series, say: Say, most_labels: int = 12, nothing: str = "") -> Chart:
    """Draw a series; `say` puts a value into the reader's words ("Rp1,2 M"), `nothing` is the word for no data.

    Complaints per month, 12 to 5, target at most 5: one line, one dashed target with its value at the end, and a gap
    with a thin bridge over each month without a value.
    """
    values = [value for _, value in series.periods]
    scale, ticks = around(_all(series), 100.0, within=series.within)
    columns = len(values) + len(series.outlook)
    xs = [(index + 0.5) * 100 / max(columns, 1) for index in range(columns)]
    places = [
        None if value is None else (rounded(x), rounded(scale.at(value))) for x, value in zip(xs, values, strict=False)
    ]
    runs = segments(places)
    limits = series.limits
    labels = [label for label, _ in series.periods] + [look.label for look in series.outlook]
    return Chart(
        lines=tuple(_points(run) for run in runs if len(run) > 1),
        bridges=tuple(_points([before[-1], after[0]]) for before, after in pairwise(runs)),
        target=_steps(series.targets, columns, scale),
        fan=_fan(series, xs, places, scale),
        fan_middle=_middle(series, xs, places, scale),
        limits=None if limits is None else _three(limits, scale),
        dots=_dots(series, places, xs, columns, say, nothing),
        across=_across(labels, xs, most_labels),
        up=tuple(Tick(rounded(scale.at(value)), say(value)) for value in ticks),
        ends=_ends(series, scale, say),
        today=None if series.today is None else rounded((series.today + 0.5) * 100 / max(columns, 1)),
    )


def _all(series: Series) -> list[Decimal]:
    found = [value for _, value in series.periods if value is not None]
    found += [target for target in series.targets if target is not None]
    if series.limits:
        found += [series.limits.low, series.limits.high]
    for look in series.outlook:
        found += [look.low, look.high]
    return found


def _points(run: Sequence[tuple[str, str]]) -> str:
    return " ".join(f"{x},{y}" for x, y in run)


def _three(limits: Limits, scale: Scale) -> tuple[str, str, str]:
    """Upper edge, mean and height of the band: what a rectangle and a line need."""
    top, bottom = scale.at(limits.high), scale.at(limits.low)
    return rounded(top), rounded(scale.at(limits.mean)), rounded(bottom - top)


def _steps(targets: Sequence[Decimal | None], columns: int, scale: Scale) -> tuple[str, ...]:
    """The target as a staircase over whole columns, one path for each run of periods that have one."""
    paths: list[list[str]] = [[]]
    for index, target in enumerate(targets):
        if target is None:
            paths.append([])
            continue
        left, right = rounded(index * 100 / columns), rounded((index + 1) * 100 / columns)
        y = rounded(scale.at(target))
        paths[-1] += [f"{left},{y}", f"{right},{y}"]
    return tuple(" ".join(path) for path in paths if path)


def _fan(series: Series, xs: Sequence[float], places: Sequence[tuple[str, str] | None], scale: Scale) -> str:
    """The forecast's interval as one polygon that opens from the last known value."""
    if not series.outlook:
        return ""
    later = xs[len(series.periods) :]
    root = [place for place in places[-1:] if place]
    upper = [(rounded(x), rounded(scale.at(look.high))) for x, look in zip(later, series.outlook, strict=True)]
    lower = [(rounded(x), rounded(scale.at(look.low))) for x, look in zip(later, series.outlook, strict=True)]
    return _points(root + upper + lower[::-1])


def _middle(series: Series, xs: Sequence[float], places: Sequence[tuple[str, str] | None], scale: Scale) -> str:
    later = xs[len(series.periods) :]
    root = [place for place in places[-1:] if place]
    ahead = [(rounded(x), rounded(scale.at(look.middle))) for x, look in zip(later, series.outlook, strict=True)]
    return _points(root + ahead)


def _dots(
    series: Series,
    places: list[tuple[str, str] | None],
    xs: Sequence[float],
    columns: int,
    say: Say,
    nothing: str,
) -> tuple[Dot, ...]:
    dots = []
    for index, (label, value) in enumerate(series.periods):
        place = places[index]
        target = series.targets[index] if index < len(series.targets) else None
        signal, word = series.signals.get(index, (None, None))
        dots.append(
            Dot(
                x=rounded(xs[index]),
                y=None if place is None else place[1],
                left=rounded(index * 100 / columns),
                width=rounded(100 / columns),
                label=label,
                text=nothing if value is None else say(value),
                target="" if target is None else say(target),
                signal=signal,
                word=word,
                below=_dips(places, index),
            )
        )
    return tuple(dots)


def _dips(places: list[tuple[str, str] | None], index: int) -> bool:
    """Whether a period lies lower than its neighbours on average, so that its word stands better beneath it."""
    place = places[index]
    near = places[max(index - 1, 0) : index] + places[index + 1 : index + 2]
    beside = [float(other[1]) for other in near if other is not None]
    return place is not None and bool(beside) and float(place[1]) > sum(beside) / len(beside)


def _across(labels: Sequence[str], xs: Sequence[float], most: int) -> tuple[Tick, ...]:
    """Period labels, as many as fit beside each other and at most `most`; the newest always has its own.

    Those that a phone has no room for are minor.
    """
    if not labels:
        return ()
    longest = max(len(label) for label in labels) * LETTER + 16
    every = -(-len(labels) // max(min(most, WIDE // longest), 1))
    kept = range(len(labels) - 1, -1, -every)
    stride = -(-len(kept) // max(NARROW // longest, 1))
    ticks = [Tick(rounded(xs[index]), labels[index], minor=bool(order % stride)) for order, index in enumerate(kept)]
    return tuple(reversed(ticks))


def _ends(series: Series, scale: Scale, say: Say) -> tuple[End, ...]:
    """The words at the right edge, pushed apart where they would lie on each other."""
    named: list[tuple[str, Decimal]] = []
    known = [value for _, value in series.periods if value is not None]
    if series.outlook:
        named.append(("expected", series.outlook[-1].middle))
    elif known:
        named.append(("last", known[-1]))
    if series.targets and series.targets[-1] is not None:
        named.append(("target", series.targets[-1]))
    if series.limits:
        named += [("high", series.limits.high), ("mean", series.limits.mean), ("low", series.limits.low)]
    placed = sorted((scale.at(value), kind, say(value)) for kind, value in named)
    spread = _apart([at for at, _, _ in placed])
    return tuple(End(rounded(at), text, kind) for at, (_, kind, text) in zip(spread, placed, strict=True))


def _apart(places: Sequence[float]) -> list[float]:
    """The same places, from the top down, each at least APART below the one before; moved up again if they fall off."""
    moved: list[float] = []
    for place in places:
        moved.append(max(place, moved[-1] + APART) if moved else place)
    floor = 100.0
    for index in range(len(moved) - 1, -1, -1):
        moved[index] = min(moved[index], floor)
        floor = moved[index] - APART
    return moved
