"""Does the board show each KPI with its target, period and verdict, narrowed and ordered as asked, in few queries?"""

from __future__ import annotations

import csv
import gzip
import io
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cast import Cast
    from tests.web.conftest import Browse


def test_a_row_never_shows_a_number_alone(browse: Browse) -> None:
    """Omzet stands with its target, direction, period, score and verdict in words; the KPI without data says so."""
    page = browse("Ayu").get("/kpis").content.decode()
    for words in ("Omzet bulanan", "IDR 149,999,999.99", "≥ IDR 150,000,000", "higher is better", "Oct 2026", "99.9"):
        assert words in page, words
    assert "Not achieved" in page
    assert "no data" in page


def test_the_same_board_in_indonesian_numbers(browse: Browse) -> None:
    """Rupiah, decimals and periods follow the reader."""
    page = browse("Ayu", lang="id").get("/kpis").content.decode()
    for words in ("Rp149.999.999,99", "≥ Rp150.000.000", "Okt 2026", "TW 3 2026", "4,6/5"):
        assert words in page, words


def names(page: str) -> list[str]:
    """The KPIs of a board in their order."""
    return [row.split(">")[-1] for row in page.split("</a><small>")[:-1]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?unit=U-4", {"Keluhan pelanggan", "Selisih gaji", "Waktu tanggap"}),
        ("?unit=U-2", {"Omzet bulanan", "Kehadiran", "Hari persediaan"}),
        ("?owner=P-3", {"Omzet bulanan"}),
        ("?cadence=week", {"Keluhan pelanggan"}),
        ("?verdict=achieved", {"Keluhan pelanggan", "Kehadiran"}),
        ("?verdict=no_data", {"Selisih gaji"}),
        ("?q=omzet", {"Omzet bulanan"}),
        ("?state=archived", {"Kunjungan toko"}),
        ("?q=nothing+like+it", set()),
    ],
)
def test_the_address_narrows_the_board(query: str, expected: set[str], browse: Browse) -> None:
    """By unit with all below it, owner, rhythm, verdict, name or archive."""
    assert set(names(browse("Ayu").get("/kpis" + query).content.decode())) == expected


def test_the_filter_says_how_many_conditions_are_set(browse: Browse) -> None:
    """On a phone it is folded into one line; the number tells that something is left out."""
    client = browse("Ayu")
    assert '<span class="count" id="filter-count" hidden>0</span>' in client.get("/kpis").content.decode()
    assert '<span class="count" id="filter-count">2</span>' in client.get("/kpis?unit=U-2&q=o").content.decode()


def test_headings_sort_and_turn_round(browse: Browse) -> None:
    """A heading is a link; the one in force says so and turns the order."""
    client = browse("Ayu")
    down = client.get("/kpis?sort=-name").content.decode()
    assert names(down) == sorted(names(down), reverse=True)
    assert 'aria-sort="descending"' in down
    assert 'href="?sort=name"' in down
    assert "Direksi" not in names(client.get("/kpis?group=unit").content.decode())


def test_an_odd_address_still_opens(browse: Browse) -> None:
    """What an old or mistyped address asks for is left out; nothing breaks."""
    client = browse("Ayu")
    for query in (
        "?unit=X&owner=P-99999999999&cadence=fortnight&verdict=good&sort=price&page=x&rows=9999999",
        "?page=0",
        "?page=99",
    ):
        assert client.get("/kpis" + query).status_code == 200


def test_a_stranger_to_a_kpi_never_reads_of_it(browse: Browse) -> None:
    """Dewi's private KPI is neither on Citra's board nor in her file; nor is Kehadiran, its unit's own, on Dewi's."""
    for path in ("/kpis", "/kpis.csv"):
        assert "Selisih gaji" not in browse("Citra").get(path).content.decode()
        assert "Kehadiran" not in browse("Dewi").get(path).content.decode()
        assert "Omzet toko" not in browse("Ayu").get(path).content.decode()


def test_the_file_is_for_machines(browse: Browse) -> None:
    """Decimal points and ISO periods whatever the reader's language, with the filter of the board."""
    answer = browse("Ayu", lang="id").get("/kpis.csv?q=omzet")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert [(r["id"], r["period"], r["value"], r["target"], r["verdict"]) for r in rows] == [
        ("KPI-1", "2026-10", "149999999.99", "150000000", "not_achieved")
    ]


@pytest.mark.parametrize("name", ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_name_becomes_a_formula(name: str, browse: Browse, cast: Cast) -> None:
    """A spreadsheet shows it as text; a negative number stays a number."""
    kpi = cast.kpis["omzet"]
    kpi.name = name
    kpi.save()
    rows = list(csv.DictReader(io.StringIO(browse("Ayu").get("/kpis.csv").content.decode())))
    assert next(r["name"] for r in rows if r["id"] == "KPI-1") == "'" + name


def test_two_hundred_rows_fit_into_a_first_page(browse: Browse, cast: Cast, django_assert_max_num_queries: Any) -> None:
    """At most 60 KB compressed and no query more; a hundred at a time unless asked otherwise."""
    from tests.casting import RUPIAH, measured, new_kpi

    months = [f"2026-{month:02}" for month in range(1, 11)]
    for index in range(210):
        kpi = new_kpi(cast, f"k{index}", f"Omzet toko nomor {index:03}", cast.units["Penjualan"], RUPIAH, target="150")
        measured(kpi, RUPIAH, {month: str(100 + (index * 7 + at * 13) % 90) for at, month in enumerate(months)})
    client = browse("Ayu")
    page = client.get("/kpis").content.decode()
    assert len(names(page)) == 100
    assert "1 to 100" in page
    assert len(names(client.get("/kpis?page=3").content.decode())) == 16
    with django_assert_max_num_queries(12):
        answer = client.get("/kpis?rows=200")
    assert len(names(answer.content.decode())) == 200
    assert len(gzip.compress(answer.content)) < 60_000


def test_a_late_value_keeps_the_period_of_the_one_before(cast: Cast, browse: Browse) -> None:
    """The September value is not read as October's, which is late: both periods are named."""
    from kinerja.store import models

    row = models.Measurement.objects.filter(kpi__organisation=cast.organisation, period_label="2026-10").first()
    assert row is not None
    row.value_scaled = row.numerator_scaled = row.denominator_scaled = None
    row.save()
    page = browse("Ayu").get("/kpis").content.decode()
    assert "Sep 2026 · late: Oct 2026" in page
