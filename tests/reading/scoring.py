"""How near does a reading of labelled statements come to their labels?"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

HELD_OUT = Path(__file__).with_name("held_out.jsonl")
FIELDS = (
    "kind",
    "metric",
    "direction",
    "comparator",
    "value",
    "unit",
    "relative",
    "baseline",
    "period",
    "deadline",
    "advice",
)


def labelled() -> list[dict[str, Any]]:
    """Our own statements, labelled by hand before the reader saw them."""
    return [json.loads(line) for line in HELD_OUT.read_text(encoding="utf-8").splitlines() if line]


def alike(label: Mapping[str, Any], said: Mapping[str, Any], field: str) -> bool:
    """Whether a field was read as labelled: a metric may differ by a word or two, any event will do as an event."""
    want, got = label[field], said[field]
    if field == "metric" and want and got:
        return _overlap(want, got) >= 0.6
    if field == "deadline" and str(want).startswith("event:"):
        return got is not None
    if field == "unit":
        return {"workday": "day"}.get(want, want) == {"workday": "day"}.get(got, got)
    if isinstance(want, int | float) and isinstance(got, int | float):
        return abs(want - got) <= 0.005 * max(abs(want), abs(got), 1e-9)
    return bool(want == got)


def _overlap(want: str, got: str) -> float:
    a, b = (Counter(re.findall(r"[^\W_]+", text)) for text in (want, got))
    return 2 * sum((a & b).values()) / max(sum(a.values()) + sum(b.values()), 1)
