"""Who may change the units, the people, their roles, and the organisation's settings?"""

from __future__ import annotations

from decimal import Decimal

import pytest

from kinerja.actions import organisation, person, profile, unit
from kinerja.actions.drafts import OrganisationEdit, PersonDraft, PersonEdit, ProfileEdit, RoleGrant
from kinerja.core.access import Role
from kinerja.core.problem import Problem, Problems
from kinerja.store.models import Event, Membership, Organisation, Person, Unit, User
from kinerja.store.models.organisation import Mode
from kinerja.store.viewers import viewer_for
from tests.actions.office import NOW, Office, done, make_kpi


def code_of(outcome: object) -> str | None:
    """The first refusal's code, or None when it worked."""
    first = outcome.items[0] if isinstance(outcome, Problems) else outcome
    return first.code if isinstance(first, Problem) else None


def test_a_unit_moves_with_everything_below_it(office: Office) -> None:
    """Penjualan ▸ Timur moves below Layanan: both paths and depths follow."""
    east = done(unit.create(office.ayu, "Timur", office.sales, now=NOW)).ref
    done(unit.edit(office.hana, office.sales, parent_ref="U-3", now=NOW))
    top, service, sales, low = (Unit.objects.get(name=n) for n in ("Sinar Jaya", "Layanan", "Penjualan", "Timur"))
    assert low.path == f"/{top.pk}/{service.pk}/{sales.pk}/{low.pk}/"
    assert (sales.depth, low.depth) == (2, 3)
    loop = unit.edit(office.ayu, office.sales, parent_ref=east, now=NOW)
    assert code_of(loop) == "unit.loop"
    assert Unit.objects.get(name="Penjualan").parent_id == service.pk


def test_a_unit_in_use_is_not_archived(office: Office) -> None:
    """The refusal counts what is in it."""
    make_kpi(office)
    refused = unit.archive(office.ayu, office.sales, now=NOW)
    assert isinstance(refused, Problem)
    assert (refused.code, refused.values["kpis"]) == ("unit.still_used", 1)
    done(unit.archive(office.ayu, "U-3", now=NOW))
    done(unit.restore(office.ayu, "U-3", now=NOW))


@pytest.mark.parametrize(
    ("name", "settings", "people"),
    [("ayu", None, None), ("hana", "forbidden", None), ("budi", "forbidden", "forbidden"),
     ("citra", "forbidden", "forbidden"), ("eka", "forbidden", "forbidden")],
)  # fmt: skip
def test_who_runs_what(office: Office, name: str, settings: str | None, people: str | None) -> None:
    """The owner everything, HR the people and units, nobody else anything of it."""
    viewer = getattr(office, name)
    assert code_of(organisation.edit(viewer, OrganisationEdit(grace_days=7), now=NOW)) == settings
    assert code_of(person.create(viewer, PersonDraft("Gita"), now=NOW)) == people
    assert code_of(person.edit(viewer, office.refs["Citra"], PersonEdit(position="Ahli"), now=NOW)) == people
    assert code_of(unit.create(viewer, "Baru", now=NOW)) == people


def test_nobody_but_an_owner_makes_or_changes_an_owner(office: Office) -> None:
    """HR looks after people, yet can't make itself owner or touch one."""
    owner = (RoleGrant(Role.OWNER),)
    assert code_of(person.set_roles(office.hana, office.refs["Hana"], owner, now=NOW)) == "person.owner_by_owner"
    mine = PersonEdit(email="hana@example.org")
    assert code_of(person.edit(office.hana, "P-1", mine, now=NOW)) == "person.owner_by_owner"
    assert code_of(person.create(office.hana, PersonDraft("Gita", roles=owner), now=NOW)) == "person.owner_by_owner"
    done(person.set_roles(office.ayu, office.refs["Hana"], owner, now=NOW))
    assert Role.OWNER in viewer_for(office.hana.person).roles
    assert Event.objects.latest("id").after == {"roles": "owner"}


def test_an_organisation_keeps_an_owner(office: Office) -> None:
    """The last one neither leaves nor steps down; a role of the whole is not given for a unit."""
    assert code_of(person.deactivate(office.ayu, "P-1", now=NOW)) == "person.last_owner"
    assert code_of(person.set_roles(office.ayu, "P-1", (RoleGrant(Role.HR),), now=NOW)) == "person.last_owner"
    part = (RoleGrant(Role.HR, office.sales),)
    assert code_of(person.set_roles(office.ayu, office.refs["Citra"], part, now=NOW)) == "person.role_is_of_the_whole"
    assert Membership.objects.filter(person=office.ayu.person).get().role == "owner"


def test_who_was_let_go_may_do_nothing_and_may_come_back(office: Office) -> None:
    """Everything Citra entered stays under her name."""
    done(person.deactivate(office.hana, office.refs["Citra"], now=NOW))
    gone = viewer_for(office.citra.person)
    assert code_of(profile.edit(gone, ProfileEdit(theme="dark"), now=NOW)) == "forbidden"
    done(person.reactivate(office.hana, office.refs["Citra"], now=NOW))
    done(profile.edit(viewer_for(office.citra.person), ProfileEdit(theme="dark"), now=NOW))


