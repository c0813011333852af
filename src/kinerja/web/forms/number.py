"""Which exact number did a person mean by "4,5", "Rp150.000.000" or "85 %"?"""

from __future__ import annotations

import re
from decimal import Decimal

from kinerja.core.problem import Problem

#: What may stand before or after the digits: a currency sign or code, a per cent sign, the "/5" of a score.
_BEFORE = re.compile(r"^(rp\.?|idr|usd|eur|sgd|us\$|s\$|\$|€)\s*", re.IGNORECASE)
_AFTER = re.compile(r"\s*(%|persen|percent|per cent)$", re.IGNORECASE)
_DIGITS = re.compile(r"[+-]?\d+(?:\.\d+)?")
#: Thousands are grouped by threes; anything else with several marks is a slip, not a number.
_GROUPED = {mark: re.compile(rf"[+-]?\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+") for mark in ".,"}


def number(text: str, lang: str, field: str = "value") -> Decimal | Problem:
    """The number in a field, read as the reader's language writes it; what could mean two things is refused.

    In Indonesian "4,5" is four and a half and "10.000" ten thousand; in English it is the other way round. A mark that
    can't group thousands is taken as the decimal mark in both ("4.5" in Indonesian), "4.5.6" and "Rp abc" are refused.
    """
    bare = re.sub(r"[\s\u00a0\u202f]", "", _AFTER.sub("", _BEFORE.sub("", text.strip().replace("−", "-"))))
    decimal, group = (",", ".") if lang == "id" else (".", ",")
    whole, mark, part = bare.partition(decimal)
    if _GROUPED[group].fullmatch(whole) and (not mark or part.isdigit()):
        bare = whole.replace(group, "") + (f".{part}" if mark else "")
    elif _GROUPED[decimal].fullmatch(bare) and bare.count(decimal) > 1:
        bare = bare.replace(decimal, "")
    else:
        bare = bare.replace(",", ".")
    if not _DIGITS.fullmatch(bare) or len(bare) > 40:
        return Problem("number.unreadable", field, {"text": text})
    return Decimal(bare)
