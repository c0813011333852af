"""How does a form show what its sentence says, and how does it come back filled without being saved?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.http import HttpResponse

from kinerja.actions.proposal import Proposal, Proposed
from kinerja.core.measure import Comparator, Measure, Polarity, Unit, UnitKind
from kinerja.core.okr import KeyResultKind
from kinerja.core.period import Cadence
from kinerja.web.forms.kpi import measured_in
from kinerja.web.forms.typed import Typed
from kinerja.web.forms.understood import FILL, LOOK, UNFILL, Blank, Row, Understood, filled, put_back, understood
from kinerja.web.refusal import Refusals
from kinerja.web.render import render, say_for
from kinerja.web.say import Say
from kinerja.web.viewer import Signed
from kinerja.words import numbers, readings
from kinerja.words.language import N_

#: What the fields are called on the forms.
_KPI = {
    "name": N_("What is measured"),
    "unit": N_("Measured in"),
    "polarity": N_("Which way is better"),
    "target": N_("Target"),
    "high": N_("Upper end"),
    "baseline": N_("Baseline"),
    "cadence": N_("Rhythm"),
    "deadline": N_("Until when"),
    "comparator": N_("The target is met when the value is"),
    "formula": N_("Score formula"),
    "time_aggregation": N_("Several periods become one by"),
    "description": N_("What it means"),
}
_KEY_RESULT = {
    "title": N_("What will be different?"),
    "kind": N_("How is it proven?"),
    "unit": N_("Measured in"),
    "baseline": N_("From"),
    "target": N_("To"),
    "high": N_("Up to"),
    "hold": N_("What counts"),
    "deadline": N_("Until when"),
}
#: What a sentence may say that stands in the folded part of a form: it is unfolded then.
_FOLDED = ("comparator", "formula", "baseline")
_CHOICES = {"polarity": Polarity, "cadence": Cadence, "comparator": Comparator, "kind": KeyResultKind}


@dataclass(frozen=True, slots=True)
class Line:
    """One row in the reader's words: the field, what it would say, from which words, and what stands there now."""

    field: str
    state: str
    label: str
    said: str
    words: str
    likely: bool
    now: str
    note: str
    id: str
    address: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What stands below the sentence; `focus` is the button on which somebody continues after a filling or an undo."""

    at: str
    lines: tuple[Line, ...]
    fills: int
    undo: tuple[tuple[str, str], ...]
    focus: str = ""
    nothing: bool = False

    @property
    def shown(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.lines or self.undo or self.nothing)


def offer_of(typed: Typed, blank: Blank, say: Say, *, focus: str = "") -> Offer:
    """What a form's sentence says, in words."""
    found = understood(typed, blank, say)
    lines = tuple(_line(row, found, blank, typed, say) for row in found.rows)
    fills = sum(line.state == "fills" for line in lines)
    undo = tuple(found.undo.items())
    return Offer(blank.at, lines, fills, undo, focus, nothing=bool(focus) and not lines and not undo)


def offers_of(typed: Typed, blanks: Sequence[Blank], say: Say) -> dict[str, Offer]:
    """The offers of a form with several sentences, by what stands before their fields' names."""
    return {blank.at: offer_of(typed, blank, say) for blank in blanks}


def looked_at(
    request: Signed, typed: Typed, template: str, blanks: Sequence[Blank], **context: Any
) -> HttpResponse | None:
    """The answer to a form that is not to be saved yet: the note below its sentence, or the form filled; else None."""
    say = say_for(request)
    # A button inside the place sends the place's own field along: whoever presses it wants more than to look.
    deed = next((name for name in (FILL, UNFILL, LOOK) if name in typed), "")
    blank = _meant(blanks, typed[deed] if deed == LOOK else typed[deed].rpartition(".")[0]) if deed else None
    if blank is None:
        return None
    if deed == LOOK:
        return render(request, "understood/_offer.html", offer=offer_of(typed, blank, say))
    shown = filled(typed, blank, say) if deed == FILL else put_back(typed, blank)
    offers = offers_of(shown, blanks, say)
    focus = UNFILL if deed == FILL and offers[blank.at].undo else FILL
    offers[blank.at] = offer_of(shown, blank, say, focus=focus)
    opened = any(shown[name] for name in _FOLDED)
    return render(request, template, typed=shown, refusals=Refusals(), offers=offers, opened=opened, **context)


