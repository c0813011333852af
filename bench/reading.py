"""Row 17: what does reading statements cost against splitting the same text by a regular expression; is it right?"""

from __future__ import annotations

import os
import re
import time
from itertools import cycle, islice
from pathlib import Path

from bench.house import House
from bench.result import Result, compared
from bench.timing import interleaved

SENTENCES = (
    "Omzet bulanan minimal Rp150.000.000 setiap bulan",
    "Turunkan keluhan pelanggan dari 12 menjadi 5 per minggu sebelum 31 Desember 2026",
    "Increase monthly active customers from 1,200 to 2,000 by the end of Q4",
    "Waktu tanggap di bawah 3 menit",
    "Customer satisfaction of at least 4.5 out of 5",
    "Kehadiran karyawan 95% - 98%",
    "Buka gudang baru di Surabaya",
    "Reduce churn to 2.5% per month",
    "Menjadi pilihan pertama pelanggan di kawasan timur",
    "Sertifikat ISO 9001 terbit paling lambat Juni 2026",
)
# Split into the pieces that a reader has to have before it can understand any: hyphened words, numbers with their
# marks, arrows and signs, with what stands between them.
PARTS = re.compile(r"([^\W\d_]\w*(?:['’&-]\w+)*|\d+(?:[.,:/]\d+)*|[<>+-]=?>?|[^\w\s])")
CORPUS = "KINERJA_CORPUS"
"""A file of labelled statements from elsewhere, scored beside our own where the environment names one."""
WRONG = 0.02
"""The share of fields that may be misread."""


def statements(house: House) -> list[Result]:
    """A few hundred sentences, no two alike, in both languages; and how many fields of labelled ones are read right."""
    if house.database != "sqlite":
        return []
    from kinerja.reading.statement import read_statement

    count = house.sizes.statements
    # A number of its own in each: nothing that is kept for a sentence seen before can help.
    lines = [f"{line} ({n})" for n, line in enumerate(islice(cycle(SENTENCES), count))]

    def read(times: int) -> list[float]:
        return [_seconds(lambda: [read_statement(line) for line in lines]) for _ in range(times)]

    def split(times: int) -> list[float]:
        return [_seconds(lambda: [PARTS.split(line) for line in lines]) for _ in range(times)]

    times = interleaved([read, split], house.sizes.rounds)
    return [compared(17, f"reading {count} statements", "–", times, 60), *_right()]


def _right() -> list[Result]:
    from tests.reading.scoring import BLIND, HELD_OUT, SEEN, labelled, score

    elsewhere = os.environ.get(CORPUS)
    sets = {"seen": SEEN, "held out": HELD_OUT, "blind": BLIND, **({"corpus": Path(elsewhere)} if elsewhere else {})}
    results = []
    for name, path in sets.items():
        lines = labelled(path)
        found = score(lines)
        right, whole = f"{found.overall:.2%} of fields", f"whole lines {found.whole:.1%}"
        wrong = (1 - found.overall) / WRONG
        results.append(Result(17, f"{len(lines)} statements, {name}", "–", right, f"{1 - WRONG:.0%}", wrong, 1, whole))
    return results


def _seconds(work: object) -> float:
    # Reading waits for nothing: processor time leaves out whatever else the machine does meanwhile.
    begun = time.process_time()
    work()  # type: ignore[operator]  # a lambda without a name
    return time.process_time() - begun
