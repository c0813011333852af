"""Are sentences of prose that may be goals offered without being taken?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.web.test_paste import fields, preview

if TYPE_CHECKING:
    from tests.cast import Cast
    from tests.web.conftest import Browse

PROSE = (
    "Rapat kemarin cukup lama. Penjualan tahun lalu turun 8% karena toko tutup dua minggu. Tahun depan kita mau "
    "menurunkan retur dari 6% menjadi 2% dan menekan komplain di bawah 5 per bulan."
)


def test_uncertain_lines_come_unticked(cast: Cast, browse: Browse) -> None:
    """Both halves of the wish are there, none is chosen; saving as it is saves nothing."""
    from kinerja.store import models

    before = models.Kpi.objects.count(), models.Objective.objects.count()
    client = browse("Dewi")
    page = preview(client, PROSE)
    sent = fields(page)
    titles = {said for name, said in sent.items() if name.endswith(".title")}
    assert {"menurunkan retur dari 6% menjadi 2%", "menekan komplain di bawah 5 per bulan"} <= titles
    assert not [name for name in sent if name.endswith(".on")]
    assert page.count('class="read-line"') == len([name for name in sent if name.endswith(".title")])
    client.post("/paste/preview", {**sent, "deed": "save"})
    assert (models.Kpi.objects.count(), models.Objective.objects.count()) == before


def test_a_ticked_line_is_saved(cast: Cast, browse: Browse) -> None:
    """Once somebody says that a sentence is a goal, it is one."""
    from kinerja.store import models

    client = browse("Dewi")
    sent = fields(preview(client, PROSE))
    number = next(name.split(".")[1] for name, said in sent.items() if said == "menekan komplain di bawah 5 per bulan")
    before = models.Kpi.objects.count()
    answer = client.post("/paste/preview", {**sent, f"l.{number}.on": "on", f"l.{number}.kind": "kpi", "deed": "save"})
    assert answer.status_code in (302, 303), answer.content.decode()[:200]
    assert models.Kpi.objects.count() == before + 1
