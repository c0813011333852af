"""How does each side of a contradiction read, in both languages?"""

from __future__ import annotations

import pytest

from kinerja.words.coaching_fields import side

SIDES = [
    ("polarity:lower;unit:duration:hour", "id", "makin rendah makin baik · jam"),
    ("polarity:higher;unit:number:", "en", "higher is better · number"),
    ("unit:currency:IDR;target:1250.5", "id", "Rp · 1.250,5"),
    ("cadence:day", "en", "daily"),
    ("unit:percent:", "en", "%"),
    ("", "id", ""),
]


@pytest.mark.parametrize(("codes", "lang", "words"), SIDES)
def test_a_side_in_words(codes: str, lang: str, words: str) -> None:
    """Directions, units, numbers and rhythms as the forms name them."""
    assert side(codes, lang) == words
