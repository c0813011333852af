"""By which formula, cap and scale does a KPI sheet score, and what should each of its scores be?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from kinerja.core.explain import Step, shown
from kinerja.core.measure import Comparator, Polarity, decimals_of, divide
from kinerja.core.score import BEYOND_ANY_CAP, HUNDRED, Formula
from kinerja.core.sheet import Convention, Line
from kinerja.reading.sheet.points import Points, points_of

ZERO = Decimal(0)
_LOWER = (Formula.RATIO, Formula.COMPLEMENT)
#: What sheets are seen to do; where several explain a sheet equally well, the first one does.
_CAPS: tuple[Decimal | None, ...] = (None, *map(Decimal, (120, 100, 110, 105, 115, 125, 130, 150, 200)))
_PLAIN_SCALES, _OUT_OF = tuple(map(Decimal, (100, 1))), tuple(map(Decimal, (5, 4, 10)))
#: Who scores out of 5 stops at 5, or nowhere: with every cap at hand any ratings could be explained.
_PLAIN = tuple(product(_PLAIN_SCALES, _CAPS, _LOWER))
_RULES = (
    *_PLAIN,
    *product(_OUT_OF, (None, Decimal(100)), _LOWER),
)
_FACTORS = (Decimal(1), Decimal(100), Decimal("0.01"))
#: A cell shown to whole numbers may be half a point off, never more, whatever its scale.
_HALF_A_POINT = Decimal("0.005")
#: Spreadsheets calculate in binary: their last digits are not ours.
_BINARY = Decimal("1E-9")


def agrees(said: Decimal, right: Decimal, scale: Decimal = HUNDRED) -> bool:
    """Whether a cell says the right number, rounded as it is: 86 for 85.7 of 100, but not 4 for 4.4 of 5."""
    rounding = Decimal(5).scaleb(-decimals_of(said) - 1)
    return abs(said - right) <= min(rounding, _HALF_A_POINT * scale) + _BINARY * max(scale, abs(right))


def convention_of(lines: Sequence[Line], shared: Convention | None = None) -> Convention:
    """The way of scoring that explains most of the scores.

    Where it explains fewer than half (of ratings: not more than half), there are rules of their own: then the scores
    are taken as they are. With the convention of the whole workbook (`shared`), that one holds unless another explains
    at least two scores more.
    """
    by_lower = {lower: [points_of(line, lower) for line in lines] for lower in _LOWER}
    said = [_stated(line) for line in lines]
    compared = [i for i, points in enumerate(by_lower[Formula.RATIO]) if points is not None and said[i] is not None]

    def tried(lower: Formula, cap: Decimal | None, scale: Decimal) -> Convention:
        matched, _ = _matches(by_lower[lower], said, compared, cap, scale)
        return Convention(lower, cap, scale, matched=matched, compared=len(compared))

    def fit(rules: tuple[Decimal, Decimal | None, Formula]) -> tuple[int, int]:
        scale, cap, lower = rules
        return _matches(by_lower[lower], said, compared, cap, scale)

    best = Convention(compared=len(compared))
    if compared:
        # Weighted scores without scores beside them come out of 5 or 10 by chance too easily.
        rules = _RULES if any(each is not None and not each.shares for each in said) else _PLAIN
        scale, cap, lower = max(rules, key=fit)
        best = tried(lower, cap, scale)
    if shared is not None and not shared.rated:
        common = tried(shared.lower, shared.cap, shared.scale)
        best = common if best.matched - common.matched < _CLEARLY_MORE else best
    elif shared is not None and not _CLEARLY_MORE < best.matched == len(compared):
        best = Convention(rated=True, matched=best.matched, compared=len(compared))
    # Of two ratings out of 5 one comes out by chance soon; of scores out of 100 hardly. And marks that are all whole
    # come from a table: in proportion some of them would not be.
    alone = shared is None and best.scale in _OUT_OF
    marks = alone and best.matched < len(compared) and all(map(_is_whole, filter(None, said)))
    if marks or best.matched * 2 < len(compared) + alone:
        best = Convention(rated=True, matched=best.matched, compared=len(compared))
    written = shared if shared is not None and not _weighted(lines) else _written_by(lines, best)
    return replace(best, factor=written.factor, inner=written.inner)


def _is_whole(stated: _Stated) -> bool:
    return stated.value == stated.value.to_integral_value()


#: One score that another convention explains may be a mistake; two are a habit.
_CLEARLY_MORE = 2


def _weighted(lines: Sequence[Line]) -> bool:
    """Whether any line states a weighted score to compare with."""
    return any(line.final is not None and line.final.value is not None for line in lines)


@dataclass(frozen=True, slots=True)
class _Stated:
    """What a line says it earned: its score, or in a sheet without scores its weighted score (`shares` in percent)."""

    value: Decimal
    shares: tuple[Decimal, ...] = ()

    def is_of(self, right: Decimal, scale: Decimal) -> bool:
        """Whether it comes out of a score; a weighted score by any of the factors that sheets write it with."""
        if not self.shares:
            return agrees(self.value, right, scale)
        return any(
            weighted_agrees(self.value, divide(right * share, HUNDRED) * factor, factor, scale)
            for share in self.shares
            for factor in _FACTORS
        )


def weighted_agrees(said: Decimal, right: Decimal, factor: Decimal, scale: Decimal = HUNDRED) -> bool:
    """Whether a weighted score is the right one, rounded as it is; smaller numbers are rounded more finely.

    `scale` is what 100 points are called: out of 4, a 1 is no 0.9.
    """
    return agrees(said, right, scale if factor == 1 else max(abs(right), Decimal(1)))


def scale_of(convention: Convention, right: Decimal) -> Decimal:
    """The scale of weighted scores; of marks out of a table only their own size is known."""
    return max(abs(right), Decimal(1)) if convention.rated else convention.scale


def _has_data(line: Line) -> bool:
    """Whether a line has data: an actual, or a sheet without a column of them.

    A hit rate looks back on many periods, and a missing one of them is a miss: it has a score all the same.
    """
    return line.actual is None or line.actual.value is not None or line.formula is Formula.HIT_RATE


def _said(line: Line) -> Decimal | None:
    """The score that a line states; a line without data states none, whatever its cell shows."""
    return line.score.value if line.score and _has_data(line) else None


def _stated(line: Line) -> _Stated | None:
    """The score that a line states, or where there is no such column its weighted score with the weight."""
    if line.score is None and line.final is not None and _has_data(line):
        shares = tuple(dict.fromkeys(share for inner in (False, True) if (share := share_of(line, inner=inner))))
        return None if line.final.value is None or not shares else _Stated(line.final.value, shares)
    said = _said(line)
    return None if said is None else _Stated(said)


def _matches(
    points: Sequence[Points | None],
    said: Sequence[_Stated | None],
    compared: Sequence[int],
    cap: Decimal | None,
    scale: Decimal,
) -> tuple[int, int]:
    """How many scores come out so, and how many of them stop at the cap: nobody writes exactly 120 by chance."""
    count = stopped = 0
    for i in compared:
        found, stated = points[i], said[i]
        if found is not None and stated is not None:
            held = capped(found.raw, cap)
            if stated.is_of(in_scale(held, scale), scale):
                count += 1
                stopped += cap is not None and found.raw > cap
    return count, stopped


def capped(raw: Decimal, cap: Decimal | None) -> Decimal:
    """Points between 0 and the cap; a cost of nothing without a cap earns what it would with 120."""
    if cap is None and raw >= BEYOND_ANY_CAP:
        return Decimal(120)
    return max(ZERO, raw if cap is None else min(raw, cap))


def in_scale(points: Decimal, scale: Decimal) -> Decimal:
    """Points as the sheet writes them: 90 points are 4.5 of 5."""
    return points if scale == HUNDRED else divide(points * scale, HUNDRED)


def share_of(line: Line, *, inner: bool = False) -> Decimal | None:
    """A line's weight in the whole, in percent: 40 % of an area of 50 % are 20 %; `inner`: its weight in its area."""
    if line.weight is None or line.weight.value is None:
        return None
    if inner or line.area_weight is None or line.area_weight.value is None:
        return line.weight.value
    return divide(line.weight.value * line.area_weight.value, HUNDRED)


