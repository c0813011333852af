"""What are the fields of a role's lines called, and in which languages are they asked?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kinerja.web.forms.role import TEXTS
from kinerja.web.say import Say
from kinerja.words.language import N_
from kinerja.words.names import language_name

#: Each text of a line: its label, what to write there, and how many lines it takes.
_TEXTS: Mapping[str, tuple[str, str, int]] = {
    "name": (N_("Name"), "", 1),
    "summary": (N_("What this person answers for"), "", 2),
    "statement": (
        N_("In one sentence"),
        N_("With its limit and rhythm: “at most 2 kg of waste per week”"),
        2,
    ),
    "definition": (N_("What counts"), N_("And what doesn't: two people who measure it get the same number."), 3),
    "formula": (N_("Formula in words"), N_("For example: answers within a day ÷ all answers"), 2),
    "source": (N_("Source"), N_("A system, a report, a person"), 2),
    "start": (N_("How to find a start"), N_("When nobody has measured it before."), 2),
    "gaming": (N_("How it can be gamed"), N_("How the number can look good while the work gets worse."), 2),
    "watch": (N_("What to watch meanwhile"), N_("Where no other KPI of the role would fall then."), 2),
    "cv": (N_("A line for a CV"), N_("With {from}, {to} and {period}, each once; they are filled in later."), 2),
    "title": (N_("Objective"), N_("What will be different. Numbers belong into its key results."), 2),
    "why": (N_("Why it matters now"), "", 2),
}
_KEY_RESULT = (N_("Key result"), N_("With its start and end: “Cut waste from 6 to 2 kg by the end of the quarter”"), 2)
#: The figures and choices, by which a refusal names them.
_FIGURES: Mapping[str, str] = {
    "target": N_("Target"),
    "target_high": N_("Upper end"),
    "baseline": N_("Baseline"),
    "measured_in": N_("Measured in"),
    "health": N_("Watch meanwhile"),
    "formula": N_("Score formula"),
    "polarity": N_("Which way is better"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One text as a form asks for it in one language: `name` is its field ("cv.en")."""

    name: str
    label: str
    hint: str
    rows: int


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language of a form: what it is called ("In English"), and each text as it is asked in it, by its name."""

    code: str
    name: str
    texts: Mapping[str, Asked]


def languages_of(order: Sequence[str], kind: str, say: Say) -> tuple[Tongue, ...]:
    """The languages in which a kind of line is asked, the first one open and the others folded."""
    said = [say._("In %(language)s") % {"language": language_name(code, say.lang)} for code in order]
    return tuple(Tongue(code, name, _asked(kind, code, say)) for code, name in zip(order, said, strict=True))


def _asked(kind: str, lang: str, say: Say) -> dict[str, Asked]:
    return {
        name: Asked(f"{name}.{lang}", say._(label), say._(hint) if hint else "", rows)
        for name, (label, hint, rows) in _texts(kind).items()
    }


def _texts(kind: str) -> dict[str, tuple[str, str, int]]:
    """The texts of a kind of line; the sentence of a key result has words of its own."""
    return {name: _KEY_RESULT if kind == "key_result" else _TEXTS[name] for name in TEXTS[kind]}


def labels_of(kind: str, say: Say) -> dict[str, str]:
    """What refusals call the fields: a text by its name with a dot ("cv."), a figure by its name ("target")."""
    texts = {f"{name}.": say._(label) for name, (label, _hint, _rows) in _texts(kind).items()}
    return {**texts, **{name: say._(label) for name, label in _FIGURES.items()}}
