"""Is 0.95 in a sheet 95 %, and is a weight of 0.2 the same as 20?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from kinerja.core.measure import divide, plain, text, times, total
from kinerja.reading.sheet.cells import Amount

_HUNDRED = Decimal(100)
#: A share written as a fraction is hardly ever above this: 1.5 would be 150 %.
_LARGEST_FRACTION = Decimal("1.5")
#: As a fraction this would be half of all that is lost, late or faulty: nobody sets such a target.
_LARGE_LOSS = Decimal("0.5")


def weights_in_percent(amounts: Sequence[Amount]) -> list[Amount]:
    """The weights of one person's lines in percent. Where the cells don't say it their sum decides.

    20, 30 and 50 stay; 0.2, 0.3 and 0.5 become 20, 30 and 50, and so do "20%" and 0.2 shown as 20 %.
    """
    told = total(a.value for a in amounts if a.value is not None and a.percent)
    plainly = [a.value for a in amounts if a.value is not None and not a.percent]
    as_fractions = bool(plainly) and all(abs(v) <= _LARGEST_FRACTION for v in plainly)
    if as_fractions:
        off_as_fractions = abs(told + total(plainly) * _HUNDRED - _HUNDRED)
        # Weights of two levels total 1 in each area: a half of it says that the others are parts of 1 as well.
        levels = not told and any(0 < abs(v) < 1 for v in plainly) and total(plainly) < _HUNDRED / 2
        as_fractions = levels or off_as_fractions <= abs(told + total(plainly) - _HUNDRED)
    return [_times_hundred(a) if as_fractions and not a.percent else a for a in amounts]


def _times_hundred(amount: Amount) -> Amount:
    if amount.value is None:
        return amount
    high = None if amount.high is None else plain(times(amount.high, _HUNDRED))
    return replace(amount, value=plain(times(amount.value, _HUNDRED)), high=high, percent=True)


def shares_in_percent(
    rows: Sequence[dict[str, Amount]],
    small: Sequence[bool] = (),
    answers: Mapping[tuple[int, str], str] | None = None,
) -> tuple[list[dict[str, Amount]], list[tuple[int, str]]]:
    """The numbers of lines that are measured in percent, all of them as 95 and none as 0.95; and which were in doubt.

    A cell that shows a % has said it, and a number above 1.5 is no fraction. Of the others the line's own numbers
    decide (a target of 95 makes an actual of 0.93 mean 93), then the column's, and if nothing does, a number of at
    most 1.5 is taken for a fraction and told as a doubt: the index of its line, and its column. `small` names the lines
    of which little is good: a target of 1 is 1 % of shrinkage there, and no 100 %. `answers` holds what a person said
    of a number in doubt, one of `answers_to` it; the other numbers of its line follow.
    """
    doubts: list[tuple[int, str]] = []
    settled = [dict(row) for row in rows]
    waiting = [
        (i, column)
        for i, row in enumerate(rows)
        for column, amount in row.items()
        if amount.value is not None and not amount.percent and 0 < abs(amount.value) <= _LARGEST_FRACTION
    ]
    answered = [at for at in waiting if (answers or {}).get(at) in answers_to(rows[at[0]][at[1]])]
    for i, column in answered:
        doubts.append((i, column))
        as_fraction = (answers or {})[i, column] == answers_to(rows[i][column])[0]
        settled[i][column] = _times_hundred(rows[i][column]) if as_fraction else rows[i][column]
    open_cells = set(waiting) - set(answered)
    for i, column in (at for at in waiting if at in open_cells):
        amount = rows[i][column]
        partners = [a.value for c, a in settled[i].items() if c != column and (i, c) not in open_cells and a.value]
        if partners:
            as_fraction = _nearer_as_fraction(amount.value or Decimal(0), partners[0])
        else:
            as_fraction = not _whole_column(rows, column, open_cells)
            if as_fraction:
                doubts.append((i, column))
                as_fraction = not (i < len(small) and small[i] and _largest(rows[i]) >= _LARGE_LOSS)
        if as_fraction:
            settled[i][column] = _times_hundred(amount)
    return settled, doubts


def answers_to(amount: Amount) -> tuple[str, ...]:
    """The percentages that a number in doubt may stand for: 0.95 is "95" or "0.95"."""
    value = amount.value or Decimal(0)
    return text(plain(times(value, _HUNDRED))), text(value)


def _largest(row: dict[str, Amount]) -> Decimal:
    return max((abs(amount.value) for amount in row.values() if amount.value is not None), default=Decimal(0))


def _nearer_as_fraction(value: Decimal, partner: Decimal) -> bool:
    """Whether 100 times the value is nearer to its partner, counted in factors: 0.93 to 95, but 0.8 to 1.6."""
    as_it_is, as_fraction = abs(divide(partner, value)), abs(divide(partner, value * _HUNDRED))
    return max(as_fraction, 1 / as_fraction) < max(as_it_is, 1 / as_it_is)


def _whole_column(rows: Sequence[dict[str, Amount]], column: str, waiting: set[tuple[int, str]]) -> bool:
    """Whether the column's other numbers are written as whole percents."""
    others = [row[column] for i, row in enumerate(rows) if column in row and (i, column) not in waiting]
    return any(a.value is not None and not a.percent and abs(a.value) > _LARGEST_FRACTION for a in others)
