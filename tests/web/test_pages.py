"""Do pages keep the security policy, speak the reader's language, and stay whole when something is wrong?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.web.conftest import Browse

PAGES = [
    "/",
    "/kpis",
    "/kpis/KPI-1",
    "/kpis/new",
    "/kpis/KPI-1/definition",
    "/settings",
    "/settings/members",
    "/settings/tokens",
    "/why/KPI-1",
]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_page_asks_the_policy_for_no_exception(path: str, lang: str, browse: Browse) -> None:
    """No inline style, script or handler, and the policy is sent; ids are there once; the language is said."""
    answer = browse("Ayu", lang=lang).get(path)
    page = answer.content.decode()
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    assert not re.search(r"<[^>]+\s(style|on[a-z]+)=", page)
    assert not re.search(r"<script(?![^>]*\ssrc=)", page)
    assert f'<html lang="{lang}"' in page
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert sorted(set(ids)) == sorted(ids)
    assert answer["Cache-Control"] == "private, no-store"


def test_every_form_that_changes_something_carries_our_token(browse: Browse) -> None:
    """A POST form without it would be refused."""
    client = browse("Ayu")
    for path in PAGES:
        for form in re.findall(r'<form[^>]*method="post".*?</form>', client.get(path).content.decode(), re.DOTALL):
            assert 'name="csrfmiddlewaretoken"' in form, (path, form[:200])


def test_what_is_not_there_is_told_in_the_design(browse: Browse) -> None:
    """With the way home, for a stranger and for a member, as 404."""
    for client in (browse(), browse("Citra")):
        answer = client.get("/no-such-page")
        assert answer.status_code == 404
        assert "There is nothing here" in answer.content.decode()
    assert "Citra" in browse("Citra").get("/kpis/KPI-99").content.decode()


def test_what_is_not_yours_says_why(browse: Browse) -> None:
    """403 with the reason and what would do."""
    page = browse("Eka").post("/kpis/KPI-4/edit", {"name": "Mine", "unit": "U-2"})
    assert page.status_code == 403
    assert "As a reader" in page.content.decode()


def test_what_breaks_is_told_without_the_database(browse: Browse, monkeypatch: pytest.MonkeyPatch) -> None:
    """500 in the design, without asking who it is."""
    from kinerja.store import books

    def broken(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError("broken on purpose")

    client = browse("Citra")
    client.raise_request_exception = False
    monkeypatch.setattr(books, "home", broken)
    answer = client.get("/")
    assert answer.status_code == 500
    assert "Something broke on our side" in answer.content.decode()


def test_language_and_theme_are_one_click_away_for_anybody(browse: Browse, cast: Any) -> None:
    """In a cookie for a stranger, with the person for a member; the next page speaks it."""
    stranger = browse()
    assert stranger.post("/settings/preferences", {"lang": "id", "next": "/sign-in"})["Location"] == "/sign-in"
    assert '<html lang="id"' in stranger.get("/sign-in").content.decode()
    citra = browse("Citra")
    assert citra.post("/settings/preferences", {"theme": "dark"}, HTTP_HX_REQUEST="true").status_code == 204
    citra.post("/settings/preferences", {"lang": "id", "density": "compact", "next": "//evil.example"})
    page = citra.get("/settings").content.decode()
    assert '<html lang="id" data-theme="dark" data-density="compact"' in page


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("/kpis/KPI-1/measurements", "/kpis/KPI-1"),
        ("/kpis/KPI-1/measurements/2026-10/undo", "/kpis/KPI-1"),
        ("/objectives/O-2/corrections", "/objectives/O-2"),
        ("/objectives/O-2/publication", "/objectives/O-2"),
        ("/settings/password", "/settings"),
        ("/units/U-1/archive", "/units/U-1"),
        ("/news-read", "/"),
    ],
)
def test_the_address_of_a_deed_leads_to_its_page(browse: Browse, address: str, page: str) -> None:
    """A refused form stands at the deed's address: another language there, or a reload, must not end in an error."""
    answer = browse("Ayu").get(address)
    assert (answer.status_code, answer.headers["Location"]) == (302, page)


def test_a_reader_is_offered_nothing_to_write(browse: Browse) -> None:
    """Neither the rail nor the palette names what would be refused; a member finds it in both."""
    deeds = ("Check in", "New KPI", "New objective", "Read a document")
    shown = {who: [browse(who).get(at).content.decode() for at in ("/", "/palette")] for who in ("Eka", "Citra")}
    assert not [word for word in deeds for page in shown["Eka"] if f">{word}</span>" in page]
    assert all(f"<span>{word}</span>" in shown["Citra"][1] for word in deeds)


def test_health_needs_no_session(browse: Browse, django_assert_num_queries: Any) -> None:
    """One query, no cookie, and "ok"."""
    with django_assert_num_queries(1):
        answer = browse().get("/healthz")
    assert (answer.status_code, answer.content, dict(answer.cookies)) == (200, b"ok", {})


def test_a_token_is_shown_once(browse: Browse) -> None:
    """Then only its beginning; revoked, it opens nothing."""
    client = browse("Citra")
    page = client.post(
        "/settings/tokens", {"name": "nightly", "scopes": ["read", "report"], "days": "30"}
    ).content.decode()
    raw = re.search(r"kin_\w{20,}", page)
    assert raw is not None
    again = client.get("/settings/tokens").content.decode()
    assert raw[0] not in again
    assert raw[0][:8] in again
    where = re.search(r'action="(/settings/tokens/\d+/revoke)"', again)
    assert where is not None
    assert client.post(where[1]).status_code == 303
    assert "revoked" in client.get("/settings/tokens").content.decode()


def test_an_organisation_keeps_an_owner(browse: Browse) -> None:
    """The last owner can't be let go, and the page says so."""
    answer = browse("Ayu").post("/settings/members/P-1/roles", {"role.0": "member"})
    assert answer.status_code in (409, 422)
    assert "owner" in answer.content.decode()


def test_a_person_holds_several_roles(browse: Browse) -> None:
    """The form shows each with its unit and one line more; saving keeps the others."""
    client = browse("Ayu")
    page = client.get("/settings/members/P-3/roles").content.decode()
    assert page.count('name="role.') == 2
    sent = {"role.0": "lead", "role_unit.0": "U-2", "role.1": "reader", "role_unit.1": "U-4"}
    assert client.post("/settings/members/P-3/roles", sent).status_code == 303
    listed = client.get("/settings/members").content.decode()
    assert "Lead, Penjualan" in listed
    assert "Reader, Layanan" in listed
    assert client.get("/settings/members/P-3/roles").content.decode().count('name="role.') == 3
    assert browse("Budi").get("/settings/members/P-3/roles").status_code == 403
    assert client.get("/settings/members/P-99/roles").status_code == 404
