"""What is being measured, in the statement's own words?"""

from __future__ import annotations

from collections.abc import Container

from kinerja.reading.clauses import done_by_someone, is_finished, without_clause
from kinerja.reading.line import Line
from kinerja.reading.movement import start_of
from kinerja.reading.target import Target
from kinerja.reading.verbs import opening_verb, skip_verbs

_BREAKS = (",", ":", ";", ".", "—", "–", "(", ")", "?", "!", "|")
_QUOTES = ('"', "'", "“", "”", "*", "_", "`", "=", "~", "@", "[", "]")
_SIGNS = ("&", "/", "-", "+", ">", "<", "#", "→", "->")


def read_metric(line: Line, target: Target, objective: bool, milestone: bool) -> tuple[list[int], str | None]:
    """The indices of the metric's tokens and its words, lower-cased as they are typed; None when nothing is named."""
    brackets = _brackets(line)
    if line.has("verbs.intransitive", 0) and line.has("metric.adverbs", 1):
        return [], None
    start = _after_opening_phrase(line, start_of(line))
    start = skip_verbs(line, _after_role_prefix(line, start, brackets))
    main = target.main
    if main is None or (main.first >= main.last and main.first == 0):
        kept = _phrase(line, start, len(line), brackets)
        if not objective and not milestone and not opening_verb(line)[0]:
            kept = done_by_someone(line, kept)
        kept = without_clause(line, kept, objective or milestone, objective)
        return _finish(line, _trim(line, kept, drop_finished=milestone))
    share = main.unit == "%" and not target.from_to
    before = _phrase(line, start, main.first, brackets)
    after = _first_clause(line, main.last, brackets)
    return _finish(line, _join(line, target, before, after, share))


def _join(line: Line, target: Target, before: list[int], after: list[int], share: bool) -> list[int]:
    main = target.main
    assert main is not None
    counted = main.unit in (None, "count") and not target.from_to and not main.zero_word
    if len(before) == 1 and after and before[0] == start_of(line) and _opens_as_verb(line, before[0], after[0]):
        return _trim(line, after, drop_finished=False)
    trimmed = _trim(line, before, drop_finished=not share and not main.zero_word)
    if not trimmed:
        return _trim(line, _without_done(line, after) if counted else after, drop_finished=False)
    last = before[-1]
    joins = line.word[last] in line.lex.words("metric.joining")
    places = {*line.lex.words("metric.joining"), *line.lex.words("metric.places")}
    if counted and after and joins and line.word[after[0]] not in places and _touches(line, last, main.first):
        if _only_classifies(line, after):
            return trimmed
        return _trim_start(line, before) + _trim(line, after, drop_finished=False)
    each = line.has("small.every", 0) and line.roles[0] is None
    if counted and after and (_somebody_does(line, before) or (each and not _only_classifies(line, after))):
        return _trim(line, after, drop_finished=False)
    per = _per(line, after)
    if per:
        return trimmed + per
    if after and line.word[after[0]] in line.lex.words("metric.places") and _follows(line, main.last, after[0]):
        return trimmed + _trim_end(line, after)
    return trimmed


def _opens_as_verb(line: Line, i: int, after: int) -> bool:
    """ "Spend at most 2 hours a week on reports": what may be a verb is one if its object follows the number."""
    return line.word[i] in line.lex.words("verbs.nounlike") and line.word[after] in line.lex.words("verbs.object_after")


def _without_done(line: Line, after: list[int]) -> list[int]:
    """The things counted without the words that say they are done: "five kitchens up and running"."""
    done = line.before("deliver.finished", after[-1] + 1) if after else 0
    return [i for i in after if i < done] if after and done > after[0] else after


def _only_classifies(line: Line, after: list[int]) -> bool:
    """Whether what follows the number adds nothing to the name: "kunjungan … 3 kali", "… 5 per bulan"."""
    return line.word[after[0]] in line.lex.any_of("classifiers.words", "metric.prepositions")


def _somebody_does(line: Line, before: list[int]) -> bool:
    """Whether what stands before the number says who shall do it: "setiap kasir wajib hafal 20 produk"."""
    last = line.word[before[-1]]
    each = line.has("quantifiers.all", 0) or line.has("quantifiers.all", before[0])
    stem = last.removesuffix("s")
    noun = stem in line.lex.words("verbs.nounlike") and not each
    if len(before) > 1 and stem != last and stem in line.lex.words("verbs.plain") and not noun:
        return True
    verb = last in line.lex.words("deliver.strong") or last in line.lex.words("verbs.plain")
    return verb and each


def _follows(line: Line, last: int, after: int) -> bool:
    return all(line.roles[i] == "comparator" for i in range(last, after))


def _touches(line: Line, last: int, first: int) -> bool:
    return all(line.roles[i] in ("comparator", "value", "to") for i in range(last + 1, first))


def _per(line: Line, after: list[int]) -> list[int]:
    """What an amount is for each of: "per paket", "per engineer"."""
    for place, i in enumerate(after):
        if line.has("small.per", i):
            rest = after[place : place + 4]
            return _trim_end(line, [k for n, k in enumerate(rest) if k == rest[0] + n])
        if place >= 2:
            break
    return []


def _brackets(line: Line) -> set[int]:
    inside, depth = set(), 0
    for i, low in enumerate(line.lows):
        depth += low == "("
        if depth:
            inside.add(i)
        depth -= low == ")" and depth > 0
    return inside if not depth or len(inside) < len(line) - 1 else set()


