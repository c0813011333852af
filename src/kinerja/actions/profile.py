"""What may a person set for oneself?"""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from enum import StrEnum

from kinerja.actions import texts
from kinerja.actions.drafts import ProfileEdit
from kinerja.actions.organisation import unknown_language, unknown_timezone, weak_password
from kinerja.actions.record import Done, changes, only_for, record
from kinerja.actions.transaction import whole
from kinerja.core.access import Viewer
from kinerja.core.problem import Kind, Problem, Problems
from kinerja.store.models import Person, User
from kinerja.store.models.person import Density, Theme
from kinerja.store.refs import ref_of


@whole
def edit(viewer: Viewer, edit: ProfileEdit, *, now: datetime, via: str = "page") -> Done | Problem | Problems:
    """Change one's own name, language, time zone and looks; "" lets language and time zone follow the organisation."""
    if denied := _by_reading_token(viewer):
        return denied
    row = Person.objects.select_for_update(no_key=True).get(organisation_id=viewer.organisation, pk=viewer.person)
    wanted = {name: value.strip() for name, value in asdict(edit).items() if value is not None}
    before = {name: getattr(row, name) for name in wanted}
    if found := _problems(wanted):
        return Problems(tuple(found))
    was, became = changes(before, wanted)
    ref = ref_of("person", row.number)
    if not became:
        return Done(ref)
    for name, value in became.items():
        setattr(row, name, value)
    row.save(update_fields=list(became))
    event = record(
        viewer, "profile.edited", ref, row.name, now=now, via=via, thing=only_for(viewer), before=was, after=became
    )  # fmt: skip
    return Done(ref, event=event)


def _by_reading_token(viewer: Viewer) -> Problem | None:
    if viewer.scopes is None or "write" in viewer.scopes:
        return None
    return Problem("forbidden", None, {"deed": "edit_profile", "reason": "token_scope"}, Kind.FORBIDDEN)


def _problems(wanted: dict[str, str]) -> list[Problem]:
    found = [texts.unfit(wanted["name"], "name", texts.MOST_IN_A_NAME) if "name" in wanted else None]
    found.append(unknown_language(wanted["language"]) if wanted.get("language") else None)
    found.append(unknown_timezone(wanted["timezone"]) if wanted.get("timezone") else None)
    found.append(_unknown(wanted, "theme", Theme))
    found.append(_unknown(wanted, "density", Density))
    return [problem for problem in found if problem]


def _unknown(wanted: dict[str, str], name: str, choices: type[StrEnum]) -> Problem | None:
    known = tuple(choice.value for choice in choices)
    if name not in wanted or wanted[name] in known:
        return None
    return Problem("profile.unknown_choice", name, {"value": wanted[name], "would_do": known})


@whole
def change_password(
    viewer: Viewer, old: str, new: str, *, now: datetime, via: str = "page"
) -> Done | Problem | Problems:
    """Set a new password for oneself after showing the old one; who has none yet came in by a link and needs none."""
    if viewer.scopes is not None:
        return Problem("forbidden", None, {"deed": "change_password", "reason": "token_scope"}, Kind.FORBIDDEN)
    person = Person.objects.select_related("user").get(organisation_id=viewer.organisation, pk=viewer.person)
    if person.user is None:
        return Problem("account.missing", None, {"name": person.name})
    if person.user.has_usable_password() and not person.user.check_password(old):
        return Problem("account.wrong_password", "old", {"email": person.user.email})
    return _set(person.user, new, now=now, via=via)


@whole
def reset_password(user: int, new: str, *, now: datetime, via: str = "page") -> Done | Problem | Problems:
    """Set a new password for somebody who has proven to hold the account's address: the face has checked the link."""
    row = User.objects.filter(pk=user, is_active=True).first()
    return Problem("account.missing") if row is None else _set(row, new, now=now, via=via)


def _set(user: User, password: str, *, now: datetime, via: str) -> Done | Problem:
    if weak := weak_password(password, "password", user):
        return weak
    user.set_password(password)
    user.save(update_fields=["password"])
    done = Done("")
    for person in Person.objects.filter(user=user, active=True):
        viewer = Viewer(person.organisation_id, person.pk, frozenset(), name=person.name)
        ref = ref_of("person", person.number)
        verb, own = "profile.password_set", only_for(viewer)
        done = Done(ref, event=record(viewer, verb, ref, person.name, now=now, via=via, thing=own))
    return done


@whole
def read_news(viewer: Viewer, *, now: datetime) -> None:
    """Remember that the feed was read up to now: the first page then begins with what came later. No event."""
    Person.objects.filter(organisation_id=viewer.organisation, pk=viewer.person).update(last_seen_feed_at=now)
