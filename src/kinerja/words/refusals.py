"""Which sentence belongs to which code of a refusal?"""

from __future__ import annotations

from collections.abc import Mapping

from kinerja.words.language import N_
from kinerja.words.refusals_files import FILES
from kinerja.words.refusals_goals import GOALS
from kinerja.words.refusals_house import HOUSE
from kinerja.words.refusals_library import LIBRARY
from kinerja.words.refusals_requests import REQUESTS
from kinerja.words.refusals_sheet import SHEETS

#: What to say about a code that has no sentence of its own.
FALLBACK = (N_("This can't be done as it stands ({code})."), N_("Check what you entered and try again."))

#: Why a deed was refused, by the reason that `core.access.may` gives.
DEEDS: Mapping[str, tuple[str, str]] = {
    "other_organisation": (N_("This belongs to another organisation."), ""),
    "token_scope": (
        N_("This access token may not {deed}."),
        N_("Make a token with the scope it needs, under Settings, Access tokens."),
    ),
    "needs_owner": (N_("Only an owner of the organisation may {deed}."), N_("Ask an owner of the organisation.")),
    "needs_hr": (
        N_("Only the performance office or an owner of the organisation may {deed}."),
        N_("Ask your performance office."),
    ),
    "needs_lead": (
        N_("Only those who lead a unit, the performance office and an owner may {deed}."),
        N_("Ask your unit's lead; adopting a role that is there is open to everybody who may write KPIs."),
    ),
    "role_of_another": (
        N_("You may not change the role “{name}”: {by} has added it."),
        N_("Ask {by} or the performance office; what you adopt from it is yours to change."),
    ),
    "not_visible": (N_("You may not {deed}: it isn't visible to you."), N_("Ask its owner or the unit's lead.")),
    "reader": (
        N_("As a reader you may look at everything shown to you, but not {deed}."),
        N_("Ask for the role of a member."),
    ),
    "set_by_lead": (
        N_("You may not {deed}: its unit's lead sets it, not those who are measured by it."),
        N_("Ask the unit's lead or the performance office; who owns it can report values all the same."),
    ),
    "not_owner_nor_lead": (
        N_("You may not {deed}: you neither own it nor lead its unit."),
        N_("Ask its owner or the unit's lead."),
    ),
}

_NUMBERS: Mapping[str, tuple[str, str]] = {
    "number.unreadable": (N_("“{text}” is not a number we can read."), N_("Write digits only, for example 1250.5.")),
    "number.not_finite": (N_("“{text}” is not a number."), N_("Write a number, or leave the field empty for no data.")),
    "number.too_fine": (
        N_("{value} has more decimals than are kept here ({decimals})."),
        N_("Round it, or have the number of decimals raised in the definition."),
    ),
    "number.too_large": (N_("{value} is too large to keep."), N_("The largest value is {largest}. Use a larger unit.")),
    "number.ambiguous": (N_("“{text}” can be read in two ways."), N_("Write it without a thousands separator.")),
    "period.unreadable": (
        N_("“{label}” is not a period we know."),
        N_("Write a day 2026-11-22, week 2026-W47, month 2026-11, quarter 2026-Q4, half-year 2026-H2 or year 2026."),
    ),
    "period.other_year": (
        N_("“{label}” doesn't fit the organisation's fiscal year."),
        N_("With a fiscal year that starts in January write 2026-Q4, otherwise FY2026-Q4."),
    ),
    "text.missing": (N_("This field is empty."), N_("Fill it in.")),
    "text.too_long": (N_("This text has {length} characters; {most} fit."), N_("Shorten it.")),
    "form.no_day": (N_("“{text}” is not a day."), N_("Write it as year, month, day: 2026-11-22.")),
    "form.no_email": (N_("“{text}” is not an email address."), N_("Write it like name@company.co.id.")),
    "form.unknown_choice": (N_("“{text}” is not among the choices."), N_("Choose one of those shown.")),
    "form.unknown_zone": (N_("“{text}” is not a time zone we know."), N_("Write it like Asia/Jakarta.")),
}

SENTENCES: Mapping[str, tuple[str, str]] = {**_NUMBERS, **GOALS, **HOUSE, **REQUESTS, **LIBRARY, **FILES, **SHEETS}