def _written_by(lines: Sequence[Line], convention: Convention) -> Convention:
    """The convention with what score × weight ÷ 100 is multiplied by where the final score is written, mostly 1.

    Where weights have two levels the weight is a line's share of the whole, or the one inside its area (`inner`).
    """
    levels = (False, True) if any(line.area_weight is not None for line in lines) else (False,)
    ways = [replace(convention, factor=factor, inner=inner) for inner in levels for factor in _FACTORS]

    def matches(way: Convention) -> int:
        count = 0
        for line in lines:
            share, stated = share_of(line, inner=way.inner), line.final.value if line.final else None
            from_score = line.score.value if line.score else None
            if from_score is None and (points := points_of(line, convention.lower)):
                from_score = in_scale(capped(points.raw, convention.cap), convention.scale)
            if stated is not None and share is not None and from_score:
                right = divide(from_score * share, HUNDRED) * way.factor
                count += agrees(stated, right, max(abs(right), Decimal(1)))
        return count

    return max(ways, key=matches)


def with_right_scores(lines: Sequence[Line], convention: Convention) -> Iterator[Line]:
    """The lines with what their scores and final scores should be, in the sheet's own scale.

    Where the polarity was not said and the sheet scores a line as "lower is better", that is taken over and told.
    """
    for given in lines:
        line = _turned(given, convention)
        right = None if convention.rated else right_score(line, convention)
        if convention.rated or (right is None and points_of(line, convention.lower) is None):
            right = _said(line)
        final = weighted(line, right, convention, inner=convention.inner)
        yield replace(line, right_score=right, right_final=final)


