"""Rows 16 and 18: how long do a worker and a command take to start, and how much memory does a worker hold?"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from bench.house import House
from bench.result import Result, compared
from bench.timing import interleaved

#: In a process of its own: the import, then a page and a list, then what the process holds.
WORKER = """
import json, sys, time
begun = time.perf_counter()
module = __import__(sys.argv[1], fromlist=["application"])
imported = time.perf_counter() - begun
from bench.call import fetch
for address in sys.argv[3:]:
    status, _, _ = fetch(module.application, address, json.loads(sys.argv[2]))
    assert status == 200, (address, status)
held = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmRSS"))
print(json.dumps([imported, held * 1024]))
"""


def _worker(
    module: str, headers: Mapping[str, str], addresses: Sequence[str], environment: Mapping[str, str]
) -> list[float]:
    command = [sys.executable, "-c", WORKER, module, json.dumps(headers), *addresses]
    run = subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, check=True)
    return [float(number) for number in json.loads(run.stdout)]


def workers(house: House) -> list[Result]:
    """Row 16: a worker of the product, and one of bare Django with django-ninja, after a page and a list."""
    ours, bare = house.product(), house.floor()
    cookie = {"HTTP_COOKIE": ours.opened["cookie"]}
    ask = {
        "ours": lambda: _worker("kinerja.settings.wsgi", cookie, ["/kpis", "/api/v1/kpis?limit=20"], ours.environment),
        "bare": lambda: _worker(
            "bench.floor.wsgi", {}, ["/kpis", "/api/kpis"], {**bare.environment, "BENCH_NINJA": "1"}
        ),
    }
    told: dict[str, list[list[float]]] = {"ours": [], "bare": []}
    for _ in range(house.sizes.starts + 1):
        for side, start in ask.items():
            told[side].append(start())
    # The first start of each writes bytecode and compresses the static files; it is not what a restart costs.
    times = [median(run[0] for run in told[side][1:]) for side in ("ours", "bare")]
    held = [median(run[1] for run in told[side][1:]) for side in ("ours", "bare")]
    return [
        compared(16, "a worker's import", house.database, times, 2),
        Result(16, "a worker's memory", house.database, *(f"{b / 1e6:.0f} MB" for b in held), held[0] / held[1], 1.5),
    ]


def commands(house: House) -> list[Result]:
    """Row 18: commands that need no database, against Python that does nothing."""
    if house.database != "sqlite":
        return []
    kinerja = str(Path(sys.executable).with_name("kinerja"))
    environment = {**os.environ, **house.floor().environment}

    def run(words: Sequence[str], times: int) -> list[float]:
        taken = []
        for _ in range(times):
            begun = time.perf_counter()
            subprocess.run(words, env=environment, stdout=subprocess.DEVNULL, check=True)
            taken.append(time.perf_counter() - begun)
        return taken

    sides = [
        [kinerja, "--help"],
        [kinerja, "calc", "score", "90", "--target", "100"],
        [sys.executable, "-c", "pass"],
    ]
    times = interleaved([lambda n, words=words: run(words, n) for words in sides], house.sizes.rounds)  # type: ignore[misc]
    return [
        compared(18, "kinerja --help", "–", (times[0], times[2]), 4),
        compared(18, "kinerja calc score", "–", (times[1], times[2]), 4),
    ]
