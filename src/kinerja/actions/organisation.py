"""How does an organisation start, and which settings may it change?"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal
from zoneinfo import available_timezones

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from kinerja.actions import asked, roles, texts, unit
from kinerja.actions.drafts import OrganisationEdit
from kinerja.actions.record import Done, changes, record
from kinerja.actions.transaction import whole
from kinerja.core.access import Deed, Role, Viewer
from kinerja.core.measure import text
from kinerja.core.problem import Kind, Problem, Problems
from kinerja.store.models import Organisation, Person, User
from kinerja.store.models.organisation import Mode
from kinerja.store.numbers import next_number
from kinerja.store.refs import ref_of
from kinerja.store.viewers import viewer_for

LANGUAGES = ("id", "en")
_SHARES = ("on_track", "at_risk", "too_early", "confidence_gap")
_BOUNDS = {"fiscal_month": (1, 12), "grace_days": (0, 90), "stale_grace_days": (0, 90), "least_key_results": (1, 20),
           "most_key_results": (1, 20)}  # fmt: skip


#: What the owner of a one-person organisation is called until he or she says otherwise; the pages ask for the name.
NAMELESS = "Owner"


@dataclass(frozen=True, slots=True)
class Started:
    """A new organisation: its id, the owner who may do everything in it, and the owner's account."""

    organisation: int
    viewer: Viewer
    user: int
    unit_ref: str


@whole
def set_up(
    name: str, owner_email: str, owner_name: str, password: str | None, *, now: datetime, via: str = "page",
    mode: Mode = Mode.ORGANISATION, timezone: str = "Asia/Jakarta", language: str = "id", currency: str = "IDR",
) -> Started | Problem | Problems:  # fmt: skip
    """Start an organisation with its owner and a first unit that bears its name.

    Whoever may reach the machine's command line may do this; faces on the network must not offer it once there is one.
    """
    edit = OrganisationEdit(name=name, timezone=timezone, language=language, currency=currency)
    row = Organisation(mode=mode.value, created_at=now)
    found = [*_take_over(row, edit), *_account_problems(owner_email, owner_name, password)]
    if found:
        return Problems(tuple(found))
    row.save(force_insert=True)
    user = User.objects.create_user(owner_email, owner_name.strip(), password)
    first = unit.write(row.pk, name[: texts.MOST_IN_A_NAME], None)
    owner = Person.objects.create(
        organisation_id=row.pk, number=next_number(row.pk, "person"), user=user, name=owner_name.strip(),
        email=user.email, unit=first,
    )  # fmt: skip
    roles.rewrite(owner, [(Role.OWNER, None)])
    viewer = viewer_for(owner.pk)
    ref = ref_of("person", owner.number)
    record(viewer, "organisation.set_up", "", row.name, now=now, via=via, after={"name": row.name, "owner": ref})
    return Started(row.pk, viewer, user.pk, ref_of("unit", first.number))


def _account_problems(email: str, name: str, password: str | None) -> list[Problem]:
    found = [texts.unfit(name, "owner_name", texts.MOST_IN_A_NAME), texts.no_address(email.strip(), "owner_email")]
    if User.objects.filter(email=email.strip().lower()).exists():
        found.append(Problem("account.email_taken", "owner_email", {"email": email}, Kind.CONFLICT))
    if password is not None:
        found.append(weak_password(password, "password", User(email=email, name=name)))
    return [problem for problem in found if problem]


def weak_password(password: str, field: str, user: User) -> Problem | None:
    """The refusal of a password that is too short or too common, as the installation's validators see it."""
    try:
        validate_password(password, user)
    except ValidationError as refused:
        return Problem("account.weak_password", field, {"reasons": tuple(error.code for error in refused.error_list)})
    return None


@whole
def open_personal(
    now: datetime, *, name: str = "Kinerja", owner_name: str = NAMELESS,
    owner_email: str = "owner@localhost.localdomain", language: str = "id", timezone: str = "Asia/Jakarta",
    currency: str = "IDR",
) -> Started | Problem | Problems:  # fmt: skip
    """Make the one-person organisation of a first start, without a password: a link from the command line signs in.

    On every later start it answers with the one that is there.
    """
    there = Organisation.objects.filter(mode=Mode.PERSONAL).order_by("pk").first()
    if there is None:
        return set_up(
            name, owner_email, owner_name, None, now=now, via="system", mode=Mode.PERSONAL, timezone=timezone,
            language=language, currency=currency,
        )  # fmt: skip
    owner = Person.objects.filter(organisation=there, memberships__role=Role.OWNER, active=True).order_by("pk")[0]
    first = owner.unit.number if owner.unit else 1
    return Started(there.pk, viewer_for(owner.pk), owner.user_id or 0, ref_of("unit", first))


