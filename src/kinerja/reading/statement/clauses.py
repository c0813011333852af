"""Where does the name of a thing end, and what is said of it begin?"""

from __future__ import annotations

from kinerja.reading.statement.line import Line
from kinerja.reading.statement.movement import start_of
from kinerja.reading.statement.predicate import is_finished, prefixed_as_finished
from kinerja.reading.statement.verbs import opening_verb, sounds_like_verb

_SHORTEST_STATE = 6
_CHANGES = ("rise.leading", "rise.nouns", "fall.leading", "fall.nouns")


def without_clause(line: Line, kept: list[int], cut: bool, objective: bool) -> list[int]:
    """An objective names its thing first, then how or why: "taman yang disukai anak" is about the taman."""
    if not cut:
        return kept
    start = start_of(line)
    helps = any(line.has("verbs.helping", i) for i in range(start + 1))
    moved = objective and any(line.has(name, i) for i in range(start + 1) for name in _CHANGES)
    opened = bool(opening_verb(line)[0])
    plain = objective and not helps and not moved and not opened
    out: list[int] = []
    for place, i in enumerate(kept):
        if out:
            if line.has("metric.needs_clause", out[-1]):
                return out + kept[place:]
            ends = _ends_name(line, out, i, objective)
            which = opened and line.has("clauses.restrictive", i) and not _any_such(line, out, i)
            inner = moved or which or any(line.has("small.of", k) for k in out)
            if ends and objective and inner and line.has("clauses.words", i):
                out.extend(kept[place:])
                return out
            if ends is None:
                out.append(i)
                continue
            if ends or (place and i > kept[place - 1] + 1 and line.word[kept[place - 1] + 1] in (",", ":", ";")):
                break
            if opened and _says_how(line, kept, place):
                break
            if not objective and opened and _unlinked_clause(line, i, kept[place - 1]):
                break
            if objective and _later(line, kept, place):
                out.append(i)
                continue
            if objective and helps and line.has("small.away", i):
                # "Free our teachers from paperwork".
                break
            begun = any(line.word[k] not in line.lex.words("metric.articles") for k in out)
            if objective and begun and _starts_clause(line, kept, place, out, helps, plain):
                named = kept[place - 1] == i - 1 and is_plural(line, i)
                if helps and ((named and not line.has("clauses.nouns_begin", i)) or line.has("metric.owners", i)):
                    out.append(i)
                break
        out.append(i)
    return out


def _any_such(line: Line, out: list[int], i: int) -> bool:
    """ "Invent toys that outlive childhood" is about toys, "become the crew that islanders call first" about that
    crew."""
    small = line.lex.any_of("metric.articles", "quantifiers.all", "metric.before_number")
    named = not any(line.word[k] in small for k in (*out, out[0] - 1))
    return named and is_plural(line, out[-1]) and line.has("clauses.things", i)


def without_superlative(line: Line, kept: list[int]) -> list[int]:
    """ "The smoothest port call on the coast" is about the port call: how it shall compare, and with whom, goes."""
    first = next((n for n, i in enumerate(kept) if line.word[i] not in line.lex.words("metric.articles")), 0)
    low, lex = line.word[kept[first]] if kept else "", line.lex
    if not low.endswith(lex.edges("metric.superlative_endings")) or low in lex.words("metric.not_superlative"):
        return kept
    rest = kept[first + 1 :]
    return rest[: next((n for n, i in enumerate(rest) if line.word[i] in line.lex.words("metric.places")), len(rest))]


def _ends_name(line: Line, out: list[int], i: int, objective: bool) -> bool | None:
    """Whether a small word ends the name of a thing; None where it joins two of its parts ("kerja sama dengan …")."""
    low = line.word[i]
    if not objective and low in line.lex.words("clauses.words"):
        return False
    if objective and _names_two(line, out, i):
        return None
    if line.has("small.to", i) and any(line.has("moves.from", k) for k in out):
        return False
    if low in line.lex.words("metric.keep_where"):
        return None if line.word[out[-1]] in line.lex.words("metric.vague_places") else True
    if not (((low == "&" or line.has("small.and", i)) and not objective) or low in line.lex.words("metric.cut")):
        return False
    related = any(line.word[k] in line.lex.words("metric.relations") for k in out[-2:])
    joins = (low in line.lex.words("metric.with") and related) or low in line.lex.words("metric.joining")
    return None if joins and (related or not objective) else True


