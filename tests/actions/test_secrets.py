"""Which links and keys let somebody in, for how long, and how often?"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kinerja.actions import invitation, opening, organisation, person, token
from kinerja.actions.drafts import PersonEdit, RoleGrant
from kinerja.core.access import Role
from kinerja.core.problem import Problem, Problems
from kinerja.store.models import ApiToken, Event, Invitation, OpeningLink, Person, User
from kinerja.store.viewers import viewer_for, viewer_of_token
from tests.actions.office import NOW, Office, done

PASSWORD = "kopi susu pagi"


def code_of(outcome: object) -> str | None:
    """The first refusal's code, or None when it worked."""
    first = outcome.items[0] if isinstance(outcome, Problems) else outcome
    return first.code if isinstance(first, Problem) else None


def minted(outcome: object) -> token.Minted:
    """A token that must have been made."""
    assert isinstance(outcome, token.Minted), outcome
    return outcome


def test_a_token_is_shown_once_and_only_its_digest_is_kept(office: Office) -> None:
    """kin_ and 40 letters; the row can't give it back, and neither can the event or a log."""
    made = minted(token.create(office.citra, "Skrip gudang", ["report", "read"], now=NOW))
    row = ApiToken.objects.get()
    assert (len(made.raw), made.raw[:8], row.scopes) == (44, row.prefix, "read,report")
    assert row.expires_at == made.expires_at == NOW + timedelta(days=90)
    assert made.raw not in repr(made) and made.raw not in str(Event.objects.latest("id").after) + row.digest
    found = viewer_of_token(made.raw, NOW)
    assert found is not None and (found[0].person, found[0].scopes) == (office.citra.person, {"read", "report"})


def test_a_token_ends_when_it_expires_is_revoked_or_its_person_leaves(office: Office) -> None:
    """Three ways out."""
    first, second, third = (minted(token.create(office.citra, n, ["read"], days=1, now=NOW)) for n in "abc")
    assert viewer_of_token(first.raw, NOW + timedelta(days=1)) is None
    done(token.revoke(office.citra, second.id, now=NOW))
    assert viewer_of_token(second.raw, NOW) is None
    done(person.deactivate(office.ayu, office.refs["Citra"], now=NOW))
    assert viewer_of_token(third.raw, NOW) is None


@pytest.mark.parametrize(
    ("scopes", "days", "code"),
    [([], 90, "token.unknown_scope"), (["admin"], 90, "token.unknown_scope"), (["read"], 0, "token.lasts_too_long"),
     (["read"], 4000, "token.lasts_too_long")],
)  # fmt: skip
def test_a_token_has_known_scopes_and_an_end(office: Office, scopes: list[str], days: int, code: str) -> None:
    """There is no token for ever."""
    assert code_of(token.create(office.citra, "x", scopes, days=days, now=NOW)) == code


def test_a_token_makes_no_stronger_one(office: Office) -> None:
    """A key for reading stays one, and another's token is none of one's business but HR's."""
    reading = replace(office.citra, scopes=frozenset({"read"}))
    assert code_of(token.create(reading, "x", ["write"], now=NOW)) == "forbidden"
    made = minted(token.create(office.citra, "x", ["read"], now=NOW))
    assert code_of(token.revoke(reading, made.id, now=NOW)) == "forbidden"
    assert code_of(token.revoke(office.budi, made.id, now=NOW)) == "not_found"
    assert code_of(token.revoke(office.fajar, made.id, now=NOW)) == "not_found"
    done(token.revoke(office.hana, made.id, now=NOW))


def invited(outcome: object) -> invitation.Invited:
    """An invitation that must have been made."""
    assert isinstance(outcome, invitation.Invited), outcome
    return outcome


def test_an_invitation_makes_an_account_a_person_and_a_role(office: Office) -> None:
    """Gita joins Penjualan as a member, once."""
    sent = invited(invitation.invite(office.hana, "Gita@Example.org", role=Role.MEMBER, unit_ref=office.sales, now=NOW))
    assert Invitation.objects.get().digest != sent.raw
    joined = invitation.accept(sent.raw, "Gita", PASSWORD, now=NOW)
    assert isinstance(joined, invitation.Accepted)
    assert User.objects.get(pk=joined.user).check_password(PASSWORD)
    assert len(viewer_for(joined.person).joined) == 1
    assert code_of(invitation.accept(sent.raw, "Gita", PASSWORD, now=NOW)) == "invitation.not_valid"
    assert code_of(invitation.invite(office.hana, "gita@example.org", now=NOW)) == "invitation.already_here"


def test_somebody_already_listed_gets_the_account(office: Office) -> None:
    """Citra had no account; her KPIs and role stay hers."""
    sent = invited(
        invitation.invite(office.hana, "citra@example.org", role=Role.MEMBER, unit_ref=office.sales, now=NOW)
    )
    joined = invitation.accept(sent.raw, "Citra", PASSWORD, now=NOW)
    assert isinstance(joined, invitation.Accepted) and joined.person == office.citra.person
    assert Person.objects.get(pk=joined.person).memberships.count() == 1


