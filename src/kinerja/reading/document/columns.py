"""What stands in a table's column, as its head says?"""

from __future__ import annotations

import re

from kinerja.reading.document_words import listed
from kinerja.reading.statement.labels import strip_label

_KINDS = ("objective", "role", "target", "measure", "due", "kind", "cadence", "drop", "statement")
_FIGURE = re.compile(r"[qh][1-4]|[ivx]{1,4}|(?:fy)?\d{1,4}(?:[/.]\d{1,4})?|%")


def name_of(cell: str) -> str:
    """A head's words without a gloss: "**Target (Rp)**" is "target"."""
    return " ".join(re.sub(r"\([^()]*\)", "", cell).split()).strip(" :*").lower()


def column_of(cell: str) -> str | None:
    """What a column holds: "statement", "target", "due", "objective", "role", "kind", "measure", "cadence",
    "drop", or None.

    A time or a quality beside the name changes nothing ("Target Q3 2026", "Agreed target"), and neither do two names
    of the same ("Objective / Key Result").
    """
    name = name_of(cell)
    if (kind := _called(name)) is not None:
        return kind
    words = name.split()
    if len(words) > 1:
        bare = [word for word in words if not _FIGURE.fullmatch(word) and word not in listed("fillers")]
        if 0 < len(bare) < len(words) and (kind := _called(" ".join(bare))) is not None:
            return kind
        # "Target kerja" aims; "sasaran kerja" is a duty with a name of its own.
        if _called(" ".join(word for word in bare if word not in listed("target_beside"))) == "target":
            return "target"
    parts = [part for part in re.split(rf"\s*(?:[/&,+]|\s(?:{'|'.join(listed('and'))})\s)\s*", name) if part]
    if len(parts) == 2 and parts[1] in listed("fillers"):
        # "Target/bln": how often, beside what.
        return _called(parts[0])
    kinds = {_called(part) for part in parts}
    if len(parts) < 2 or None in kinds:
        return None
    return "statement" if kinds <= {"statement", "objective"} else next(k for k in _KINDS if k in kinds)


def _called(name: str) -> str | None:
    found = next((kind for kind in _KINDS if name in listed(f"column_{kind}")), None)
    return found or ("statement" if name in listed("kpi") | listed("key_results") else None)


def kind_of(name: str) -> str | None:
    """Whether the rows below such a head are KPIs or key results; None where it does not say."""
    low = name.lower()
    if any(word in low for word in listed("table_key_result")):
        return "key_result"
    return "kpi" if any(word in low for word in listed("table_kpi")) else None


def goals_of(cell: str, column: str | None) -> str | None:
    """What a column of a table with one row per role holds: KPIs, objectives, key results, or both of the latter."""
    name = name_of(cell)
    if name in listed("okr"):
        return "okr"
    return "objective" if column == "objective" else kind_of(name) if column == "statement" else None


def kind_of_code(cell: str) -> str | None:
    """What a row is whose first cell is nothing but a numbered label: "O1", "KR 1.2", "IKU-3"."""
    if not cell or len(cell) > 20:
        return None
    label = strip_label(f"{cell}: x")
    return label.kind if label.numbered and label.start == len(cell) + 2 else None
