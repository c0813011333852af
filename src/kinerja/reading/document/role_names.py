"""Which role does a line name, outright or by how it looks?"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from kinerja.reading.document.headings import is_emphasised, is_note, is_numbered, section_of, title_of
from kinerja.reading.document.lines import SourceLine, plain
from kinerja.reading.document_words import is_listed, listed
from kinerja.reading.statement.labels import strip_label

_SPOKEN = re.compile(r"^([^:;.]{2,60}?)\s*(?:[—–|]|\s-)\s*([^\W\d_][^:]{1,20}:\s*\S.*)$")
_NAMED = re.compile(r"\s*([^:=–—]{2,30}?)\s*(?:[:=–—]|\s-\s)\s*(\S.*)$")
_FILLED_IN = re.compile(r":\s.*\d")
_FIGURE = re.compile(r"[qh][1-4]|[ivx]+|(?:fy)?\d{1,4}(?:/\d{2,4})?|[-–—/&+]|[a-z]")
_LONGEST_ROLE = 8
_LONGEST_HEADING = 120


def named_role(line: SourceLine) -> str | None:
    """The role a line names outright: "Posisi: Kasir", "Divisi – Gudang"."""
    match = _NAMED.match(title_of(line.text)) if not line.blank and len(line.text) <= _LONGEST_HEADING else None
    if match and match.group(1).strip().lower() in listed("role"):
        return title_of(match.group(2)).strip(" :") or None
    return None


def names_unit(line: SourceLine) -> bool:
    """Whether what a line names outright is a unit, "Unit kerja: Bagian Umum", and nobody's position."""
    match = _NAMED.match(title_of(line.text))
    return match is not None and match.group(1).strip().lower() in listed("role_unit")


def role_and_goals(line: SourceLine) -> tuple[str, SourceLine] | None:
    """The role in front of a labelled list on one line, and the rest of it: "• Mandor — KPI: panen 1 ton; …"."""
    if line.blank or line.label or line.level or "|" in line.text:
        return None
    match = _SPOKEN.match(plain(line.text[strip_label(line.text).start :]))
    if match is None or (label := strip_label(match.group(2))).kind is None or label.numbered:
        return None
    role = title_of(match.group(1))
    if not role or len(role.split()) > _LONGEST_ROLE or is_listed(role, "not_statement", "examples", "closing", "role"):
        return None
    return role, replace(line, text=match.group(2), label=label.kind, item=False)


def may_be_role(line: SourceLine, *, bulleted: bool = False) -> str | None:
    """The words of a line that could name a role: short, no sentence, no label, no section, no figures."""
    if (
        line.blank
        or line.rule
        or line.label
        or section_of(line)
        or is_note(line)
        or "|" in line.text
        or "\t" in line.text.strip()
    ):
        return None
    title = title_of(line.text).rstrip(" :").strip()
    words = title.split()
    if not words or len(words) > _LONGEST_ROLE or title[-1] in ".?!;" or ("," in title and len(words) > 5):
        return None
    if all(map(_is_of_title, words)):
        return None
    if is_listed(title, "examples", "closing", "farewells", "nobody", "totals") or any(
        char in title for char in "%=<>≥≤"
    ):
        return None
    if any(word.lower().strip("():,.") in listed("groups") for word in words):
        return None
    if (words[0].lower() in listed("title_opens") and len(words) > 1) or _FILLED_IN.search(title):
        return None
    marked = line.item and strip_label(line.text).start > 0
    if marked and not (bulleted or is_numbered(line) or is_emphasised(line) or _emoji(line.text)):
        return None
    return _beside_title(title)


def _beside_title(title: str) -> str:
    """The role in a title of both: "Penilaian Kinerja Semester I – Staf Perpustakaan"."""
    parts = [part for part in re.split(r"\s+[-–—|]\s+|:\s+", title) if part]
    named = [part for part in parts if not all(_is_of_title(word) for word in part.split())]
    if len(parts) == 2 and len(named) == 2 and is_listed(parts[0].split()[-1], "titles"):
        # "FY27 incentive scorecard: Area Manager".
        named = [part for part in parts if not any(is_listed(word, "titles") for word in part.split())]
    return named[0] if len(parts) == 2 and len(named) == 1 else title


def _is_of_title(word: str) -> bool:
    return word.lower().strip("():,.") in _title_words() or bool(_FIGURE.fullmatch(word.lower()))


@lru_cache(maxsize=1)
def _title_words() -> frozenset[str]:
    """Words of which the titles of plans and forms are made, and no role's: "Target Kinerja Individu"."""
    return listed("titles") | listed("fillers") | listed("abbreviations")


def names_year(title: str) -> bool:
    """Whether a title speaks of a year, as those of documents do and those of roles seldom."""
    return bool(re.search(r"\b20\d\d\b", title))


def _emoji(text: str) -> bool:
    return bool(text.strip()) and ord(text.strip()[0]) > 0x2700
