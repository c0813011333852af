"""What is each state, kind, role and choice of the core called in the reader's language?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from kinerja.core.access import Deed, Role, Visibility
from kinerja.core.alignment import LinkKind
from kinerja.core.grade import Band, Flag
from kinerja.core.kpi import Aggregation, Verdict
from kinerja.core.lifecycle import CycleState, KeyResultOutcome, KpiState, ObjectiveState
from kinerja.core.measure import Comparator, Polarity, UnitKind
from kinerja.core.okr import Ambition, Hold, KeyResultKind, Status
from kinerja.core.period import Cadence, PeriodState
from kinerja.core.score import Formula, Level
from kinerja.words.language import N_, said

# One table per enum: members of two StrEnums with the same value are equal, so they can't share one.
_TABLES: Mapping[type[StrEnum], Mapping[str, str]] = {
    Verdict: {
        "achieved": N_("Achieved"),
        "not_achieved": N_("Not achieved"),
        "no_data": N_("No data"),
        "no_target": N_("No target"),
    },
    Status: {
        "no_data": N_("No data"),
        "too_early": N_("Too early to tell"),
        "stale": N_("Stale"),
        "on_track": N_("On track"),
        "at_risk": N_("At risk"),
        "off_track": N_("Off track"),
    },
    Level: {"green": N_("Green"), "amber": N_("Amber"), "red": N_("Red")},
    Band: {"green": N_("Green"), "amber": N_("Amber"), "red": N_("Red")},
    Flag: {
        "gap": N_("Confidence and pace are far apart"),
        "falling": N_("Confidence has fallen twice running"),
    },
    Cadence: {
        "day": N_("Daily"),
        "week": N_("Weekly"),
        "month": N_("Monthly"),
        "quarter": N_("Quarterly"),
        "half": N_("Half-yearly"),
        "year": N_("Yearly"),
    },
    PeriodState: {
        "open": N_("Still running"),
        "due": N_("Due"),
        "late": N_("Late"),
        "reported": N_("Reported"),
    },
    Polarity: {
        "higher": N_("Higher is better"),
        "lower": N_("Lower is better"),
        "band": N_("Within a range is better"),
    },
    Comparator: {
        ">=": N_("at least"),
        ">": N_("more than"),
        "<=": N_("at most"),
        "<": N_("less than"),
        "=": N_("exactly"),
        "between": N_("between"),
    },
    UnitKind: {
        "percent": N_("Percent"),
        "number": N_("Number"),
        "currency": N_("Money"),
        "duration": N_("Duration"),
        "score": N_("Score out of a number"),
        "ratio": N_("Ratio"),
    },
    Formula: {
        "ratio": N_("Ratio to the target"),
        "complement": N_("Complement"),
        "interpolate": N_("From baseline to target"),
        "three_point": N_("Three points"),
        "red_flag": N_("Red flag and goal"),
        "band": N_("Inside a band"),
        "range_target": N_("Target range"),
        "binary": N_("Hit or missed"),
        "hit_rate": N_("Share of periods hit"),
    },
    Aggregation: {
        "sum": N_("Sum"),
        "mean": N_("Mean"),
        "last": N_("Last known value"),
        "min": N_("Smallest value"),
        "max": N_("Largest value"),
        "ratio": N_("Ratio of sums"),
        "weighted_mean": N_("Weighted mean"),
        "own": N_("Own value"),
        "none": N_("Not summed up"),
    },
    KpiState: {"active": N_("Active"), "archived": N_("Archived")},
    ObjectiveState: {"draft": N_("Draft"), "published": N_("Published"), "closed": N_("Closed")},
    CycleState: {"open": N_("In progress"), "closed": N_("Closed")},
    KeyResultOutcome: {"done": N_("Done"), "carry_over": N_("Carry over"), "drop": N_("Drop")},
    KeyResultKind: {
        "metric": N_("From a baseline to a target"),
        "at_least": N_("Stay at least"),
        "at_most": N_("Stay at most"),
        "within": N_("Stay within"),
        "milestone": N_("Milestones"),
        "binary": N_("Done or not done"),
        "baseline": N_("Measure first"),
        "kpi": N_("Reads a KPI"),
    },
    Hold: {
        "latest": N_("The latest value counts"),
        "hit_rate": N_("The share of periods hit counts"),
        "graded": N_("Graded by distance"),
    },
    Ambition: {"committed": N_("Committed"), "aspirational": N_("Aspirational")},
    LinkKind: {"contributes": N_("Contributes"), "supports": N_("Supports")},
    Role: {
        "owner": N_("Owner of the organisation"),
        "hr": N_("Performance office"),
        "lead": N_("Lead"),
        "member": N_("Member"),
        "reader": N_("Reader"),
    },
    Visibility: {
        "open": N_("Everybody in the organisation"),
        "unit": N_("The unit and its leads"),
        "private": N_("Only its owner and the unit's leads"),
    },
    Deed: {
        "see": N_("see this"),
        "report": N_("report values here"),
        "edit": N_("change this"),
        "create": N_("create something here"),
        "set": N_("set what this KPI means and asks for"),
        "close_cycle": N_("create or close cycles"),
        "manage_roles": N_("add roles to the library"),
        "manage_people": N_("look after people and roles"),
        "manage_units": N_("look after units"),
        "manage_organisation": N_("change the organisation's settings"),
    },
}

_NOUNS: Mapping[str, str] = {
    "kpi": N_("KPI"),
    "objective": N_("objective"),
    "key_result": N_("key result"),
    "measurement": N_("value"),
    "check_in": N_("check-in"),
    "cycle": N_("cycle"),
    "unit": N_("unit"),
    "person": N_("person"),
    "role": N_("role"),
    "role_line": N_("line of a role"),
    "adoption": N_("adoption of a role"),
    "import": N_("import"),
    "alignment": N_("link between goals"),
    "invitation": N_("invitation"),
    "token": N_("access token"),
    "organisation": N_("organisation"),
    "profile": N_("profile"),
}


def label(member: StrEnum, lang: str) -> str:
    """What a member of one of the core's enums is called: `label(Status.AT_RISK, "id")` is "Berisiko".

    A member of an enum that has no names here answers with its own value.
    """
    return said(_TABLES.get(type(member), {}).get(member.value, member.value), lang)


def choices(kind: type[StrEnum], lang: str) -> list[tuple[str, str]]:
    """Every member of an enum as (value, label), in its own order, for a field to choose from."""
    return [(member.value, label(member, lang)) for member in kind]


def noun(code: str, lang: str) -> str:
    """A thing's kind in the middle of a sentence: "key result"; an unknown one without its underscores."""
    return said(_NOUNS[code], lang) if code in _NOUNS else code.replace("_", " ")


def language_name(code: str, lang: str) -> str:
    """What a language is called in another: "en" is "Inggris" in Indonesian."""
    from babel import Locale

    return str(Locale.parse(code).get_display_name(lang) or code)


def code_label(code: str, kinds: Iterable[type[StrEnum]], lang: str) -> str:
    """The label of a bare code, by the first of some enums that knows it; a stranger stays as it is."""
    for kind in kinds:
        if code in _TABLES.get(kind, {}):
            return said(_TABLES[kind][code], lang)
    return code


def named() -> Iterable[type[StrEnum]]:
    """The enums that have names here."""
    return _TABLES.keys()
