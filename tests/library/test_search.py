"""Does one find the role and the line that one means, whatever one calls it?"""

from __future__ import annotations

import time

import pytest

from kinerja import library
from kinerja.library import compare, search
from kinerja.library.near import is_one_off, wanted_in
from kinerja.library.role import RoleTemplate
from kinerja.library.schema import read_role


def _made(name: str, *kpis: tuple[str, str], more: str = "") -> RoleTemplate:
    rows = "".join(f'[[kpi]]\nkey = "{key}"\nname = "{said}"\nunit = "%"\n' for key, said in kpis)
    role = read_role(f'name = "{name}"\n{more}\n{rows}', slug=name)
    assert isinstance(role, RoleTemplate)
    return role


def _slugs(words: str, sector: str = "") -> list[str]:
    return [hit.role.slug for hit in search(words, library.roles(), sector).hits]


SHOP = _made("Kepala Toko", ("a", "Selisih kas kasir"))
TILL = _made("Kasir", ("b", "Antrean"))
COOK = _made("Koki", ("c", "Rasa"))


def test_the_role_of_that_name_comes_first() -> None:
    """Who looks for "kasir" wants the cashier before others with a KPI about them; a word may be begun only."""
    assert [hit.role.slug for hit in search("KASI", [SHOP, TILL, COOK]).hits] == ["Kasir", "Kepala Toko"]
    assert [line.key for line in search("kasir selisih", [SHOP, TILL]).hits[0].lines] == ["a"]
    assert len(search("  ", [SHOP, TILL, COOK]).hits) == 3
    assert search("zzzz qqqq", [SHOP, TILL, COOK]).hits == ()


@pytest.mark.parametrize(
    ("words", "first"),
    [
        (("CS", "customer service", "layanan pelanggan", "Customer  Support", "custmer service"),
         "customer-service-representative"),
        (("pelayanan publik", "kelurahan", "public service"), "public-service-section-head"),
        (("sales", "penjualan", "salesman", "sales manager", "contoh KPI sales"), "sales-executive"),
        (("marketing", "pemasaran", "digital marketing", "pemasran"), "digital-marketing-specialist"),
        (("HRD", "SDM", "personalia", "HR", "human capital", "staff HRD"), "hr-officer"),
        (("gudang", "warehouse", "gudng", "kepala gudang", "KPI untuk admin gudang"), "warehouse-admin"),
        (("kasir", "cashier", "toko", "retail"), "store-manager"),
        (("guru", "teacher", "wali kelas"), "homeroom-teacher"),
        (("programmer", "developer", "pengembang", "softwere engineer"), "software-engineer"),
        (("rekrutmen", "recruitment", "recruiter"), "recruiter"),
        (("akuntan", "accounting", "staf pajak"), "accounting-tax-staff"),
        (("perawat", "nurse"), "head-nurse"),
        (("apoteker", "pharmacist"), "pharmacy-head"),
        (("penagihan", "debt collector"), "collection-officer"),
        (("teknisi mesin", "maintenance"), "maintenance-lead"),
        (("hotel", "resepsionis", "hotl"), "front-office-manager"),
        (("copywriter", "penulis", "content creator"), "content-writer"),
        (("kepala sekolah", "principal"), "school-principal"),
    ],
)  # fmt: skip
def test_a_role_has_many_names(words: tuple[str, ...], first: str) -> None:
    """Its own, those people really say, the other language's, and one with a letter wrong."""
    found = {each: (_slugs(each) or ["nothing"])[0] for each in words}
    assert found == dict.fromkeys(words, first)


def test_where_somebody_works_finds_the_roles_there() -> None:
    """A sector's words find its roles below those that are named so; the shelf of everywhere finds none."""
    assert set(_slugs("rumah sakit")[:2]) == {"head-nurse", "pharmacy-head"}
    assert _slugs("puskesmas") and set(_slugs("puskesmas")) <= set(_slugs("klinik"))
    assert not set(_slugs("keluarga", "general")) - {"hr-officer", "head-nurse"}


