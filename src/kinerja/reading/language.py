"""In which language is a statement written?"""

from __future__ import annotations

from collections.abc import Sequence

from kinerja.reading.lexicon import default_language, function_words, languages, lexicon, vocabulary, word_looks
from kinerja.reading.tokens import Token, tokenize

_SHORT = 6


def language_votes(tokens: Sequence[Token]) -> dict[str, float]:
    """How strongly the words speak for each language: function words count one, the look of a number a little."""
    votes = dict.fromkeys(languages(), 0.0)
    telling, own = function_words(), vocabulary()
    for token in tokens:
        if token.kind == "number" and "," in token.low:
            _vote_by_mark(votes, token.low)
        for code, known in telling.items():
            if token.low in known:
                votes[code] += 1
        owners = [code for code, known in own.items() if token.low in known]
        if len(owners) == 1:
            votes[owners[0]] += 0.6
        elif not owners and token.kind == "word" and len(token.low) > _SHORT:
            for code, (starts, endings) in word_looks().items():
                votes[code] += 0.4 * (token.low.startswith(starts) or token.low.endswith(endings))
    return votes


def _vote_by_mark(votes: dict[str, float], number: str) -> None:
    """One or two digits after a comma are decimals, three a group: languages differ in which they write so."""
    decimal = len(number.rsplit(",", 1)[1]) in (1, 2)
    for code in votes:
        votes[code] += 0.5 * ((lexicon(code).decimal == ",") == decimal)


def detect(tokens: Sequence[Token]) -> str:
    """The language with the most function words; the default language where nothing tells."""
    votes = language_votes(tokens)
    best = max(votes.values(), default=0.0)
    if not best:
        return default_language()
    return next(code for code in (default_language(), *votes) if votes[code] == best)


def language_of(text: str) -> str:
    """The language of a text: "Jaga omzet" is "id", "Keep the churn low" is "en"."""
    return detect(tokenize(text))
