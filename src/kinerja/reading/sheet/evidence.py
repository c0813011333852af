"""How many of a KPI sheet's numbers come out of its others, if its columns are read in a certain way?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kinerja.core.measure import divide, total
from kinerja.core.score import HUNDRED
from kinerja.core.sheet import Convention, Figure, Line, Total
from kinerja.reading.sheet.check import achievement_agrees
from kinerja.reading.sheet.points import points_of
from kinerja.reading.sheet.score import agrees, right_score, scale_of, share_of, weighted_agrees
from kinerja.reading.sheet.totals import total_findings

#: Columns whose numbers are the outcome of a line's others; an actual is borne out by what is calculated from it.
OUTCOMES = ("actual", "achievement", "score", "final")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Numbers that come out of others, numbers that don't, and the columns (with their rows) of those that do."""

    explained: int = 0
    unexplained: int = 0
    by_column: tuple[tuple[str, int], ...] = ()

    def __add__(self, other: Evidence) -> Evidence:
        together = dict(self.by_column)
        for column, count in other.by_column:
            together[column] = together.get(column, 0) + count
        return Evidence(self.explained + other.explained, self.unexplained + other.unexplained, tuple(together.items()))

    def of(self, column: str) -> int:
        """How many numbers of a column come out."""
        return dict(self.by_column).get(column, 0)


def evidence(lines: Iterable[Line], totals: Sequence[Total], convention: Convention) -> Evidence:
    """The evidence of a sheet's lines (with their right scores) and totals for the way in which they were read."""
    kept = tuple(lines)
    found = Evidence()
    for line in kept:
        borne_out = _borne_out(line, convention)
        stated = {name for name in OUTCOMES if _value(getattr(line, name)) is not None}
        shown = stated & borne_out
        found += Evidence(len(shown), len(stated - shown), tuple((name, 1) for name in sorted(shown)))
    sums = [t.final.cell for t in totals if t.final is not None and t.final.value is not None]
    if sums and any(line.right_score is not None for line in kept):
        off = {f.cell for f in total_findings(kept, totals, convention, ())} & set(sums)
        found += Evidence(len(sums) - len(off), len(off))
    return found


def weights_evidence(lines: Iterable[Line]) -> Evidence:
    """Whether the weights are weights: shares of 100."""
    shares = [share for line in lines if (share := share_of(line)) is not None]
    if not shares:
        return Evidence()
    adds_up = abs(total(shares) - HUNDRED) <= Decimal("0.05")
    return Evidence(len(shares), 0, (("weight", len(shares)),)) if adds_up else Evidence(0, len(shares))


def _value(figure: Figure | None) -> Decimal | None:
    return None if figure is None else figure.value


def _borne_out(line: Line, convention: Convention) -> set[str]:
    """The columns of a line whose numbers come out of the others."""
    found: set[str] = set()
    right = None if convention.rated else right_score(line, convention)
    stated = _value(line.score or line.achievement)
    if achievement_agrees(line, convention):
        found |= {"achievement", "actual"}
    if line.score and right is not None and stated is not None and agrees(stated, right, convention.scale):
        found |= {"score", "actual"}
    final, share = _value(line.final), share_of(line, inner=convention.inner)
    if final is None or share is None:
        return found
    if right is not None and _is_weighted(final, right, share, convention):
        found |= {"final", "actual"}
    if stated is not None and _is_weighted(final, stated, share, convention):
        found.add("final")
        if line.score is None:
            return found
        if (right is None and points_of(line, convention.lower) is None) or convention.rated:
            found.add("score")
    return found


def _is_weighted(final: Decimal, score: Decimal, share: Decimal, convention: Convention) -> bool:
    right = divide(score * share, HUNDRED) * convention.factor
    return weighted_agrees(final, right, convention.factor, scale_of(convention, right))
