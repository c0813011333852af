"""Does a KPI sheet add up: its weights, its final scores, the parts of each area and the whole?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kinerja.core.explain import Step, shown
from kinerja.core.measure import divide, total
from kinerja.core.score import HUNDRED
from kinerja.core.sheet import Convention, Figure, Finding, Line, Total
from kinerja.reading.sheet.score import agrees, share_of, weighted

_MANY = 12
_NEAR = Decimal("0.05")


@dataclass(frozen=True, slots=True)
class Part:
    """One number of a sum: from which line or subtotal it comes."""

    row: int
    value: Decimal


def total_findings(
    lines: Sequence[Line], totals: Sequence[Total], convention: Convention, wrong: Iterable[Finding]
) -> Iterator[Finding]:
    """Every total and subtotal that does not add up what it stands below, or passes on a line's mistake."""
    by_row = {line.row: line for line in lines}
    # A final score that only follows from a wrong one is no cause; the cell that it follows from is.
    causes = {f.cell: f for f in wrong if f.weight == "wrong" and f.row is not None}
    subtotals = [t for t in totals if t.kind == "subtotal"]
    for each in totals:
        added = [by_row[row] for row in each.lines if row in by_row]
        if each.weight is not None and each.weight.value is not None:
            yield from _weight(each, each.weight, added)
        if each.final is not None:
            rows = {line.row for line in added}
            because = tuple(f.cell for f in causes.values() if f.row in rows and f.code not in _HARMLESS)
            yield from _final(each, each.final, added, subtotals, convention, because)


#: What is wrong about a line without changing what it adds to a sum: a 0 that should be no data adds nothing either.
_HARMLESS = ("no_data_as_zero", "achievement_wrong", "area_weights_total", "area_weight_wrong")


def _weight(each: Total, figure: Figure, added: Sequence[Line]) -> Iterator[Finding]:
    shares = [share for line in added if (share := share_of(line)) is not None]
    within = [share for line in added if (share := share_of(line, inner=True)) is not None]
    stated = figure.value
    if not shares or stated is None or any(abs(stated - total(each)) <= _NEAR for each in (shares, within)):
        return
    step = Step("sum", _sum_of(shares), shown(total(shares)))
    values = {"name": each.name, "sum": total(shares)}
    yield Finding(
        "weight_sum_wrong", figure.cell, "wrong", figure.said, total(shares), each.row, (step,), values=values
    )


def _final(
    each: Total, figure: Figure, added: Sequence[Line], subtotals: Sequence[Total], convention: Convention,
    because: tuple[str, ...],
) -> Iterator[Finding]:  # fmt: skip
    inner = convention.inner and each.kind == "subtotal"
    rights = [
        right for line in added if (right := weighted(line, line.right_score, convention, inner=inner)) is not None
    ]
    right, parts = total(rights), _parts(added, convention, inner=inner)
    if not any(line.right_final is not None for line in added):
        yield from _unweighted(each, figure, added)
        return
    stated = figure.value
    size = HUNDRED if convention.factor == 1 else max(abs(right), Decimal(1))
    step = Step("sum", _sum_of([p.value for p in parts]), shown(total(p.value for p in parts)))
    if stated is None:
        if figure.said.startswith("#"):
            yield Finding(
                "error_cell",
                figure.cell,
                "wrong",
                figure.said,
                right,
                each.row,
                (step,),
                values={"kpi": each.name, "column": "final"},
            )
        return
    if _adds_up(stated, right, size) or _adds_up(stated, _over_weights(added, right), size):
        return
    # An area's sum may stand as a part of the whole below scores that are weighted inside the area.
    if inner and _adds_up(stated, total(_whole(added, convention)), size):
        return
    values: Mapping[str, object] = {"name": each.name, "says": stated, "should": right}
    own = total(p.value for p in parts)
    if _adds_up(stated, own, size) or _adds_up(stated, _over_weights(added, own), size):
        if because:
            follow = (_right_step(rights),)
            yield Finding("follows", figure.cell, "follows", figure.said, right, each.row, follow, because, values)
        return
    steps = (step,) if agrees(own, right, size) else (step, _right_step(rights))
    code, told = _why(stated, own, parts, subtotals if each.kind == "total" else (), size)
    yield Finding(code, figure.cell, "wrong", figure.said, right, each.row, steps, because, {**values, **told})


def _parts(added: Sequence[Line], convention: Convention, *, inner: bool) -> list[Part]:
    """What the lines themselves show as their final scores, or would show where the sheet has no such column."""
    found = []
    for line in added:
        value = line.final.value if line.final is not None else _own_final(line, convention)
        if value is not None and convention.inner and not inner and line.area_weight and line.area_weight.value:
            value = divide(value * line.area_weight.value, HUNDRED)
        if value is not None:
            found.append(Part(line.row, value))
    return found


