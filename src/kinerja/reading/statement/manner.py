"""How is a bidding to be done, and whose is the thing it names?"""

from __future__ import annotations

from kinerja.reading.lexicon import Lexicon
from kinerja.reading.statement.line import Line


def in_a_manner(line: Line, end: int) -> bool:
    """Whether the words from `end` on say how: "Deliver bad news kindly" asks it of each time, nothing is to be there
    once."""
    if any(k > end for k in line.every("metric.manner")):
        return True
    endings = line.lex.edges("metric.adverb_endings")
    how = (line.word[k] for k in range(end + 1, line.size) if endings and line.word[k].endswith(endings))
    plain = line.lex.any_of("metric.not_adverbs", "metric.not_manner")
    return any(word not in plain for word in how)


def thing_owned(words: list[str], lex: Lexicon) -> list[str]:
    """The words from the thing itself on, where somebody has it: "tenants' trust" is trust."""
    begun = 1 if words and words[0] in lex.words("metric.articles") else 0
    for k in (begun, begun + 1):
        if words[k : k + 1] and words[k].endswith(lex.edges("metric.owner_endings")) and words[k + 1 :]:
            return words[k + 1 :]
        if words[k + 1 : k + 2] == ["'"] and words[k].endswith(lex.edges("clauses.plurals")) and words[k + 2 :]:
            return words[k + 2 :]
    return words


def is_compound(line: Line, end: int, words: list[str]) -> bool:
    """Whether the thing behind a verb's `end` is a certain one of two nouns: "the foundation slab", "the billing
    service", "engine 7", but not "the customer experience"."""
    lex = line.lex
    named = [word for word in words if word not in lex.words("metric.articles")][:2]
    small = lex.any_of("metric.joining", "metric.prepositions", "metric.adverbs", "clauses.words")
    if len(named) == 2 and named[1].isdecimal():
        return True
    plain = len(named) == 2 and all(word.isalpha() and word not in small for word in named)
    return plain and line.has("small.the", end) and named[1] not in lex.words("metric.soft_objects")
