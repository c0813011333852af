"""Who gets in, by which door, and what does somebody learn who doesn't?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cast import Cast
    from tests.web.conftest import Browse

PASSWORD = "rahasia-sekali"


def test_the_right_password_lets_in_and_leads_on(browse: Browse) -> None:
    """In any case of the address; then to where the person wanted to go."""
    answer = browse().post("/sign-in", {"email": "Citra@contoh.id ", "password": PASSWORD, "next": "/kpis?unit=U-2"})
    assert (answer.status_code, answer["Location"]) == (303, "/kpis?unit=U-2")


@pytest.mark.parametrize(
    "wanted", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil.example"]
)
def test_nobody_is_led_elsewhere(wanted: str, browse: Browse) -> None:
    """An address outside of this installation is not followed after signing in."""
    answer = browse().post("/sign-in", {"email": "citra@contoh.id", "password": PASSWORD, "next": wanted})
    assert (answer.status_code, answer["Location"]) == (303, "/")


def test_a_refusal_does_not_say_which_was_wrong(browse: Browse) -> None:
    """The same words for an unknown address and a wrong password; the address stays, the password never."""
    pages = []
    for email in ("citra@contoh.id", "nobody@contoh.id"):
        page = browse().post("/sign-in", {"email": email, "password": "wrong-one"}).content.decode()
        assert f'value="{email}"' in page
        assert "wrong-one" not in page
        pages.append("password don't match" in page or "password don&#39;t match" in page)
    assert pages == [True, True]


def test_too_many_attempts_are_told_when_to_try_again(browse: Browse) -> None:
    """The eleventh attempt is refused with 429, even with the right password, and says how long to wait."""
    client = browse()
    for _ in range(10):
        client.post("/sign-in", {"email": "citra@contoh.id", "password": "wrong"})
    answer = client.post("/sign-in", {"email": "citra@contoh.id", "password": PASSWORD})
    assert answer.status_code == 429
    assert answer["Retry-After"] == "900"
    assert "Try again in 15 minutes." in answer.content.decode()


def test_a_deactivated_person_is_out_at_once(browse: Browse, cast: Cast) -> None:
    """The session that was open answers like a stranger's."""
    client = browse("Citra")
    cast.people["Citra"].active = False
    cast.people["Citra"].save()
    assert client.get("/kpis").status_code == 302


def test_the_demo_lets_anybody_in_as_its_people(browse: Browse, cast: Cast) -> None:
    """Only where the organisation says of itself that it is a demo; the page says that they are made up."""
    cast.organisation.mode = "demo"
    cast.organisation.save()
    client = browse()
    page = client.get("/sign-in").content.decode()
    assert "made up" in page
    assert "Citra" in page
    assert "Fajar" not in page
    assert client.get("/sign-in/as/P-4").status_code == 405
    assert client.post("/sign-in/as/P-4")["Location"] == "/"
    assert "Citra" in client.get("/").content.decode()


def test_the_reset_mail_goes_to_the_account_alone(browse: Browse, mailoutbox: list[Any]) -> None:
    """The page says the same either way; the link sets a new password, and only once."""
    client = browse()
    known = client.post("/password/forgotten", {"email": "citra@contoh.id"}).content.decode()
    unknown = client.post("/password/forgotten", {"email": "nobody@contoh.id"}).content.decode()
    assert "a link is on its way" in known
    assert "a link is on its way" in unknown
    assert [mail.to for mail in mailoutbox] == [["citra@contoh.id"]]
    link = next(line for line in mailoutbox[0].body.splitlines() if "/password/" in line)
    where = link[link.index("/password/") :]
    assert client.get(where).status_code == 200
    weak = client.post(where, {"password": "short"})
    assert (weak.status_code, "short" in weak.content.decode().split("f-password")[-1][:200]) == (422, False)
    assert client.post(where, {"password": "tujuh belas kucing"}).status_code == 303
    assert client.get(where).status_code == 410
    signed = client.post("/sign-in", {"email": "citra@contoh.id", "password": "tujuh belas kucing"})
    assert signed.status_code == 303


def test_a_letter_box_is_not_filled_by_a_stranger(browse: Browse, mailoutbox: list[Any]) -> None:
    """One link in five minutes to one address, however often it is asked for; the page says the same."""
    pages = [browse().post("/password/forgotten", {"email": "Budi@contoh.id"}).content.decode() for _ in range(3)]
    assert all("a link is on its way" in page for page in pages)
    assert len(mailoutbox) == 1


def test_a_mail_server_that_is_away_does_not_tell_who_has_an_account(browse: Browse, settings: Any) -> None:
    """The page for a known address is the one for an unknown address; the log has the reason."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    answers = [browse().post("/password/forgotten", {"email": e}) for e in ("dewi@contoh.id", "nobody@contoh.id")]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert ["a link is on its way" in answer.content.decode() for answer in answers] == [True, True]


def test_an_invitation_is_no_door_to_try_passwords_at(browse: Browse, cast: Cast) -> None:
    """Fajar has an account elsewhere; ten wrong passwords lock his name at this address, as at the sign-in."""
    page = browse("Ayu").post("/settings/members", {"email": "fajar@contoh.id", "role": "member"}).content.decode()
    where = "/invitations/" + page.split("/invitations/")[1].split("<")[0]
    guest = browse()
    wrong = [guest.post(where, {"name": "Fajar", "password": "tebak tebakan"}).status_code for _ in range(10)]
    assert set(wrong[:9]) == {422}
    assert guest.post(where, {"name": "Fajar", "password": PASSWORD}).status_code == 429


def test_a_broken_line_in_a_name_is_no_header_of_a_mail(
    browse: Browse, cast: Cast, mailoutbox: list[Any], settings: Any
) -> None:
    """A carriage return in the inviter's name stays a blank in the subject."""
    settings.MAIL_IS_SET = True
    client = browse("Ayu")
    cast.people["Ayu"].name = "Ayu\rBcc: everybody@example.org"
    cast.people["Ayu"].save()
    assert client.post("/settings/members", {"email": "gita@contoh.id", "role": "member"}).status_code == 200
    assert (mailoutbox[0].to, mailoutbox[0].bcc) == (["gita@contoh.id"], [])
    assert "Ayu Bcc: everybody@example.org" in mailoutbox[0].message()["Subject"]


