"""Do a hundred made-up sheets keep the meaning of their columns, whatever is wrong in one or two of their cells?"""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

from kinerja.reading.sheet import read_sheets
from kinerja.reading.sheet.grid import Cell, Grid

D = Decimal
#: Headings of several meanings, and what stands below them in truth.
LAYOUTS = [
    ("KPI|Bobot|Target|Realisasi|Capaian|Skor", "kpi weight target actual achievement final"),
    ("KPI|Bobot|Target|Realisasi|Capaian|Skor", "kpi weight target actual achievement score"),
    ("KPI|Bobot|Target|Realisasi|Skor", "kpi weight target actual final"),
    ("KPI|Bobot|Target|Realisasi|Skor", "kpi weight target actual score"),
    ("KPI|Bobot|Target|Realisasi|Nilai|Skor", "kpi weight target actual score final"),
    ("KPI|Bobot|Target|Realisasi|Nilai|Skor", "kpi weight target actual final score"),
    ("KPI|Weight|Target|Result|Achievement|Score|Points", "kpi weight target actual achievement score final"),
    ("KPI|Target|Realisasi|%|Bobot|Nilai Akhir", "kpi target actual achievement weight final"),
    ("KPI|Bobot|Target|Hasil|Capaian|Nilai", "kpi weight target actual achievement final"),
    ("KPI|Bobot|Realisasi|Target|%|Total", "kpi weight actual target achievement final"),
]
_OUTCOMES = ("achievement", "score", "final")


def made_up(rnd: random.Random) -> list[dict[str, Decimal | str]]:
    """Five to nine lines of which each is reached by 60 to 135 %, scored up to a cap or without one."""
    cap, count = rnd.choice([None, D(110), D(120)]), rnd.randint(5, 9)
    # Were all weights 10, a weighted score would be a score out of 10.
    weights = [D(rnd.choice([5, 10, 12])) for _ in range(count - 1)]
    weights.append(100 - sum(weights, D(0)))
    lines: list[dict[str, Decimal | str]] = []
    for i, weight in enumerate(weights):
        target = rnd.randint(5, 400)
        actual = max(1, int(target * rnd.uniform(0.6, 1.35)))
        reached = D(actual) * 100 / D(target)
        score = reached if cap is None else min(reached, cap)
        lines.append({
            "kpi": f"Produk {i}", "weight": weight, "target": D(target), "actual": D(actual),
            "achievement": round(reached, 2), "score": round(score, 2), "final": round(score * weight / 100, 2),
        })  # fmt: skip
    return lines


@pytest.mark.parametrize("seed", range(100))
def test_mistakes_are_named_and_flip_no_column(seed: int) -> None:
    """Up to two wrong cells of five to nine lines, in any column that is calculated."""
    rnd = random.Random(seed)
    heads, meant = LAYOUTS[seed % len(LAYOUTS)]
    columns = meant.split()
    lines = made_up(rnd)
    planted = set()
    for i in rnd.sample(range(len(lines)), rnd.choice([0, 1, 2])):
        column = rnd.choice([name for name in columns if name in _OUTCOMES])
        lines[i][column] = round(D(lines[i][column]) * D(rnd.choice(["0.5", "0.8", "1.3"])) + D("0.37"), 2)
        planted.add(f"{chr(65 + columns.index(column))}{i + 2}")
    cells = {(0, at): Cell(head) for at, head in enumerate(heads.split("|"))}
    cells.update({(i + 1, at): Cell(line[name]) for i, line in enumerate(lines) for at, name in enumerate(columns)})
    page = read_sheets([Grid("S", cells)])[0]
    final = page.lines[0].final
    assert (final.cell[0] if final else None) == (chr(65 + columns.index("final")) if "final" in columns else None)
    named = {finding.cell for finding in page.wrong}
    # Where the only line that reaches the cap is a wrong one, nothing shows the cap: then its others look wrong too.
    assert planted <= named and {cell[1:] for cell in named} <= {cell[1:] for cell in planted}