def _names_two(line: Line, out: list[int], i: int) -> bool:
    """ "Ibu dan bayi selamat": two of whom the same is said are one thing."""
    first = len(out) == 1 and out[0] == start_of(line) and not opening_verb(line)[0]
    said = line.has("metric.states", i + 2) or (line.is_word(i + 2) and _is_state(line, i + 2))
    return first and said and line.has("small.and", i) and not line.lex.edges("metric.adjectives_first")


def _starts_clause(line: Line, kept: list[int], place: int, out: list[int], helps: bool, plain: bool) -> bool:
    """Whether at a word of an objective begins what is said of its thing, without a word that joins the two."""
    i = kept[place]
    happens = sounds_like_verb(line, i) or prefixed_as_finished(line, line.word[i])
    if happens and not line.has("metric.articles", kept[0]):
        held = line.has("metric.takes_verb", out[-1]) and line.word[i] not in line.lex.words("metric.not_finished")
        if not held:
            return True
    if any(line.word[k] in line.lex.words("metric.keep_where") for k in out):
        return False
    if _unlinked_clause(line, i, kept[place - 1]):
        return True
    if plain and (line.has("metric.states", i) or _is_state(line, i)):
        return True
    if plain and is_finished(line, i) and not line.has("metric.inner_nouns", i) and is_plural(line, out[-1]):
        return True
    if plain and is_plural(line, out[-1]) and (line.has("metric.habits", i) or line.has("verbs.plain", i)):
        return True
    if not helps:
        return False
    if not line.lex.edges("metric.adjectives_first") and _after_name(line, i, kept[place - 1]):
        return True
    said = line.has("metric.predicates", i) or _is_adverb(line, i) or line.has("metric.owners", i)
    return said or _says_what_to_do(line, i)


def _after_name(line: Line, i: int, previous: int) -> bool:
    """ "Jadikan Labuan Bajo tujuan wisata": a common noun right behind a name is what the named thing becomes."""
    return previous == i - 1 and line.tokens[i - 1].text[0].isupper() and line.tokens[i].text[0].islower()


def _is_state(line: Line, i: int) -> bool:
    """Whether a word says by its beginning how something is: "berdaulat", "berdaya"."""
    low = line.word[i]
    long_enough = len(low) > _SHORTEST_STATE and low.startswith(line.lex.edges("metric.state_prefixes"))
    return long_enough and low not in line.lex.words("metric.not_finished")


def is_plural(line: Line, i: int) -> bool:
    """Whether a word names several of something: "agents", "people"."""
    low = line.word[i]
    several = low.endswith(line.lex.edges("clauses.plurals")) and not low.endswith("ss") and "'" not in low
    several = several and low not in line.lex.words("clauses.not_plural")
    return several or low in line.lex.words("clauses.plural_words")


def _is_adverb(line: Line, i: int) -> bool:
    """ "Make our docs stupidly good" is about the docs."""
    low = line.word[i]
    return low.endswith(line.lex.edges("metric.adverb_endings")) and low not in line.lex.words("metric.not_adverbs")


def _says_how(line: Line, kept: list[int], place: int) -> bool:
    """ "Settle quarrels fairly and fast" is about the quarrels."""
    after = kept[place + 1] if place + 1 < len(kept) else line.size
    small = line.word[after] in line.lex.words("metric.prepositions")
    return _is_adverb(line, kept[place]) and (small or after == line.size)


def _says_what_to_do(line: Line, i: int) -> bool:
    """ "Help nurses get home on time" is about the nurses."""
    return line.has("verbs.plain", i) and not line.has("verbs.nounlike", i)


def _later(line: Line, kept: list[int], place: int) -> bool:
    """Whether a noun still belongs to the name before it: "hotel breakfast guests want …", where "the union young
    workers join" begins with its article."""
    i = kept[place]
    named = not line.has("metric.articles", kept[0]) and not line.has("metric.articles", kept[0] - 1)
    who = is_plural(line, i + 1) and not is_plural(line, i) and not line.has("clauses.nouns_begin", i)
    return named and who and place < len(kept) - 1 and line.has("clauses.modals", i + 2)


def _unlinked_clause(line: Line, i: int, previous: int) -> bool:
    """ "A canteen the crew looks forward to", "the union young workers join": nouns right after a noun begin what is
    said of the first one."""
    small = ("metric.prepositions", "metric.joining", "metric.adverbs", "metric.articles")
    if previous != i - 1 or line.word[previous] in line.lex.any_of(*small):
        return False
    if line.has("clauses.nouns_begin", i) or _strands(line, i, previous):
        return True
    for k in (i, i + 1):
        if is_plural(line, k) and (
            line.word[k + 1] in line.lex.words("verbs.plain") or line.has("clauses.modals", k + 1)
        ):
            return True
    return False


