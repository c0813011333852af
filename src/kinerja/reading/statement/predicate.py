"""Which words only say that a thing is done, stands at a figure or arrives, and so are no part of its name?"""

from __future__ import annotations

from kinerja.reading.statement.line import Line
from kinerja.reading.statement.movement import start_of
from kinerja.reading.statement.verbs import opening_verb, sounds_like_verb


def without_predicate(line: Line, kept: list[int], timed: bool, placed: bool = False) -> list[int]:
    """The thing without what is said of it: "tagihan dikirim ke pelanggan sebelum tanggal 5" is about the tagihan.

    `timed` says that a limit in time, a rhythm or a finish follows: then the words that say it is done are no part of
    its name. Where anything else is measured they tell which things are meant ("cacat ditemukan pelanggan"), and only
    words that say nothing ("dilakukan 2 kali", "averages 4.5") or that the thing moves ("dinaikkan menjadi 30%") go.
    `placed` keeps where the thing is to be: "ramp installed at the chapel" is the ramp at the chapel.
    """
    if timed and not any(_names_time(line, i) for i in kept):
        end = _predicate(line, kept)
        rest = kept[end + 1 :]
        joins = rest and line.word[rest[0]] in line.lex.words("metric.joining")
        if placed and joins and not line.has("metric.means", rest[0]):
            return kept[:end] + rest
        kept = _without_done(line, kept[:end], end < len(kept))
    while len(kept) > 1 and _says_nothing(line, kept[-1]) and not _attributive(line, kept, len(kept) - 1):
        kept = kept[:-1]
    return kept


def _names_time(line: Line, i: int) -> bool:
    """Whether a word names a time that is measured; "tepat waktu" says how something is done."""
    named = line.has("metric.time_nouns", i) or line.has("metric.time_words", i)
    return named and line.before("metric.done", i + 1) > i


def until_when(line: Line, kept: list[int]) -> list[int]:
    """A duty without how long or when it holds: "update the victims every week until the case is shut"."""
    ends = (n for n, i in enumerate(kept) if n and line.has("metric.while", i))
    return kept[: next(ends, len(kept))]


def without_destination(line: Line, kept: list[int], unsaid: bool) -> list[int]:
    """A duty without where its thing goes: "kirim laporan ke pusat" is about the laporan, a "kunjungan ke pasar" goes
    there itself, and so may any noun where no verb is said (`unsaid`): "handover proyek ke tim operasi"."""
    for place, i in enumerate(kept[1:], 1):
        if line.has("small.to", i) and any(line.has("moves.from", k) for k in kept[:place]):
            # "The time from order to first bite".
            continue
        if line.has("metric.destinations", i):
            goes = any(line.has("metric.goes_to", k) for k in kept[0 if unsaid else place - 1 : place])
            return kept if goes else kept[:place]
    return kept


def without_receiver(line: Line, kept: list[int]) -> list[int]:
    """The thing without that it is brought to someone: "kas dilaporkan ke jamaah" is about the kas."""
    passive = line.lex.edges("metric.passive_prefixes")
    for place, i in enumerate(kept[2:], 2):
        said = kept[place - 1]
        if line.has("metric.destinations", i) and line.word[said].startswith(passive) and is_finished(line, said):
            return kept if _attributive(line, kept, place - 1) else kept[: place - 1]
    return kept


def _without_done(line: Line, kept: list[int], told: bool) -> list[int]:
    """The thing without the words at its end that say it is done, one after the other: "closed and cleaned"; where
    that was `told` already, what may be a noun or an adjective is one ("lampu jalan padam" "diganti")."""
    loose = line.lex.words("metric.prepositions")
    while len(kept) > 1:
        last = kept[-1]
        named = (told and line.has("metric.inner_nouns", last)) or line.before("metric.named_nouns", last + 1) <= last
        phrase = max(
            last + 1 - line.before("deliver.finished", last + 1), last + 1 - line.before("metric.done", last + 1)
        )
        if phrase > 1 and len(kept) > phrase:
            if line.has("keep.leading", start_of(line)):
                # "Hold platelets in stock": where they are kept.
                break
            kept = kept[:-phrase]
        elif named or _attributive(line, kept, len(kept) - 1) or line.has("metric.cases_in", last - 1):
            break
        elif is_finished(line, last) or line.word[last] in loose or sounds_like_verb(line, last):
            kept = kept[:-1]
        else:
            break
    return kept


