"""How are words taken from a statement so that they can stand in a new sentence?"""

from __future__ import annotations

import re
import unicodedata

from kinerja.reading.coach.lexicon import coach_words
from kinerja.reading.statement import Statement
from kinerja.reading.statement.labels import strip_label
from kinerja.reading.tokens import LONGEST, Token, tokenize

#: Lists of words that begin the name of any measure.
_MEASURES = ("gauges", "measures", "whole", "flows", "counting")
#: The letters of a currency's code: "USD".
_ISO = 3
_SPACES = re.compile(r"\s+")
_BEFORE_STOP = re.compile(r"\s+([,:])")


def tidied(written: str) -> str:
    """One space between words, a capital at the beginning; a name such as "eNPS" has its own where it wants them."""
    tidy = _BEFORE_STOP.sub(r"\1", _SPACES.sub(" ", written)).strip()
    at = 1 if tidy.startswith("[") else 0
    return tidy if tidy[at + 1 : at + 2].isupper() else tidy[:at] + tidy[at : at + 1].upper() + tidy[at + 1 :]


def own_words(said: Statement) -> str:
    """The sentence without bullet and label, and without its deadline where that ends it."""
    start = strip_label(said.text[:LONGEST]).start
    end = min(len(said.text), start + LONGEST)
    for span in said.spans:
        if span.field == "deadline" and not said.text[span.end :].strip(" .!"):
            end = span.start
    return _SPACES.sub(" ", said.text[start:end]).strip(" .,;")


def cased(said: Statement) -> str:
    """The metric with the capitals of the text it was copied from: "traffic Instagram", "skor CSAT"."""
    start, written = 0, []
    low = said.text.lower()
    if len(low) != len(said.text):
        return said.metric or ""
    for word in (said.metric or "").split(" "):
        at = low.find(word, start)
        if at < 0:
            return said.metric or ""
        written.append(said.text[at : at + len(word)])
        start = at + len(word)
    return sentence_inside(" ".join(written), said)


def sentence_inside(metric: str, said: Statement) -> str:
    """A name without the capital that only the beginning of the sentence has given it."""
    first, _, rest = metric.partition(" ")
    opens = said.text[strip_label(said.text[:LONGEST]).start :].startswith(first)
    # "Net Promoter Score" is a name, "Nilai NPS" begins with a word for any measure.
    words, low = coach_words(said.lang), [first.lower()]
    measure = any(words.at(name, low, 0) for name in _MEASURES)
    plain = first[:1].isupper() and first[1:].islower() and (measure or not rest[:1].isupper())
    return metric[:1].lower() + metric[1:] if opens and plain else metric


def amount(words: str) -> str:
    """The amount of a start without its preposition: "12" of "dari 12", "Rp5 juta" of "dari yang sekarang Rp5 juta"."""
    tokens = tokenize(words)
    at = next((i for i, token in enumerate(tokens) if token.kind == "number"), None)
    if at is None:
        return ""
    while at > 0 and (tokens[at].glued or _is_currency(tokens[at - 1])):
        at -= 1
    return words[tokens[at].start :].strip()


def _is_currency(token: Token) -> bool:
    """Whether a sign or a code of money stands before its amount, with a space between: "USD 5", "$ 5"."""
    return unicodedata.category(token.text[0]) == "Sc" or (len(token.text) == _ISO and token.text.isupper())
