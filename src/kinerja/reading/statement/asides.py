"""Which parts of a statement say why, when or on what condition, and so nothing of the goal itself?"""

from __future__ import annotations

from kinerja.reading.statement.line import Line
from kinerja.reading.statement.movement import start_of
from kinerja.reading.statement.verbs import skip_verbs

_STOPS = (",", ";", "–", "—")
_LEAST = 2
"""Fewer words than these make no clause of their own."""


def claim_reasons(line: Line) -> None:
    """Claim what says why, how or on what condition, with all numbers and movements in it.

    "Karena harga pakan naik, jaga biaya …" keeps the costs, no price rises; "… on duty whenever more than 40 swimmers
    are in the pool" is about who is on duty. What stands in such a clause at the end is left alone where the goal's
    only number stands there: "rapikan alur agar antrean turun jadi 5 menit".
    """
    if not line.known("~aside"):
        return
    if line.has("asides.opening", 0) or (line.has("asides.plain_opening", 0) and not _number_before_stop(line)):
        _claim_opening(line)
    for i in line.every("asides.inserted"):
        if line.word[i - 1] in _STOPS and line.roles[i] is None:
            _claim_inserted(line, i)
    for i in line.every("asides.trailing"):
        if i >= _LEAST and line.roles[i] is None and skip_verbs(line, start_of(line)) < i:
            _claim_trailing(line, i)
            return
    for i in line.every("asides.opening"):
        if i > _LEAST and line.word[i - 1] in _STOPS and line.roles[i] is None:
            _claim_trailing(line, i)
            return


def claim_occasion(line: Line) -> None:
    """Claim what opens a statement by saying when it holds ("Selama masa transisi, …"), if that is no deadline."""
    if line.has("asides.occasion", 0):
        _claim_opening(line)


def _number_before_stop(line: Line) -> bool:
    stop = _stop_after(line, 0)
    return any(line.number[:stop])


def _stop_after(line: Line, i: int) -> int:
    for j in range(i + 1, line.size):
        if line.word[j] in _STOPS:
            return j
    return line.size


def _claim_opening(line: Line) -> None:
    stop = _stop_after(line, 0)
    if 1 < stop < line.size - _LEAST:
        _claim_rest(line, 0, stop + 1)


def _claim_inserted(line: Line, i: int) -> None:
    stop = _stop_after(line, i)
    if stop < line.size - _LEAST:
        _claim_rest(line, i - 1, stop + 1)


def _claim_trailing(line: Line, i: int) -> None:
    numbers = [k for k in range(line.size) if (line.number[k] or line.has("numbers", k)) and line.roles[k] is None]
    if not numbers or numbers[0] < i:
        _claim_rest(line, i - (line.word[i - 1] in _STOPS), line.size)


def _claim_rest(line: Line, i: int, j: int) -> None:
    """What a deadline has claimed stays its own."""
    for k in range(i, j):
        if line.roles[k] is None:
            line.claim(k, k + 1, "aside")
