"""Which characters do the bytes of a text file stand for?"""

from __future__ import annotations

import codecs

from kinerja.core.problem import Problem

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LOOKED_AT = 4_000
#: Control characters no text has; more than this share of them and it is no text.
_CONTROLS = bytes(set(range(32)) - {0, 9, 10, 11, 12, 13, 27}) + b"\x7f"
_MOST_CONTROLS = 0.05


def decode(data: bytes) -> str | Problem:
    """The text of the bytes: UTF-8, UTF-16, or Windows' western code page; a Problem where it is no text at all."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    start = data[:_LOOKED_AT]
    if wide := _without_mark(start):
        return data.decode(wide, errors="replace")
    if sum(byte in _CONTROLS for byte in start) > _MOST_CONTROLS * len(start):
        return Problem("file.unknown", "file")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # A long valid start with one torn character is UTF-8 all the same.
        if error.start > 0.9 * len(data) or error.start > _LOOKED_AT:
            return data.decode("utf-8", errors="replace")
        return data.decode("cp1252", errors="replace")


def _without_mark(start: bytes) -> str | None:
    """UTF-16 without a byte order mark: in western text every other byte is zero."""
    if len(start) < 8:
        return None
    half = len(start) // 2
    if start[1::2].count(0) > 0.6 * half and start[0::2].count(0) < 0.2 * half:
        return "utf-16-le"
    if start[0::2].count(0) > 0.6 * half and start[1::2].count(0) < 0.2 * half:
        return "utf-16-be"
    return None
