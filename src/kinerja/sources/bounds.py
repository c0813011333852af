"""Is a file small enough, honest about its size and free of traps, before anything opens it?"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib

from kinerja.core.problem import Problem

#: Bytes of a file as it is sent: a long document has a few hundred kilobytes, pictures make it some megabytes.
MOST_BYTES = 10_000_000
#: Bytes that all parts of a packed file (DOCX, XLSX, ODS) may unpack to, and one of its XML parts alone.
MOST_UNPACKED = 200_000_000
MOST_XML = 60_000_000
MOST_PARTS = 5_000

_CHUNK = 1 << 20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_XML = (".xml", ".rels", ".vml")
#: An entity is declared in one byte per character or in two; both are looked for, also across the edge of two chunks.
_ENTITY = re.compile(rb"<!ENTITY|<\0!\0E\0N\0T\0I\0T\0Y|\0<\0!\0E\0N\0T\0I\0T\0Y")
_LONGEST_MARK = 20


def check_size(data: bytes, most: int = MOST_BYTES) -> Problem | None:
    """Refuse an empty file and one of more than `most` bytes."""
    if not data:
        return Problem("file.empty", "file")
    if len(data) > most:
        return Problem("file.too_large", "file", {"most": _megabytes(most)})
    return None


def check_zip(data: bytes, *, most_unpacked: int = MOST_UNPACKED, most_xml: int = MOST_XML) -> Problem | None:
    """Refuse a packed file that is broken, locked, unpacks to too much, or whose XML declares entities.

    The sizes that a file declares are checked first, and then what really comes out: a part that declares 1 kB and
    unpacks to 4 GB is found after `most_unpacked` bytes, whatever the program that reads it later would do.
    """
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, struct.error, NotImplementedError):
        return Problem("file.broken", "file")
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > most_unpacked:
        return _bomb(most_unpacked)
    if any(part.flag_bits & 0x1 for part in parts):
        return Problem("file.password", "file")
    left = most_unpacked
    for part in parts:
        taken = _unpacked(data, part, min(left, most_xml) if part.filename.endswith(_XML) else left)
        if isinstance(taken, Problem):
            return taken
        left -= taken
    return None


def _unpacked(data: bytes, part: zipfile.ZipInfo, most: int) -> int | Problem:
    """How many bytes a part really unpacks to."""
    packed = _packed_bytes(data, part)
    if packed is None:
        return Problem("file.broken", "file")
    is_xml = part.filename.endswith(_XML)
    if part.compress_type == zipfile.ZIP_STORED:
        if is_xml and _ENTITY.search(packed):
            return Problem("file.entities", "file")
        return len(packed) if len(packed) <= most else _bomb(most)
    if part.compress_type != zipfile.ZIP_DEFLATED:
        return Problem("file.broken", "file")
    unpack, rest, size, tail = zlib.decompressobj(-zlib.MAX_WBITS), packed, 0, b""
    try:
        while rest and not unpack.eof:
            chunk = unpack.decompress(rest, _CHUNK)
            rest, size = unpack.unconsumed_tail, size + len(chunk)
            if size > most:
                return _bomb(most)
            if is_xml and _ENTITY.search(tail + chunk):
                return Problem("file.entities", "file")
            tail = chunk[-_LONGEST_MARK:]
    except zlib.error:
        return Problem("file.broken", "file")
    return size


def _packed_bytes(data: bytes, part: zipfile.ZipInfo) -> bytes | None:
    """The packed bytes of a part, found through its local header; None where the file ends before them."""
    head = data[part.header_offset : part.header_offset + 30]
    if len(head) < 30 or head[:4] != b"PK\x03\x04":
        return None
    name, extra = struct.unpack("<HH", head[26:30])
    start = part.header_offset + 30 + name + extra
    found = data[start : start + part.compress_size]
    return found if len(found) == part.compress_size else None


def part_names(data: bytes) -> frozenset[str]:
    """The names of the parts of a packed file; none of a file that is not one."""
    try:
        return frozenset(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except (zipfile.BadZipFile, ValueError, OSError, struct.error, NotImplementedError):
        return frozenset()


def has_macros(data: bytes) -> bool:
    """Whether a Word or Excel file carries programs; nothing here ever runs them."""
    return any(name.rpartition("/")[2].lower() == "vbaproject.bin" for name in part_names(data))


def is_old_office(data: bytes) -> bool:
    """Whether it is a compound file: a .doc or .xls of before 2007, or a newer one behind a password."""
    return data.startswith(_OLE)


def is_locked_office(data: bytes) -> bool:
    """Whether it is a DOCX or XLSX behind a password: those are wrapped into a compound file."""
    return is_old_office(data) and _ENCRYPTED in data


def _bomb(most: int) -> Problem:
    return Problem("file.unpacks_too_large", "file", {"most": _megabytes(most)})


def _megabytes(size: int) -> int:
    return -(-size // 1_000_000)
