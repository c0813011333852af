"""Does the form of an adoption say that the role was adopted there before?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.web.conftest import Browse

AT = "/library/digital-marketing-specialist"
SAID = "This role was adopted here before"


def test_the_form_says_so_before_and_the_next_page_after(browse: Browse) -> None:
    """For the person or the unit that is chosen at first; taken back, it is no second time."""
    client = browse("Citra")
    sent = {"unit": "U-2", "owner": "P-4", "k.roas.on": "on", "k.roas.target": "4"}
    assert SAID not in client.get(f"{AT}/adopt").content.decode()
    first = client.post(f"{AT}/adopt", sent)
    assert first.status_code == 303, first.content.decode()
    assert SAID not in client.get(first["Location"]).content.decode()
    assert SAID in client.get(f"{AT}/adopt").content.decode()
    assert SAID in client.get(f"{AT}/adopt?unit=U-2").content.decode()
    assert SAID not in client.get(f"{AT}/adopt?owner=P-3").content.decode()
    again = client.post(f"{AT}/adopt", sent)
    assert again.status_code == 303
    assert SAID in client.get(again["Location"]).content.decode()
    for each in (first, again):
        number = each["Location"].partition("adoption=")[2].partition("&")[0]
        assert client.post(f"{AT}/adoptions/{number}/undo").status_code in (200, 303)
    assert SAID not in client.get(f"{AT}/adopt").content.decode()
