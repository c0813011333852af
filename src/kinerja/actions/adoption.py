"""How does a template of a role become KPIs and objectives of a unit or a person, all of it or nothing?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from kinerja.actions import adopted, adoption_again, asked, cycle, kpi, objective
from kinerja.actions.publication import count_problem
from kinerja.actions.record import Done, record
from kinerja.actions.transaction import whole
from kinerja.core.access import Viewer
from kinerja.core.period import Period
from kinerja.core.problem import Problem, Problems
from kinerja.library.role import RoleTemplate
from kinerja.store.models import Person
from kinerja.store.refs import noun_of, ref_of


@dataclass(frozen=True, slots=True)
class KpiChoice:
    """A KPI to take over. Without a `target` of one's own the template's stays, as an example; `empty` takes none."""

    key: str
    name: str = ""
    target: Decimal | None = None
    high: Decimal | None = None
    empty: bool = False


@dataclass(frozen=True, slots=True)
class KeyResultChoice:
    """A key result to take over, by its place in its objective from 1 on; figures left out stay examples."""

    place: int
    title: str = ""
    baseline: Decimal | None = None
    target: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ObjectiveChoice:
    """An objective to take over, by its place from 1 on, with some of its key results (None: with all)."""

    place: int
    title: str = ""
    key_results: tuple[KeyResultChoice, ...] | None = None


@dataclass(frozen=True, slots=True)
class Adoption:
    """Which lines of a role go where: into a unit, to a person of it, or both; in which language.

    Without `unit_ref` the person's own unit is taken. Objectives need a cycle, and stay drafts unless published.
    """

    role: RoleTemplate
    lang: str
    kpis: tuple[KpiChoice, ...]
    objectives: tuple[ObjectiveChoice, ...]
    unit_ref: str = ""
    owner_ref: str | None = None
    cycle_ref: str | None = None
    publish: bool = False


@dataclass(frozen=True, slots=True)
class Adopted:
    """The short ids of what was written, KPIs first, and doubts that didn't keep it from being saved.

    `event` names the adoption: `adoption_undo.undo` takes it back by this number.
    """

    refs: tuple[str, ...]
    warnings: tuple[Problem, ...] = ()
    event: int = 0


def everything(role: RoleTemplate, *, kpis: bool = True, objectives: bool = True) -> tuple[
    tuple[KpiChoice, ...], tuple[ObjectiveChoice, ...]
]:  # fmt: skip
    """All lines of a role as they stand, for who wants it whole."""
    lines = tuple(KpiChoice(each.key) for each in role.kpis) if kpis else ()
    goals = tuple(ObjectiveChoice(place) for place in range(1, len(role.objectives) + 1)) if objectives else ()
    return lines, goals


@whole
def adopt(
    viewer: Viewer, wanted: Adoption, *, now: datetime, via: str = "page", quarter: Period | None = None
) -> Adopted | Problem | Problems:
    """Write the chosen lines as KPIs and objectives, in one transaction.

    A figure that nobody replaced stays as an example, and the KPI's target or the objective's why says so. The key
    results guard the KPI that their template names, where that is adopted too. When one line is refused nothing is
    written, and each refusal names its line ("kpi.csat.target", "objective.2.key_result.1.title").
    `quarter` begins as a cycle for the objectives of somebody who has none yet. Where an earlier adoption of the role
    is still at work in the same place, a warning says so.
    """
    if not wanted.kpis and not wanted.objectives:
        return Problem("library.nothing_chosen", "kpi")
    # The lines take their numbers one after the other: two adoptions at once wait for each other here, not halfway.
    asked.hold_organisation(viewer)
    placed = _placed(viewer, wanted)
    if isinstance(placed, Problem):
        return placed
    if placed.objectives and not placed.cycle_ref:
        if quarter is None:
            return Problem("library.cycle_missing", "cycle")
        begun = cycle.create(viewer, quarter.label, quarter.start, quarter.end, now=now, via=via)
        if not isinstance(begun, Done):
            return begun
        placed = replace(placed, cycle_ref=begun.ref)
    before = adoption_again.doubt(viewer, placed.role.slug, placed.unit_ref, placed.owner_ref)
    done = _Writing(viewer, placed, now, via).write()
    return replace(done, warnings=(before, *done.warnings)) if before and isinstance(done, Adopted) else done


def _placed(viewer: Viewer, wanted: Adoption) -> Adoption | Problem:
    """The adoption with its unit: a person's own, unless another is named."""
    if wanted.unit_ref or not wanted.owner_ref:
        return wanted
    person = asked.person(viewer, wanted.owner_ref)
    if isinstance(person, Problem):
        return person
    home = Person.objects.filter(pk=person.pk).values_list("unit__number", flat=True).first()
    if home is None:
        return Problem("library.no_unit", "unit", {"person": person.name})
    return replace(wanted, unit_ref=ref_of("unit", home))