def test_an_invited_person_begins_with_a_name_and_a_password(browse: Browse) -> None:
    """Ayu invites, the link is shown once, Gita takes it up, and it does not work again."""
    page = browse("Ayu").post("/settings/members", {"email": "gita@contoh.id", "role": "member", "unit": "U-2"})
    text = page.content.decode()
    where = "/invitations/" + text.split("/invitations/")[1].split("<")[0]
    guest = browse()
    assert "gita@contoh.id" in guest.get(where).content.decode()
    assert guest.post(where, {"name": "", "password": "short"}).status_code == 422
    assert guest.post(where, {"name": "Gita", "password": "tujuh belas kucing"})["Location"] == "/"
    assert guest.get("/kpis").status_code == 200
    assert browse().get(where).status_code == 410


@pytest.mark.parametrize(("host", "address"), [("evil.example", "127.0.0.1"), ("127.0.0.1", "10.0.0.7")])
def test_a_personal_installation_answers_its_own_machine_only(
    host: str, address: str, browse: Browse, cast: Cast, settings: Any
) -> None:
    """Neither a name that somebody else points here nor another machine opens it, even with its owner's session."""
    settings.ALLOWED_HOSTS = ["*"]
    cast.organisation.mode = "personal"
    cast.organisation.save()
    client = browse("Ayu")
    assert client.get("/kpis").status_code == 200
    assert client.get("/kpis", HTTP_HOST=host, REMOTE_ADDR=address).status_code == 302
    assert client.get("/open/anything", HTTP_HOST=host, REMOTE_ADDR=address).status_code == 404


def test_a_proxy_on_this_machine_speaks_for_others(browse: Browse, cast: Cast) -> None:
    """It connects from 127.0.0.1 and may ask for 127.0.0.1, but says for whom."""
    cast.organisation.mode = "personal"
    cast.organisation.save()
    client = browse("Ayu")
    assert client.get("/kpis", headers={"X-Forwarded-For": "203.0.113.9"}).status_code == 302


def test_the_opening_link_works_once(browse: Browse, cast: Cast) -> None:
    """The command line prints it; the first to open it is in, the second is told that it has ended."""
    from kinerja.actions import opening
    from tests.cast import NOW

    raw = opening.create(cast.people["Ayu"].pk, now=NOW)
    assert browse().get(f"/open/{raw}")["Location"] == "/"
    assert browse().get(f"/open/{raw}").status_code == 410


def test_every_answer_carries_the_policy(browse: Browse) -> None:
    """Pages, files, refusals, redirects and programs' answers alike: no code but ours, in no frame, as what it is."""
    from django.test import Client

    strict = Client(enforce_csrf_checks=True, HTTP_HOST="127.0.0.1")
    answers = [
        *(browse().get(path) for path in ("/sign-in", "/kpis", "/nowhere", "/healthz", "/api/v1/kpis", "/api/none")),
        *(browse("Citra").get(path) for path in ("/kpis", "/kpis.csv", "/settings/members", "/api/v1/kpis")),
        strict.post("/sign-in", {}),
        strict.get("/sign-in", HTTP_HOST="evil.example"),
    ]
    assert {answer.status_code for answer in answers} == {200, 302, 400, 401, 403, 404}
    for answer in answers:
        assert "default-src 'none'" in answer["Content-Security-Policy"], answer.status_code
        assert (answer["X-Frame-Options"], answer["X-Content-Type-Options"]) == ("DENY", "nosniff")


def test_cookies_are_out_of_a_scripts_reach(browse: Browse) -> None:
    """HttpOnly and SameSite on every cookie that we set."""
    client = browse()
    client.get("/sign-in")
    client.post("/sign-in", {"email": "citra@contoh.id", "password": PASSWORD})
    client.post("/settings/preferences", {"lang": "id", "theme": "dark"})
    assert set(client.cookies) >= {"kinerja_session", "csrftoken", "kinerja_lang", "kinerja_theme"}
    for cookie in client.cookies.values():
        assert cookie["httponly"], cookie.key
        assert cookie["samesite"] == "Lax", cookie.key


@pytest.mark.parametrize("path", ["/", "/sign-in", "/kpis", "/api/v1/kpis"])
def test_a_name_that_is_not_ours_is_refused(path: str, browse: Browse) -> None:
    """A page elsewhere that has its own name point at this machine gets nothing; a check of health needs no name."""
    assert browse("Ayu").get(path, HTTP_HOST="evil.example").status_code == 400
    assert browse("Ayu").get("/healthz", HTTP_HOST="evil.example").status_code == 200


def test_sessions_that_have_ended_are_swept(browse: Browse) -> None:
    """Whoever signs in takes the ended sessions of everybody away, and leaves the running ones."""
    from datetime import timedelta

    from django.contrib.sessions.models import Session
    from django.utils import timezone

    now = timezone.now()
    for key, age in (("ended", -1), ("running", 1)):
        Session.objects.create(session_key=key, session_data="", expire_date=now + timedelta(days=age))
    browse().post("/sign-in", {"email": "citra@contoh.id", "password": PASSWORD})
    kept = set(Session.objects.values_list("session_key", flat=True))
    assert "running" in kept
    assert "ended" not in kept
