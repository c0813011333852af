"""With which words does the coach of a language find what is missing, and word it better?"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from kinerja.reading.phrases import Phrases

_HERE = Path(__file__).parents[1] / "lexicon" / "coach"
#: Lists of phrases, and tables of a phrase and what stands in its place.
_LISTS = (
    *("vague_verbs", "abstract", "measures", "lower", "effort_nouns", "counting", "result_marks", "measure_first"),
    *("fresh", "join", "picture", "breaks", "connect", "adding", "aim_verbs", "whole", "flows", "finished"),
    *("carry", "particles", "articles", "measuring", "reaching", "every", "gauges", "mended", "mending", "purpose"),
    *("faster", "timely", "along", "grown", "hasten", "changes", "carried_out", "saving", "judged", "judged_by"),
)
_TABLES = ("vague", "effort")


@dataclass(frozen=True, slots=True)
class Topic:
    """What an effort on a subject is usually for: how one would see it, which way it moves, and what an objective on
    it could picture; `ask` asks for its number, "how many?" where things are counted."""

    measure: str
    way: str
    picture: str
    ask: str


@dataclass(frozen=True, slots=True)
class Risk:
    """How a measure can look good while the thing gets worse: a code that words explain, and the KPI to keep beside.

    `unit` is "count" where only a count of it can be gamed so ("artikel per bulan", but not "waktu baca per artikel"),
    "amount" where a count, a sum of money or a change can, but not a share ("pesanan dikirim tepat waktu 97%"), and
    "time" where only a time can ("lowongan terisi dalam 30 hari", not "porsi lowongan untuk karyawan sendiri");
    `games` says that the count itself invites it, whatever stands beside; with `verbs` only where one of them is there.
    `way` is where the KPI beside should go; a `mild` one is only tempting where the number is pushed, not held.
    `pushed` is the side from which it tempts: nobody cancels few trainings only to look good.
    """

    code: str
    health: str
    unit: str = ""
    games: bool = False
    verbs: tuple[str, ...] = ()
    way: str = "up"
    mild: bool = False
    pushed: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """One language's data: phrases that are looked for, and texts that are written in this language alone.

    `head` says whether the thing counted is the "first" word of its phrase or the "last", `borrows` from which
    languages its people take words ("Bounce rate halaman promo").
    """

    code: str
    head: str
    borrows: tuple[str, ...]
    found: Mapping[str, Phrases]
    texts: Mapping[str, str]
    topics: tuple[Topic, ...]
    risks: tuple[Risk, ...]

    def at(self, name: str, lows: Sequence[str], i: int) -> tuple[str, int] | None:
        """The longest phrase of a list at word `i`: what it stands for, and the index after its last word."""
        return self.found[name].at(lows, i)

    def all(self, name: str, lows: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """Every phrase of a list in the words, none overlapping: first index, index after, what it stands for."""
        i = 0
        while i < len(lows):
            hit = self.found[name].at(lows, i)
            if hit:
                yield i, hit[1], hit[0]
                i = hit[1]
            else:
                i += 1

    def topic(self, lows: Sequence[str]) -> Topic | None:
        """The first topic of the file that the words speak of."""
        named = [int(label) for _, _, label in self.all("topics", lows)]
        return self.topics[min(named)] if named else None

    def named_risks(self, lows: Sequence[str]) -> Iterator[tuple[int, int, Risk]]:
        """The risks that the words name, in the order of the words: where, and which."""
        yield from ((i, j, self.risks[int(label)]) for i, j, label in self.all("risks", lows))


def coach_words(lang: str) -> Words:
    """The coach's words of a language; without data for it, those of the default one."""
    known = _all()
    return known.get(lang) or known[next(code for code, data in _files().items() if data.get("default"))]


@lru_cache(maxsize=1)
def _files() -> dict[str, dict[str, Any]]:
    read = (tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(_HERE.glob("*.toml")))
    return {str(data["code"]): data for data in read}


@lru_cache(maxsize=1)
def _all() -> dict[str, Words]:
    return {code: _learned(code) for code in _files()}


def _learned(code: str) -> Words:
    """Own words first and the other languages' after them, because people mix them; what is written is the own."""
    files = _files()
    own, others = files[code], [data for other, data in files.items() if other != code]
    found = {name: Phrases() for name in (*_LISTS, *_TABLES, "topics", "risks")}
    for data in (own, *others):
        for name in _LISTS:
            for phrase in data[name]["words"]:
                found[name].add(phrase, name)
        for name in _TABLES:
            for phrase, instead in data[name].items():
                # What stands in its place is of its own language: a foreign phrase is taken out.
                found[name].add(phrase, instead if data is own else "")
        _learn_risks(found["risks"], own["risks"], data["risks"])
    for at, topic in enumerate(own["topics"]):
        for phrase in topic["words"]:
            found["topics"].add(phrase, str(at))
    asks = {many: own["wording"]["ask_count" if many else "ask"] for many in (True, False)}
    topics = tuple(Topic(t["measure"], t["way"], t["picture"], asks[bool(t.get("many"))]) for t in own["topics"])
    risks = tuple(_risk(given) for given in own["risks"])
    return Words(code, own["head"], tuple(own["borrows"]), found, own["wording"], topics, risks)


def _risk(given: Mapping[str, Any]) -> Risk:
    games, verbs = bool(given.get("games")), tuple(given.get("verbs", ()))
    way, mild = given.get("way", "up"), bool(given.get("mild"))
    return Risk(given["code"], given["health"], given.get("unit", ""), games, verbs, way, mild, given.get("pushed", ""))


def _learn_risks(found: Phrases, own: Sequence[Mapping[str, Any]], given: Sequence[Mapping[str, Any]]) -> None:
    """A risk's words in any language lead to the own language's entry of the same code."""
    order = {risk["code"]: at for at, risk in enumerate(own)}
    for risk in given:
        if risk["code"] in order:
            for phrase in risk["words"]:
                found.add(phrase, str(order[risk["code"]]))
