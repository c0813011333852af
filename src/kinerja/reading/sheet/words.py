"""Which words head the columns and rows of KPI sheets, in every language there are data for?"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from kinerja.core.measure import Comparator, Polarity
from kinerja.core.score import Formula

_HERE = Path(__file__).parents[1] / "lexicon" / "sheet"
_BRACKETS = re.compile(r"[(\[{][^)\]}]*[)\]}]")
_LONGEST_HEADING = 80
_LONGEST_TOTAL = 60
#: A word inside a heading tells less than one at its beginning, and a short one nothing.
_SHORTEST_INSIDE = 5
#: Blanks in a phrase that means the same wherever it stands: "min" in a name may be anything, "lower is better" not.
_PHRASE = 2
_ARROWS = "↑↓▲▼↔"


def normal(text: str) -> str:
    """A heading as it is compared: small letters, single blanks, no colon or star at its end."""
    return " ".join(text.lower().replace("\u00d7", "x").split()).strip(" :*.;")


def unbracketed(text: str) -> str:
    """A heading without what stands in brackets: "Target (Rp)" is "target"."""
    return normal(_BRACKETS.sub(" ", text)) or normal(text.strip("()[]{}"))


def begins(text: str, phrase: str) -> bool:
    """Whether a text begins with a whole phrase: "realisasi oktober" with "realisasi", "unitas" not with "unit"."""
    return text.startswith(phrase) and not text[len(phrase) : len(phrase) + 1].isalnum()


def inside(text: str, phrase: str) -> bool:
    """Whether a phrase stands in a text as whole words."""
    at = text.find(phrase)
    while at >= 0:
        before, after = text[at - 1 : at] if at else "", text[at + len(phrase) : at + len(phrase) + 1]
        if not before.isalnum() and not after.isalnum():
            return True
        at = text.find(phrase, at + 1)
    return False


@dataclass(frozen=True)
class SheetWords:
    """The phrases of all languages by table and meaning, each with the language it belongs to, the longest first."""

    tables: Mapping[str, tuple[tuple[str, str, str], ...]]
    export: Mapping[str, Mapping[str, str]]
    headings: Mapping[str, Mapping[str, str]]
    formulas: Mapping[str, Mapping[str, str]]

    def table(self, name: str) -> tuple[tuple[str, str, str], ...]:
        """(phrase, meaning, language) of a table, the longest phrase first."""
        return self.tables[name]

    def column(self, heading: str) -> tuple[str, str] | None:
        """What a column of this heading holds ("weight", "target", …) and in which language it is said."""
        found = _column_of(heading) if 0 < len(heading) <= _LONGEST_HEADING else None
        return found[:2] if found else None

    def heads(self, text: str) -> bool:
        """Whether a text is a heading word for word; a sign alone says less than the words beside it."""
        said = normal(text)
        return len(said) > 1 and said in _exact_headings()

    def find_column(self, heading: str) -> tuple[str, str, str] | None:
        """The same, looked for anew, and the phrase by which it was found."""
        whole, bare = normal(heading), unbracketed(heading)
        for said in (whole, bare):
            if found := next((each for each in self.table("columns") if each[0] == said), None):
                return found[1], found[2], found[0]
        starts = next((each for each in self.table("columns") if len(each[0]) > 1 and begins(bare, each[0])), None)
        held = (each for each in self.table("columns") if len(each[0]) >= _SHORTEST_INSIDE and inside(bare, each[0]))
        found = starts or next(held, None)
        return (found[1], found[2], found[0]) if found else None

    def options(self, heading: str) -> tuple[str, ...]:
        """What a heading may mean of which offices call several things the same ("Skor"); () for any other."""
        found = _column_of(heading) if 0 < len(heading) <= _LONGEST_HEADING else None
        said = (found[2],) if found else (normal(heading), unbracketed(heading))
        meant = next((meaning for phrase, meaning, _ in self.table("open") if phrase in said), "")
        return tuple(meant.split())

    def fallback(self, heading: str) -> tuple[str, str] | None:
        """What a column of this heading holds where no other one does: "Uraian" the KPIs, if nothing is called so."""
        if len(heading) > _LONGEST_HEADING:
            return None
        said = (normal(heading), unbracketed(heading))
        return next(((meaning, lang) for phrase, meaning, lang in self.table("else") if phrase in said), None)

    def worded(self, heading: str) -> tuple[str, ...]:
        """What a column of this heading holds where words stand below it: the aims that a KPI serves, or KPIs."""
        said = (normal(heading), unbracketed(heading))
        meant = next((meaning for phrase, meaning, _ in self.table("worded") if phrase in said), "")
        return tuple(meant.split())

    def whole(self, heading: str) -> str | None:
        """The language of a heading that names what several months come to: "Rata-rata", "YTD"."""
        return _whole_of(heading) if 0 < len(heading) <= _LONGEST_TOTAL else None

    def find_whole(self, heading: str) -> str | None:
        """The same, looked for anew."""
        said = (normal(heading), unbracketed(heading))
        return next((lang for phrase, _, lang in self.table("whole") if phrase in said), None)

    def stretch(self, heading: str) -> str | None:
        """ "earlier" or "current" for a heading that names last year or this one, last month or this one."""
        said = normal(heading)
        return next((meaning for phrase, meaning, _ in self.table("stretches") if inside(said, phrase)), None)

    def total(self, text: str) -> str | None:
        """ "total", "subtotal" or "verdict" for the first words of a row that adds others up or speaks of the sum."""
        return _total_of(text) if 0 < len(text) <= _LONGEST_TOTAL else None

    def find_total(self, text: str) -> str | None:
        """The same, looked for anew."""
        said = normal(text)
        return next((meaning for phrase, meaning, _ in self.table("totals") if begins(said, phrase)), None)

    def polarity(self, text: str) -> Polarity | None:
        """Which way is better, as a cell says it: "Maximize", "semakin rendah semakin baik", "↓"."""
        return _polarity_of(text)

    def find_polarity(self, text: str) -> Polarity | None:
        """The same, looked for anew."""
        said = " ".join(normal(text).replace(",", " ").strip("()[] ").split())
        for phrase, meaning, _ in self.table("polarity"):
            if said == phrase or (len(phrase) > 2 and inside(said, phrase)) or (phrase in _ARROWS and phrase in said):
                return Polarity(meaning)
        return None

    def polarity_in(self, name: str) -> Polarity | None:
        """Which way is better, as a KPI's own name says it in a whole phrase: "Keluhan (makin kecil makin baik)"."""
        said = " ".join(normal(name).replace("(", " ").replace(")", " ").replace(",", " ").split())
        for phrase, meaning, _ in self.table("polarity"):
            if (phrase in _ARROWS and phrase in said) or (phrase.count(" ") >= _PHRASE and inside(said, phrase)):
                return Polarity(meaning)
        return None

    def leans_lower(self, name: str) -> bool:
        """Whether less is better of most things of this name: "Waktu tanggap", but not "Pengiriman tepat waktu"."""
        said = normal(name)
        return {meaning for phrase, meaning, _ in self.table("leaning") if inside(said, phrase)} == {"lower"}

    def comparator(self, text: str) -> tuple[Comparator, str] | None:
        """The comparator that a target's text begins with, and the rest of it: "min. 95 %" is ≥ and "95 %"."""
        said = text.strip().lower()
        for phrase, meaning, _ in self.table("comparators"):
            if said.startswith(phrase) and not (phrase[-1].isalpha() and said[len(phrase) : len(phrase) + 1].isalpha()):
                return Comparator(meaning), text.strip()[len(phrase) :].lstrip(" .:")
        return None

    def nothing(self, text: str) -> bool:
        """Whether a cell says that there is no value yet."""
        return len(text) <= _LONGEST_TOTAL and " ".join(text.lower().split()) in _nothings()

    def zero(self, text: str) -> bool:
        """Whether a cell says none at all: "Nihil" accidents are 0, a number as good as any."""
        said = normal(text)
        return any(said == phrase for phrase, _, _ in self.table("zero"))

    def formula(self, text: str) -> Formula | None:
        """The score formula that a cell names."""
        said = normal(text)
        return next((Formula(meaning) for phrase, meaning, _ in self.table("formulas") if said == phrase), None)

    @property
    def label_shape(self) -> re.Pattern[str]:
        """Any label with the colon behind it."""
        return _label_shape()

    def meaning(self, table: str, text: str) -> str | None:
        """What a whole text means in a table."""
        said = normal(text)
        return next((meaning for phrase, meaning, _ in self.table(table) if said == phrase), None)

    def heading(self, lang: str, column: str) -> str:
        """How an exported sheet heads a column."""
        return (self.headings.get(lang) or next(iter(self.headings.values())))[column]

    def formula_name(self, lang: str, formula: Formula) -> str:
        """How an exported sheet names a score formula."""
        return (self.formulas.get(lang) or next(iter(self.formulas.values())))[formula.value]

    def said(self, lang: str, word: str) -> str:
        """A word of an exported sheet: its title, its total, the labels above it."""
        return (self.export.get(lang) or next(iter(self.export.values())))[word]


