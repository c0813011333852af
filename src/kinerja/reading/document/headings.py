"""Is a line a heading, and does it open a role, KPIs, an objective or key results?"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple, cast

from kinerja.reading.document.lines import UNKNOWN, SourceLine, plain
from kinerja.reading.document_words import is_listed, listed
from kinerja.reading.statement import read_statement
from kinerja.reading.statement.labels import bare_label, strip_label

_FIGURE = re.compile(r"(?:[qh][1-4]|[ivx]+|(?:fy)?\d{1,4}(?:/\d{2,4})?|fy\d{2}-q\d|20\d\d-q\d|[-–—/&+]|[a-z])")
_TIME = re.compile(r"(?:(?:fy)?20\d\d(?:[-/]\d{2,4})?|fy\d{2}|[qh][1-4]|[-–—/]?)")
_EDGES = re.compile(r"^[^\w(\"“]+|[^\w)\"”.!?%]+$")
_NUMBERING = re.compile(
    r"^\s*(?:\(?\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}(?:\.\d{1,2})+(?=\s+[^\W\d_])|[a-zA-Z][.)]|[ivxIVX]{1,4}[.)])\s+"
)
_NUMBERED = re.compile(r"^[\W_]*(?:\(?\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}(?:\.\d{1,2})+\s|[A-Z][.)]|[IVX]{1,4}[.)])\s*\S")
_APART = re.compile(r"\s*(?::|\||\s[-–—/]\s|[–—])\s*")
_BEHIND = re.compile(r"^(.{2,80}?)\s*(?:\s[-–—|/]|[:–—|(\[])\s*([^()\[\]:]{2,40}?)[)\]]?$")
_SENTENCE = re.compile(r"\.\s")
_NOTED = re.compile(r"\s*([^:]{1,40}?)\s*[:：]")
#: "Owner  PL      Time period  Q2 FY27": a name, a gap and what is filled in, twice.
_GAP_NOTED = re.compile(r"\s*([^\W\d_][^:|\t]{0,30}?)\s{2,9}\S[^|\t]{0,40}?\s{2,}\S+\s{1,9}\S")
_DASH = re.compile(r"\s[-–—]\s")
_SECTIONS = ("kpi", "okr", "key_results")
_LONGEST_HEADING = 120


class Section(NamedTuple):
    """What a heading opens ("kpi", "okr", "objective" or "key_results") and the role it names beside it, or ""."""

    name: str
    role: str = ""


@lru_cache(maxsize=256)
def title_of(text: str) -> str:
    """A heading's words without numbering, Markdown, emoji and asterisks: "## 2. *KASIR* 🧾" is "KASIR"."""
    text = _parts().sub("", plain(text))
    for _ in range(3):
        text = _NUMBERING.sub("", _EDGES.sub("", text).strip()).strip()
    return text.strip()


@lru_cache(maxsize=1)
def _parts() -> re.Pattern[str]:
    """The number of a document's part in front of its title: "Pasal 2 – Indikator", "CHAPTER IV: KPIs"."""
    names = "|".join(map(re.escape, sorted(listed("parts"))))
    return re.compile(rf"^[\W_]*(?:{names})\s+(?:\d{{1,2}}|[ivx]{{1,5}}|[a-h])(?:\s*[-–—:.)|]+\s*|\s+(?=\S)|$)", re.I)


def _key(text: str) -> str:
    return re.sub(r"\s*\([^()]{0,80}\)\s*", " ", title_of(text)).strip(" :-–—=.").lower()


def _section_called(words: str) -> str | None:
    """The section of a name with nothing but times and qualities beside it: "KPI bulanan", "OKR Q3 2026"."""
    words = words.strip(" :.-–—")
    for section in _SECTIONS:
        if words in listed(section):
            return section
    parts = words.split()
    for size in (4, 3, 2, 1):
        first, rest = " ".join(parts[:size]), parts[size:]
        called = next((name for name in _SECTIONS if first in listed(name)), None)
        if called and rest and all(map(is_beside, rest)):
            return called
    last = next((name for name in _SECTIONS if parts and parts[-1] in listed(name)), None)
    return last if len(parts) > 1 and all(map(is_beside, parts[:-1])) else None


def is_beside(word: str) -> bool:
    """Whether a word beside a section's name is a time or a quality: "Q3", "quarterly", "first-year"."""
    return all(_FIGURE.fullmatch(part) or part in listed("fillers") for part in word.split("-") if part)


def _announced(title: str) -> str:
    """A title without the word that announces it: "Contoh KPI Kasir" is "KPI Kasir", "Daftar KPI" is "KPI"."""
    words = title.split()
    while len(words) > 1 and is_listed(words[0], "examples", "nobody"):
        words = words[1:]
    return " ".join(words)


