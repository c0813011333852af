"""What has been found in a document before its sentences are read?"""

from __future__ import annotations

from dataclasses import dataclass, field

Found = tuple[str, int]
"""A statement's text and the number of its line in the source, from 1."""


@dataclass(slots=True)
class FoundObjective:
    """An objective as it stands in the document: its words, line, indent and mark, and its key results'."""

    text: str
    line: int
    indent: int = 0
    labelled: bool = True
    mark: str = ""
    key_mark: str = ""
    key_indent: int = 0
    key_results: list[Found] = field(default_factory=list)

    @property
    def awaits(self) -> bool:
        """Whether its label says that it is one, and nothing is listed below it so far."""
        return self.labelled and not self.key_results


@dataclass(slots=True)
class FoundRole:
    """A role's heading, or None, and what was found under it."""

    name: str | None
    kpis: list[Found] = field(default_factory=list)
    objectives: list[FoundObjective] = field(default_factory=list)
    #: In how many mails the heading is quoted.
    quoted: int = 0

    @property
    def statements(self) -> int:
        """How many statements it holds so far."""
        return len(self.kpis) + len(self.objectives)
