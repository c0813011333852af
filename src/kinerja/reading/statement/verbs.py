"""Which verb opens a statement, and is it one of delivering something once?"""

from __future__ import annotations

from kinerja.reading.statement.line import Line
from kinerja.reading.statement.movement import start_of

_CLASSES = (
    ("deliver.event", "event"),
    ("deliver.strong", "strong"),
    ("deliver.soft", "soft"),
    ("verbs.plain", "plain"),
    ("verbs.doing", "unlisted"),
)
_SHORTEST_PREFIXED = 6
_SHORTEST_PASSIVE = 5
_BIDDINGS = (
    "verbs.plain",
    "verbs.doing",
    "deliver.strong",
    "deliver.event",
    "rise.leading",
    "fall.leading",
    "keep.leading",
)
_SHORTEST_AROUND = 8


def skip_verbs(line: Line, i: int) -> int:
    """The index after the verbs, articles and adverbs that open the statement from token `i` on."""
    for nth in range(4):
        j = _verb_end(line, i)
        moved = nth and line.roles[i - 1] == "verb"
        if j == i or moved or (nth and line.word[i] in line.lex.words("verbs.nounlike")):
            break
        if line.has("verbs.particles", j) and (
            line.roles[j + 1 : j + 2] == ["value"] or line.has("metric.articles", j + 1)
        ):
            j += 1
        i = _after_further_verbs(line, _after_gerund(line, j) if line.has("verbs.begins", i) else j)
        if line.word[i] in line.lex.words("metric.articles"):
            return i
        adverb = line.at("metric.adverbs", i)
        if adverb > i:
            i = adverb
    return i


def _after_gerund(line: Line, j: int) -> int:
    """The index after what is begun or ended: "finish electrifying the line"."""
    doing = line.word[j].endswith(line.lex.edges("verbs.doing_endings")) and line.free(j, j + 1)
    if doing and line.has("fall.removing", j - 1) and line.is_word(j + 1) and line.free(j + 1, j + 2):
        # "Stop using peat".
        return j + 1 + line.has("metric.prepositions", j + 1)
    return j + 1 if doing and (line.has("metric.articles", j + 1) or line.has("quantifiers.all", j + 1)) else j


def _after_further_verbs(line: Line, i: int) -> int:
    """The index after verbs joined to the first one: "susun, uji, dan tetapkan", "write and rehearse the plan"."""
    for _ in range(3):
        j = i + (line.word[i] == ",")
        joined = line.word[j] in ("&", "/", "+") or line.has("small.and", j)
        if j == i and not joined:
            return i
        k = j + joined
        end = _verb_end(line, k)
        if end == k and j > i:
            # "Draft, consult on and adopt a policy": the last of the verbs tells that all before it are.
            later = (m + 1 for m in range(k, min(k + 4, line.size)) if line.has("small.and", m))
            k = next((m for m in later if _verb_end(line, m) > m), k)
            end = _verb_end(line, k)
        if end == k and joined and line.is_word(k) and line.has("verbs.objects_begin", k + 1):
            end = k + 1
        if end == k or not line.is_word(k):
            return i
        i = end
    return i


def _verb_end(line: Line, i: int) -> int:
    j = line.at("~verbs", i)
    role = line.roles[i] if i < len(line) else None
    if role is not None and role not in ("verb", "multiple", "to"):
        return i
    moves = line.has("rise.leading", i) or line.has("fall.leading", i)
    if j == i + 1 and (line.has("small.of", j) or line.has("small.per", j)):
        # "Reach of the newsletter", "catch per boat": what something has is no verb.
        return i
    headed = j == i + 1 and not moves and line.word[j] in line.lex.words("metric.heads")
    if headed and not line.has("verbs.auxiliary", i):
        return i
    if j == i:
        return _unlisted_end(line, i)
    if _is_done_itself(line, i, j) or _is_described(line, i):
        return i
    nounlike = line.at("verbs.nounlike", i) == j
    if nounlike and i and line.has("periods.adjectives", i - 1):
        return i
    particle = line.has("verbs.particles", j)
    if nounlike and not _opens_a_phrase(line, j + particle) and not _bids_mostly(line, i):
        return i
    return j + (nounlike and particle)


def _is_acted_on(line: Line, j: int) -> bool:
    """ "Restorasi cadangan diuji": what has a passive verb of its own opens no bidding."""
    passive, lex = line.lex.edges("metric.passive_prefixes"), line.lex
    return any(
        len(low) >= _SHORTEST_PASSIVE
        and low.startswith(passive)
        and low not in lex.words("metric.not_finished")
        and not line.in_clause(k)
        and not line.has("clauses.words", k - 1)
        for k, low in enumerate(line.lows[j + 1 :], j + 1)
    )


