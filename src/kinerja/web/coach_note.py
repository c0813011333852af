"""How does the coach's answer stand on a page?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kinerja.reading.coach.answer import Coaching
from kinerja.words.coaching import Told, told

_ASK = re.compile(r"(\[[^\[\]]*\])")


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside a field: the answer in words, the better wording cut into own words and questions."""

    told: Told
    better: str | None
    pieces: tuple[tuple[str, bool], ...]
    beside: tuple[str, ...]
    lang: str
    scored: bool = True


def note_of(coaching: Coaching, lang: str, *, scored: bool = True) -> Note:
    """An answer of the coach as a page shows it."""
    pieces = tuple((piece, piece.startswith("[")) for piece in _ASK.split(coaching.better or "") if piece)
    return Note(told(coaching, lang), coaching.better, pieces, coaching.beside, coaching.lang, scored)