def section_of(line: SourceLine) -> Section | None:
    """The section a heading opens and what else it names, as in "### KPI – Kasir" or "OKR tim Gudang:"."""
    # Neighbours ask about a line again and again.
    if line.section == UNKNOWN:
        line.section = None if line.blank or len(line.text) > _LONGEST_HEADING else _section_of(line)
    return cast("Section | None", line.section)


def _section_of(line: SourceLine) -> Section | None:
    key = _announced(_key(line.text))
    if called := _section_called(key):
        return None if line.numbered and line.label else Section(called)
    if line.label == "objective" and all(map(is_beside, _key(line.text[strip_label(line.text).start :]).split())):
        return Section("okr")
    own = " ".join(word for word in key.split() if not is_beside(word)) or key
    bare = bare_label(plain(line.text)) or (bare_label(own) if own else None)
    if bare in ("key_result", "objective") and (line.level or line.text.rstrip(" *_").endswith(":") or " " not in own):
        return Section("key_results" if bare == "key_result" else "objective")
    if not key or line.numbered or line.text.rstrip().endswith((".", "?", "!")):
        return None
    return _with_role(line, key) if is_headed(line) else None


def section_above_list(line: SourceLine) -> Section | None:
    """As `section_of` for a bare line above a list: "KPI - Kasir" is a heading there and a statement elsewhere."""
    if line.blank or line.numbered or len(line.text) > _LONGEST_HEADING or any(c in line.text for c in "%;<>≥≤"):
        return None
    if (ending := _announced_at_end(line)) is not None:
        return ending
    section = _with_role(line, _announced(_key(line.text)))
    # "KPI: Pasien dikunjungi 3x sehari" states something, whatever follows it.
    if section is not None and line.label and read_statement(line.text).value is not None:
        return None
    words = title_of(line.text).lower().replace("(", " ").replace(")", " ").split()
    if any(word.strip(":-–—|/") in listed("abbreviations") for word in words):
        return section
    return _named_in_full(_announced(title_of(line.text).rstrip(" :")).split())


def _announced_at_end(line: SourceLine) -> Section | None:
    """The section that a sentence leads to: "We own three standing measures:"."""
    key = _key(line.text)
    long = len(key.split()) > 2
    key = next((key.removesuffix(said).strip(" ,") for said in _follows() if key.endswith(f" {said}")), key)
    words = key.split()
    if not line.text.rstrip(" *_").endswith(":") or not long or len(_of_both(key)) == 2:
        return None
    for size in (4, 3, 2, 1):
        name = " ".join(words[-size:]) if size < len(words) else ""
        if (called := next((section for section in _SECTIONS if name in listed(section)), None)) is not None:
            return Section(called)
    return None


@lru_cache(maxsize=1)
def _follows() -> list[str]:
    return sorted(listed("follows"), key=len, reverse=True)


def _with_role(line: SourceLine, key: str) -> Section | None:
    title = _announced(title_of(line.text).rstrip(" :"))
    # "KPI yang baik itu terukur. Contohnya:" is of an article.
    if len(said := _SENTENCE.split(title)) > 1 and is_listed(said[-1], "examples"):
        return None
    if not key or not title or (is_listed(key.split()[0], "abbreviations") and len(_of_both(key)) == 2):
        return None
    behind = _BEHIND.match(title)
    if is_note(line):
        return None
    if behind and (called := _section_called(behind.group(2).lower())) and called != "key_results":
        return Section(called, _role_in(behind.group(1)))
    apart = _APART.split(title, maxsplit=1)
    if len(apart) == 2 and (called := _section_called(apart[0].lower())) and 0 < len(apart[1].split()) <= 6:
        return Section(called, _role_in(apart[1]))
    words = title.split()
    if is_listed(words[0], "abbreviations") and 1 < len(words) <= 7:
        called = _section_called(words[0].lower())
        return Section(called, _role_in(" ".join(words[1:]))) if called else None
    return _in_the_middle(words) if line.level else None


def _named_in_full(words: list[str]) -> Section | None:
    """The section of "Indikator Kinerja Utama Bagian Umum": its name of several words, and the role behind it."""
    for size in (4, 3, 2):
        name, rest = " ".join(words[:size]).lower(), words[size:]
        called = next((section for section in ("kpi", "okr") if name in listed(section)), None)
        if called and 0 < len(rest) <= 5 and not is_listed(rest[0], "and", "nobody"):
            return Section(called, _role_in(" ".join(rest)))
    return None


