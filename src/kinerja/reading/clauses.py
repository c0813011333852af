"""Where does the name of a thing end, and what is said of it begin?"""

from __future__ import annotations

from kinerja.reading.line import Line
from kinerja.reading.movement import start_of
from kinerja.reading.verbs import sounds_like_verb


def without_clause(line: Line, kept: list[int], cut: bool, objective: bool) -> list[int]:
    """An objective names its thing first, then how or why: "taman yang disukai anak" is about the taman."""
    if not cut:
        return kept
    stops = line.lex.words("metric.cut")
    keep = line.lex.words("metric.keep_where")
    out: list[int] = []
    helps = line.has("verbs.helping", start_of(line))
    for place, i in enumerate(kept):
        low = line.word[i]
        if out and (((low == "&" or line.has("small.and", i)) and not objective) or (low in stops and low not in keep)):
            relation = low in line.lex.words("metric.with") and line.word[out[-1]] in line.lex.words("metric.relations")
            if relation or (not objective and low in line.lex.words("metric.joining")):
                out.append(i)
                continue
            break
        if out and objective and not line.has("metric.articles", kept[0]) and _says_what_happens(line, i):
            break
        if out and objective and (_unlinked_clause(line, i, kept[place - 1]) or (helps and _says_what_to_do(line, i))):
            break
        if out and objective and helps and line.has("metric.predicates", i):
            break
        if out and objective and helps and line.has("metric.owners", i):
            out.append(i)
            break
        if out and place and i > kept[place - 1] + 1 and line.word[kept[place - 1] + 1] in (",", ":", ";"):
            break
        out.append(i)
    return out


def _says_what_to_do(line: Line, i: int) -> bool:
    """ "Help nurses get home on time" is about the nurses."""
    return line.has("verbs.plain", i) and not line.has("verbs.nounlike", i)


def _unlinked_clause(line: Line, i: int, previous: int) -> bool:
    """ "A canteen the crew looks forward to": a noun right after a noun begins what is said of the first one."""
    if previous != i - 1:
        return False
    if line.has("clauses.nouns_begin", i):
        return line.word[previous] not in line.lex.any_of("metric.prepositions", "metric.joining", "metric.adverbs")
    plural = line.word[i].endswith(line.lex.edges("clauses.plurals"))
    following = line.word[i + 1]
    return plural and (following in line.lex.words("verbs.plain") or line.has("clauses.modals", i + 1))


def done_by_someone(line: Line, kept: list[int]) -> list[int]:
    """A duty that names who does it is about what they do: "setiap guru menyusun modul ajar" is about the modul."""
    plain = line.lex.words("verbs.plain")
    for place, i in enumerate(kept[1:-1], 1):
        low = line.word[i]
        several = line.word[i - 1].endswith(line.lex.edges("clauses.plurals")) and low in plain
        if (
            sounds_like_verb(line, i)
            or (several and not line.has("verbs.nounlike", i))
            or (low.endswith("s") and (low[:-1] in plain or low[:-2] in plain))
        ):
            return kept[place + 1 :]
    return kept


def _says_what_happens(line: Line, i: int) -> bool:
    return sounds_like_verb(line, i) or _prefixed_as_finished(line, line.word[i])


def is_finished(line: Line, i: int) -> bool:
    """Whether a word only says that the thing is done: "dibayar", "terkirim", "updated", "live"."""
    low = line.word[i]
    if low in line.lex.words("metric.not_finished"):
        return False
    if low in line.lex.words("metric.finished"):
        return True
    if low.endswith(line.lex.edges("metric.finished_endings")) and len(low) > 4:
        return True
    return _prefixed_as_finished(line, low)


def _prefixed_as_finished(line: Line, low: str) -> bool:
    prefixed = low.startswith(line.lex.edges("metric.finished_prefixes")) and len(low) > 6
    return prefixed and low not in line.lex.words("metric.not_finished")
