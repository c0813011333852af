"""Where does a key result stand, how sure is the person, and what is there to say?"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kinerja.core.okr import KeyResultKind
from kinerja.core.okr_view import KeyResultView
from kinerja.core.problem import Problem
from kinerja.web.forms.typed import Typed


@dataclass(frozen=True, slots=True)
class CheckInTyped:
    """One check-in as typed; `milestones_done` is None for what is not made of steps."""

    value: Decimal | None
    confidence: int | None
    note: str
    seen: int | None
    milestones_done: tuple[int, ...] | None


def check_in_typed(typed: Typed, view: KeyResultView) -> CheckInTyped:
    """Read the form; "Rp150 juta" and "4,5" are numbers, "4.5.6" is refused at its field."""
    by_steps = view.aim.kind is KeyResultKind.MILESTONE
    return CheckInTyped(
        value=None if by_steps else typed.number("value"),
        confidence=typed.whole("confidence"),
        note=typed.text("note", most=4000),
        seen=typed.whole("seen"),
        milestones_done=_steps(typed) if by_steps else None,
    )


def _steps(typed: Typed) -> tuple[int, ...]:
    numbers = [said for said in typed.all("milestone") if said]
    strange = [said for said in numbers if not said.isdecimal() or len(said) > 4]
    if strange:
        typed.problems.append(Problem("form.unknown_choice", "milestones", {"text": strange[0]}))
        return ()
    return tuple(sorted({int(said) for said in numbers}))
