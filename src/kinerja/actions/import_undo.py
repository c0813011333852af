"""How is an import, a document's or a KPI sheet's, taken back in one step, as far as nobody has touched it since?"""

from __future__ import annotations

from datetime import datetime

from kinerja.actions import asked, discard, import_former
from kinerja.actions.import_former import Former
from kinerja.actions.record import record
from kinerja.actions.taking_back import Step, TakenBack, count
from kinerja.actions.transaction import whole
from kinerja.core.access import Deed, Viewer
from kinerja.core.problem import Kind, Problem, Problems, not_found
from kinerja.store.models import Event, Objective

DOCUMENT, SHEET, UNDONE = "import.document_saved", "import.sheet_saved", "import.undone"


@whole
def undo(viewer: Viewer, number: int, *, now: datetime, via: str = "page") -> TakenBack | Problem | Problems:
    """Take back what an import made, by its event: KPIs, objectives, key results added to one that was there, a cycle.

    A KPI that was there before a sheet came gets its former target, weight and values back. What anybody has reported
    on, changed or linked since stays as it is, each with its reason; where that is all of it, the reasons are the
    refusal. Everything that happened stays in the history, and no number is ever given again.
    """
    asked.hold_organisation(viewer)
    wanted = {"organisation_id": viewer.organisation, "pk": number, "verb__in": (DOCUMENT, SHEET)}
    found = Event.objects.filter(**wanted).first()
    if found is None:
        return not_found("import", number)
    step = Step(viewer, number, "import.touched", now, via, measures=True)
    made = listed(found, "refs")
    back, kept = step.take_back(made)
    former = import_former.restore(step, [int(e) for e in listed(found, "entries")], {*made, *_before(found)})
    kept += former.kept
    kept += _cycle(step, found, back, [problem.field or "" for problem in kept])
    if not back and not former.refs:
        return Problems(tuple(kept)) if kept else Problem("import.nothing_left", kind=Kind.CONFLICT)
    _record(step, found, back, former)
    return TakenBack(tuple(back), tuple(kept), tuple(former.refs))


def _record(step: Step, found: Event, back: list[str], former: Former) -> None:
    """The event of the whole; what is nothing is not told."""
    told = {
        "number": str(found.pk), "kpis": count(back, "kpi"), "objectives": count(back, "objective"),
        "key_results": count(back, "key_result"), "restored": ",".join(former.refs),
        "entries": ",".join(map(str, former.entries)),
    }  # fmt: skip
    after = {name: said for name, said in told.items() if said not in ("", "0")}
    record(step.viewer, UNDONE, "", found.title, now=step.now, via=step.via, after=after)


def listed(event: Event, name: str) -> list[str]:
    """An entry of an event that holds several: "KPI-3,KPI-4"."""
    return [each for each in str(event.after.get(name, "")).split(",") if each]


def _before(found: Event) -> list[str]:
    """The KPIs that have got their former values back already, when a part of it was taken back before."""
    earlier = Event.objects.filter(organisation_id=found.organisation_id, verb=UNDONE, after__number=str(found.pk))
    return [ref for event in earlier for ref in listed(event, "restored")]


def _cycle(step: Step, found: Event, back: list[str], stay: list[str]) -> list[Problem]:
    """Take away the cycle that the import began, once nothing is in it; why it stays where others use it by now.

    Where a goal of the import itself stays, its cycle does so too, and nobody needs to be told.
    """
    begun = next(iter(listed(found, "cycle")), "")
    row = asked.cycle(step.viewer, begun) if begun else None
    if row is None or isinstance(row, Problem):
        return []
    if Objective.objects.filter(cycle=row).exists():
        values = {"name": row.name, "id": begun}
        others = not any(ref.startswith("O-") for ref in stay)
        return [Problem("import.cycle_in_use", begun, values, Kind.CONFLICT)] if others else []
    if denied := asked.refused_for(step.viewer, Deed.CLOSE_CYCLE) or step.touched([begun], row.name):
        return [denied.at(begun)]
    back.append(discard.erase_cycle(step.viewer, row, now=step.now, via=step.via))
    return []