def weighted(line: Line, score: Decimal | None, convention: Convention, *, inner: bool = False) -> Decimal | None:
    """What a score adds to the whole, as the sheet writes weighted scores; `inner`: to its area."""
    share = share_of(line, inner=inner)
    return None if score is None or share is None else divide(score * share, HUNDRED) * convention.factor


def right_score(line: Line, convention: Convention) -> Decimal | None:
    """The score of a line by the sheet's own convention; None without data, target or a known formula."""
    points = points_of(line, convention.lower)
    return None if points is None else in_scale(capped(points.raw, convention.cap), convention.scale)


def opposite(line: Line, convention: Convention) -> Iterator[tuple[Line, Decimal]]:
    """What the line would score the other way round, by each formula for "lower is better"."""
    turned = replace(line, polarity=Polarity.LOWER, comparator=Comparator.AT_MOST)
    if line.polarity is Polarity.LOWER:
        turned = replace(line, polarity=Polarity.HIGHER, comparator=Comparator.AT_LEAST)
    for lower in _LOWER:
        if (right := right_score(turned, replace(convention, lower=lower))) is not None:
            yield turned, right


def _turned(line: Line, convention: Convention) -> Line:
    """The line with the other direction where nothing said one, and only so its achievement or score comes out.

    Where the words lean the other way that is a contradiction ("against"): the sheet may have scored it wrong.
    """
    if line.told not in ("", "leaning") or right_score(line, convention) is None:
        return line
    told = "against" if line.told else "score"
    reached = None if line.achievement is None or line.achievement.value is None else _Stated(line.achievement.value)
    stated = None if convention.rated else _stated(line)
    plain = replace(convention, cap=None, scale=HUNDRED)
    for said, way in ((reached, plain), (stated, convention)):
        right = right_score(line, way)
        if said is None or right is None:
            continue
        other_way = [turned for turned, other in opposite(line, way) if said.is_of(other, way.scale)]
        if not said.is_of(right, way.scale):
            if other_way:
                return replace(other_way[0], told=told)
        elif line.told and not other_way:
            return replace(line, told="score")
    return line


def score_steps(line: Line, convention: Convention) -> tuple[Step, ...]:
    """The steps by which a line's score comes out: its formula, the cap where it bites, the sheet's scale."""
    points = points_of(line, convention.lower)
    if points is None:
        return ()
    steps = list(points.steps)
    held = capped(points.raw, convention.cap)
    if held != points.raw:
        bound = f"min({shown(points.raw)}, {shown(held)})" if held < points.raw else f"max({shown(points.raw)}, 0)"
        steps.append(Step("cap" if held < points.raw else "floor", bound, shown(held)))
    if convention.scale != HUNDRED:
        right = in_scale(held, convention.scale)
        steps.append(Step("scale", f"{shown(held)} × {shown(convention.scale)} ÷ 100", shown(right)))
    return tuple(steps)