@whole
def open_to_others(
    name: str, owner_email: str, owner_name: str, *, now: datetime, via: str = "page"
) -> Started | Problem | Problems:
    """Turn the one-person organisation that is here into one for many, with all it holds; its owner gets an address.

    As with `set_up`, only whoever may reach the machine's command line may do this.
    """
    row = Organisation.objects.select_for_update(no_key=True).filter(mode=Mode.PERSONAL).order_by("pk").first()
    if row is None:
        return Problem("organisation.already_here", "name")
    owner = Person.objects.filter(organisation=row, memberships__role=Role.OWNER, user__isnull=False).order_by("pk")[0]
    before = {"name": row.name, "mode": row.mode}
    found = _take_over(row, OrganisationEdit(name=name))
    user = User.objects.get(pk=owner.user_id or 0)
    if owner_email.strip().lower() != user.email:
        found += _account_problems(owner_email, owner_name, None)
    if found:
        return Problems(tuple(found))
    row.mode = Mode.ORGANISATION.value
    row.save(update_fields=["name", "mode"])
    user.email = owner.email = owner_email.strip().lower()
    user.name = owner.name = owner_name.strip()
    user.save(update_fields=["email", "name"])
    owner.save(update_fields=["email", "name"])
    viewer, after = viewer_for(owner.pk), {"name": row.name, "mode": row.mode}
    record(viewer, "organisation.edited", "", row.name, now=now, via=via, before=before, after=after)
    first = owner.unit.number if owner.unit else 1
    return Started(row.pk, viewer, user.pk, ref_of("unit", first))


@whole
def edit(viewer: Viewer, edit: OrganisationEdit, *, now: datetime, via: str = "page") -> Done | Problem | Problems:
    """Change an organisation's settings; the event says what changed: every status and due date follows them."""
    if denied := asked.refused_for(viewer, Deed.MANAGE_ORGANISATION):
        return denied
    row = asked.hold_organisation(viewer)
    before = _told(row, edit)
    if found := _take_over(row, edit):
        return Problems(tuple(found))
    was, became = changes(before, _told(row, edit))
    if not became:
        return Done("")
    row.save(update_fields=list(became))
    return Done(
        "", event=record(viewer, "organisation.edited", "", row.name, now=now, via=via, before=was, after=became)
    )


def _asked_for(edit: OrganisationEdit) -> dict[str, object]:
    return {name: value for name, value in asdict(edit).items() if value is not None}


def _take_over(row: Organisation, edit: OrganisationEdit) -> list[Problem]:
    for name, value in _asked_for(edit).items():
        clean = value.strip() if isinstance(value, str) else value
        setattr(row, name, text(clean) if isinstance(clean, Decimal) else clean)
    found = [texts.unfit(row.name, "name", texts.MOST_IN_A_NAME), unknown_timezone(row.timezone)]
    found.append(unknown_language(row.language))
    if not (len(row.currency) == 3 and row.currency.isascii() and row.currency.isupper()):
        found.append(Problem("unit.unknown_currency", "currency", {"name": row.currency}))
    found += [_out_of_bounds(name, getattr(row, name), *bounds) for name, bounds in _BOUNDS.items()]
    found += [_out_of_bounds(name, Decimal(getattr(row, name)), 0, 1) for name in _SHARES]
    if row.least_key_results > row.most_key_results:
        counts = {"least": row.least_key_results, "most": row.most_key_results}
        found.append(Problem("organisation.least_above_most", "least_key_results", counts))
    if Decimal(row.at_risk) > Decimal(row.on_track):
        values = {"at_risk": Decimal(row.at_risk), "on_track": Decimal(row.on_track)}
        found.append(Problem("organisation.at_risk_above_on_track", "at_risk", values))
    return [problem for problem in found if problem]


def _out_of_bounds(name: str, value: Decimal | int, low: int, high: int) -> Problem | None:
    if low <= value <= high:
        return None
    return Problem("organisation.setting_out_of_range", name, {"value": value, "low": low, "high": high})


def unknown_timezone(name: str) -> Problem | None:
    """The refusal of a time zone that nobody knows; "Asia/Jakarta" is one."""
    if name in available_timezones():
        return None
    return Problem("profile.unknown_timezone", "timezone", {"name": name})


def unknown_language(name: str) -> Problem | None:
    """The refusal of a language that the product does not speak."""
    return None if name in LANGUAGES else Problem("profile.unknown_language", "language", {"would_do": LANGUAGES})


def _told(row: Organisation, edit: OrganisationEdit) -> dict[str, str]:
    return {name: str(getattr(row, name)) for name in _asked_for(edit)}
