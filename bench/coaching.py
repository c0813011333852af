"""Row 17, second line: how long does somebody who types wait for the coach, against what a hand doesn't notice?"""

from __future__ import annotations

import time
from statistics import median

from bench import reading, sheets
from bench.house import House
from bench.result import Result, ms

#: What may pass between a rest of the fingers and the note, in seconds of server time.
UNNOTICED = 0.05
OBJECTIVE = "Tingkatkan mutu dan jangkauan layanan pelanggan secara optimal"
KEY_RESULTS = (
    "Turunkan rata-rata waktu respons menjadi 2 jam",
    "Raise the Net Promoter Score (NPS) by 10 points",
    "Adakan pelatihan empati bagi semua anggota tim",
    "Cut complaints from 12 to 5 and returns to 2% by the end of Q3",
    "Terbitkan 3 artikel yang masuk halaman pertama Google",
)


def with_reading(house: House) -> list[Result]:
    """What reading costs, what the coach's longest answer costs (a whole objective, in words), and a KPI sheet."""
    return [*reading.statements(house), *answers(house), *sheets.checking(house)]


def answers(house: House) -> list[Result]:
    """An objective with five key results, looked at and put into words."""
    if house.database != "sqlite":
        return []
    from kinerja.reading.coach.set import coach_objective
    from kinerja.words.coaching import told

    times = []
    for _ in range(10):
        begun = time.perf_counter()
        found = coach_objective(OBJECTIVE, KEY_RESULTS)
        for each in (found, found.objective, *found.key_results):
            told(each, "id") if each else None
        times.append(time.perf_counter() - begun)
    took = median(times)
    return [Result(17, "coaching an objective, 5 key results", "–", ms(took), ms(UNNOTICED), took / UNNOTICED, 1)]
