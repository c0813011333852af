"""What did a person want oneself, the organisation, its members or a token to be like?"""

from __future__ import annotations

from dataclasses import dataclass

from kinerja.actions.drafts import OrganisationEdit, ProfileEdit
from kinerja.core.access import Role
from kinerja.core.book import Organisation
from kinerja.store.rows import PersonRow
from kinerja.web.forms.typed import Typed
from kinerja.web.say import Say

CUTOFFS = ("on_track", "at_risk", "too_early", "confidence_gap")
DAYS = ("30", "90", "365")


def profile_edit(typed: Typed) -> ProfileEdit:
    """Name, language, theme, density and time zone of oneself; an empty zone follows the organisation's."""
    return ProfileEdit(
        name=typed.text("name", required=True, most=200),
        language=typed["language"],
        theme=typed["theme"],
        density=typed["density"],
        timezone=typed.text("timezone", most=64),
    )


def organisation_edit(typed: Typed) -> OrganisationEdit:
    """The settings that the organisation's numbers follow."""
    cutoffs = {name: typed.number(name, required=True) for name in CUTOFFS}
    return OrganisationEdit(
        name=typed.text("name", required=True, most=200),
        timezone=typed.text("timezone", most=64) or None,
        language=typed["language"] or None,
        currency=typed.text("currency", most=3).upper() or None,
        fiscal_month=typed.whole("fiscal_month"),
        grace_days=typed.whole("grace_days"),
        stale_grace_days=typed.whole("stale_grace_days"),
        least_key_results=typed.whole("least_key_results"),
        most_key_results=typed.whole("most_key_results"),
        strict_key_results=typed["strict_key_results"] != "warn",
        **cutoffs,
    )


def shown_organisation(organisation: Organisation, say: Say) -> dict[str, str]:
    """The fields of `organisation_edit` as they stand."""
    names = ("name", "timezone", "language", "currency", "fiscal_month", "grace_days", "least_key_results")
    return {
        **{name: str(getattr(organisation, name)) for name in (*names, "most_key_results")},
        **{name: say.typed(getattr(organisation.cutoffs, name)) for name in CUTOFFS},
        "stale_grace_days": str(organisation.cutoffs.stale_grace_days),
        "strict_key_results": "strict" if organisation.strict_key_results else "warn",
    }


@dataclass(frozen=True, slots=True)
class Invited:
    """Whom to invite, in which role, for which unit (None: the whole organisation)."""

    email: str
    name: str
    role: Role
    unit_ref: str | None


def invited(typed: Typed) -> Invited:
    """The invitation form."""
    email = typed.text("email", required=True, most=254)
    return Invited(
        email, typed.text("name", most=200), typed.choice("role", Role, Role.MEMBER), typed.text("unit") or None
    )


def shown_profile(person: PersonRow) -> dict[str, str]:
    """The fields of `profile_edit` as they stand."""
    return {name: getattr(person, name) for name in ("name", "language", "theme", "density", "timezone")}