def _after_role_prefix(line: Line, start: int, brackets: set[int]) -> int:
    """ "kurir: setoran telat ≤ 2 kali": what stands before the colon is whose it is, unless it is the metric itself."""
    for i in range(start, min(len(line), start + 6)):
        if line.word[i] != ":" or i == start:
            continue
        before = [k for k in range(start, i) if line.roles[k] is None and k not in brackets]
        rest = [
            k
            for k in range(i + 1, len(line))
            if line.roles[k] is None
            and line.is_word(k)
            and k not in brackets
            and line.word[k] not in line.lex.words("metric.prepositions")
        ]
        valued = any(line.roles[k] == "value" for k in range(i + 1, len(line)))
        if valued and len(before) == i - start and len(before) <= 3 and len(rest) >= 1 and _named_before_value(line, i):
            return i + 1
    return start


def _after_opening_phrase(line: Line, start: int) -> int:
    """ "Di seluruh cabang, keluhan turun 10%": what stands before the comma says where, not what."""
    if line.word[start] not in line.lex.any_of("metric.places", "metric.joining"):
        return start
    for i in range(start + 1, min(len(line), start + 6)):
        if line.word[i] == "," and not any(role in ("value", "comparator") for role in line.roles[start:i]):
            return i + 1
    return start


def _named_before_value(line: Line, colon: int) -> bool:
    """Whether a thing is named between the colon and the number."""
    for k in range(colon + 1, len(line)):
        if line.roles[k] in ("value", "comparator"):
            following = [m for m in range(k, len(line)) if line.roles[m] is None and line.is_word(m)]
            return k > colon + 1 or (
                len(following) >= 2
                and line.word[following[0]] not in line.lex.words("metric.joining")
                and line.word[following[0]] not in ("per", *line.lex.words("classifiers.words"))
            )
        if line.roles[k] is None and line.is_word(k):
            return True
    return False


def _phrase(line: Line, start: int, end: int, brackets: set[int]) -> list[int]:
    """The unclaimed tokens, up to the first break after something was said."""
    kept: list[int] = []
    for i in range(start, end):
        if line.roles[i] in ("multiple", "verb") and kept and i + 1 < end and line.roles[i] == "verb":
            continue
        if line.roles[i] is not None or i in brackets or line.word[i] in _QUOTES:
            continue
        if line.word[i] in _BREAKS:
            if kept and line.word[i] not in ("–", "."):
                if _nothing_but_filler(line, i + 1, end, brackets) or line.word[i] in (",", ";", ":", "—"):
                    break
            continue
        kept.append(i)
    return kept


def _nothing_but_filler(line: Line, start: int, end: int, brackets: set[int]) -> bool:
    return not any(line.roles[i] is None and line.is_word(i) and i not in brackets for i in range(start, end))


def _first_clause(line: Line, start: int, brackets: set[int]) -> list[int]:
    """The words after the amount, up to a comma that begins another measure; ", per rep" still belongs."""
    kept: list[int] = []
    for i in range(start, len(line)):
        low = line.word[i]
        if kept and line.roles[i] is None and line.has("metric.already", i):
            break
        if low in (",", ";") and kept and not line.has("small.per", i + 1):
            break
        if line.has("metric.another", i) and kept and _another_measure(line, i):
            break
        if line.roles[i] is None and i not in brackets and low not in _BREAKS and low not in _QUOTES:
            kept.append(i)
    return kept


def _another_measure(line: Line, i: int) -> bool:
    """Whether a second amount stands after the word that joins: "… dan retur < 1%"."""
    return any(line.number[k] and line.roles[k] is None for k in range(i + 1, len(line)))


def _trim(line: Line, kept: list[int], drop_finished: bool) -> list[int]:
    kept = _trim_start(line, kept)
    kept = _trim_end(line, kept)
    if drop_finished:
        while len(kept) > 1 and is_finished(line, kept[-1]):
            kept = _trim_end(line, kept[:-1])
    return kept


def _trim_start(line: Line, kept: list[int]) -> list[int]:
    drop = line.lex.any_of("metric.articles", "metric.prepositions", "quantifiers.all", "metric.adverbs")
    names = line.lex.words("metric.names")
    return _strip(line, kept, drop, names, first=True)


def _trim_end(line: Line, kept: list[int]) -> list[int]:
    drop = line.lex.any_of("metric.prepositions", "metric.articles", "metric.adverbs", "negations.words")
    return _strip(line, kept, drop, (), first=False)


def _strip(line: Line, kept: list[int], drop: Container[str], names: Container[str], first: bool) -> list[int]:
    end = 0 if first else -1
    kept = list(kept)
    while kept:
        low = line.word[kept[end]]
        if low in names or not (low in drop or low in _SIGNS):
            break
        kept = kept[1:] if first else kept[:-1]
    return kept


def _finish(line: Line, kept: list[int]) -> tuple[list[int], str | None]:
    """The words as typed, joined by the spaces they had; gaps left by a claimed number are closed with one."""
    parts: list[str] = []
    for place, i in enumerate(kept):
        token = line.tokens[i]
        # By their places, not by `glued`: a stop that ends an abbreviation stands between two glued words.
        tight = place > 0 and kept[place - 1] == i - 1 and line.tokens[i - 1].end == token.start
        parts.append(("" if tight or not parts else " ") + token.text)
    words = "".join(parts).lower().strip(" -/&+.,")
    return (kept, words) if any(char.isalpha() for char in words) else ([], None)