def _meant(blanks: Sequence[Blank], at: str) -> Blank | None:
    """The blank whose fields begin so; "key_results.0" is that of "key_results.0."."""
    return next((blank for blank in blanks if blank.at.rstrip(".") == at.rstrip(".")), None)


def _line(row: Row, found: Understood, blank: Blank, typed: Typed, say: Say) -> Line:
    each, labels = row.proposed, _KEY_RESULT if blank.kind == "key_result" else _KPI
    other = blank.elsewhere
    stands = {name: other[name][0] if name in other else typed[blank.at + name] for name in row.puts}
    return Line(
        field=each.field,
        state=row.state,
        label=say._(labels[each.field]),
        said=_said(each, found.proposal, say),
        words="" if each.words.casefold() == str(each.value).casefold() else each.words,
        likely=each.certainty == "likely",
        now=_now(row, Typed(stands, typed.lang), blank, say) if row.state in ("kept", "elsewhere") else "",
        note=_note(row, found.proposal, blank, say),
        id=f"f-{blank.at}{next(iter(row.puts), '')}",
        address=row.address,
    )


def _said(each: Proposed, proposal: Proposal | None, say: Say) -> str:
    """The proposed value in words: "≤ 2 jam", "Harian", "Makin rendah makin baik"."""
    value, unit = each.value, (proposal.unit if proposal else None) or Unit(UnitKind.NUMBER)
    if each.field == "description":
        return say._("the sentence as you wrote it")
    if each.field == "deadline":
        return readings.until(str(value), say.lang) if value else ""
    if isinstance(value, Decimal):
        limit = proposal.get("comparator") if proposal and each.field == "target" else None
        if limit is not None and isinstance(limit.value, Comparator) and limit.value is not Comparator.BETWEEN:
            return readings.aim(value, None, limit.value, unit, say.lang)
        return numbers.amount(value, unit, say.lang)
    if isinstance(value, Unit):
        return say.unit_words(Measure(value))
    return say.name(value) if isinstance(value, StrEnum) else value or ""


def _now(row: Row, own: Typed, blank: Blank, say: Say) -> str:
    """What stands in the field, in the words of its choices; a number of another page in its unit."""
    field, text = row.proposed.field, row.now
    number = own.number(next(iter(row.puts))) if row.state == "elsewhere" and field in ("target", "high") else None
    if number is not None and blank.fixed is not None:
        return numbers.amount(number, blank.fixed, say.lang)
    if field == "unit":
        return say.unit_words(Measure(measured_in(own)))
    choices = _CHOICES.get(field)
    return say.name(choices(text)) if choices and text in set(choices) else text


def _note(row: Row, proposal: Proposal | None, blank: Blank, say: Say) -> str:
    """What a row without a field, or without an answer, has to tell."""
    field = row.proposed.field
    if field == "deadline":
        if blank.kind == "kpi":
            return say._("a KPI has no end; what ends is a key result")
        return say._("a key result ends with its cycle")
    if row.state == "elsewhere":
        return say._("Set a target") if field in ("target", "high") else say._("Change what it means")
    if row.state != "asked":
        return ""
    if field == "target" and proposal and proposal.said.relative:
        return say._("this is the size of a change; which level is to hold?")
    if field in ("polarity", "kind"):
        return say._("the words don't say; please choose")
    if field == "cadence":
        return say._("none of the rhythms here; please choose")
    return say._("this can be read in two ways; please type it")
