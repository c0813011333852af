"""What is being measured, in the statement's own words?"""

from __future__ import annotations

from kinerja.reading.statement.clauses import (
    before_modal,
    done_by_someone,
    without_clause,
    without_superlative,
)
from kinerja.reading.statement.joining import join
from kinerja.reading.statement.line import Line
from kinerja.reading.statement.movement import start_of
from kinerja.reading.statement.opening import after_opening_phrase, after_role_prefix, inside_a_name
from kinerja.reading.statement.predicate import until_when, without_destination, without_predicate
from kinerja.reading.statement.target import Target
from kinerja.reading.statement.trimming import trim, trim_end
from kinerja.reading.statement.verbs import opening_verb, skip_verbs

_BREAKS = (",", ":", ";", ".", "—", "–", "(", ")", "?", "!", "|")
_QUOTES = ('"', "'", "“", "”", "*", "_", "`", "=", "~", "@", "[", "]")


def read_metric(line: Line, target: Target, objective: bool, milestone: bool) -> tuple[list[int], str | None]:
    """The indices of the metric's tokens and its words, lower-cased as they are typed; None when nothing is named."""
    brackets = _brackets(line)
    begin = start_of(line)
    if line.has("verbs.intransitive", begin) and line.has("metric.adverbs", begin + 1):
        return [], None
    start = after_opening_phrase(line, begin)
    start = skip_verbs(line, after_role_prefix(line, start, brackets))
    main = target.main
    if main is None or (main.first >= main.last and main.first == 0):
        kept = _phrase(line, start, len(line), brackets)
        if kept and (not trim(line, kept) or _only_praises(line, kept)):
            # "Faster, friendlier borrowing", "the dullest, safest fintech": nothing was named before the comma.
            kept = _phrase(line, _last_of_row(line, kept[-1] + 1) or kept[-1] + 1, len(line), brackets)
        verb = opening_verb(line)[0]
        whole = milestone and line.has("quantifiers.all", start_of(line))
        if not objective and not milestone and not verb:
            kept = done_by_someone(line, kept)
        if not objective and not verb and line.has("quantifiers.all", start_of(line)):
            kept = _received(line, kept)
        kept = without_superlative(line, kept)
        kept = without_clause(line, kept, objective or (milestone and not whole), objective)
        kept = trim(line, kept if objective else before_modal(line, kept))
        routine = not objective and not milestone and "period" in line.roles
        if milestone or routine:
            kept = until_when(line, kept) if verb else kept
            verb = "" if verb == "nounlike" and _out(line, kept) else verb
            kept = without_destination(line, kept, not verb) if bool(verb) == routine else kept
            kept = trim_end(line, without_predicate(line, kept, not verb, milestone))
        return _finish(line, kept)
    share = main.unit == "%" and not target.from_to
    before = _phrase(line, start, main.first, brackets)
    after = _first_clause(line, main.last, brackets, share)
    return _finish(line, join(line, target, before, after, share))


def _received(line: Line, kept: list[int]) -> list[int]:
    """ "Every classroom gets a working projector" is about the projector."""
    does = line.lex.edges("clauses.plurals")
    for place, i in enumerate(kept[1:-1], 1):
        deed = line.word[i].endswith(does) and line.has("metric.articles", i + 1)
        deed = deed or (line.has("small.to", i) and line.has("~verbs", i + 1) and len(kept) > place + 2)
        if deed or (line.has("metric.receives", i) and not _auxiliary(line, i + 1)):
            return kept[place + 1 :]
    return kept


def _auxiliary(line: Line, i: int) -> bool:
    """Whether what stands before `i` only helps another verb: "have been uploaded", "has reached"."""
    small = line.has("metric.prepositions", i) and not line.has("metric.articles", i)
    return small or line.word[i].endswith(line.lex.edges("metric.finished_endings"))


def _out(line: Line, kept: list[int]) -> bool:
    """Whether a thing is said to be done or out, so that what might bid names it: "uji coba robot selesai"."""
    return any(line.has("metric.arriving", i) or line.has("verbs.done_behind", i) for i in kept)


def _brackets(line: Line) -> set[int]:
    inside: set[int] = set()
    depth = 0
    if "(" not in line.lows:
        return inside
    first = line.lows.index("(")
    for i, low in enumerate(line.lows[first:], first):
        depth += low == "("
        if depth:
            inside.add(i)
        depth -= low == ")" and depth > 0
    return inside if not depth or len(inside) < len(line) - 1 else set()


