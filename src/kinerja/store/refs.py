"""What is a row's short id ("KPI-12"), and which number does one name?"""

from __future__ import annotations

import re

PREFIXES = {"kpi": "KPI", "objective": "O", "key_result": "KR", "cycle": "C", "unit": "U", "person": "P", "role": "R"}
_SHAPE = re.compile(r"([A-Za-z]{1,3})-(\d{1,9})", re.ASCII)


def ref_of(noun: str, number: int) -> str:
    """The short id of a noun's number: "key_result" and 7 give "KR-7"."""
    return f"{PREFIXES[noun]}-{number}"


def number_in(noun: str, ref: str) -> int | None:
    """The number that a short id names, in upper or lower case; None when it is no short id of that noun."""
    found = _SHAPE.fullmatch(ref.strip())
    return int(found[2]) if found and found[1].upper() == PREFIXES[noun] else None


def noun_of(ref: str) -> str | None:
    """Which noun a short id belongs to: "kr-7" is a key result."""
    found = _SHAPE.fullmatch(ref.strip())
    return next((noun for noun, prefix in PREFIXES.items() if found and found[1].upper() == prefix), None)