def _in_the_middle(words: list[str]) -> Section | None:
    """The section of a heading like "Marketing OKRs – Q2": its role, its name, and times."""
    at = next((n for n, word in enumerate(words) if is_listed(word, "abbreviations")), 0)
    role = [word for word in words[:at] if not is_listed(word, "fillers", "examples", "nobody")]
    if not at or len(role) != at or at > 4 or _role_in(" ".join(words[at + 1 :])):
        return None
    called = _section_called(words[at].lower())
    return Section(called, _role_in(" ".join(role))) if called else None


def _of_both(key: str) -> list[str]:
    """The sections that a title's words name: "KPI dan OKR" is a title of both and opens neither."""
    words = {word.strip("(),/&") for word in key.split()}
    return [section for section in ("kpi", "okr") if words & listed(section)]


def _role_in(text: str) -> str:
    """The role in what stands beside a section's name: "untuk Kasir" is "Kasir", "kuartal 3" none."""
    title = title_of(text)
    apart = _DASH.split(title, maxsplit=1)
    words = (apart[0] if len(apart) == 2 and all(map(is_beside, apart[1].lower().split())) else title).split()
    # "KPI bagian Gudang" is Gudang's; "Bagian Umum" is called so.
    while words and words[0].lower().strip(":-–—") in listed("for") | {""} and not _is_named(words):
        words = words[1:]
    while words and _TIME.fullmatch(words[-1].lower().strip("():,")):
        words = words[:-1]
    if {word.lower() for word in words} & listed("no_role"):
        return ""
    if not words or all(_FIGURE.fullmatch(w.lower()) or w.lower().strip("():,") in listed("fillers") for w in words):
        return ""
    return " ".join(words).strip(" :-–—")


def _is_named(words: list[str]) -> bool:
    return len(words) > 1 and words[0][:1].isupper() and words[0].lower() in listed("role")


def is_headed(line: SourceLine) -> bool:
    """Whether a line looks like a heading: Markdown's mark, a colon at its end, or emphasis."""
    return bool(line.level) or line.text.rstrip(" *_").endswith(":") or is_emphasised(line)


def is_emphasised(line: SourceLine) -> bool:
    """Whether asterisks or underlines stand around the words: "*KASIR*", "**1. Gudang**"."""
    text = " ".join(line.text.split())
    return plain(text) != text and text.strip(" :").startswith(("*", "_"))


def is_numbered(line: SourceLine) -> bool:
    """Whether a number or a capital letter leads the line, as in headings: "2. Gudang", "2.1 Gudang", "B. Gudang"."""
    return bool(_NUMBERED.match(line.text))


def is_note(line: SourceLine) -> bool:
    """Owners, signatures, mail headers and pointers: "Owner: …", "Catatan: …", "Baca juga: …"."""
    match = _NOTED.match(plain(line.text).lstrip("-*•> ")) or _GAP_NOTED.match(line.text)
    if match is None:
        return False
    name = title_of(match.group(1)).lower()
    return name in listed("not_statement") or name in listed("examples")


def closes(line: SourceLine) -> bool:
    """Whether no goals follow until something opens again: "C. Tindak lanjut", "Next steps:", "Salam,"; "4. Any
    other business. The roof leaks"."""
    if line.blank:
        return False
    if is_numbered(line) and is_listed(_SENTENCE.split(title_of(line.text), maxsplit=1)[0], "closing"):
        return True
    if len(line.text) > 60:
        return False
    bulleted = line.item and not is_numbered(line) and strip_label(line.text).start > 0 and not line.level
    return not bulleted and (
        line.text.strip() == "--" or is_listed(_key(line.text), "closing", "farewells") or _signed_off(line)
    )


def _signed_off(line: SourceLine) -> bool:
    """A farewell with a name or a wish behind its comma: "Makasih, semangat 💪"."""
    first, comma, _ = line.text.partition(",")
    return bool(comma) and not line.item and is_listed(title_of(first), "farewells")


def is_definition(text: str) -> bool:
    """Whether a labelled line explains the word instead of stating a goal: "Objective: biasanya bersifat …"; what a
    clause says of the goal's own thing, "code that is a pleasure", explains nothing."""
    low = f" {text.lower()} ".replace("—", " ").replace("–", " ")
    if len(low.split()) <= 7 or any(c.isdigit() for c in low):
        return False
    explained = [place for word in listed("definitions") if (place := low.find(f" {word} ")) >= 0]
    described = [place for word in listed("clause_opens") if (place := low.find(f" {word} ")) >= 0]
    return bool(explained) and not any(place < min(explained) for place in described)
