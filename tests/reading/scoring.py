"""How near does a reading of labelled statements come to their labels?"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kinerja.reading.statement import read_statement

HERE = Path(__file__).parent
SEEN = HERE / "seen.jsonl"
"""Statements that the words and rules were written from."""
MENDED = HERE / "mended.jsonl"
"""Statements that were misread, or stood beside such, when they were first read; the rules were widened by them."""
HELD_OUT = HERE / "held_out.jsonl"
"""Statements that were labelled before the reader saw them and from which no word or rule was written."""
BLIND = HERE / "blind.jsonl"
"""Statements by somebody who had never seen the reader, read when it was done: what a stranger may expect."""
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
_DAYS = {"workday": "day"}
_SOFT = {"kind": "#kind_soft", "advice": "#advice_soft"}
Labels = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Score:
    """The share of right answers per field, their mean, and the share of statements right in every field."""

    fields: Mapping[str, float]
    overall: float
    whole: float


def labelled(path: Path = HELD_OUT) -> list[dict[str, Any]]:
    """Labelled statements, a JSON object on each line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def score(labels: Sequence[Labels]) -> Score:
    """Read each statement and compare; what two readers may see differently is left out of its field."""
    pairs = [(label, read_statement(label["text"]).as_dict()) for label in labels]
    fields = {}
    for field in FIELDS:
        asked = [alike(label, said, field) for label, said in pairs if counts(label, field)]
        fields[field] = sum(asked) / max(len(asked), 1)
    whole = sum(not misread(label, said) for label, said in pairs) / max(len(pairs), 1)
    return Score(fields, sum(fields.values()) / len(FIELDS), whole)


def misread(label: Labels, said: Labels) -> list[str]:
    """The fields that were read otherwise than labelled."""
    return [field for field in FIELDS if counts(label, field) and not alike(label, said, field)]


def counts(label: Labels, field: str) -> bool:
    """Whether a field is scored: a kind or an advice that two readers may see differently is not."""
    return _SOFT.get(field, "#") not in label["note"].split()


def alike(label: Labels, said: Labels, field: str) -> bool:
    """Whether a field was read as labelled: a metric may differ by a word or two, any event will do as an event, a
    limit that no word sets may be read as the limit the verb suggests, one milestone is the milestone."""
    want, got = label[field], said[field]
    if field == "metric" and want and got:
        return _overlap(want, got) >= 0.6
    if field in ("value", "unit", "comparator") and "#milestone" in label["note"] and said["value"] == 1:
        return True
    if field == "comparator" and want == "=":
        return got in ("=", ">=", "<=")
    if field == "deadline" and str(want).startswith("event:"):
        return got is not None
    if field == "unit":
        return bool(_DAYS.get(want, want) == _DAYS.get(got, got))
    if isinstance(want, int | float) and isinstance(got, int | float):
        return abs(want - got) <= 0.005 * max(abs(want), abs(got), 1e-9)
    return bool(want == got)


def _overlap(want: str, got: str) -> float:
    a, b = (Counter(re.findall(r"[^\W_]+", text)) for text in (want, got))
    return 2 * sum((a & b).values()) / max(sum(a.values()) + sum(b.values()), 1)
