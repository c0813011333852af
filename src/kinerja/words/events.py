"""What happened, in one sentence, and from what to what?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from kinerja.core.access import Role, Visibility
from kinerja.core.kpi import Aggregation
from kinerja.core.lifecycle import KeyResultOutcome
from kinerja.core.measure import Comparator, Polarity, Unit, UnitKind
from kinerja.core.okr import Ambition, Hold, KeyResultKind
from kinerja.core.period import Cadence
from kinerja.core.score import Formula
from kinerja.words.language import N_, said, translations
from kinerja.words.names import code_label
from kinerja.words.numbers import NOTHING, amount, number


class Named(Protocol):
    """Somebody with a name."""

    @property
    def name(self) -> str:
        """The name as others see it."""


class Event(Protocol):
    """What an event must tell to be put into words; `store.rows.EventRow` does."""

    @property
    def actor(self) -> Named | None:
        """Who did it; None for the system."""

    @property
    def verb(self) -> str:
        """What was done: "key_result.checked_in"."""

    @property
    def ref(self) -> str:
        """The thing's short id."""

    @property
    def title(self) -> str:
        """The thing's name then."""

    @property
    def before(self) -> Mapping[str, object]:
        """What changed, as it was."""

    @property
    def after(self) -> Mapping[str, object]:
        """What changed, as it became."""


# The actor comes first in both languages, so that a page may show the name as a link and leave it out of the sentence.
_VERBS: Mapping[str, str] = {
    "kpi.created": N_("{actor} created the KPI {title}"),
    "kpi.edited": N_("{actor} edited the KPI {title}"),
    "kpi.revised": N_("{actor} changed the definition of {title}"),
    "kpi.target_set": N_("{actor} set a target for {title}"),
    "kpi.target_undone": N_("{actor} took back a target of {title}"),
    "kpi.weight_undone": N_("{actor} took back a weight of {title}"),
    "kpi.weighed": N_("{actor} set the weight of {title}"),
    "kpi.archived": N_("{actor} archived the KPI {title}"),
    "kpi.restored": N_("{actor} restored the KPI {title}"),
    "kpi.discarded": N_("{actor} deleted the KPI {title}"),
    "measurement.measured": N_("{actor} recorded a value for {title}"),
    "measurement.corrected": N_("{actor} corrected a value of {title}"),
    "measurement.undone": N_("{actor} took back a value of {title}"),
    "objective.created": N_("{actor} wrote the objective {title}"),
    "objective.edited": N_("{actor} edited the objective {title}"),
    "objective.published": N_("{actor} published the objective {title}"),
    "objective.unpublished": N_("{actor} made the objective {title} a draft again"),
    "objective.closed": N_("{actor} closed the objective {title}"),
    "objective.corrected": N_("{actor} added a correction to the objective {title}"),
    "objective.discarded": N_("{actor} deleted the objective {title}"),
    "key_result.added": N_("{actor} added the key result {title}"),
    "key_result.edited": N_("{actor} edited the key result {title}"),
    "key_result.removed": N_("{actor} removed the key result {title}"),
    "key_result.discarded": N_("{actor} deleted the key result {title}"),
    "key_result.checked_in": N_("{actor} checked in on {title}"),
    "key_result.check_in_undone": N_("{actor} took back a check-in on {title}"),
    "key_result.carried_over": N_("{actor} carried over the key result {title}"),
    "cycle.created": N_("{actor} created the cycle {title}"),
    "cycle.edited": N_("{actor} edited the cycle {title}"),
    "cycle.closed": N_("{actor} closed the cycle {title}"),
    "cycle.discarded": N_("{actor} deleted the cycle {title}"),
    "alignment.aligned": N_("{actor} linked {title} to another goal"),
    "alignment.unaligned": N_("{actor} removed a link of {title}"),
    "unit.created": N_("{actor} created the unit {title}"),
    "unit.edited": N_("{actor} edited the unit {title}"),
    "unit.archived": N_("{actor} archived the unit {title}"),
    "unit.restored": N_("{actor} restored the unit {title}"),
    "role.created": N_("{actor} added the role {title} to the library"),
    "role.edited": N_("{actor} changed the role {title} in the library"),
    "role.archived": N_("{actor} archived the role {title}"),
    "role.restored": N_("{actor} restored the role {title}"),
    "role.adopted": N_("{actor} adopted the role {title}"),
    "role.adoption_undone": N_("{actor} took back the adoption of the role {title}"),
    "import.document_saved": N_("{actor} saved what was read from a document"),
    "import.sheet_saved": N_("{actor} saved a KPI sheet"),
    "import.undone": N_("{actor} took an import back"),
    "person.created": N_("{actor} added {title}"),
    "person.edited": N_("{actor} edited {title}"),
    "person.roles_set": N_("{actor} changed the roles of {title}"),
    "person.deactivated": N_("{actor} deactivated {title}"),
    "person.reactivated": N_("{actor} reactivated {title}"),
    "invitation.sent": N_("{actor} invited {title}"),
    "invitation.withdrawn": N_("{actor} withdrew the invitation of {title}"),
    "invitation.accepted": N_("{actor} accepted the invitation"),
    "token.created": N_("{actor} created the access token {title}"),
    "token.revoked": N_("{actor} revoked the access token {title}"),
    "organisation.set_up": N_("{actor} set up {title}"),
    "organisation.edited": N_("{actor} changed the settings of {title}"),
    "profile.edited": N_("{actor} changed their own settings"),
    "profile.password_set": N_("{actor} set a new password"),
    "opening.opened": N_("{actor} signed in with a one-time link"),
}

