"""Which roles, and which of their lines, speak of what somebody looks for?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from kinerja.library.files import sectors
from kinerja.library.near import ITSELF, NEAR, Sought, Wanted, bag_of, meant, sought, wanted_in
from kinerja.library.role import KpiTemplate, ObjectiveTemplate, RoleTemplate, Text

#: How much it counts where a word stands: a role is looked for by its name, then by where it works, then by its lines.
_NAME, _SECTOR, _SUMMARY, _KPI, _STATEMENT, _GOAL, _SHEET = 100, 30, 20, 18, 15, 10, 3
#: Words of nearly the same meaning count in names alone: in sentences they would find everything.
_NAMES = (_NAME, _SECTOR, _KPI)
#: A rank in the name ("kepala", "manager") puts those that have it before others, and no more than that.
_RANK = 0.2


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a role that speaks of it: its name, and where that doesn't say it, the text that does.

    `key` is the KPI's, or the objective's place in the role from 1 on. `near`: it says nothing of what was looked for,
    and something that belongs to it.
    """

    kind: Literal["kpi", "objective"]
    key: str
    name: Text
    said: Text = field(default_factory=Text)
    near: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A role that was found, with its lines that say what was looked for, the best first.

    `named`: its name says all of it, so that the lines are not why it was found.
    """

    role: RoleTemplate
    lines: tuple[Line, ...] = ()
    named: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, the best first.

    `meant` has each mistyped word with the one that was taken for it. `partly`: no role speaks of everything, and these
    speak of a part of it.
    """

    hits: tuple[Hit, ...] = ()
    meant: Mapping[str, str] = field(default_factory=dict)
    partly: bool = False


def search(words: str, among: Iterable[RoleTemplate], sector: str = "", *, strict: bool = False) -> Found:
    """The roles that hold every word or one of the same meaning, in any language; no words find every role.

    A word finds what begins with it: "rekrut" finds "rekrutmen". A word that stands nowhere is taken for the nearest
    one, and where no role holds all words those come that hold the most of them: `strict` does without both, and wants
    the words in the role's name or in one line of it.
    """
    roles = tuple(among)
    shelf = [role for role in roles if not sector or sector in role.sectors]
    wanted = wanted_in(words)
    if not wanted:
        return Found(tuple(Hit(role) for role in shelf))
    mended, instead = _sought(wanted, roles, strict=strict)
    found = [each for role in shelf if (each := _look(role, mended)) is not None]
    most, needed = max((count for count, _, _ in found), default=0), sum(each.wanted.needed for each in mended)
    if strict:
        found = [each for each in found if each[0] == needed and _at_once(each[2], mended)]
    if not most or not found:
        return Found()
    # The sort keeps the order of those that count the same.
    best = sorted((each for each in found if each[0] == most), key=lambda each: -each[1])
    return Found(tuple(hit for _, _, hit in best), instead, most < needed)


def found_in(hit: Hit, lang: str) -> list[dict[str, str | None]]:
    """The lines that were found in a role, as a program gets them: {"line": "kpi.roas", "name": …, "said": …}."""
    return [
        {"line": f"{line.kind}.{line.key}", "name": line.name.in_language(lang),
         "said": line.said.in_language(lang) or None}
        for line in hit.lines
    ]  # fmt: skip


def _at_once(hit: Hit, asked: Sequence[Sought]) -> bool:
    """Whether a role's name says all that is needed, or one of its lines does."""
    needed = [each for each in asked if each.wanted.needed]
    return hit.named or any(count == len(needed) for count, _, _ in _lines(hit.role, needed))


def _sought(
    wanted: tuple[Wanted, ...], roles: Sequence[RoleTemplate], *, strict: bool
) -> tuple[list[Sought], dict[str, str]]:
    """What is looked for, each word that stands nowhere replaced by the one it was probably meant to be."""
    bags = [_bag(text) for role in roles for text in _texts(role)]
    every = frozenset[str]().union(*bags)
    asked = [sought(each, every) for each in wanted]
    lost = [] if strict else [each.wanted.typed for each in asked if len(each.itself) == 1 and not each.weigh(every)]
    if not lost:
        return asked, {}
    counts = Counter(word for bag in bags for word in bag)
    instead = {typed: word for typed in lost if (word := meant(typed, counts))}
    # Read anew as a whole: two words that were mended may be a phrase.
    typed = " ".join(instead.get(each.typed, each.typed) for each in wanted)
    return [sought(each, every) for each in wanted_in(typed)] if instead else asked, instead


