"""Which small words at the edges of a row of words are no part of a name?"""

from __future__ import annotations

from kinerja.reading.statement.line import Line
from kinerja.reading.statement.predicate import is_finished

_SIGNS = ("&", "/", "-", "+", ">", "<", "#", "→", "->")


def trim(line: Line, kept: list[int]) -> list[int]:
    """The words without small ones at either edge."""
    return trim_end(line, trim_start(line, kept))


def trim_start(line: Line, kept: list[int]) -> list[int]:
    """The words without articles, quantifiers, prepositions and praise in front."""
    drop = line.lex.any_of(
        "metric.articles", "metric.prepositions", "quantifiers.all", "metric.adverbs", "metric.openers"
    )
    names, first = line.lex.words("metric.names"), 0
    while first < len(kept):
        low = line.word[kept[first]]
        if low in names or not (low in drop or low in _SIGNS):
            break
        if line.has("small.of", kept[first] + 1) and line.has("~verbs", kept[first]):
            # "Reach of the newsletter": what may be a verb is a noun there.
            break
        first += 1
    return kept[first:]


def trim_end(line: Line, kept: list[int]) -> list[int]:
    """The words without small ones behind the last that names something; what ends a verb of two words stays ("paid
    off")."""
    lex, end = line.lex, len(kept)
    drop = lex.any_of("metric.prepositions", "metric.articles", "metric.adverbs", "negations.words")
    while end:
        i = kept[end - 1]
        if line.word[i] not in drop and line.word[i] not in _SIGNS:
            break
        if end > 1 and line.has("verbs.particles", i) and is_finished(line, kept[end - 2]):
            break
        end -= 1
    return kept[:end]