def _is_done_often(line: Line, j: int) -> bool:
    """ "Stage lights checked before every show": what is done again and again is a noun."""
    done = j + 1 if line.word[j].endswith(line.lex.edges("clauses.plurals")) else j + 2
    finished = line.word[done].endswith(line.lex.edges("metric.finished_endings")) if line.is_word(done) else False
    return finished and line.roles[done + 1 : done + 2] == ["period"]


def _is_done_itself(line: Line, i: int, j: int) -> bool:
    """ "Syuting selesai", "panen rampung": what is said to be done is a noun."""
    return j == i + 1 and line.has("verbs.done_behind", j) and not line.has("verbs.becoming", i)


def _is_described(line: Line, i: int) -> bool:
    """ "Phone calls that sound human": a clause says what kind of calls, nobody is to phone."""
    nounlike = line.word[i] in line.lex.words("verbs.nounlike") and "value" not in line.roles
    headed = line.has("metric.compound_heads", i + 1) and line.word[i + 2] in line.lex.words("clauses.restrictive")
    return nounlike and headed


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
    if j > i + 1 and line.roles[j : j + 1] == ["value"] and _noun_follows_number(line, j):
        # "Hand out 600 uniforms".
        return j
    return j if line.has("verbs.objects_begin", j) and (line.is_word(j + 1) or line.number[j + 1]) else i


def _sounds_like_verb(line: Line, i: int) -> bool:
    """Whether a word shows by its first syllable, or by the number after it, that it is a verb."""
    opens = i == start_of(line)
    if i + 1 < line.size and (sounds_like_verb(line, i) or (opens and _bids(line, i))):
        return True
    return opens and line.roles[i : i + 2] == [None, "value"] and line.is_word(i) and _noun_follows_number(line, i + 1)


def _bids(line: Line, i: int) -> bool:
    """Whether a word that opens a statement ends like a bidding: "kembalikan", "padamkan"."""
    lex, low = line.lex, line.word[i]
    if len(low) < _SHORTEST_PREFIXED:
        return False
    if low.endswith(lex.edges("verbs.suffixes")):
        return low not in lex.words("verbs.suffix_nouns") and not low.startswith(lex.edges("verbs.suffix_starts"))
    around = low.endswith(lex.edges("verbs.done_endings")) and low.startswith(lex.edges("verbs.done_starts"))
    return (around and len(low) > _SHORTEST_AROUND) or _bids_loosely(line, low)


def _bids_loosely(line: Line, low: str) -> bool:
    """Whether a word is how people say a known bidding: "beresin" for "bereskan"."""
    for ending in line.lex.edges("verbs.loose_suffixes"):
        stem = low.removesuffix(ending)
        if stem != low and any(stem + firm in line.lex.any_of(*_BIDDINGS) for firm in line.lex.edges("verbs.suffixes")):
            return True
    return False


def sounds_like_verb(line: Line, i: int) -> bool:
    """Whether a word begins like a verb: "menyusun", "mempublikasikan", "merasa"."""
    lex, low = line.lex, line.word[i]
    long_enough = len(low) >= _SHORTEST_PREFIXED
    return long_enough and low.startswith(lex.edges("verbs.prefixes")) and low not in lex.words("verbs.prefix_nouns")


def _noun_follows_number(line: Line, first: int, shares: bool = False) -> bool:
    i = first
    while i < len(line) and (line.roles[i] in ("value", "comparator", "to", "rank") or line.word[i] == "'"):
        i += 1
    share = any(line.roles[k] == "value" for k in line.every("units.%"))
    if shares and line.has("share.of", i - 1) and line.has("metric.articles", i):
        # "Paint half of the classrooms".
        return True
    if line.has("share.after", i) and (shares or (not share and i > first + 1)):
        return True
    classifiers = line.lex.words("classifiers.words")
    if i + 1 < len(line) and line.word[i] in classifiers and line.roles[i + 1] is None and line.is_word(i + 1):
        # "Tambal 640 titik jalan": what is counted follows the word it is counted by.
        loose = line.word[i + 1] in line.lex.any_of("metric.prepositions", "metric.joining")
        i += not (loose or line.has("deliver.finished", i + 1))
    small = line.lex.any_of("metric.prepositions", "metric.statistics")
    known = line.word[i] not in classifiers and line.word[i] not in small
    return i < len(line) and line.roles[i] is None and line.is_word(i) and known and (shares or not share)


