"""What did a person type into the fields of a form, and which of them could not be read?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from django.http import QueryDict

from kinerja.core.measure import plain
from kinerja.core.problem import Problem, Problems
from kinerja.reading.numbers import parse_value

E = TypeVar("E", bound=StrEnum)


class Typed(Mapping[str, str]):
    """The fields of one form, as typed; each reader below notes a Problem at its field instead of raising.

    A template asks the same object what to show again, so nothing typed is lost when a form is refused:
    `typed["value"]` is "4.5.6" just as it came, and a field that was not sent is "".
    """

    def __init__(self, data: QueryDict | Mapping[str, str], lang: str) -> None:
        self.data = data
        self.lang = lang
        self.problems: list[Problem] = []

    def __getitem__(self, name: str) -> str:
        # No database keeps a NUL, and one of ours refuses to look for it.
        return (self.data.get(name) or "").replace("\x00", "")

    def __contains__(self, name: object) -> bool:
        return name in self.data

    def __iter__(self) -> Iterator[str]:
        return iter(self.data)

    def __len__(self) -> int:
        return len(self.data)

    def all(self, name: str) -> list[str]:
        """Every value of a field that may come more than once."""
        return list(self.data.getlist(name)) if isinstance(self.data, QueryDict) else [self[name]]

    def text(self, name: str, *, required: bool = False, most: int = 300) -> str:
        """One line or more of text without outer blanks; longer than `most` characters is refused, never cut."""
        said = self[name].strip()
        if required and not said:
            self.problems.append(Problem("text.missing", name))
        if len(said) > most:
            self.problems.append(Problem("text.too_long", name, {"length": len(said), "most": most}))
        return said

    def number(self, name: str, *, required: bool = False) -> Decimal | None:
        """An exact amount as people write it in their language: "4,5", "85 %", "Rp150 juta"; empty is None."""
        said = self[name].strip()
        if not said:
            if required:
                self.problems.append(Problem("text.missing", name))
            return None
        read = parse_value(said, self.lang)
        if isinstance(read, Problem):
            self.problems.append(read.at(name))
            return None
        return plain(read)

    def whole(self, name: str) -> int | None:
        """A whole number such as a revision or a day of grace; empty is None."""
        said = self[name].strip()
        if not said:
            return None
        if not said.removeprefix("-").isdecimal() or len(said) > 9:
            self.problems.append(Problem("number.unreadable", name, {"text": said}))
            return None
        return int(said)

    def choice(self, name: str, among: type[E], default: E) -> E:
        """One member of an enum; empty is the default, an unknown word is refused."""
        said = self[name].strip()
        if not said:
            return default
        try:
            return among(said)
        except ValueError:
            self.problems.append(Problem("form.unknown_choice", name, {"text": said}))
            return default

    def day(self, name: str) -> date | None:
        """A day as browsers send it (2026-11-22); empty is None."""
        said = self[name].strip()
        if not said:
            return None
        try:
            return date.fromisoformat(said)
        except ValueError:
            self.problems.append(Problem("form.no_day", name, {"text": said}))
            return None

    def flag(self, name: str) -> bool:
        """Whether a box was ticked."""
        return bool(self[name])

    def refused(self) -> Problems | None:
        """Every field that could not be read, or None when all could."""
        return Problems(tuple(self.problems)) if self.problems else None
