"""What does a sentence measure that names nothing beside its verb and its unit?"""

from __future__ import annotations

from dataclasses import replace

from kinerja.reading.coach.lexicon import coach_words
from kinerja.reading.statement import Statement
from kinerja.reading.statement.labels import strip_label
from kinerja.reading.tokens import LONGEST, tokenize

#: Units that a person's own weight is told in.
_WEIGHTS = ("kg", "lb")
_ISO = 3


def named(said: Statement) -> Statement:
    """The statement with the measure that everybody hears in it: "Lose 6 kg" is one's weight, "Menabung Rp 2 juta"
    one's savings; as it is where it names something, or leaves more open than that."""
    if said.metric is not None or said.value is None:
        return said
    words, unit = coach_words(said.lang), said.unit or ""
    if unit in _WEIGHTS and said.direction == "decrease":
        return replace(said, metric=words.texts["implied_weight"])
    lows = [token.low for token in tokenize(said.text, strip_label(said.text[:LONGEST]).start)]
    money = len(unit) == _ISO and unit.isupper()
    if money and any(words.at("saving", lows, i) for i in range(len(lows))):
        return replace(said, metric=words.texts["implied_money"])
    return said