@lru_cache(maxsize=4096)
def _column_of(heading: str) -> tuple[str, str, str] | None:
    """Headings come again with each person, and every row is asked whether it is one."""
    return sheet_words().find_column(heading)


@lru_cache(maxsize=1)
def _exact_headings() -> frozenset[str]:
    return frozenset(phrase for phrase, _, _ in sheet_words().table("columns"))


@lru_cache(maxsize=4096)
def _total_of(text: str) -> str | None:
    return sheet_words().find_total(text)


@lru_cache(maxsize=4096)
def _whole_of(text: str) -> str | None:
    return sheet_words().find_whole(text)


@lru_cache(maxsize=4096)
def _polarity_of(text: str) -> Polarity | None:
    return sheet_words().find_polarity(text)


@lru_cache(maxsize=1)
def _nothings() -> frozenset[str]:
    return frozenset(phrase for phrase, _, _ in sheet_words().table("nothing"))


@lru_cache(maxsize=1)
def _label_shape() -> re.Pattern[str]:
    phrases = sorted({phrase for phrase, _, _ in sheet_words().table("labels")}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, phrases))})\s*[:=]")


@lru_cache(maxsize=1)
def sheet_words() -> SheetWords:
    """The words of every language's file."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    export: dict[str, dict[str, str]] = {}
    headings: dict[str, dict[str, str]] = {}
    formulas: dict[str, dict[str, str]] = {}
    for path in sorted(_HERE.glob("*.toml"), reverse=True):
        data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        code = str(data.pop("code"))
        export[code] = data.pop("export")
        headings[code] = {column: phrases[0] for column, phrases in data["columns"].items()}
        formulas[code] = {formula: phrases[0] for formula, phrases in data["formulas"].items()}
        for table, meanings in data.items():
            for meaning, phrases in meanings.items():
                found.setdefault(table, []).extend((_phrase(table, p), meaning, code) for p in phrases)
    ordered = {table: tuple(sorted(each, key=lambda row: -len(row[0]))) for table, each in found.items()}
    return SheetWords(ordered, export, headings, formulas)


def _phrase(table: str, phrase: str) -> str:
    return (
        " ".join(phrase.lower().split()) if table in ("nothing", "comparators", "ranges") else normal(phrase) or phrase
    )
