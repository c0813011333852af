"""What of a line is frame: hidden marks, a chat's stamp, a mail's quote marks, the lines of a drawn table?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kinerja.reading.document.unwrapped import without_tags
from kinerja.reading.document_words import listed

_HIDDEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0b\x0e-\x1f]")
#: A digit drawn as a key, with which chats number their lists: 1️⃣ is "1. ".
_KEYCAP = re.compile("([0-9])\ufe0f?\u20e3\\s*")
_DAY = r"(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}\s[^\W\d_]{3,9}\.?\s\d{2,4})"
_CLOCK = r"\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?"
#: "[12/03/26, 09.14] Budi: …", "12/03/26 09.14 - Budi: …"; without a name it is the app itself that speaks.
_STAMP = re.compile(rf"^\s*\[?{_DAY}[,T]?\s*{_CLOCK}\]?\s*[-–]?\s*(?:(?P<name>[^:\n]{{1,40}}):(?:\s|$)|(?=\S))")
#: A line that only says who spoke when: "Galih, [09.02.2027 20:11]", "Imogen  9:02 AM", "Imogen [9:02 AM]".
_SPEAKER = re.compile(
    rf"^\s*(?P<name>[^\W\d_][^\n:|\t]{{0,40}}?)"
    rf"(?:,?\s\[(?:{_DAY}[, ]*)?{_CLOCK}\]:?|\s{{2,}}(?:{_DAY},?\s)?\d{{1,2}}[.:]\d{{2}}\s?[AP]M)\s*$"
)
_WORD = re.compile(r"[^\W\d_]+|\d[\d./:,-]*")
_DATED = re.compile(rf"(?:^|\s){_DAY}(?:\s|$)")
#: Dots that lead the eye from a name to its target.
_LEADER = re.compile(r"(?<=\S)\s{0,9}(?:\.{4,}|…{2,}|(?:\.\s){4,}\.?|_{5,})\s{0,9}(?=\S)")
_QUOTE = re.compile(r"^\s*(?:>\s?)+")
#: Signs that stand for others: a space that must not break is a space, a drawn line is one of the keyboard's.
SIGNS = str.maketrans(
    dict.fromkeys("\u00a0\u2007\u202f\u2009", " ")
    | dict.fromkeys("│┃║▏▕", "|")
    | dict.fromkeys("─━═┄┈", "-")
    | dict.fromkeys("┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬┏┓┗┛┣┫┳┻╋╭╮╰╯", "+")
)


@dataclass(frozen=True, slots=True)
class Framed:
    """What is left of a line, who said it (None: nobody named; "": the app itself), whether a stamp led it, and in how
    many mails it is quoted."""

    text: str
    speaker: str | None = None
    stamped: bool = False
    quoted: int = 0


def unframed(raw_lines: Sequence[str]) -> list[Framed]:
    """Every line without its frame. A line that is nothing but frame is empty."""
    lines = [_KEYCAP.sub(r"\1. ", _HIDDEN.sub("", raw).translate(SIGNS)) for raw in raw_lines]
    lines = [_LEADER.sub(" ", line) if "..." in line or "__" in line or "……" in line else line for line in lines]
    _drop_front_matter(lines)
    quoted = [line.lstrip().startswith(">") for line in lines]
    return [_unframed(line, _is_quote(lines, quoted, at)) for at, line in enumerate(lines)]


def _is_quote(lines: Sequence[str], quoted: Sequence[bool], at: int) -> bool:
    """Whether a leading ">" quotes: "> Kasir" does, "> 3 menit" is a limit unless a line beside it is quoted too."""
    if not quoted[at]:
        return False
    rest = _QUOTE.sub("", lines[at])
    if not rest or not (rest[0].isdigit() or rest[0] == "="):
        return True
    return (at > 0 and quoted[at - 1]) or (at + 1 < len(quoted) and quoted[at + 1])


def _unframed(line: str, quote: bool) -> Framed:
    deep = 0
    if quote:
        bare = _QUOTE.sub("", line)
        deep, line = line[: len(line) - len(bare)].count(">"), bare
    if line.lstrip().startswith("```"):
        return Framed("")
    stamp = _STAMP.match(line)
    if stamp:
        name = stamp.group("name")
        return Framed(line[stamp.end() :] if name else "", name or "", True)
    speaker = _SPEAKER.match(line)
    return Framed("", speaker.group("name"), True) if speaker else Framed(without_tags(line), quoted=deep)


def _drop_front_matter(lines: list[str]) -> None:
    """Empty the block of settings that some editors keep between two rules at the head of a Markdown file."""
    if not lines or lines[0].strip() != "---":
        return
    for at, line in enumerate(lines[1:40], 1):
        if line.strip() == "---":
            lines[: at + 1] = [""] * (at + 1)
            return
        if not re.match(r"^[\w .-]{1,40}:|^\s+-?\s|^-\s|^$", line):
            return


def announces_quote(text: str) -> bool:
    """Whether a line leads a quoted mail in: "Pada Sel, 6 Jan 2026 Hendro menulis:", "--- Forwarded message ---"."""
    low = text.strip(" -_*>").lower()
    said = low.rstrip(": ")
    return said in listed("forwarded") or (low.endswith(":") and said.endswith(tuple(listed("wrote"))))


def is_furniture(text: str) -> bool:
    """Whether a line belongs to the sheet of paper and not to what is written on it: "Printed 12/01/2026  Page 1"."""
    if not text or len(text) > 160:
        return False
    words = _WORD.findall(text.lower())
    named = listed("furniture")
    if not words or not any(word in named for word in words) or not any(word[0].isdigit() for word in words):
        return False
    if words[0] in named and _DATED.search(" ".join(words[1:6])):
        return True
    beside = listed("furniture_beside") | listed("fillers")
    return all(word in named or word in beside or word[0].isdigit() or len(word) == 1 for word in words)
