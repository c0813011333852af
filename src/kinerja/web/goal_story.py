"""What has been said about an objective on the way, as a story one can read?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from kinerja.core.okr import KeyResultKind
from kinerja.core.okr_view import KeyResultView
from kinerja.web.say import Say


@dataclass(frozen=True, slots=True)
class Chapter:
    """One check-in, told: which key result moved from what to what, how sure the person was then and before."""

    key_result: str
    title: str
    number: int
    by: str
    at: datetime
    words: str
    note: str
    confidence: int | None
    before: int | None
    latest: bool


def story_of(key_results: Iterable[KeyResultView], say: Say) -> tuple[Chapter, ...]:
    """The check-ins of some key results, the newest first, each told against the one before it."""
    told = [chapter for view in key_results for chapter in _chapters(view, say)]
    return tuple(sorted(told, key=lambda c: c.at, reverse=True))


def _chapters(view: KeyResultView, say: Say) -> list[Chapter]:
    chapters: list[Chapter] = []
    value: Decimal | None = view.aim.baseline
    confidence: int | None = None
    for entry in view.check_ins:
        words = _words(view, value, entry.value, say)
        chapters.append(
            Chapter(
                *(view.ref, view.title, entry.number, entry.by, entry.at, words, entry.note),
                confidence=entry.confidence,
                before=confidence,
                latest=entry is view.check_ins[-1],
            )
        )
        value = entry.value if entry.value is not None else value
        confidence = entry.confidence if entry.confidence is not None else confidence
    return chapters


def _words(view: KeyResultView, before: Decimal | None, now: Decimal | None, say: Say) -> str:
    if now is None:
        return say._("steps ticked off") if view.aim.kind is KeyResultKind.MILESTONE else say._("no new value")
    if view.aim.kind is KeyResultKind.BINARY:
        return say._("done") if now >= 1 else say._("not yet done")
    if before is None:
        return say._("at %(now)s") % {"now": say.value(now, view.measure)}
    return say.change(before, now, view.measure)
