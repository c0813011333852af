"""Which verb opens a statement, and is it one of delivering something once?"""

from __future__ import annotations

from kinerja.reading.line import Line
from kinerja.reading.movement import start_of

_CLASSES = (
    ("deliver.event", "event"),
    ("deliver.strong", "strong"),
    ("deliver.soft", "soft"),
    ("verbs.plain", "plain"),
)
_SHORTEST_PREFIXED = 6


def skip_verbs(line: Line, i: int) -> int:
    """The index after the verbs, articles and adverbs that open the statement from token `i` on."""
    for nth in range(4):
        j = _verb_end(line, i)
        if j == i or (nth and line.word[i] in line.lex.words("verbs.nounlike")):
            break
        i = j
        if (line.word[i] in ("&", "/") or line.has("small.and", i)) and _verb_end(line, i + 1) > i + 1:
            i = _verb_end(line, i + 1)
        if line.word[i] in line.lex.words("metric.articles"):
            return i
        adverb = line.at("metric.adverbs", i)
        if adverb > i:
            i = adverb
    return i


def _verb_end(line: Line, i: int) -> int:
    j = line.at("~verbs", i)
    role = line.roles[i] if i < len(line) else None
    if role is not None and role not in ("verb", "multiple", "to"):
        return i
    moves = line.has("rise.leading", i) or line.has("fall.leading", i)
    if (
        j == i + 1
        and line.word[j] in line.lex.words("metric.heads")
        and not moves
        and not line.has("verbs.auxiliary", i)
    ):
        return i
    if j == i:
        return _unlisted_end(line, i)
    nounlike = line.word[i] in line.lex.words("verbs.nounlike") and j == i + 1
    if nounlike and i and line.has("periods.adjectives", i - 1):
        return i
    return i if nounlike and not _opens_a_phrase(line, j) else j


def _unlisted_end(line: Line, i: int) -> int:
    """The index after a verb that no list knows, or `i`: by its sound, or because an article follows ("inaugurate the
    centre", "fit out the room")."""
    if _sounds_like_verb(line, i):
        return i + 1
    if i != start_of(line) or not line.is_word(i) or line.roles[i] or line.has("metric.articles", i):
        return i
    if line.word[i].endswith(line.lex.edges("clauses.plurals")) and not line.word[i].endswith("ss"):
        return i
    j = i + 1 + line.has("verbs.particles", i + 1)
    return j if line.has("verbs.objects_begin", j) and line.is_word(j + 1) else i


def _sounds_like_verb(line: Line, i: int) -> bool:
    """Whether a word shows by its first syllable, or by the number after it, that it is a verb."""
    if (sounds_like_verb(line, i) or (_bids(line, i) and i == start_of(line))) and i + 1 < len(line):
        return True
    after = i + 1
    counts = line.number[after] and line.roles[after] == "value" and line.is_word(i) and i == start_of(line)
    return counts and _noun_follows_number(line, after)


def _bids(line: Line, i: int) -> bool:
    """Whether a word that opens a statement ends like a bidding: "kembalikan", "padamkan"."""
    lex, low = line.lex, line.word[i]
    ends = len(low) >= _SHORTEST_PREFIXED and low.endswith(lex.edges("verbs.suffixes"))
    noun = low in lex.words("verbs.suffix_nouns") or low.startswith(lex.edges("verbs.suffix_starts"))
    return ends and not noun


def sounds_like_verb(line: Line, i: int) -> bool:
    """Whether a word begins like a verb: "menyusun", "mempublikasikan", "merasa"."""
    lex, low = line.lex, line.word[i]
    long_enough = len(low) >= _SHORTEST_PREFIXED
    return long_enough and low.startswith(lex.edges("verbs.prefixes")) and low not in lex.words("verbs.prefix_nouns")


def _noun_follows_number(line: Line, i: int, shares: bool = False) -> bool:
    while i < len(line) and line.roles[i] in ("value", "comparator", "to", "rank"):
        i += 1
    if shares and line.has("share.after", i):
        return True
    classifiers = line.lex.words("classifiers.words")
    known = line.word[i] not in classifiers and line.word[i] not in line.lex.words("metric.prepositions")
    share = any(line.roles[k] == "value" for k in line.every("units.%"))
    return i < len(line) and line.roles[i] is None and line.is_word(i) and known and (shares or not share)


def _opens_a_phrase(line: Line, j: int) -> bool:
    """After a verb comes a number, a limit, an article or a quantifier; after a noun its next word."""
    if j >= len(line):
        return False
    if (line.word[j] == "&" or line.has("small.and", j)) and line.has("~verbs", j + 1):
        return True
    if line.roles[j] in ("value", "comparator", "rank") or line.number[j]:
        return _noun_follows_number(line, j, shares=True)
    if "value" not in line.roles and any(line.at(f"deliver.{key}", j - 1) == j for key in ("event", "strong")):
        return line.is_word(j)
    if line.at("metric.adverbs", j) > j:
        return True
    return line.has("metric.articles", j) or line.has("quantifiers.all", j) or line.has("verbs.before_phrase", j)


def opening_verb(line: Line) -> tuple[str, int]:
    """The class of the opening verb ("event", "strong", "soft", "plain", "nounlike" or "") and the index after it."""
    best, end, i = "", 0, 0
    for i in dict.fromkeys((0, start_of(line))):
        end = i
        for name, key in _CLASSES if line.has("~verbs", i) else ():
            j = line.at(name, i)
            if j > end:
                best, end = key, j
        if best:
            break
    if line.has("verbs.intransitive", i):
        return "", i
    if best and line.word[i] in line.lex.words("verbs.nounlike") and end == i + 1 and not _opens_a_phrase(line, end):
        if not line.is_word(end) or line.word[end] in line.lex.words("metric.prepositions"):
            return "", i
        return ("nounlike", end)
    if not best:
        end = _unlisted_end(line, i) if not line.has("~verbs", i) else i
        return ("unlisted", end) if end > i else ("", i)
    return best, end