def _opens_a_phrase(line: Line, j: int) -> bool:
    """After a verb comes a number, a limit, an article or a quantifier; after a noun its next word."""
    if j >= len(line):
        return False
    if (line.word[j] == "&" or line.has("small.and", j)) and line.has("~verbs", j + 1):
        return True
    limit = line.label("comparators", j)
    if limit and limit[0] in ("<", "<=") and any(line.roles[k] == "value" for k in line.every("units.%")):
        # "Spend below 1% of sales" is what is spent.
        return False
    if line.number[j] and line.roles[j] is None and line.is_word(j + 1) and line.glued(j + 1):
        # "Run 6S audits".
        return True
    if line.roles[j] in ("value", "comparator", "rank") or line.number[j]:
        return _noun_follows_number(line, j, shares=True)
    if (
        line.has("verbs.begins", j - 1)
        and line.is_word(j)
        and line.word[j].endswith(line.lex.edges("verbs.doing_endings"))
    ):
        # "Stop using peat".
        return True
    if _is_done_often(line, j):
        return False
    if "value" not in line.roles and any(line.at(f"deliver.{key}", j - 1) == j for key in ("event", "strong")):
        # "Film pendek tayang di bioskop": what is said to be out is a noun.
        out = any(k > j for name in ("metric.arriving", "verbs.done_behind") for k in line.every(name))
        return line.is_word(j) and not out and not _is_acted_on(line, j)
    if line.at("metric.adverbs", j) > j:
        return True
    if line.has("verbs.before_phrase", j) and line.word[j] in line.lex.words("metric.joining"):
        # "Spend on overtime falls to $22k": with its number further on, it is what is measured.
        return "value" not in line.roles or line.roles[j + 1 : j + 2] in (["value"], ["comparator"])
    return line.has("metric.articles", j) or line.has("quantifiers.all", j) or line.has("verbs.before_phrase", j)


def _bids_mostly(line: Line, i: int) -> bool:
    """Whether a word that may be a noun bids at the start: "return loans inside 48 hours", but not "return rate", "pick
    errors", "pay run submitted", "discharge letters reach the GP"."""
    if i != start_of(line) or not line.has("verbs.mostly", i):
        return False
    lex, several = line.lex, False
    if line.has("moves.carrying", i) and any(k > i + 1 for k in line.every("moves.bare")):
        return True
    for k in range(i + 1, min(i + 7, line.size)):
        low = line.word[k]
        if several and line.has("metric.travels", k):
            return False
        if line.roles[k] or not line.is_word(k) or low in lex.any_of("metric.joining", "metric.prepositions"):
            break
        if low in lex.any_of("metric.heads", "metric.measured", "metric.finished", "zero.faults"):
            return False
        if low.endswith(lex.edges("metric.finished_endings")) or (several and line.has("verbs.plain", k)):
            return False
        plural = low.endswith(lex.edges("clauses.plurals")) and not low.endswith("ss")
        plural = plural and low not in lex.words("clauses.not_plural")
        several = several or plural or line.has("clauses.plural_words", k)
    # "Pioneer low-carbon cement": where nothing is measured, something is to be done.
    plain = not any(line.number) and set(line.roles) <= {None, "deadline"} and line.is_word(i + 1)
    return several or (plain and not line.has("metric.abstract", i + 1) and not line.has("small.of", i + 1))


def opening_verb(line: Line) -> tuple[str, int]:
    """The class of the opening verb ("event", "strong", "soft", "plain", "nounlike" or "") and the index after it."""
    line.opening = line.opening or _find_opening(line)
    return line.opening


def _find_opening(line: Line) -> tuple[str, int]:
    best, end, i = "", 0, 0
    for i in dict.fromkeys((0, start_of(line))):
        end = i
        for name, key in _CLASSES if line.has("~verbs", i) else ():
            j = line.at(name, i)
            if j > end:
                best, end = key, j
        if best:
            break
    if line.has("verbs.intransitive", i) or (best and (_is_done_itself(line, i, end) or _is_described(line, i))):
        return "", i
    nounlike = best and line.word[i] in line.lex.words("verbs.nounlike") and end == i + 1
    if nounlike and not _opens_a_phrase(line, end) and not _bids_mostly(line, i):
        if not line.is_word(end) or line.word[end] in line.lex.words("metric.prepositions"):
            return "", i
        return ("nounlike", end)
    if not best:
        end = _unlisted_end(line, i) if not line.has("~verbs", i) else i
        return ("unlisted", end) if end > i else ("", i)
    return best, end