def _look(role: RoleTemplate, asked: Sequence[Sought]) -> tuple[int, float, Hit] | None:
    """How many things of those that are needed a role speaks of, how much that counts, and where."""
    name = [_weight(each, _NAME, role.name) for each in asked]
    parts = _about(role)
    about = [max(name[at], *(_weight(each, *part) for part in parts)) for at, each in enumerate(asked)]
    needed = [at for at, each in enumerate(asked) if each.wanted.needed]
    rest = [asked[at] for at in needed if not about[at]]
    lines = sorted(_lines(role, rest or [asked[at] for at in needed]), key=lambda each: (-each[0], -each[1]))
    most = lines[0][0] if lines else 0
    best = [line for line in lines if line[0] == most]
    count = len(needed) - len(rest) + (most if rest else 0)
    if not count:
        return None
    weight = sum(each if at in needed else each * _RANK for at, each in enumerate(about))
    # With nothing left to be found, lines count a little: the role with more of them is the better answer.
    weight += (best[0][1] if best and rest else 0) + min(len(best), 9) / 10
    named = all(name[at] for at in needed)
    # A word deep in a sheet, or what merely belongs to it, explains why a role was found, unless its name does.
    told = [line for count, weight, line in best if not (named and (line.near or weight <= count * _SHEET * ITSELF))]
    shown = told if rest or most == len(needed) else []
    return count, weight, Hit(role, tuple(shown), named)


def _weight(asked: Sought, place: int, *texts: Text) -> int:
    """How much it counts that texts at a place speak of something."""
    found = max(asked.weigh(_bag(text)) for text in texts)
    return 0 if found == NEAR and place not in _NAMES else found * place


def _bag(text: Text) -> frozenset[str]:
    return bag_of(" ".join(text.said.values()))


def _about(role: RoleTemplate) -> list[tuple[int, Text]]:
    """What a role says of itself beside its name."""
    shelves = [(_SECTOR, text) for each in sectors() if each.slug in role.sectors and not each.everywhere
               for text in (each.name, each.summary)]  # fmt: skip
    return [(_SUMMARY, role.summary), *shelves]


def _texts(role: RoleTemplate) -> list[Text]:
    """All that can be found of a role."""
    parts = [part for line in _parts(role) for part in line[1]]
    return [role.name, *(text for _, text in (*_about(role), *parts))]


def _parts(role: RoleTemplate) -> list[tuple[Line, list[tuple[int, Text]]]]:
    """Each line of a role with its texts, and how much each counts."""
    kpis = [(Line("kpi", kpi.key, kpi.name), _of_kpi(kpi)) for kpi in role.kpis]
    goals = [
        (Line("objective", str(place), goal.title), _of_goal(goal)) for place, goal in enumerate(role.objectives, 1)
    ]
    return [*kpis, *goals]


def _of_kpi(kpi: KpiTemplate) -> list[tuple[int, Text]]:
    sheet = ((_SHEET, text) for text in (kpi.definition, kpi.formula, kpi.source))
    return [(_KPI, kpi.name), (_STATEMENT, kpi.statement), *sheet]


def _of_goal(goal: ObjectiveTemplate) -> list[tuple[int, Text]]:
    return [(_GOAL, goal.title), *((_GOAL, each.statement) for each in goal.key_results)]


def _lines(role: RoleTemplate, asked: Sequence[Sought]) -> list[tuple[int, int, Line]]:
    """The lines that speak of something: of how many things, how much that counts, and which."""
    found = []
    for line, parts in _parts(role):
        weights = [max((_weight(each, place, text), -at) for at, (place, text) in enumerate(parts)) for each in asked]
        count = sum(1 for weight, _ in weights if weight)
        if not count:
            continue
        # The text that says what the name doesn't, where there is one.
        beside = [-at for weight, at in weights if weight and at]
        near = all(each.weigh(_bag(parts[-at][1])) in (0, NEAR) for each, (_, at) in zip(asked, weights, strict=True))
        told = replace(line, said=parts[beside[0]][1] if beside else line.said, near=near)
        found.append((count, sum(weight for weight, _ in weights), told))
    return found
