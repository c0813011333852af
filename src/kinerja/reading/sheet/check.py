"""Which cells of a KPI sheet are wrong: what do they say, what should they say, and why?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kinerja.core.explain import Step, shown
from kinerja.core.measure import Polarity, divide, total
from kinerja.core.score import HUNDRED, Formula
from kinerja.core.sheet import Convention, Figure, Finding, Line
from kinerja.reading.sheet.points import points_of
from kinerja.reading.sheet.score import (
    ZERO,
    agrees,
    in_scale,
    opposite,
    right_score,
    scale_of,
    score_steps,
    share_of,
    weighted_agrees,
)


def score_findings(lines: Sequence[Line], convention: Convention) -> Iterator[Finding]:
    """Every achievement, score and final score that its own line contradicts."""
    for line in lines:
        if line.actual is not None and line.actual.value is None and not _broken(line.actual):
            yield from _without_data(line) if line.formula is not Formula.HIT_RATE else ()
            continue
        wrong = [*_achievement(line, convention), *_score(line, convention)]
        yield from wrong
        yield from _final(line, convention, tuple(f.cell for f in wrong if f.weight == "wrong"))
        yield from _doubts(line, convention)


def _broken(figure: Figure) -> bool:
    return figure.said.startswith("#")


def _finding(code: str, figure: Figure, line: Line, should: Decimal | None, *steps: Step) -> Finding:
    values = {"kpi": line.kpi, "says": figure.value, "should": should}
    return Finding(code, figure.cell, "wrong", figure.said, should, line.row, steps, values=values)


def _without_data(line: Line) -> Iterator[Finding]:
    """A line without an actual has no score: 0 would say that nothing was reached."""
    shown_as: list[Figure] = []
    for figure in (line.achievement, line.score, line.final):
        if figure is None or figure.value is None:
            continue
        code = "no_data_as_zero" if figure.value == 0 else "score_without_data"
        if not shown_as:
            yield _finding(code, figure, line, None)
        else:
            because = tuple(f.cell for f in shown_as)
            yield replace(_finding(code, figure, line, None), weight="follows", because=because)
        shown_as.append(figure)


def achievement_agrees(line: Line, convention: Convention) -> bool | None:
    """Whether an achievement follows from target and actual; None where it says nothing, or they don't.

    Achievements are never in the sheet's own scale of scores, and seldom capped.
    """
    figure, points = line.achievement, points_of(line, convention.lower)
    if figure is None or figure.value is None or points is None:
        return None
    said, options = figure.value, {max(ZERO, points.raw), points.raw}
    if convention.cap is not None:
        options.add(min(points.raw, convention.cap))
    return any(agrees(said, right) or agrees(said, divide(right, HUNDRED), Decimal(1)) for right in options)


def _achievement(line: Line, convention: Convention) -> Iterator[Finding]:
    figure, points = line.achievement, points_of(line, convention.lower)
    if figure is None or figure.value is None or points is None or achievement_agrees(line, convention):
        return
    turned = _turned_code(line, figure.value, replace(convention, scale=HUNDRED, cap=None))
    yield _finding(turned or "achievement_wrong", figure, line, max(ZERO, points.raw), *points.steps)


def _score(line: Line, convention: Convention) -> Iterator[Finding]:
    figure = line.score
    right = None if convention.rated else right_score(line, convention)
    if figure is None or figure.value is None or right is None:
        return
    scale, said = convention.scale, figure.value
    if agrees(said, right, scale):
        return
    steps = score_steps(line, convention)
    found = _finding(_why(line, said, convention), figure, line, right, *steps)
    reached = line.achievement
    if reached is not None and reached.value is not None and not agrees(reached.value, right, scale):
        uncapped = in_scale(max(ZERO, reached.value), scale)
        bounded = min(uncapped, in_scale(convention.cap, scale)) if convention.cap is not None else uncapped
        if agrees(said, bounded, scale):
            found = replace(found, code="follows", weight="follows", because=(reached.cell,))
    yield found


def _why(line: Line, said: Decimal, convention: Convention) -> str:
    """What was done instead: the wrong direction, another formula, no cap, another scale, or simply a wrong number."""
    if turned := _turned_code(line, said, convention):
        return turned
    uncapped = right_score(line, replace(convention, cap=None))
    if uncapped is not None and agrees(said, uncapped, convention.scale):
        return "cap_missed"
    other = Formula.RATIO if convention.lower is Formula.COMPLEMENT else Formula.COMPLEMENT
    if line.polarity is Polarity.LOWER:
        by_other = right_score(line, replace(convention, lower=other))
        if by_other is not None and agrees(said, by_other, convention.scale):
            return "other_formula"
    return "score_wrong"


def _turned_code(line: Line, said: Decimal, convention: Convention) -> str | None:
    if line.polarity is Polarity.BAND:
        return None
    uncapped = replace(convention, cap=None)
    for way in (convention, uncapped):
        if any(agrees(said, other, convention.scale) for _, other in opposite(line, way)):
            return "minimize_as_maximize" if line.polarity is Polarity.LOWER else "maximize_as_minimize"
    return None


def _final(line: Line, convention: Convention, because: tuple[str, ...]) -> Iterator[Finding]:
    """The final score against score × weight ÷ 100, with the score as it stands and as it should be."""
    figure, share = line.final, share_of(line, inner=convention.inner)
    if figure is None or figure.value is None or share is None or line.right_final is None:
        return
    said, factor = figure.value, convention.factor
    scale = scale_of(convention, line.right_final)
    if weighted_agrees(said, line.right_final, factor, scale):
        return
    stands = line.score or line.achievement
    own = stands.value if stands else None
    by_own = None if own is None else divide(own * share, HUNDRED) * factor
    times = "" if factor == 1 else f" × {shown(factor)}"
    expression = f"{shown(line.right_score)} × {shown(share)} ÷ 100{times}"
    step = Step("weighted_score", expression, shown(line.right_final))
    found = _finding("final_wrong", figure, line, line.right_final, step)
    if by_own is not None and own is not None and weighted_agrees(said, by_own, factor, scale):
        if not because and agrees(own, line.right_score or own, convention.scale):
            return
        found = replace(found, code="follows", weight="follows", because=because) if because else found
    yield found


def _doubts(line: Line, convention: Convention) -> Iterator[Finding]:
    """What had to be taken for granted, told so that a person can say otherwise."""
    target, actual = line.target, line.actual
    if target is None or actual is None:
        return
    values = {"kpi": line.kpi}
    if target.value is None and actual.value is not None and not _broken(target):
        yield Finding("no_target", target.cell, "doubt", target.said, row=line.row, values=values)
    elif target.value == 0 and points_of(line, convention.lower) is None:
        yield Finding("target_zero", target.cell, "doubt", target.said, row=line.row, values=values)


def weight_findings(lines: Sequence[Line], cell: str, *, joint: bool = False) -> Iterator[Finding]:
    """Weights that don't total 100, of the whole and inside each area that has a weight of its own; `cell`: where.

    `joint`: the people of one table share the 100 among them.
    """
    weighed = [line for line in lines if line.weight is not None]
    missing = [line for line in weighed if line.weight is not None and line.weight.value is None]
    for line in missing:
        assert line.weight is not None
        yield Finding("no_weight", line.weight.cell, "doubt", line.weight.said, row=line.row, values={"kpi": line.kpi})
    by_area = _areas(weighed)
    wrong_areas = [area for area in by_area if _off(area.sum)]
    yield from (area.finding() for area in wrong_areas)
    shares = [share for line in weighed if (share := share_of(line)) is not None]
    if not shares or not _off(total(shares)) or (wrong_areas and not _off(total(area.weight for area in by_area))):
        return
    if by_area and not wrong_areas:
        shares = [area.weight for area in by_area]
    sum_of = total(shares)
    step = Step("sum", " + ".join(shown(s) for s in shares), shown(sum_of))
    values = {"sum": sum_of, "off": sum_of - HUNDRED}
    if joint:
        yield Finding("weights_joint", cell, "doubt", f"{shown(sum_of)}%", values=values)
        return
    yield Finding("weights_total", cell, "wrong", f"{shown(sum_of)}%", HUNDRED, steps=(step,), values=values)


def _off(sum_of: Decimal) -> bool:
    return abs(sum_of - HUNDRED) > Decimal("0.05")


@dataclass(frozen=True, slots=True)
class _Area:
    """An area with a weight of its own, and the weights of its lines inside it."""

    name: str
    cell: str
    row: int
    weight: Decimal
    weights: tuple[Decimal, ...]

    @property
    def sum(self) -> Decimal:
        return total(self.weights)

    def finding(self) -> Finding:
        """That its weights don't total 100."""
        step = Step("sum", " + ".join(shown(weight) for weight in self.weights), shown(self.sum))
        values = {"area": self.name, "sum": self.sum}
        says = f"{shown(self.sum)}%"
        return Finding("area_weights_total", self.cell, "wrong", says, HUNDRED, self.row, (step,), values=values)


def _areas(lines: Sequence[Line]) -> list[_Area]:
    """The areas of a sheet whose weights have two levels; of areas of one line each there is nothing to tell."""
    found: list[_Area] = []
    for line in lines:
        head, own = line.area_weight, line.weight.value if line.weight else None
        if head is None or head.value is None or own is None or not line.area:
            continue
        if found and (found[-1].name, found[-1].weight) == (line.area, head.value):
            found[-1] = replace(found[-1], weights=(*found[-1].weights, own))
        else:
            found.append(_Area(line.area, head.cell, line.row, head.value, (own,)))
    return found