def test_an_existing_account_is_proven_by_its_password(office: Office) -> None:
    """Fajar has an account elsewhere; a link alone doesn't take it over."""
    made = organisation.set_up("Ketiga", "gita@example.org", "Gita", PASSWORD, now=NOW)
    assert isinstance(made, organisation.Started)
    sent = invited(invitation.invite(office.ayu, "gita@example.org", now=NOW))
    assert code_of(invitation.accept(sent.raw, "Gita", "tebak tebakan", now=NOW)) == "account.wrong_password"
    joined = invitation.accept(sent.raw, "Gita", PASSWORD, now=NOW)
    assert isinstance(joined, invitation.Accepted) and joined.user == made.user


def test_an_invitation_ends_after_a_week_or_when_withdrawn(office: Office) -> None:
    """And a weak password is refused without using it up."""
    first, second = (invited(invitation.invite(office.hana, f"g{n}@example.org", now=NOW)) for n in (1, 2))
    late = NOW + timedelta(days=7)
    assert code_of(invitation.accept(first.raw, "Gita", PASSWORD, now=late)) == "invitation.not_valid"
    assert code_of(invitation.accept(second.raw, "Gita", "12345", now=NOW)) == "account.weak_password"
    done(invitation.withdraw(office.hana, second.id, now=NOW))
    assert code_of(invitation.accept(second.raw, "Gita", PASSWORD, now=NOW)) == "invitation.not_valid"


def test_who_may_invite_into_what(office: Office) -> None:
    """Leads and members not; HR not into ownership."""
    assert code_of(invitation.invite(office.budi, "g@example.org", now=NOW)) == "forbidden"
    assert code_of(invitation.invite(office.hana, "g@example.org", role=Role.OWNER, now=NOW)) == "person.owner_by_owner"
    assert code_of(invitation.invite(office.hana, "bukan alamat", now=NOW)) == "text.no_address"


def test_an_address_that_changes_hands_gives_nobody_anothers_place(office: Office) -> None:
    """Hana invites her own second address, writes it down for Citra, who has an account, and takes the link up."""
    own = invited(invitation.invite(office.hana, "citra@example.org", now=NOW))
    assert isinstance(invitation.accept(own.raw, "Citra", PASSWORD, now=NOW), invitation.Accepted)
    sent = invited(invitation.invite(office.hana, "hana2@example.org", now=NOW))
    done(person.edit(office.hana, office.refs["Citra"], PersonEdit(email="hana2@example.org"), now=NOW))
    assert code_of(invitation.accept(sent.raw, "Citra", PASSWORD, now=NOW)) == "invitation.not_valid"
    assert Person.objects.get(pk=office.citra.person).user == User.objects.get(email="citra@example.org")


def test_only_an_owners_word_makes_an_account_an_owner(office: Office) -> None:
    """Budi is listed without an account and owns the place by now: neither a new link of HR's nor an older one."""
    older = invited(invitation.invite(office.hana, "budi@example.org", now=NOW))
    done(person.set_roles(office.ayu, office.refs["Budi"], (RoleGrant(Role.OWNER),), now=NOW))
    assert code_of(invitation.invite(office.hana, "budi@example.org", now=NOW)) == "person.owner_by_owner"
    assert code_of(invitation.accept(older.raw, "Budi", PASSWORD, now=NOW)) == "invitation.not_valid"
    sent = invited(invitation.invite(office.ayu, "budi@example.org", now=NOW))
    assert isinstance(invitation.accept(sent.raw, "Budi", PASSWORD, now=NOW), invitation.Accepted)


def test_who_was_let_go_has_no_link_left(office: Office) -> None:
    """Neither the one that was sent to Citra, nor those that Hana has sent, to herself perhaps."""
    to_citra = invited(invitation.invite(office.ayu, "citra@example.org", now=NOW))
    by_hana = invited(invitation.invite(office.hana, "hana2@example.org", role=Role.HR, now=NOW))
    for name in ("Citra", "Hana"):
        done(person.deactivate(office.ayu, office.refs[name], now=NOW))
    for link in (to_citra, by_hana):
        assert code_of(invitation.accept(link.raw, "Siapa", PASSWORD, now=NOW)) == "invitation.not_valid"


def test_an_opening_link_works_once_within_ten_minutes(office: Office) -> None:
    """Ayu's link; used, expired and guessed ones get the same answer."""
    raw, late = (opening.create(office.ayu.person, now=NOW) for _ in range(2))
    assert isinstance(raw, str) and isinstance(late, str)
    assert not OpeningLink.objects.filter(digest=raw).exists()
    assert isinstance(opening.use(raw, now=NOW + timedelta(minutes=9)), opening.Opened)
    assert code_of(opening.use(raw, now=NOW)) == "opening.not_valid"
    assert code_of(opening.use(late, now=NOW + timedelta(minutes=10))) == "opening.not_valid"
    assert code_of(opening.use("tebak", now=NOW)) == "opening.not_valid"
    assert code_of(opening.create(office.citra.person, now=NOW)) == "opening.no_account"