def test_supervisors_form_no_ring(office: Office) -> None:
    """Citra → Budi → Citra is refused with the path; an address belongs to one person."""
    done(person.edit(office.ayu, office.refs["Citra"], PersonEdit(supervisor_ref=office.refs["Budi"]), now=NOW))
    ring = person.edit(office.ayu, office.refs["Budi"], PersonEdit(supervisor_ref=office.refs["Citra"]), now=NOW)
    assert isinstance(ring, Problems)
    assert ring.items[0].values["path"] == ("Budi", "Citra", "Budi")
    taken = PersonDraft("Citra dua", "CITRA@example.org")
    assert code_of(person.create(office.ayu, taken, now=NOW)) == "person.email_taken"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"timezone": "Mars/Olympus"}, "profile.unknown_timezone"),
        ({"language": "fr"}, "profile.unknown_language"),
        ({"currency": "rupiah"}, "unit.unknown_currency"),
        ({"fiscal_month": 13}, "organisation.setting_out_of_range"),
        ({"on_track": Decimal("1.5")}, "organisation.setting_out_of_range"),
        ({"at_risk": Decimal("0.95")}, "organisation.at_risk_above_on_track"),
        ({"least_key_results": 6}, "organisation.least_above_most"),
        ({"name": ""}, "text.missing"),
    ],
)
def test_settings_that_make_no_sense_are_refused(office: Office, changed: dict[str, object], code: str) -> None:
    """And nothing is written."""
    refused = organisation.edit(office.ayu, OrganisationEdit(**changed), now=NOW)  # type: ignore[arg-type]  # the table's types
    assert code_of(refused) == code
    assert Organisation.objects.get(name="Sinar Jaya").timezone == "Asia/Jakarta"


def test_a_change_of_settings_says_from_what_to_what(office: Office) -> None:
    """Every status follows these numbers, so the feed names them."""
    done(organisation.edit(office.ayu, OrganisationEdit(on_track=Decimal("0.95"), grace_days=5), now=NOW))
    event = Event.objects.latest("id")
    assert (event.before, event.after) == ({"on_track": "0.9"}, {"on_track": "0.95"})


def test_a_profile_is_ones_own(office: Office) -> None:
    """Language and looks; an empty language follows the organisation's again."""
    done(profile.edit(office.citra, ProfileEdit(language="en", theme="dark", timezone="Asia/Makassar"), now=NOW))
    done(profile.edit(office.citra, ProfileEdit(language=""), now=NOW))
    row = Person.objects.get(pk=office.citra.person)
    assert (row.language, row.theme, row.timezone) == ("", "dark", "Asia/Makassar")
    assert code_of(profile.edit(office.citra, ProfileEdit(theme="pink"), now=NOW)) == "profile.unknown_choice"


def test_a_password_is_changed_with_the_old_one_and_is_no_common_one(office: Office) -> None:
    """Ayu has none yet; the second needs the first."""
    assert code_of(profile.change_password(office.ayu, "", "password12", now=NOW)) == "account.weak_password"
    done(profile.change_password(office.ayu, "", "kopi susu pagi", now=NOW))
    assert code_of(profile.change_password(office.ayu, "teh", "teh tarik sore", now=NOW)) == "account.wrong_password"
    done(profile.change_password(office.ayu, "kopi susu pagi", "teh tarik sore", now=NOW))
    user = User.objects.get(email="ayu@example.org")
    done(profile.reset_password(user.pk, "jamu beras kencur", now=NOW))
    user.refresh_from_db()
    assert user.check_password("jamu beras kencur")
    assert code_of(profile.change_password(office.citra, "", "kopi susu pagi", now=NOW)) == "account.missing"


def test_a_personal_organisation_is_made_once(db: None) -> None:
    """The first start makes it with its owner, a unit and no password; the second finds it."""
    first = organisation.open_personal(NOW)
    second = organisation.open_personal(NOW)
    assert isinstance(first, organisation.Started) and isinstance(second, organisation.Started)
    assert (first.viewer, first.unit_ref, second.user) == (second.viewer, "U-1", first.user)
    assert Organisation.objects.get().mode == Mode.PERSONAL
    assert Role.OWNER in first.viewer.roles
    assert not User.objects.get().has_usable_password()


def test_an_organisation_starts_with_an_owner_who_can_sign_in(office: Office) -> None:
    """An address has one account, and a weak password is refused."""
    refused = organisation.set_up("Baru", "AYU@example.org", "Ayu", "12345", now=NOW)
    assert isinstance(refused, Problems)
    assert {p.code for p in refused.items} == {"account.email_taken", "account.weak_password"}
    made = organisation.set_up("Baru", "gita@example.org", "Gita", "kopi susu pagi", now=NOW)
    assert isinstance(made, organisation.Started)
    assert User.objects.get(pk=made.user).check_password("kopi susu pagi")
