"""Does the coach say what is true of lines as an office writes them: duties, habits, standards for all, errands?"""

from __future__ import annotations

import pytest

from kinerja.reading.advisor import advise
from kinerja.reading.coach import coach
from kinerja.reading.statement import Kind

# line, what it is kept as → the codes that are found, a better wording
LINES: list[tuple[str, Kind, set[str], str | None]] = [
    # Who says "all" has said how many; what is asked is how many there are today.
    (
        "Semua apoteker lulus uji dispensing",
        "key_result",
        {"no_baseline", "no_deadline"},
        "Semua apoteker lulus uji dispensing (sekarang [berapa %?]) paling lambat [kapan?]",
    ),
    (
        "Every ward visit starts on time",
        "kpi",
        {"no_cadence"},
        "Every ward visit starts on time, measured every [month?]",
    ),
    # A duty without a number asks for its share, in the words of its own.
    (
        "Cadangan data dilakukan setiap malam",
        "kpi",
        {"no_number", "activity"},
        "Cadangan data dilakukan setiap malam, tepat waktu minimal [berapa %?]",
    ),
    # Weight and savings are named by their verb and unit alone.
    ("Lose 4 kg by April", "key_result", {"no_baseline"}, "Lose 4 kg by April (from [how much?] to [how much?])"),
    # An hour is asked for in hours, and "2x24 jam" as well.
    (
        "Bring average reply time down to 1 hour",
        "key_result",
        {"no_baseline", "no_deadline", "no_health"},
        "Bring average reply time from [how many hours?] down to 1 hour by [when?]",
    ),
    # A verb whose noun would need its preposition stays a sentence.
    (
        "Launch in 3 new towns",
        "key_result",
        {"activity", "no_deadline"},
        "Launch in 3 new towns, so that [which result?] goes up from [how much?] to [how much?] by [when?]",
    ),
    # The answer of a server is no empty courtesy.
    (
        "API response time below 250 ms",
        "key_result",
        {"no_baseline", "no_deadline"},
        "API response time below 250 ms (now [how many ms?]) by [when?]",
    ),
    # What others judge is a result, met or not.
    ("Pass the notary exam in May", "key_result", set(), None),
    ("Raih akreditasi B", "key_result", {"no_deadline"}, "Raih akreditasi B paling lambat [kapan?]"),
    # The time of "on time" is no time that should be short.
    (
        "Percentage of trains on time",
        "kpi",
        {"no_number", "no_cadence"},
        "Percentage of trains on time at least [how much?], measured every [month?]",
    ),
]


@pytest.mark.parametrize(("line", "kind", "codes", "better"), LINES)
def test_an_ordinary_line_is_coached(line: str, kind: Kind, codes: set[str], better: str | None) -> None:
    """Nothing is found that isn't so, and the better wording keeps nouns and numbers."""
    found = coach(line, None, kind)
    assert {finding.code for finding in found.findings} == codes
    assert found.better == better


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("Urus izin reklame toko", "task"),
        ("Perpanjang kontrak sewa ruko sebelum 5 Mei", "task"),
        ("Rekap lembur bulan ini", "task"),
        ("Update data supplier pekan ini", "task"),
        ("Tingkat kepuasan penyewa", "kpi"),
        ("Energy cost per guest night", "kpi"),
        ("Lolos audit BPOM sebelum Juni", "okr"),
    ],
)
def test_errands_and_bare_measures_are_told_apart(line: str, answer: str) -> None:
    """An errand is no goal; the name of a measure is a KPI whose level is still to be said."""
    assert advise(line).answer == answer


def test_a_measure_under_key_results_still_asks_where_it_goes() -> None:
    """Kept as a key result, the bare name of a measure is a direction without an end."""
    assert advise("Tingkat kepuasan penyewa", None, "key_result").answer == "okr"