def test_a_metric_is_found_with_the_line_that_says_it() -> None:
    """By its name, by its sheet, and by its neighbours where nobody measures just that."""
    (hit,) = search("ROAS", library.roles()).hits
    assert (hit.role.slug, hit.named, [line.key for line in hit.lines]) == (
        "digital-marketing-specialist",
        False,
        ["roas"],
    )
    found = search("formularium", library.roles()).hits[0]
    assert found.role.slug == "pharmacy-head" and found.lines[0].kind == "kpi"
    turnover = search("attrition", library.roles()).hits
    assert "hr-officer" in [hit.role.slug for hit in turnover]
    deep = _made("Admin", ("x", "Ketelitian"), more="")
    assert search("ketelitian", [deep]).hits[0].lines[0].said.in_language("id") == ""


def test_every_role_of_the_library_is_found_by_its_names_first() -> None:
    """In each language its full name leads to it before any other."""
    for role in library.roles():
        for name in role.name.said.values():
            assert _slugs(name)[0] == role.slug, name


def test_words_that_stand_nowhere_together_find_what_has_the_most_of_them() -> None:
    """It is said that only a part was found; the palette, where own things come first, does without."""
    part = search("guru matematika", library.roles())
    assert part.partly and part.hits[0].role.slug == "homeroom-teacher"
    assert search("guru matematika", library.roles(), strict=True).hits == ()
    assert search("gudng", library.roles(), strict=True).hits == ()


def test_what_a_mistyped_word_was_taken_for_is_said() -> None:
    """Only a word that stands nowhere is mistyped; accents and capitals never are a mistake."""
    assert search("gudng", library.roles()).meant == {"gudng": "gudang"}
    assert search("GÚDANG", library.roles()).meant == {}
    assert search("xyzzy", library.roles()).hits == ()


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [("gudng", "gudang", True), ("guddang", "gudang", True), ("gudamg", "gudang", True), ("gduang", "gudang", True),
     ("gudanga", "gudang", True), ("udang", "gudang", True), ("gdng", "gudang", False), ("gudang", "gudang", False),
     ("dugang", "gudang", False), ("a", "", True), ("ab", "ba", True)],
)  # fmt: skip
def test_one_letter_may_be_wrong(one: str, other: str, near: bool) -> None:
    """One more, one less, another one, or two neighbours swapped."""
    assert is_one_off(one, other) is is_one_off(other, one) is near


def test_what_says_nothing_is_not_looked_for() -> None:
    """Unless there is nothing else; a rank orders what was found, and excludes nothing."""
    assert [each.typed for each in wanted_in("contoh KPI untuk customer service")] == ["customer service"]
    assert [each.typed for each in wanted_in("kpi")] == ["kpi"]
    assert [(each.typed, each.needed) for each in wanted_in("kepala gudang")] == [("kepala", False), ("gudang", True)]
    assert [each.needed for each in wanted_in("manager")] == [True]


def test_an_own_role_is_found_on_its_shelf() -> None:
    """A role of the organisation that stands on a shelf is one of its roles like any other."""
    own = _made("Pengawas Apotek", ("a", "Resep"), more='sectors = ["health"]')
    assert [hit.role.slug for hit in search("", [own, SHOP], "health").hits] == ["Pengawas Apotek"]
    assert [hit.role.slug for hit in search("puskesmas", [own, SHOP]).hits] == ["Pengawas Apotek"]


def test_a_search_takes_a_moment() -> None:
    """Whatever is typed: the longest words, many words, and words of no meaning, in well under half a second each."""
    for words in ("a" * 5000, "kasir " * 500, "zqx " * 100, "x" * 300 + " gudng"):
        begun = time.perf_counter()
        search(words, library.roles())
        assert time.perf_counter() - begun < 0.5, words[:20]


def test_comparing_pairs_what_measures_the_same() -> None:
    """The same key, or nearly the same name."""
    one = _made("A", ("csat", "Kepuasan pelanggan"), ("sla", "Respons pertama tiket"), ("own", "Kunjungan"))
    other = _made("B", ("csat", "CSAT"), ("first", "Respons pertama tiket masuk"), ("more", "Omzet"))
    seen = compare(one, other)
    assert [(a.key, b.key) for a, b in seen.both] == [("csat", "csat"), ("sla", "first")]
    assert [k.key for k in seen.only_left] == ["own"]
    assert [k.key for k in seen.only_right] == ["more"]
