"""What is to be mended in an objective's own words, and how could it be worded so that people want to get there?"""

from __future__ import annotations

from collections.abc import Iterator

from kinerja.reading.coach.answer import Finding
from kinerja.reading.coach.better import asked, same_numbers
from kinerja.reading.coach.checks import abstract
from kinerja.reading.coach.sight import Sight
from kinerja.reading.coach.text import Edit, capital, edited, small, unvague

#: From so many aims on, commas alone make a list.
_LIST = 2
#: The lists of what can be an aim of its own.
_NOUNS = ("measures", "abstract")


def check_objective(sight: Sight) -> list[Finding]:
    """Every finding of an objective's sentence, without points."""
    return [*_picture(sight), *_words(sight), *_aims(sight), *_owner(sight)]


def pictured(sight: Sight) -> bool:
    """Whether the words say for whom, why or what it will be like: "… yang dipilih pelanggan karena cepat"."""
    vague = [(a, b) for a, b, _ in sight.vague()]
    # "Yang lebih baik" and "agar optimal" picture nothing.
    blurred = {k for a, b in vague for k in range(a - 1, b)}
    return any(i > sight.opening() and i not in blurred for i, _, _ in sight.words.all("picture", sight.lows))


def _picture(sight: Sight) -> Iterator[Finding]:
    effort, verb = made(sight), sight.vague_verb() or sight.moving_verb()
    if effort and not pictured(sight):
        yield Finding("objective_task", spans=(sight.place(*effort[:2]),))
    elif not pictured(sight) and (verb or sight.effort() or _blurred(sight)):
        opens = verb or (sight.effort() or (0, 0))[:2]
        yield Finding("objective_flat", spans=(sight.place(*opens),) if opens[1] else ())


def made(sight: Sight) -> tuple[int, int, str] | None:
    """The verb of effort that makes or does a thing; nobody makes a culture or trust as one makes an app."""
    i, j = sight.thing()
    grown = any(sight.heads(a, b, i, j) for a, b, _ in sight.words.all("grown", sight.lows))
    return None if grown else sight.effort()


def _blurred(sight: Sight) -> tuple[int, int] | None:
    """What nobody can count, unless the words behind it say what it is like: "a buying process open to inspection"."""
    blurred = abstract(sight)
    after = next((k for k, token in enumerate(sight.tokens) if blurred and token.start >= blurred[1]), None)
    if after is None or sight.tokens[after].kind != "word" or sight.thing()[1] > after:
        return blurred
    small = ("breaks", "join", "vague", "picture")
    ends = sight.field("deadline", "period")
    plain = any(sight.words.at(name, sight.lows, after) for name in small)
    return blurred if plain or (ends and ends[0] <= sight.tokens[after].start) else None


def _words(sight: Sight) -> Iterator[Finding]:
    vague = tuple(sight.place(i, j) for i, j, _ in sight.vague())
    # Who pictures something may well say that the best people come, or that more is harvested.
    if vague and not pictured(sight):
        yield Finding("vague", spans=vague)
    blurred = _blurred(sight)
    if blurred and not pictured(sight):
        yield Finding("abstract", spans=(blurred,))
    if _empty(sight):
        yield Finding("no_metric")
    number = sight.field("value")
    # "At once" and "nomor satu" are figures of speech; digits are a number.
    if sight.said.value is not None and number and any(c.isdigit() for c in sight.text[number[0] : number[1]]):
        yield Finding("objective_number", spans=(number,))


def _empty(sight: Sight) -> bool:
    """Whether nothing but vague words follows the verb: "menjadi yang terbaik"."""
    small = ("vague", "picture", "aim_verbs", "vague_verbs", "reaching", "effort", "articles", "join")
    said = {k for name in small for i, j, _ in sight.words.all(name, sight.lows) for k in range(i, j)}
    return all(k in said for k, token in enumerate(sight.tokens) if token.kind == "word")


def _aims(sight: Sight) -> Iterator[Finding]:
    """Several aims in one sentence: a comma or "and" between things that each are an aim, or two sentences."""
    joins = [i for i, _, _ in sight.words.all("join", sight.lows)]
    breaks = [i for i, low in enumerate(sight.lows) if low in (";", "•")]
    commas = [i for i, low in enumerate(sight.lows) if low == ","]
    two = tuple(sight.place(k, k + 1) for k in joins if _joins_aims(sight, k))
    listed = len(commas) >= _LIST and any(_names_aim(sight, k + 1) for k in (*commas, *joins))
    if two or breaks or listed or any(begins_aim(sight, k + 1) for k in commas):
        places = two or tuple(sight.place(k, k + 1) for k in (*breaks, *commas))
        yield Finding("objective_list", spans=places)


def begins_aim(sight: Sight, k: int) -> bool:
    """Whether a verb at this word begins an aim of its own."""
    return any(sight.words.at(name, sight.lows, k) for name in ("effort", "vague_verbs", "aim_verbs"))