#: What the entries of an event, the fields of a form and the inputs of an explanation are called.
FIELDS: Mapping[str, str] = {
    "value": N_("Value"),
    "period": N_("Period"),
    "numerator": N_("Numerator"),
    "denominator": N_("Denominator"),
    "note": N_("Note"),
    "reason": N_("Reason"),
    "name": N_("Name"),
    "title": N_("Title"),
    "why": N_("Why"),
    "owner": N_("Owner"),
    "unit": N_("Unit"),
    "unit_name": N_("Unit of measure"),
    "unit_kind": N_("Kind of unit"),
    "decimals": N_("Decimals"),
    "cadence": N_("Cadence"),
    "visibility": N_("Visible to"),
    "state": N_("State"),
    "version": N_("Version"),
    "definition": N_("Definition"),
    "description": N_("Description"),
    "formula_text": N_("How it is measured"),
    "source": N_("Source of the data"),
    "formula": N_("Score formula"),
    "polarity": N_("Polarity"),
    "comparator": N_("Comparison"),
    "target": N_("Target"),
    "target_high": N_("Upper end of the target"),
    "high": N_("Upper end of the target"),
    "since": N_("From the period"),
    "baseline": N_("Baseline"),
    "low": N_("Point of 0"),
    "threshold": N_("Point of 80"),
    "stretch": N_("Point of 120"),
    "red_flag": N_("Red flag"),
    "zero_low": N_("0 points below"),
    "zero_high": N_("0 points above"),
    "cap": N_("Cap"),
    "floor": N_("Floor"),
    "green": N_("Green from"),
    "amber": N_("Amber from"),
    "time_aggregation": N_("Time aggregation"),
    "organisation_aggregation": N_("Organisation aggregation"),
    "missing_is_miss": N_("A missing period is a miss"),
    "weight": N_("Weight"),
    "area": N_("Area"),
    "confidence": N_("Confidence"),
    "kind": N_("Kind"),
    "hold": N_("How it counts"),
    "ambition": N_("Ambition"),
    "milestones": N_("Milestones"),
    "kpi": N_("KPI"),
    "kpis": N_("KPIs"),
    "objective": N_("Objective"),
    "objectives": N_("Objectives"),
    "key_result": N_("Key result"),
    "key_results": N_("Key results"),
    "health_kpi": N_("Health KPI"),
    "share": N_("Share"),
    "parent": N_("Parent"),
    "child": N_("Contributing goal"),
    "supervisor": N_("Supervisor"),
    "position": N_("Position"),
    "email": N_("Email"),
    "roles": N_("Roles"),
    "role": N_("Role"),
    "grade": N_("Grade"),
    "self_grade": N_("Self-grade"),
    "self_reason": N_("Reason for the self-grade"),
    "learning": N_("What was learned"),
    "outcome": N_("Outcome"),
    "start": N_("Start"),
    "end": N_("End"),
    "language": N_("Language"),
    "timezone": N_("Time zone"),
    "theme": N_("Appearance"),
    "density": N_("Density"),
    "scopes": N_("Scopes"),
}

