"""Is a line a heading, and does it open a role, KPIs, an objective or key results?"""

from __future__ import annotations

import re
from functools import lru_cache

from kinerja.reading.labels import bare_label, strip_label
from kinerja.reading.lexicon import languages, lexicon
from kinerja.reading.lines import SourceLine, plain

_PERIOD = re.compile(
    r"(?:[qh][1-4]|kuartal|semester|triwulan|tahun|fy|20\d\d|[ivx]+|\d{1,4}|bulanan|tahunan|mingguan|harian|monthly|quarterly|weekly"
    r"|annual|this|quarter|year|ini|depan|for|untuk|in|jan|feb|mar|apr|mei|may|jun|jul|agu|aug|sep|okt|oct|nov|des|dec|-|–|/|&|utama|kunci|:)+",
    re.IGNORECASE,
)
_EDGES = re.compile(r"^[^\w(\"“]+|[^\w)\"”.!?%]+$")
_NUMBERING = re.compile(r"^\s*(?:\(?\d{1,2}(?:\.\d{1,2})*[.)]|[a-zA-Z][.)]|[ivxIVX]{1,4}[.)])\s+")
_LONGEST_ROLE = 8


@lru_cache(maxsize=64)
def listed(section: str, key: str) -> frozenset[str]:
    """The words of one list of the headings, in every language."""
    return frozenset(word for code in languages() for word in lexicon(code).words_of(section, key))


def title_of(text: str) -> str:
    """A heading's words without numbering, Markdown, emoji and asterisks: "## 2. *KASIR* 🧾" is "KASIR"."""
    text = plain(text)
    for _ in range(3):
        text = _NUMBERING.sub("", _EDGES.sub("", text).strip()).strip()
    return text.strip()


def _key(text: str) -> str:
    return re.sub(r"\s*\([^()]{0,80}\)\s*", " ", title_of(text)).strip(" :-–—=.").lower()


def section_of(line: SourceLine) -> tuple[str, str] | None:
    """The section a heading opens ("kpi", "okr" or "key_results") and what else it names, as in "KPI – Kasir"."""
    if line.blank or len(line.text) > 120:
        return None
    key = _key(line.text)
    for section in ("kpi", "okr", "key_results"):
        if key in listed("headings", section):
            return section, ""
    bare = bare_label(plain(line.text))
    if bare in ("key_result", "objective") and (line.level or line.text.rstrip(" *_").endswith(":") or " " not in key):
        return ("key_results" if bare == "key_result" else "objective"), ""
    words = key.split()
    if not words or line.text.rstrip().endswith((".", "?", "!")) or ("kpi" in key and "okr" in key):
        return None
    headed = line.level or line.text.rstrip(" *_").endswith(":") or plain(line.text) != " ".join(line.text.split())
    for section in ("kpi", "okr", "key_results"):
        for size in (3, 2, 1):
            first, rest = " ".join(words[:size]), words[size:]
            if first in listed("headings", section) and rest and _PERIOD.fullmatch("".join(rest)):
                return section, ""
            if (
                first in listed("headings", section)
                and headed
                and 0 < len(rest) <= 5
                and words[0] in ("kpi", "okr", "iku")
            ):
                return section, _rest_of_title(line.text, len(rest))
    return None


def _rest_of_title(text: str, size: int) -> str:
    return title_of(" ".join(title_of(text).rstrip(" :").split()[-size:]))


def named_role(line: SourceLine) -> str | None:
    """The role a line names outright: "Posisi: Kasir", "Divisi – Gudang"."""
    if line.blank or len(line.text) > 120:
        return None
    match = re.match(r"\s*([^:=–—]{2,30}?)\s*(?:[:=–—]|\s-\s)\s*(\S.*)$", title_of(line.text))
    if match and match.group(1).strip().lower() in listed("headings", "role"):
        return title_of(match.group(2)).strip(" :") or None
    return None


def is_note(line: SourceLine) -> bool:
    """Owners, signatures, mail headers and pointers: "Owner: …", "Catatan: …", "Baca juga: …"."""
    match = re.match(r"\s*([^:]{1,40}?)\s*[:：]", plain(line.text).lstrip("-*•> "))
    if match is None:
        return False
    name = title_of(match.group(1)).lower()
    return name in listed("headings", "not_statement") or name in listed("headings", "examples")


def is_definition(text: str) -> bool:
    """Whether a labelled line explains the word instead of stating a goal: "Objective: biasanya bersifat …"."""
    low = f" {text.lower()} "
    return (
        len(low.split()) > 7
        and any(f" {word} " in low.replace("—", " ").replace("–", " ") for word in listed("headings", "definitions"))
        and not any(c.isdigit() for c in low)
    )


def may_be_role(line: SourceLine) -> str | None:
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
    if title.lower() in listed("headings", "examples") or any(char in title for char in "%=<>≥≤"):
        return None
    if (
        line.item
        and not re.match(r"^\s*(?:\(?\d{1,2}[.)]|[A-Z][.)]|[*#_]\S)", line.text)
        and strip_label(line.text).start > 0
        and not _emoji(line.text)
    ):
        return None
    return title


def _emoji(text: str) -> bool:
    return bool(text.strip()) and ord(text.strip()[0]) > 0x2700