def aims(sight: Sight) -> list[str]:
    """The aims that a list comes apart into, each with a verb of its own; one alone where it doesn't."""
    cuts: list[tuple[int, int]] = []
    for k, low in enumerate(sight.lows):
        joined = sight.words.at("join", sight.lows, k)
        after = joined[1] if joined else k + 1
        if (joined or low in (",", ";")) and after < len(sight.tokens) and begins_aim(sight, after) and k:
            cuts.append((sight.tokens[k].start, sight.tokens[after].start))
    starts, ends = [sight.start, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(sight.text)]
    parts = (sight.text[a:b].strip(" ,;.") for a, b in zip(starts, ends, strict=True))
    return [part for part in parts if part]


def _joins_aims(sight: Sight, k: int) -> bool:
    """Whether an aim stands on both sides of "and": a measure, a quality, or a verb of its own."""
    after = k + 1
    # Inside "… yang jujur dan bikin warga tenang" only a verb of change begins another aim.
    inside = any(sight.opening() < i < k for i, _, _ in sight.words.all("picture", sight.lows))
    verb = bool(sight.words.at("aim_verbs", sight.lows, after)) if inside else begins_aim(sight, after)
    right = _names_aim(sight, after)
    left = any(j <= k for name in _NOUNS for _, j, _ in sight.words.all(name, sight.lows[:k]))
    return verb or (right and (left or k <= sight.opening() + 3))


def _names_aim(sight: Sight, at: int) -> bool:
    """Whether a measure or a quality stands at this word, or behind the next one."""
    return any(sight.words.at(name, sight.lows, k) for name in _NOUNS for k in (at, at + 1))


def _owner(sight: Sight) -> Iterator[Finding]:
    if sight.context.owner is False:
        yield Finding("no_owner")


def better_objective(sight: Sight, codes: set[str]) -> str | None:
    """The objective as a place to arrive at, with questions for whom and what: numbers go to the key results."""
    own = sight.text[sight.start :]
    if asked(own) or not sight.tokens:
        return None
    cut = _cut_number(sight) if "objective_number" in codes else []
    if not pictured(sight) and codes & {"objective_flat", "objective_task", "objective_number"}:
        line = _as_picture(sight, [*unvague(sight), *cut, *_choice(sight, codes)])
    elif cut:
        line = edited(sight, cut)
    else:
        # One vague word in an objective that pictures something is a remark, no reason to rewrite it.
        return None
    line = capital(line)
    moved = [own] if "objective_number" in codes else []
    changed = line and line.casefold() != own.strip(" .;,").casefold()
    fits = same_numbers(own, [line]) if not moved else not any(c.isdigit() for c in line) or same_numbers(own, [line])
    return line if changed and (fits or moved) else None


def _as_picture(sight: Sight, edits: list[Edit]) -> str:
    """An aim goes on to what it is for: "Tingkatkan layanan sehingga [pelanggan selesai urusannya …?]"; of a piece of
    work that stands first: "[Pelanggan mengurus semuanya sendiri?] berkat portal pelanggan"."""
    texts, topic = sight.words.texts, sight.words.topic(sight.lows)
    picture, effort = topic.picture if topic else texts["picture"], made(sight)
    if edits and sight.words.at("reaching", sight.lows, sight.opening()) and sight.said.value is not None:
        # "Reach an NPS" without its number says nothing: only what it is for is left.
        return picture
    if effort:
        edits.append((*sight.place(*effort[:2]), effort[2]))
    elif sight.effort() or sight.vague_verb() or sight.moving_verb() or not sight.begins_with_thing():
        return texts["pictured"].format(subject=edited(sight, edits), picture=picture)
    return texts["objective"].format(picture=picture, subject=small(edited(sight, edits)))


def _choice(sight: Sight, codes: set[str]) -> list[Edit]:
    """Two things that one verb aims at become a question: "[visibilitas atau efektivitas?] digital marketing"."""
    verb = sight.vague_verb() or sight.moving_verb()
    if "objective_list" not in codes or not verb or sum(1 for _ in sight.words.all("join", sight.lows)) != 1:
        return []
    ((k, after, _),) = sight.words.all("join", sight.lows)
    start = verb[1] + (sight.words.at("articles", sight.lows, verb[1]) is not None)
    ends = (hit[1] for at in (after, after + 1) for n in _NOUNS if (hit := sight.words.at(n, sight.lows, at)))
    end = max(ends, default=0)
    if not start < k < end or any(t.kind != "word" for t in (*sight.tokens[start:k], *sight.tokens[after:end])):
        return []
    (a, b), (c, d) = sight.place(start, k), sight.place(after, end)
    return [(a, d, f"[{sight.text[a:b]} {sight.words.texts['or']} {sight.text[c:d]}?]")]


def _cut_number(sight: Sight) -> list[Edit]:
    """Cut from where the number begins, with the words that lead to it, to its end; a deadline stays."""
    fields = ("comparator", "value", "baseline", "period")
    places = sorted((s.start, s.end) for s in sight.said.spans if s.field in fields)
    edits: list[Edit] = []
    for start, end in places:
        at = next((k for k, token in enumerate(sight.tokens) if token.start >= start), 0)
        while at > 1 and sight.words.at("connect", sight.lows, at - 1) is not None:
            at -= 1
        edits.append((min(start, sight.tokens[at].start), end, ""))
    return edits
