"""Does a page lead somebody to a form that would be refused, and where does such a form lead back to?"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.web.conftest import Browse

#: A form, who may not send it, the reason, and where it leads back to.
FORMS = [
    ("/kpis/KPI-4/edit", "Citra", "its unit's lead sets it, not those who are measured", "/kpis/KPI-4"),
    ("/kpis/KPI-4/targets", "Eka", "As a reader you may look at everything", "/kpis/KPI-4"),
    ("/kpis/KPI-4/definition", "Dewi", "its unit's lead sets it", "/kpis/KPI-4"),
    ("/kpis/new", "Eka", "As a reader", "/kpis"),
    ("/objectives/O-1/edit", "Citra", "neither own it nor lead its unit", "/objectives/O-1"),
    ("/objectives/O-1/key-results/new", "Citra", "neither own it nor lead its unit", "/objectives/O-1"),
    ("/key-results/KR-1/edit", "Citra", "neither own it nor lead its unit", "/key-results/KR-1"),
    ("/key-results/KR-1/removal", "Eka", "As a reader", "/key-results/KR-1"),
    ("/kpis/KPI-4/removal", "Eka", "As a reader", "/kpis/KPI-4"),
    ("/objectives/O-1/removal", "Eka", "As a reader", "/objectives/O-1"),
    ("/library/new", "Citra", "Only those who lead a unit", "/library"),
    ("/library/R-1/edit", "Budi", "You may not change the role “Kepala gerai”: Ayu has added it", "/library/R-1"),
    ("/library/R-1/text", "Citra", "Ask Ayu or the performance office", "/library/R-1"),
    ("/library/sales-executive/edit", "Citra", "may copy it and change the copy", "/library/sales-executive"),
    ("/library/sales-executive/lines/kpi", "Budi", "Copy it into your own library", "/library/sales-executive"),
    ("/library/sales-executive/adopt", "Eka", "As a reader", "/library/sales-executive"),
    ("/units/U-2/edit", "Budi", "Ask your performance office", "/units/U-2"),
    ("/people/P-3/edit", "Citra", "Ask your performance office", "/people/P-3"),
    ("/cycles/C-1/edit", "Citra", "Ask your performance office", "/cycles/C-1"),
]
#: Where people look around, and which addresses are forms.
PAGES = (
    *(
        "/",
        "/kpis",
        "/kpis/KPI-1",
        "/kpis/KPI-2",
        "/kpis/KPI-4",
        "/okr",
        "/cycles",
        "/objectives/O-1",
        "/objectives/O-2",
    ),
    *("/key-results/KR-1", "/key-results/KR-3", "/units", "/units/U-2", "/people", "/people/P-4", "/library", "/paste"),
    *("/settings", "/learn", "/check-in", "/palette"),
)
A_FORM = re.compile(r"/(new|edit|targets|definition|archive|removal|close|closing|links|check-ins|adopt|members)$")


@pytest.mark.parametrize(("path", "name", "reason", "back"), FORMS)
def test_a_form_that_is_not_theirs(browse: Browse, path: str, name: str, reason: str, back: str) -> None:
    """No form to fill in vain: the reason, and one click back to what it is about."""
    answer = browse(name).get(path)
    page = unescape(answer.content.decode())
    assert answer.status_code == 403
    assert reason in page
    assert f'href="{back}"' in page.split("<main", 1)[1]
    assert "Save" not in page.split("<main", 1)[1]


@pytest.mark.parametrize("name", ["Citra", "Dewi", "Eka", "Budi"])
def test_no_page_leads_there(browse: Browse, name: str) -> None:
    """Every form that a member, a reader or a lead is shown the way to is one that he or she may send."""
    client, ways = browse(name), {}
    for path in PAGES:
        answer = client.get(path)
        assert answer.status_code in (200, 404), path
        for way in re.findall(r'(?:href|hx-get)="(/[^"#?]*)', answer.content.decode()):
            if A_FORM.search(way):
                ways.setdefault(unescape(way), path)
    refused = {way: path for way, path in ways.items() if client.get(way, follow=True).status_code != 200}
    assert refused == {}
    assert ways or name == "Eka"


def test_a_role_of_the_library_offers_a_copy_instead(browse: Browse) -> None:
    """To whom may keep roles: one button, and the copy is there to be changed; to nobody else."""
    page = browse("Budi").get("/library/sales-executive/edit").content.decode().split("<main", 1)[1]
    assert 'action="/library/sales-executive/copy"' in page
    assert "/copy" not in browse("Citra").get("/library/sales-executive/edit").content.decode().split("<main", 1)[1]
    assert browse("Budi").get("/library/nobody/edit").status_code == 404
