"""Which few strokes show a KPI's last periods in a row of a table?"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kinerja.reports.scale import Scale, rounded

#: Room at the edges so that the last dot and a signal's ring are not cut.
EDGE = 4.0


@dataclass(frozen=True, slots=True)
class Spark:
    """Strokes of a sparkline in a box of `width` × `height`; every field is text ready for an SVG attribute.

    `lines` are the `points` of polylines, one for each run without a gap; `lone` are runs of a single period, which a
    line can't show; `last` is the newest value, `rings` the periods with a signal, `target` the height of the target,
    `high` that of a band's upper edge.
    """

    width: int
    height: int
    lines: tuple[str, ...]
    lone: tuple[tuple[str, str], ...]
    last: tuple[str, str] | None
    target: str | None
    rings: tuple[tuple[str, str], ...]
    high: str | None = None


def spark(
    values: Sequence[Decimal | None],
    target: Decimal | None = None,
    signals: Collection[int] = (),
    width: int = 120,
    height: int = 28,
    high: Decimal | None = None,
) -> Spark:
    """Draw `values`, oldest first; None is a period without data and leaves a gap, it isn't drawn as 0.

    `signals` are indexes into `values`. For example 12 monthly totals of complaints with a target of at most 5;
    of a band, stock for 20 to 30 days, `target` is the lower edge and `high` the upper one.
    """
    known = [value for value in values if value is not None]
    reach = [*known, *(edge for edge in (target, high) if edge is not None)]
    if not known:
        return Spark(width, height, (), (), None, None if target is None else rounded(height / 2), ())
    scale = Scale(min(reach), max(reach), height - 2 * EDGE)
    across = (width - 2 * EDGE) / max(len(values) - 1, 1)
    places = [
        None if value is None else (rounded(EDGE + index * across), rounded(EDGE + scale.at(value)))
        for index, value in enumerate(values)
    ]
    runs = segments(places)
    return Spark(
        width,
        height,
        tuple(" ".join(f"{x},{y}" for x, y in run) for run in runs if len(run) > 1),
        tuple(run[0] for run in runs if len(run) == 1),
        runs[-1][-1],
        None if target is None else rounded(EDGE + scale.at(target)),
        tuple(place for index in sorted(signals) if (place := places[index]) is not None),
        None if high is None else rounded(EDGE + scale.at(high)),
    )


def segments(places: Sequence[tuple[str, str] | None]) -> list[list[tuple[str, str]]]:
    """The runs between gaps: [a, b, None, c] becomes [[a, b], [c]]."""
    runs: list[list[tuple[str, str]]] = [[]]
    for place in places:
        if place is not None:
            runs[-1].append(place)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]
