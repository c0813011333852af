"""In which language is a statement written?"""

from __future__ import annotations

from collections.abc import Sequence

from kinerja.reading.lexicon import default_language, languages, lexicon, telling_words, word_looks
from kinerja.reading.tokens import Token, tokenize

_SHORT = 6


def language_votes(tokens: Sequence[Token]) -> dict[str, float]:
    """How strongly the words speak for each language: function words count one, the look of a number a little."""
    votes = dict.fromkeys(languages(), 0.0)
    telling, looks = telling_words(), word_looks()
    for token in tokens:
        low = token.low
        known = telling.get(low)
        if known is not None:
            for code, weight in known.items():
                votes[code] += weight
        elif token.kind == "number":
            if "," in low:
                _vote_by_mark(votes, low)
        elif token.kind == "word" and len(low) > _SHORT:
            for code, (starts, endings) in looks.items():
                if low.startswith(starts) or low.endswith(endings):
                    votes[code] += 0.4
    return votes


def _vote_by_mark(votes: dict[str, float], number: str) -> None:
    """One or two digits after a comma are decimals, three a group: languages differ in which they write so."""
    decimal = len(number.rsplit(",", 1)[1]) in (1, 2)
    for code in votes:
        votes[code] += 0.5 * ((lexicon(code).decimal == ",") == decimal)


def detect(tokens: Sequence[Token]) -> str:
    """The language with the most function words; the default language where nothing tells. Of equals another one is
    spoken, for it is the default language's nouns that people borrow: "Heat rate maksimal 2.450"."""
    votes = language_votes(tokens)
    best = default_language()
    for code, vote in votes.items():
        if vote > votes[best] or (vote and vote == votes[best] and best == default_language()):
            best = code
    return best


def language_of(text: str) -> str:
    """The language of a text: "Jaga omzet" is "id", "Keep the churn low" is "en"."""
    return detect(tokenize(text))
