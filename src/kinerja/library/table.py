"""What stands at one place of a data file, and if it is not what belongs there, what would?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from kinerja.core.measure import parse
from kinerja.core.problem import Problem
from kinerja.library.role import Text

_Member = TypeVar("_Member", bound=StrEnum)
#: As long as one text may be: a definition is a paragraph, not a page.
MOST_IN_A_TEXT = 1000
MOST_IN_A_WORD = 100
#: KPIs of a role, objectives of a role, key results of an objective: more is a list, not a focus.
MOST_ROWS = 60


@dataclass(frozen=True, slots=True)
class Demands:
    """How strict a file is read: the library's own say everything in each of `languages`, others what they can."""

    languages: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether every field has to be there."""
        return bool(self.languages)


#: What an organisation's own roles are held to: one language, and only what a KPI can't do without.
LENIENT = Demands()


class Table:
    """One table of a data file, read field by field; what is wrong is kept in `found` with its place."""

    def __init__(self, data: Mapping[str, Any], place: str, demands: Demands, found: list[Problem]) -> None:
        self.data, self.place, self.demands, self.found = data, place, demands, found
        self._asked: set[str] = set()

    def wrong(self, code: str, name: str, **values: object) -> None:
        """Keep what is wrong with a field."""
        place = f"{self.place}.{name}".strip(".")
        self.found.append(Problem(f"library.{code}", place, {"field": place, **values}))

    def _take(self, name: str, need: bool) -> Any:
        self._asked.add(name)
        given = self.data.get(name)
        if need and given in (None, "", {}, []):
            self.wrong("missing", name)
            return None
        return given

    def word(self, name: str, *, need: bool = False) -> str:
        """A word for machines: a slug, a key, a unit."""
        given = self._take(name, need)
        if given is None:
            return ""
        if not isinstance(given, str) or len(given) > MOST_IN_A_WORD or not _keepable(given):
            self.wrong("not_a_word", name)
            return ""
        return given.strip()

    def text(self, name: str, *, need: bool = False) -> Text:
        """A text in the languages that are asked for; `name = "…"` alone is one of no known language."""
        given = self._take(name, need)
        if given is None:
            return Text()
        if isinstance(given, str) and not self.demands.whole:
            given = {"": given}
        if not isinstance(given, Mapping) or not all(isinstance(s, str) and _keepable(s) for s in given.values()):
            self.wrong("not_a_text", name)
            return Text()
        if any(len(said) > MOST_IN_A_TEXT for said in given.values()):
            self.wrong("too_long", name, most=MOST_IN_A_TEXT)
            return Text()
        said = {str(lang)[:8]: said.strip() for lang, said in given.items() if said.strip()}
        for lang in self.demands.languages:
            if lang not in said:
                self.wrong("no_language", name, language=lang)
        return Text(said)

    def number(self, name: str) -> Decimal | None:
        """An exact number, written as one or as a decimal string."""
        given = self._take(name, False)
        if given is None:
            return None
        if isinstance(given, bool) or not isinstance(given, int | Decimal | str):
            self.wrong("not_a_number", name, value=str(given)[:40])
            return None
        value = parse(str(given))
        if isinstance(value, Problem):
            self.wrong("not_a_number", name, value=str(given)[:40])
            return None
        return value

    def flag(self, name: str) -> bool:
        """True or false; false where it is left out."""
        given = self._take(name, False)
        if given is not None and not isinstance(given, bool):
            self.wrong("not_one_of", name, value=str(given)[:40], would_do=("true", "false"))
        return given is True

    def member(self, name: str, of: type[_Member], default: _Member, *, need: bool = False) -> _Member:
        """One of an enum's words."""
        word = self.choice(name, [str(each) for each in of], need=need)
        return of(word) if word else default

    def choice(self, name: str, among: Sequence[str], *, need: bool = False) -> str:
        """One of a few words, or "" where it is left out."""
        word = self.word(name, need=need)
        if word and word not in among:
            self.wrong("not_one_of", name, value=word[:40], would_do=tuple(among))
            return ""
        return word

    def words(self, name: str, *, need: bool = False) -> tuple[str, ...]:
        """A list of words."""
        given = self._take(name, need) or []
        if not isinstance(given, list) or not all(isinstance(w, str) and _keepable(w) for w in given):
            self.wrong("not_a_list", name)
            return ()
        return tuple(word[:MOST_IN_A_WORD] for word in given[:MOST_ROWS])

    def rows(self, name: str, *, least: int = 0) -> Iterator[Table]:
        """The tables of a list, each with its place: "kpi[2]" is the second."""
        given = self._take(name, False) or []
        if not isinstance(given, list) or not all(isinstance(each, Mapping) for each in given):
            self.wrong("not_a_list", name)
            return
        if not least <= len(given) <= MOST_ROWS:
            self.wrong("wrong_count", name, count=len(given), least=least, most=MOST_ROWS)
        for index, row in enumerate(given[:MOST_ROWS], start=1):
            yield Table(row, f"{self.place}.{name}[{index}]".strip("."), self.demands, self.found)

    def inner(self, name: str) -> Table:
        """A table inside this one; an empty one where it is left out."""
        given = self._take(name, False) or {}
        if not isinstance(given, Mapping):
            self.wrong("not_a_table", name)
            given = {}
        return Table(given, f"{self.place}.{name}".strip("."), self.demands, self.found)

    def close(self) -> None:
        """Everything was asked for; what nobody asked for has no meaning here, and is mostly a typing mistake."""
        for name in self.data:
            if name not in self._asked:
                self.wrong("unknown", str(name)[:40], would_do=tuple(sorted(self._asked)))


def _keepable(text: str) -> bool:
    """Whether any database can keep a text: without NUL and without half a surrogate pair."""
    return "\x00" not in text and not any("\ud800" <= char <= "\udfff" for char in text)
