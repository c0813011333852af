"""Which words in front of a statement say whose or where it is, before it names what is measured?"""

from __future__ import annotations

from kinerja.reading.statement.line import Line

_DASHES = ("-", "–", "—")
_DASHES = ("-", "–", "—")
_CASES = 3
"""More words than these behind "95% of" tell cases apart: "Security queue: 95% of passengers through in …"."""


def after_role_prefix(line: Line, start: int, brackets: set[int]) -> int:
    """ "kurir: setoran telat ≤ 2 kali": what stands before the colon is whose it is, unless it is the metric itself."""
    for i in range(start, min(len(line), start + 6)):
        if line.word[i] != ":" and line.word[i] not in _DASHES:
            continue
        dashed = line.word[i] in _DASHES and not line.glued(i) and line.has("metric.persons", start)
        if not (line.word[i] == ":" or dashed) or i == start or inside_a_name(line, i):
            continue
        if any(line.has("clauses.pronouns", k) for k in (i + 2, i + 3)):
            # "Complaints: bring them down to 20".
            return start
        if line.word[i + 1] in line.lex.words("quantifiers.all") and "value" not in line.roles:
            return i + 1
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


def after_opening_phrase(line: Line, start: int) -> int:
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
            following = [m for m in range(k, _stop_after(line, k)) if line.roles[m] is None and line.is_word(m)]
            if following and line.has("clauses.what", following[0] + line.has("share.after", following[0])):
                # "Rent collected: 98.5% of what is due".
                return False
            if following and any(line.has("share.after", m) for m in (following[0] - 1, following[0])):
                return len(following) > _CASES
            return (
                len(following) >= 2
                and not line.has("metric.mere_counts", following[-1])
                and line.word[following[0]] not in line.lex.any_of("metric.joining", "metric.prepositions")
                and not line.has("small.which_half", following[0])
                and line.word[following[0]] not in ("per", *line.lex.words("classifiers.words"))
            )
        if line.roles[k] is None and line.is_word(k):
            return True
    return False


def _stop_after(line: Line, i: int) -> int:
    """Where the words that belong to the number at `i` end at the latest."""
    return next((k for k in range(i, len(line)) if line.word[k] in (",", ";", "(")), len(line))


def inside_a_name(line: Line, i: int) -> bool:
    """ "LTV:CAC", "debt:equity": a mark glued to the words on either side."""
    return line.word[i] == ":" and line.glued(i) and line.glued(i + 1) and line.is_word(i - 1) and line.is_word(i + 1)
