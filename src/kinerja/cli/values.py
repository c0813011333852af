"""Which exact number did somebody type on the command line?"""

from __future__ import annotations

import re
from decimal import Decimal

from kinerja.cli.speech import refuse
from kinerja.core.problem import Problem

#: A decimal as programs write it.
_PLAIN = re.compile(r"-?\d{1,30}(?:\.\d{1,20})?", re.ASCII)
#: One that no language reads in another way: only three decimals could also be a group of thousands.
_CERTAIN = re.compile(r"-?\d{1,30}|-?\d{1,30}\.(?:\d{1,2}|\d{4,20})|-?0\.\d{1,20}", re.ASCII)


def exact(typed: str, lang: str, field: str = "value") -> Decimal | Problem:
    """The number in the habits of the language ("4,5", "Rp150 juta"), else as a plain decimal ("1234567890123456.78").

    "1.500" follows the language: 1500 in Indonesian, 1.5 in English. The negative sign may be a hyphen or a minus sign.
    """
    wanted = typed.strip().replace("\u2212", "-")
    if _CERTAIN.fullmatch(wanted):
        # The words of the languages need not be loaded for it.
        return Decimal(wanted)
    from kinerja.reading.numbers import parse_value

    found = parse_value(wanted, lang)
    if isinstance(found, Decimal):
        return found
    return Decimal(wanted) if _PLAIN.fullmatch(wanted) else found.at(field)


def typed_value(typed: str, lang: str, *, field: str = "value", as_json: bool = False) -> Decimal | None:
    """The number typed, None for "-" (nothing to report); what is neither ends the command with its sentence and 1."""
    if typed.strip() in ("-", "–"):
        return None
    found = exact(typed, lang, field)
    if isinstance(found, Problem):
        refuse(found, as_json=as_json)
    return found