def _own_final(line: Line, convention: Convention) -> Decimal | None:
    """What a line's own score, be it right or wrong, comes to by its weight."""
    stated = line.score.value if line.score is not None else None
    return line.right_final if stated is None else weighted(line, stated, convention)


def _whole(added: Sequence[Line], convention: Convention) -> list[Decimal]:
    """What the lines add to the whole."""
    return [right for line in added if (right := weighted(line, line.right_score, convention)) is not None]


def _adds_up(stated: Decimal, right: Decimal, size: Decimal) -> bool:
    return any(agrees(stated, right * factor, size) for factor in (Decimal(1), HUNDRED, Decimal("0.01")))


def _over_weights(added: Sequence[Line], value: Decimal) -> Decimal:
    """The total over the weight that was scored, as some sheets have it: 72 of 80 % is 90."""
    weight = total(share for line in added if line.right_final is not None and (share := share_of(line)) is not None)
    return divide(value * HUNDRED, weight) if weight else value


def _why(
    stated: Decimal, own: Decimal, parts: Sequence[Part], subtotals: Sequence[Total], size: Decimal
) -> tuple[str, dict[str, object]]:
    """What went wrong with a sum: a line left out, a line counted twice, or subtotals added to their own lines."""
    for part in parts:
        if part.value and agrees(stated, own - part.value, size):
            return "total_leaves_out", {"row_missed": part.row}
    twice = total(t.final.value for t in subtotals if t.final is not None and t.final.value is not None)
    if twice and agrees(stated, own + twice, size):
        return "total_counts_subtotals", {}
    for part in parts:
        if part.value and agrees(stated, own + part.value, size):
            return "total_counts_twice", {"row_missed": part.row}
    return "total_wrong", {}


def _unweighted(each: Total, figure: Figure, added: Sequence[Line]) -> Iterator[Finding]:
    """Without weights a total is the sum of the scores or their mean; either is right."""
    scores = [line.right_score for line in added if line.right_score is not None]
    stated = figure.value
    if not scores or stated is None:
        return
    own = [line.score.value for line in added if line.score is not None and line.score.value is not None]
    options = [total(scores), divide(total(scores), Decimal(len(scores)))]
    if own:
        options += [total(own), divide(total(own), Decimal(len(own)))]
    if any(agrees(stated, option, max(HUNDRED, abs(option))) for option in options):
        return
    mean = options[1]
    step = Step("mean", f"({_sum_of(scores)}) ÷ {len(scores)}", shown(mean))
    values = {"name": each.name, "says": stated, "should": mean}
    yield Finding("total_wrong", figure.cell, "wrong", figure.said, mean, each.row, (step,), values=values)


def _right_step(rights: Sequence[Decimal]) -> Step:
    return Step("sum_right", _sum_of(rights), shown(total(rights)))


def _sum_of(values: Sequence[Decimal]) -> str:
    """A sum as one reads it; of many numbers the first and the last."""
    said = [shown(value, 2) for value in values]
    if len(said) > _MANY:
        said = [*said[:6], "…", *said[-3:]]
    return " + ".join(said)


def with_area_weights(lines: Sequence[Line], heads: Mapping[int, Figure]) -> tuple[Line, ...]:
    """The lines with the weight of their area where weights have two levels: 100 in each area, 100 over the areas.

    `heads` holds the area's weight by the row of each line. Weights that are parts of the whole already stay alone.
    """
    if not heads or _are_whole(lines):
        return tuple(replace(line, area_weight=None) for line in lines)
    return tuple(replace(line, area_weight=heads.get(line.row)) for line in lines)


def _are_whole(lines: Sequence[Line]) -> bool:
    plain = total(line.weight.value for line in lines if line.weight is not None and line.weight.value is not None)
    return abs(plain - HUNDRED) <= _NEAR


def area_findings(lines: Sequence[Line], heads: Mapping[int, Figure]) -> Iterator[Finding]:
    """The weight of an area that its lines contradict, where the lines' weights are parts of the whole."""
    if not heads or not _are_whole(lines):
        return
    by_area: dict[str, list[Line]] = {}
    for line in lines:
        if line.row in heads and line.area:
            by_area.setdefault(line.area, []).append(line)
    if total(heads[added[0].row].value or Decimal(0) for added in by_area.values()) <= _NEAR:
        return
    for area, added in by_area.items():
        figure, shares = heads[added[0].row], [share for line in added if (share := share_of(line, inner=True))]
        if figure.value is None or not shares or abs(figure.value - total(shares)) <= _NEAR:
            continue
        step = Step("sum", _sum_of(shares), shown(total(shares)))
        values = {"area": area, "sum": total(shares)}
        row = added[0].row
        yield Finding(
            "area_weight_wrong", figure.cell, "wrong", figure.said, total(shares), row, (step,), values=values
        )