_PLAIN = re.compile(r"-?\d{1,20}(\.\d{1,20})?", re.ASCII)
#: Fields in which a bare word is a code of ours; in the others it is what somebody wrote.
_CODED: Mapping[str, type[StrEnum]] = {
    "formula": Formula,
    "polarity": Polarity,
    "comparator": Comparator,
    "cadence": Cadence,
    "time_aggregation": Aggregation,
    "organisation_aggregation": Aggregation,
    "unit_kind": UnitKind,
    "kind": KeyResultKind,
    "hold": Hold,
    "ambition": Ambition,
    "outcome": KeyResultOutcome,
    "role": Role,
    "visibility": Visibility,
}
#: The entry that says in which unit those below are.
MEASURED_IN = "measured_in"
_IN_UNIT = frozenset({"value", "target", "target_high", "high", "baseline"})
#: Fields whose digits are no quantity.
_AS_WRITTEN = {
    *("name", "title", "note", "reason", "period", "since", "version", "email"),
    *("position", "kpi", "objective", "key_result", "health_kpi"),
}


def verbs() -> frozenset[str]:
    """Every verb that has a sentence."""
    return frozenset(_VERBS)


def sentence(event: Event, lang: str) -> str:
    """An event as a sentence without its full stop: "Ayu checked in on Complaints"; an unknown verb stays readable."""
    _ = translations(lang).gettext
    actor = event.actor.name if event.actor else _("The system")
    return said(_pattern(event.verb), lang).format(actor=actor, title=event.title or event.ref)


def deed(event: Event, lang: str) -> str:
    """The sentence without its actor, for a page that links the name before it: "checked in on Complaints"."""
    return said(_pattern(event.verb), lang).format(actor="", title=event.title or event.ref).strip()


def _pattern(verb: str) -> str:
    if verb in _VERBS:
        return _VERBS[verb]
    plain = verb.replace(".", ": ").replace("_", " ").replace("{", "").replace("}", "")
    return f"{{actor}} – {plain} – {{title}}"


def changes(event: Event, lang: str) -> tuple[tuple[str, str, str], ...]:
    """What changed: the name of each entry, what it was ("–" for nothing) and what it became."""
    unit = _unit(event.after.get(MEASURED_IN))
    return tuple(
        (field(n, lang), entry(n, event.before.get(n), lang, unit), entry(n, event.after.get(n), lang, unit))
        for n in entries(event)
    )


def entries(event: Event) -> list[str]:
    """The names of what an event tells, in its order; the unit of its values is none of them."""
    return [name for name in dict.fromkeys([*event.before, *event.after]) if name != MEASURED_IN]


def _unit(code: object) -> Unit | None:
    """The unit that an event's values are in: "currency:IDR", "number:klien"; older events don't say it."""
    kind, _sign, name = str(code or "").partition(":")
    return Unit(UnitKind(kind), name) if kind in set(UnitKind) else None


def change(event: Event, lang: str) -> str:
    """The same in one line: "Value: 8 → 9"; what was nothing before stands alone: "Value: 8"."""
    lines = changes(event, lang)
    return "; ".join(f"{name}: {b} → {a}" if b != NOTHING else f"{name}: {a}" for name, b, a in lines)


def field(name: str, lang: str) -> str:
    """What an entry or a field is called; an unknown one without its underscores."""
    return said(FIELDS[name], lang) if name in FIELDS else name.replace("_", " ").capitalize()


def entry(name: str, value: object, lang: str, unit: Unit | None = None) -> str:
    """One entry of an event for the reader: numbers in the language's form, values in `unit`, our codes by labels."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, list | tuple):
        return ", ".join(entry(name, item, lang, unit) for item in value)
    written = str(value)
    if name in _CODED:
        return code_label(written, (_CODED[name],), lang)
    if name not in _AS_WRITTEN and _PLAIN.fullmatch(written):
        exact = Decimal(written)
        return amount(exact, unit, lang) if unit is not None and name in _IN_UNIT else number(exact, lang)
    return written