def _predicate(line: Line, kept: list[int]) -> int:
    """The place of the word that says what is done with the thing; the length of `kept` where nothing does.

    A passive that only a verb can be ("dikirim") is the first such word; where the same form also describes a noun
    ("orders placed before noon shipped …") the last one tells.
    """
    found = len(kept)
    for place in range(1, len(kept)):
        i = kept[place]
        if place < len(kept) - 1 and line.has("metric.inner_nouns", i) and not _arrives(line, kept, place):
            continue
        if line.before("metric.named_nouns", i + 1) <= i or (
            place == len(kept) - 1 and line.has("metric.cases_in", i - 1) and line.before("metric.done", i + 1) > i
        ):
            continue
        if is_finished(line, i) and not _attributive(line, kept, place):
            found = place
            if line.word[i].startswith(line.lex.edges("metric.passive_prefixes")):
                break
    return found


def _arrives(line: Line, kept: list[int], place: int) -> bool:
    """ "Berkas siap di meja hakim", "koran masuk ke lapak": with where it is or goes, the word says so of the thing."""
    i = kept[place]
    if line.has("metric.ready", i):
        return True
    said = line.has("metric.arriving", i) and not line.has("metric.not_arriving", kept[place - 1])
    if line.has("metric.gone", i):
        return not any(line.has("small.and", k) for k in kept[place:])
    return said and (line.has("metric.destinations", i + 1) or line.word[i + 1] in line.lex.words("metric.places"))


def _attributive(line: Line, kept: list[int], place: int) -> bool:
    """Whether a word that says something is done tells which things are meant: "yang (belum) dijawab", "not paid"."""
    while place > 1:
        place -= 1
        low = line.word[kept[place]]
        if low in line.lex.words("clauses.words") or low in line.lex.words("negations.words"):
            return True
        if low in line.lex.words("metric.not_yet"):
            return True
        if low not in line.lex.words("metric.prepositions"):
            return False
    return False


def _says_nothing(line: Line, i: int) -> bool:
    """Whether a word tells no more than that the thing is done, stands at a figure or moves to one."""
    low = line.word[i]
    if line.has("metric.empty_nouns", i) and (start_of(line) != 0 or line.roles[0] == "verb" or opening_verb(line)[0]):
        # "Trim agency staffing costs by £4,500".
        return False
    if line.has("metric.joining", i - 1) or line.has("small.per", i - 1):
        # "Noise on set", "waste per set".
        return False
    if low in line.lex.words("metric.empty"):
        # "Shopper scores averaging 85".
        return i + 1 >= len(line) or not (line.has("metric.score_metrics", i) and line.has("metric.empty", i + 1))
    for prefix in line.lex.edges("metric.passive_prefixes"):
        if low.startswith(prefix) and low[len(prefix) :] in line.lex.any_of("rise.leading", "fall.leading"):
            return True
    for ending in line.lex.edges("metric.finished_endings"):
        stem = low.removesuffix(ending)
        if stem != low and not {stem, stem + ending[:1], stem[:-1]}.isdisjoint(
            line.lex.any_of("rise.leading", "fall.leading")
        ):
            return True
    return False


def is_finished(line: Line, i: int) -> bool:
    """Whether a word only says that the thing is done: "dibayar", "terkirim", "updated", "live"."""
    low = line.word[i]
    if low in line.lex.words("metric.not_finished"):
        return False
    if low in line.lex.words("metric.finished"):
        return True
    if low.endswith(line.lex.edges("metric.finished_endings")) and len(low) > 4:
        return True
    return prefixed_as_finished(line, low)


def prefixed_as_finished(line: Line, low: str) -> bool:
    long_enough = len(low) > 6 or (len(low) > 4 and low.startswith(line.lex.edges("metric.passive_prefixes")))
    prefixed = long_enough and low.startswith(line.lex.edges("metric.finished_prefixes"))
    return prefixed and low not in line.lex.words("metric.not_finished")