class _Writing:
    """One adoption on its way: what is written so far, and everything that was refused."""

    def __init__(self, viewer: Viewer, wanted: Adoption, now: datetime, via: str) -> None:
        self.viewer, self.wanted, self.now, self.via = viewer, wanted, now, via
        self.refs: list[str] = []
        self.keys: dict[str, str] = {}
        self.found: list[Problem] = []
        self.warnings: list[Problem] = []

    def write(self) -> Adopted | Problems:
        for choice in self.wanted.kpis:
            self._kpi(choice)
        for goal in self.wanted.objectives:
            self._objective(goal)
        if self.found:
            return Problems(tuple(self.found))
        return Adopted(tuple(self.refs), tuple(self.warnings), self._recorded())

    def _recorded(self) -> int:
        """The event of the whole, after those of its parts: what happens to one of them later comes after it."""
        role, refs = self.wanted.role, self.refs
        counts = {f"{noun}s": str(sum(noun_of(ref) == noun for ref in refs)) for noun in ("kpi", "objective")}
        own = role.slug if noun_of(role.slug) == "role" else ""
        name, after = role.name.in_language(self.wanted.lang), {**counts, "refs": ",".join(refs), "slug": role.slug}
        after |= {"cycle": self.wanted.cycle_ref} if self.wanted.cycle_ref and counts["objectives"] != "0" else {}
        return record(self.viewer, "role.adopted", own, name, now=self.now, via=self.via, after=after)

    def _kpi(self, choice: KpiChoice) -> None:
        role = self.wanted.role
        template = role.kpi(choice.key)
        if template is None:
            known = tuple(each.key for each in role.kpis)
            self.found.append(_no_line(f"kpi.{choice.key}", choice.key, known))
            return
        draft = adopted.kpi_draft(template, choice, self.wanted)
        done = kpi.create(self.viewer, draft, now=self.now, via=self.via)
        if ref := self._keep(done, f"kpi.{choice.key}"):
            self.keys[choice.key] = ref

    def _objective(self, choice: ObjectiveChoice) -> None:
        role, at = self.wanted.role, f"objective.{choice.place}"
        if not 1 <= choice.place <= len(role.objectives):
            self.found.append(_no_line(at, at, tuple(str(n + 1) for n in range(len(role.objectives)))))
            return
        template = role.objectives[choice.place - 1]
        chosen = choice.key_results
        if chosen is None:
            chosen = tuple(KeyResultChoice(place) for place in range(1, len(template.key_results) + 1))
        if wrong := [each.place for each in chosen if not 1 <= each.place <= len(template.key_results)]:
            known = tuple(str(n + 1) for n in range(len(template.key_results)))
            self.found.append(_no_line(at, f"key_result {wrong[0]}", known))
            return
        draft = adopted.objective_draft(
            template, replace(choice, key_results=chosen), self.wanted, self.keys.get(template.health)
        )
        organisation = asked.hold_organisation(self.viewer)
        count = count_problem(organisation, len(draft.key_results)) if draft.publish else None
        if count is not None and organisation.strict_key_results:
            draft = replace(draft, publish=False)
            self.warnings.append(count)
        places = [each.place for each in chosen]
        self._keep(objective.create(self.viewer, draft, now=self.now, via=self.via), at, places)

    def _keep(self, outcome: Done | Problem | Problems, at: str, places: Sequence[int] = ()) -> str | None:
        if isinstance(outcome, Done):
            self.refs.append(outcome.ref)
            self.warnings += outcome.warnings
            return outcome.ref
        items = outcome.items if isinstance(outcome, Problems) else (outcome,)
        # The unit, the owner and the cycle are the same for every line: said once, at their own field.
        for problem in items:
            shared = problem.field in ("unit", "owner", "cycle")
            pinned = problem if shared else problem.at(f"{at}.{_in_place(problem.field or 'title', places)}")
            if pinned not in self.found:
                self.found.append(pinned)
        return None


def _in_place(field: str, places: Sequence[int]) -> str:
    """A field of the second chosen key result ("key_results.1.target") by that one's place in the template."""
    parts = field.split(".")
    if parts[0] != "key_results" or len(parts) != 3:
        return field
    return f"key_result.{places[int(parts[1])]}.{parts[2]}"


def _no_line(field: str, line: str, known: tuple[str, ...]) -> Problem:
    return Problem("library.no_such_line", field, {"line": line, "would_do": known})
