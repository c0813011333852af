"""In which language is a statement written?"""

from __future__ import annotations

from collections.abc import Sequence

from kinerja.reading.lexicon import default_language, function_words, languages, vocabulary
from kinerja.reading.tokens import Token, tokenize

_INDONESIAN_ENDINGS = ("kan", "nya", "annya", "asi", "itas")
_INDONESIAN_STARTS = ("meng", "meny", "mem", "men", "peng", "pem", "pen", "ber", "ter", "ke", "per")


def language_votes(tokens: Sequence[Token]) -> dict[str, float]:
    """How strongly the words speak for each language: function words count one, the look of a number a little."""
    votes = dict.fromkeys(languages(), 0.0)
    telling, own = function_words(), vocabulary()
    for token in tokens:
        if token.kind == "number" and "," in token.low and "id" in votes:
            tail = token.low.rsplit(",", 1)[1]
            votes["id" if len(tail) in (1, 2) else "en"] += 0.5
        for code, known in telling.items():
            if token.low in known:
                votes[code] += 1
        owners = [code for code, known in own.items() if token.low in known]
        if len(owners) == 1:
            votes[owners[0]] += 0.6
        if token.low in ("rp", "idr") and "id" in votes:
            votes["id"] += 0.5
        elif "id" in votes and token.kind == "word" and len(token.low) > 6:
            if token.low.endswith(_INDONESIAN_ENDINGS) or token.low.startswith(_INDONESIAN_STARTS[:4]):
                votes["id"] += 0.4
    return votes


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
