"""Does the coach's note stand beside what is typed, know the form's other fields, and stay away where nothing is?"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.web.conftest import Browse

PIECE = {"HTTP_HX_REQUEST": "true"}


def note(client: object, query: str, **fields: str) -> str:
    """The note for a form as it stands."""
    sent = {name.replace("__", "."): said for name, said in fields.items()}
    response = client.post(f"/coach/{query}", sent, **PIECE)  # type: ignore[attr-defined]  # Django's test client
    assert response.status_code == 200
    return str(response.content.decode())


def test_a_note_on_a_kpi_s_name(browse: Browse) -> None:
    """Score, wording with its questions, findings; the button fills the field."""
    page = note(browse("Ayu"), "kpi", name="Menulis minimal 6 artikel SEO per bulan", cadence="month", owner="")
    assert "Counts effort, not effect" in page
    assert '<span class="coach-ask">[klik organik per artikel?]</span>' in page
    assert 'data-coach-text-param="Menulis minimal 6 artikel SEO per bulan, dengan' in page
    assert "Nobody answers for it" in page
    assert "No rhythm" not in page


def test_three_are_open_and_the_rest_is_folded(browse: Browse) -> None:
    """At most three findings stand open; the others and the parts of the score are one click away."""
    page = note(browse("Ayu"), "kpi", name="Kualitas layanan lebih baik", owner="")
    opened, _, folded = page.partition("<details")
    assert opened.count('class="coach-finding"') == 3
    assert folded.count('class="coach-finding"') >= 1
    assert "How the score is made" in folded


def test_the_fields_of_the_form_are_heard(browse: Browse) -> None:
    """A target, a start and a health KPI that are typed into their own fields are not missing."""
    client = browse("Ayu")
    bare = note(client, "key_result?at=key_results.0.", key_results__0__title="Turunkan keluhan pelanggan")
    assert "No number" in bare
    full = note(
        client,
        "key_result?at=key_results.0.",
        key_results__0__title="Turunkan keluhan pelanggan",
        key_results__0__baseline="12",
        key_results__0__target="5",
        key_results__0__health_kpi="KPI-1",
    )
    assert "Nothing to add." in full
    steps = note(client, "key_result?at=", title="Turunkan keluhan pelanggan", kind="milestone")
    assert "No number" not in steps


def test_a_target_that_is_met_already_is_told_where_it_is_set(browse: Browse) -> None:
    """In the form of a KPI's target its latest value is known; without a remark there is no note."""
    client = browse("Ayu")
    met = [note(client, "kpi/KPI-1", target=target) for target in ("0.01", "99999999999")]
    # Whichever way is better for it, one of the two lies behind its latest value and the other far ahead.
    assert sorted("Already met today" in page for page in met) == [False, True]
    assert "" in met


def test_a_kpi_on_its_target_is_not_blamed_for_it(browse: Browse) -> None:
    """Its name is changed, not its target: that it is met today is what it is there for."""
    client = browse("Ayu")
    for target in ("0.01", "99999999999"):
        assert "Already met today" not in note(client, "kpi/KPI-1", name="Omzet minimal Rp1 per bulan", target=target)


def test_the_whole_objective(browse: Browse) -> None:
    """The key results of a form together; rows that are not filled in yet are none."""
    rows = {"key_results__0__title": "Adakan 2 pelatihan", "key_results__1__title": "Tulis 3 artikel"}
    page = note(browse("Ayu"), "set", title="Pelanggan senang", key_results__2__title="", **rows)
    assert "The whole objective" in page
    assert "All of them count effort" in page


def test_nothing_typed_is_nothing_said(browse: Browse) -> None:
    """An empty field has an empty note, and so has a meaning without a vague word."""
    client = browse("Ayu")
    for query in ("kpi", "key_result?at=", "objective", "set", "meaning"):
        assert note(client, query, name="", title="", description="") == ""
    assert note(client, "meaning", description="Answers within a day ÷ all answers") == ""
    assert "Words nobody can check" in note(client, "meaning", description="Everything done optimally")


def test_what_is_no_form_of_ours_is_not_found(browse: Browse) -> None:
    """A kind we don't know, a KPI that is not there, a GET."""
    client = browse("Ayu")
    assert client.post("/coach/okr").status_code == 404
    assert client.post("/coach/kpi/KPI-999", {"name": "x"}).status_code == 404
    assert client.get("/coach/kpi").status_code == 405


@pytest.mark.parametrize("name", ["<b>bold</b> & omzet naik", '"><script>alert(1)</script> omzet', "{{ 7 * 7 }} omzet"])
def test_what_is_typed_stays_text(browse: Browse, name: str) -> None:
    """No markup of the typed text becomes markup of the note."""
    page = note(browse("Ayu"), "kpi", name=name)
    assert "<b>bold" not in page
    assert "<script" not in page


def test_places_in_the_forms(browse: Browse) -> None:
    """Every form where a goal or a KPI is typed has its place for the note, and works without it."""
    client = browse("Ayu")
    for address, kind in (
        ("/kpis/new", "kpi"),
        ("/kpis/new", "meaning"),
        ("/kpis/KPI-1/edit", "kpi"),
        ("/kpis/KPI-1/definition", "meaning"),
        ("/kpis/KPI-1/targets", "kpi"),
        ("/objectives/O-1/edit", "objective"),
        ("/objectives/O-1/edit", "set"),
        ("/objectives/O-1/key-results/new", "key_result"),
        ("/key-results/KR-1/edit", "key_result"),
    ):
        assert f"/coach/{kind}" in client.get(address).content.decode(), address


def test_a_line_of_a_document_takes_the_coach_s_wording(browse: Browse) -> None:
    """In the preview each line has its note, and its button puts the wording into the line; nothing is saved."""
    client, text = browse("Ayu"), "OKR\nObjective: Tim senang\n- KR 1: Adakan 2 pelatihan"
    page = client.post("/paste/preview", {"text": text}).content.decode()
    assert 'class="coach-line"' in page
    assert 'name="reword" value="2"' in page
    lines = {
        "l.1.title": "Tim senang",
        "l.1.kind": "objective",
        "l.1.on": "on",
        "l.1.role": "0",
        "l.2.title": "Adakan 2 pelatihan",
        "l.2.kind": "key_result",
        "l.2.on": "on",
        "l.2.role": "0",
    }
    page = client.post("/paste/preview", {"text": text, **lines, "reword": "2"}).content.decode()
    assert (
        "[Hasil kerja peserta sesudahnya?] naik dari [berapa?] menjadi [berapa?] lewat 2 pelatihan</textarea>" in page
    )


def test_it_answers_within_fifty_milliseconds(browse: Browse) -> None:
    """While typing nobody waits: the median of ten answers of the longest kind."""
    client, times = browse("Ayu"), []
    rows = {f"key_results__{n}__title": "Turunkan rata-rata waktu respons menjadi 2 jam" for n in range(5)}
    for _ in range(11):
        begun = time.perf_counter()
        note(client, "set", title="Tingkatkan kualitas layanan pelanggan", **rows)
        times.append(time.perf_counter() - begun)
    # Twice the promise: the machine that tests may be busy with other things.
    assert sorted(times)[5] < 0.1
