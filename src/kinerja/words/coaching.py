"""How does the coach's answer read in the reader's language?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from kinerja.words.coaching_fields import side
from kinerja.words.coaching_texts import FINDINGS, PARTS, RISKS
from kinerja.words.language import said, translations

#: From which score on a statement is good to agree on, and from which on nearly so.
GOOD, NEARLY = 80, 60


class Finding(Protocol):
    """What a finding must tell to be put into words; the coach's in `reading` does."""

    @property
    def code(self) -> str:
        """Which finding: "no_number"."""

    @property
    def points(self) -> int:
        """What it costs of 100."""

    @property
    def severity(self) -> str:
        """ "high", "medium" or "low"."""

    @property
    def values(self) -> Mapping[str, str]:
        """What its sentence needs."""

    def words(self, text: str) -> tuple[str, ...]:
        """The words of the text that caused it."""


class Part(Protocol):
    """One part of a score."""

    @property
    def code(self) -> str:
        """Which part: "clear"."""

    @property
    def points(self) -> int:
        """What it got."""

    @property
    def most(self) -> int:
        """What it could get."""

    @property
    def lost(self) -> Sequence[tuple[str, int]]:
        """Which finding cost how much."""


class Coaching(Protocol):
    """The coach's answer, as `reading.coach` gives it."""

    @property
    def text(self) -> str:
        """The statement."""

    @property
    def score(self) -> int:
        """Of 100."""

    @property
    def parts(self) -> Sequence[Part]:
        """What the score is made of."""

    @property
    def findings(self) -> Sequence[Finding]:
        """What is to be mended, the weightiest first."""

    @property
    def objective(self) -> Coaching | None:
        """Of a whole objective: its own sentence."""

    @property
    def key_results(self) -> Sequence[Coaching]:
        """Of a whole objective: each of its key results."""

    def as_dict(self) -> dict[str, Any]:
        """The answer without sentences."""


@dataclass(frozen=True, slots=True)
class Advice:
    """A finding in words: its name, why it matters, what would do, and the words of the text that caused it."""

    code: str
    severity: str
    points: int
    name: str
    why: str
    would_do: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """The answer in words: the score with what it means, each finding, and the parts as (name, points, most, why)."""

    score: int
    verdict: str
    state: str
    advice: tuple[Advice, ...]
    parts: tuple[tuple[str, int, int, str], ...]


def told(coaching: Coaching, lang: str) -> Told:
    """The coach's answer for a reader; the better wording is not translated, it is in the statement's own language."""
    parts = tuple((said(PARTS[p.code], lang), p.points, p.most, _lost(p, lang)) for p in coaching.parts)
    verdict, state = verdict_of(coaching.score, lang)
    advice = tuple(_advice(finding, coaching.text, lang) for finding in coaching.findings)
    return Told(coaching.score, verdict, state, advice, parts)


def worded(coaching: Coaching, lang: str) -> dict[str, Any]:
    """The answer for a program, with its sentences in the reader's language, as the API and `--json` give it."""
    below = coaching.objective
    return {
        **_sentence(coaching, lang),
        "objective": _sentence(below, lang) if below else None,
        "key_results": [_sentence(each, lang) for each in coaching.key_results],
    }


def _sentence(coaching: Coaching, lang: str) -> dict[str, Any]:
    said, plain = told(coaching, lang), coaching.as_dict()
    rows = zip(plain["findings"], said.advice, strict=True)
    parts = zip(plain["parts"], said.parts, strict=True)
    answer = {
        **plain,
        "verdict": said.verdict,
        "parts": [{**part, "name": name} for part, (name, *_) in parts],
        "findings": [{**row, "name": a.name, "why": a.why, "would_do": a.would_do} for row, a in rows],
    }
    del answer["objective"], answer["key_results"]
    return answer


def verdict_of(score: int, lang: str) -> tuple[str, str]:
    """What a score means in words, and the state whose shape and colour it is drawn in."""
    _ = translations(lang).gettext
    if score >= GOOD:
        return _("Good to agree on"), "achieved"
    return (_("Nearly there"), "watch") if score >= NEARLY else (_("Worth another look"), "missed")


def _advice(finding: Finding, text: str, lang: str) -> Advice:
    values = _values(finding, text, lang)
    name, why, would_do = (said(sentence, lang).format_map(values) for sentence in FINDINGS[finding.code])
    return Advice(finding.code, finding.severity, finding.points, name, why, would_do, finding.words(text))


def _values(finding: Finding, text: str, lang: str) -> dict[str, str]:
    risk = finding.values.get("risk", "")
    own = {"words": ", ".join(dict.fromkeys(finding.words(text))), "count": "", "metric": "", "health": ""}
    sides = {name: side(finding.values.get(name, ""), lang) for name in ("said", "stands")}
    return {**own, **finding.values, **sides, "risk": said(RISKS.get(risk, ""), lang)}


def _lost(part: Part, lang: str) -> str:
    """What cost the points of a part: "No rhythm −15"."""
    names = ((FINDINGS[code][0], points) for code, points in part.lost)
    return ", ".join(f"{said(name, lang)} −{points}" for name, points in names)
