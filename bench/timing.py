"""How long does each of several things take, when the machine's mood is to hit all of them alike?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

#: One side: asked for so many runs, it tells how many seconds each took.
Side = Callable[[int], Sequence[float]]


@dataclass(frozen=True, slots=True)
class Rounds:
    """How often: `each` runs a side and round, at least `least` rounds, at most `most`."""

    each: int = 4
    least: int = 6
    most: int = 12


def interleaved(sides: Sequence[Side], rounds: Rounds) -> list[float]:
    """What each side takes in seconds: the median over the rounds of the best run in each round.

    Sides take turns in short rounds, and each is warmed up once before. Whatever else runs on the machine can only add
    to a run, so the best of a few is closest to what the work itself costs. Ends early when the ratio of the first to
    the last has moved by less than 2 % over the last three rounds.
    """
    for side in sides:
        side(1)
    taken: list[list[float]] = [[] for _ in sides]
    ratios: list[float] = []
    for number in range(1, rounds.most + 1):
        # Every other round the other way about: neither side always follows the other's garbage.
        order = range(len(sides)) if number % 2 else reversed(range(len(sides)))
        for index in order:
            taken[index].append(min(sides[index](rounds.each)))
        ratios.append(median(taken[0]) / median(taken[-1]))
        last = ratios[-3:]
        if number >= rounds.least and max(last) - min(last) < 0.02 * ratios[-1]:
            break
    return [median(times) for times in taken]