def _phrase(line: Line, start: int, end: int, brackets: set[int]) -> list[int]:
    """The unclaimed tokens, up to the first break after something was said."""
    kept: list[int] = []
    for i in range(start, end):
        if line.roles[i] in ("multiple", "verb") and kept and i + 1 < end and line.roles[i] == "verb":
            continue
        if line.roles[i] is not None or i in brackets or line.word[i] in _QUOTES:
            continue
        if line.word[i] in _BREAKS and not inside_a_name(line, i):
            if line.word[i] == "," and line.number[i - 1] and line.number[i + 1]:
                continue
            if kept and line.word[i] not in ("–", "."):
                if _nothing_but_filler(line, i + 1, end, brackets) or line.word[i] in (",", ";", ":", "—"):
                    break
            continue
        kept.append(i)
    return kept


def _only_praises(line: Line, kept: list[int]) -> bool:
    """Whether the words up to a comma only praise what follows: "the dullest, safest fintech", "calm, tidy and
    welcoming rooms"."""
    last = kept[-1]
    if line.word[last + 1] != "," or trim(line, kept) != [last]:
        return False
    if (
        line.word[last + 2 : last + 3]
        and last == start_of(line)
        and not line.word[last].endswith(line.lex.edges("clauses.plurals"))
    ):
        # "Calm, well-run clinics".
        return line.is_word(last + 2) and line.is_word(last + 3) and bool(line.lex.edges("metric.adjectives_first"))
    compares = line.word[last].endswith(line.lex.edges("metric.degree_endings"))
    return compares or (bool(line.lex.edges("metric.adjectives_first")) and _last_of_row(line, last + 1) > 0)


def _last_of_row(line: Line, comma: int) -> int:
    """The index of the "and" that ends a row of single words begun before a comma, or 0."""
    for i in range(comma + 2, min(comma + 6, line.size - 1)):
        if line.has("small.and", i):
            return i
        if i > comma + 2 and line.word[i - 1] != ",":
            break
    return 0


def _nothing_but_filler(line: Line, start: int, end: int, brackets: set[int]) -> bool:
    return not any(line.roles[i] is None and line.is_word(i) and i not in brackets for i in range(start, end))


def _first_clause(line: Line, start: int, brackets: set[int], share: bool) -> list[int]:
    """The words after the amount, up to a comma that begins another measure; ", per rep" still belongs.

    Which cases a share counts may hold a number: "of tax returns with refunds over $10,000"."""
    kept: list[int] = []
    already, another = line.every("metric.already"), line.every("metric.another")
    for i in range(start, line.size):
        low = line.word[i]
        if kept and i in already and line.roles[i] is None:
            break
        if kept and low in (",", ";") and not line.has("small.per", i + 1):
            break
        if kept and i in another and _another_measure(line, i):
            if not share or low not in line.lex.any_of("metric.joining", "metric.places", "metric.with"):
                break
        if line.roles[i] is None and i not in brackets and low not in _BREAKS and low not in _QUOTES:
            kept.append(i)
    return kept


def _another_measure(line: Line, i: int) -> bool:
    """Whether a second amount stands after the word that joins: "… dan retur < 1%"."""
    # "For Year 6" has a name's number.
    return any(
        line.number[k] and line.roles[k] is None and line.before("ignored.name_words", k) == k
        for k in range(i + 1, len(line))
    )


def _finish(line: Line, kept: list[int]) -> tuple[list[int], str | None]:
    """The words as typed, joined by the spaces they had; gaps left by a claimed number are closed with one."""
    typed = line.text[line.tokens[kept[0]].start : line.tokens[kept[-1]].end] if kept else ""
    if typed and kept[-1] - kept[0] == len(kept) - 1 and typed.isprintable() and "." not in typed and "  " not in typed:
        return _named(kept, typed)
    parts: list[str] = []
    for place, i in enumerate(kept):
        token = line.tokens[i]
        # By their places, not by `glued`: a stop that ends an abbreviation stands between two glued words.
        tight = place > 0 and kept[place - 1] == i - 1 and line.tokens[i - 1].end == token.start
        parts.append(("" if tight or not parts else " ") + token.text)
    return _named(kept, "".join(parts))


def _named(kept: list[int], words: str) -> tuple[list[int], str | None]:
    words = words.lower().strip(" -/&+.,")
    return (kept, words) if any(char.isalpha() for char in words) else ([], None)
