"""How is a text changed in places, and still reads like a sentence?"""

from __future__ import annotations

import re

from kinerja.reading.coach.sight import Sight

Edit = tuple[int, int, str]


def edited(sight: Sight, edits: list[Edit]) -> str:
    """The statement with each place replaced; where two edits meet, the earlier one holds."""
    out, at = [], sight.start
    for start, end, instead in sorted(edits):
        if start >= at:
            out += [sight.text[at:start], instead]
            at = end
    out.append(sight.text[at:])
    return tidy("".join(out))


def unvague(sight: Sight) -> list[Edit]:
    """The edits that take out what can't be checked, or ask for what could be; "yang … dan cepat" stays whole."""
    edits: list[Edit] = []
    for i, j, instead in sight.vague():
        if instead and sight.words.head == "last" and j < len(sight.tokens) and sight.tokens[j].kind == "word":
            # "Viral posts" are posts with so many views: what is asked stands behind the thing.
            end = sight.tokens[j].end
            edits += [(*sight.place(i, j), ""), (end, end, f" {instead}")]
        elif instead or not _joined(sight, i, j):
            edits.append((*sight.place(_from_purpose(sight, i), j), instead))
    return edits


def _from_purpose(sight: Sight, i: int) -> int:
    """Where the words begin that lead to a vague one and say nothing without it: the "agar" of "agar lebih baik"."""
    leading = (a for a, b, _ in sight.words.all("purpose", sight.lows) if b == i)
    return next(leading, i)


def _joined(sight: Sight, i: int, j: int) -> bool:
    """Whether a word before or after leans on it, and would fall without it."""
    words, lows = sight.words, sight.lows
    before = i > 0 and any(words.at(name, lows, i - 1) for name in ("join", "breaks"))
    return before or words.at("join", lows, j) is not None


def tidy(text: str) -> str:
    """One space between words, none before a comma, no full stop at the end."""
    return re.sub(r"\s+([,;:.])", r"\1", " ".join(text.split())).strip(" .;,:")


def small(text: str) -> str:
    """A text as it goes on inside a sentence: "Kolaborasi dengan …" small, "SEO" as it is."""
    first = text.split(" ", 1)[0]
    return text[:1].lower() + text[1:] if first[1:].islower() or len(first) == 1 else text


def capital(text: str) -> str:
    """A text as it opens a sentence; a question that opens it begins inside its bracket: "[Pelanggan?] …"."""
    at = 1 if text.startswith("[") else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]