def _strands(line: Line, i: int, previous: int) -> bool:
    """ "Furniture grandchildren quarrel over": a last word without its noun tells that somebody does it with the thing
    named before them."""
    last = line.size - 1
    while last > i and not line.is_word(last):
        last -= 1
    left = line.has("metric.stranded", last) and line.is_word(last - 1) and last > i + 1
    return left and previous == i - 1 and is_plural(line, i) and not is_plural(line, i + 1)


def done_by_someone(line: Line, kept: list[int]) -> list[int]:
    """A duty that names who does it is about what they do: "setiap guru menyusun modul ajar" is about the modul."""
    lex = line.lex
    people = not lex.edges("metric.adjectives_first") and any(line.has("metric.persons", i) for i in kept[:2])
    for place, i in enumerate(kept[1:-1], 1):
        if line.word[i] in lex.words("clauses.words") or line.has("metric.time_nouns", i):
            return kept
        if line.has("metric.time_words", i):
            return kept
        bids = line.has("~verbs", i + 1) and not line.has("verbs.wishes", i + 1)
        if line.has("small.to", i) and bids and is_plural(line, i - 1) and place + 2 < len(kept):
            # "Underwriters to clear referrals".
            return kept[place + 2 :]
        phrasal = (
            (line.has("~verbs", i) or line.has("verbs.phrasal", i))
            and line.has("verbs.particles", i + 1)
            and is_plural(line, i - 1)
        )
        phrasal = phrasal or (
            line.at("~verbs", i) == i + 2 and is_plural(line, i - 1) and not line.has("small.to", i + 1)
        )
        if phrasal and place + 2 < len(kept) and kept[place + 1] == i + 1 and not is_finished(line, kept[-1]):
            # "Judges hand down rulings".
            return kept[place + 2 :]
        if _somebodys_verb(line, i) or (people and _does_daily(line, i)):
            if line.has("metric.travels", i):
                # "Discharge letters reach the GP": what arrives is timed, not whom it reaches.
                return kept[:place]
            following = kept[place + 1]
            small = ("metric.joining", "small.per", "metric.exactly")
            said = is_finished(line, following) or line.word[following] in lex.any_of(*small)
            return kept if said else kept[place + 1 :]
    return kept


def _does_daily(line: Line, i: int) -> bool:
    """ "Tim lapangan cek harness": what people do each day, even where the word may be a noun elsewhere."""
    return line.has("verbs.routine", i) or (line.has("verbs.plain", i) and not line.has("verbs.nounlike", i))


def _somebodys_verb(line: Line, i: int) -> bool:
    """Whether a word is what somebody does: by its sound, after several people, after a modal, or with an "s"."""
    low, plain = line.word[i], line.lex.words("verbs.plain")
    if sounds_like_verb(line, i):
        return True
    modal = line.word[i - 1] in line.lex.words("metric.modals")
    deed = low in plain or low in line.lex.words("verbs.doing")
    if deed and (modal or (is_plural(line, i - 1) and not line.has("verbs.nounlike", i))):
        return True
    stem = low[:-1] if low[:-1] in plain else low[:-2]
    return low.endswith("s") and stem in plain and stem not in line.lex.words("verbs.nounlike")


def before_modal(line: Line, kept: list[int]) -> list[int]:
    """The subject of a sentence that goes on with what must or shall happen: "gangguan jaringan wajib ditangani", "ore
    stockpiles must be kept", "biaya pakan kami jaga"."""
    modals, owners = line.every("metric.modals"), line.every("metric.owners")
    if not modals and not owners:
        return kept
    lex, opened = line.lex, 0
    for place, i in enumerate(kept):
        if line.word[i] in lex.words("clauses.words"):
            opened = place + 1
        elif place and i in modals and place > opened + (opened > 0):
            if not lex.words("metric.modal_verbs") or _verb_follows(line, i):
                return kept[:place]
        elif place > opened and i in owners and line.has("~verbs", i + 1):
            return kept[:place]
    return kept


def _verb_follows(line: Line, i: int) -> bool:
    """Whether a verb stands behind a word that may be a modal or an adjective ("simpanan wajib")."""
    for k in range(i + 1, min(i + 4, len(line))):
        if sounds_like_verb(line, k) or is_finished(line, k) or line.has("~verbs", k) or line.has("~moves", k):
            return True
        if line.word[k] not in line.lex.any_of("metric.modals", "metric.prepositions", "negations.words"):
            return False
    return False
