"""Do an objective and its key results stand together: enough of them, results rather than effort, nothing at risk?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kinerja.reading.coach import coach, look
from kinerja.reading.coach.answer import Coaching, Context, Finding, Part
from kinerja.reading.coach.score import MOST, scored
from kinerja.reading.statement import read_statement
from kinerja.reading.tokens import words

FEWEST, MOST_KEY_RESULTS = 2, 5
#: Findings that say a key result tells of effort.
EFFORT = ("task", "routine", "activity")


def coach_objective(
    objective: str, key_results: Sequence[str], lang: str | None = None, context: Context | None = None,
    contexts: Sequence[Context | None] = (),
) -> Coaching:  # fmt: skip
    """Look at an objective with its key results: each on its own, and all of them together.

    The score is made of the objective's words (30), how many key results there are (15), their own mean (30), whether
    any of them measures a result (15), and whether a health KPI keeps watch (10). `context` is the objective's,
    `contexts` those of the key results, in their order; inside a cycle each has its deadline already.
    """
    own = coach(objective, lang, "objective", context)
    given = [text for text in key_results if text.strip()]
    about = [*contexts, *([None] * len(given))][: len(given)]
    ends = read_statement(objective, own.lang, "objective").deadline is not None
    each = tuple(
        coach(text, lang or own.lang, "key_result", _inside(beside, ends))
        for text, beside in zip(given, about, strict=True)
    )
    found = list(_together(own, each, [beside.health if beside else None for beside in about]))
    _score, judged, costed = scored("set", found)
    parts = tuple(_shared(part, own, each) for part in judged)
    return Coaching(
        objective, own.lang, "objective", sum(p.points for p in parts), parts, costed, own.better, own.beside, each, own
    )


def _inside(beside: Context | None, ends: bool) -> Context:
    """What holds for a key result because its objective says so: its end, and the watch kept over all of them."""
    known = beside or Context()
    return replace(known, health=True, deadline=known.deadline or ends or None)


def _together(own: Coaching, each: Sequence[Coaching], kept: Sequence[bool | None]) -> Iterator[Finding]:
    count = {"count": str(len(each))}
    if not each:
        yield Finding("no_key_results")
        return
    if len(each) < FEWEST:
        yield Finding("few_key_results", values=count)
    if len(each) > MOST_KEY_RESULTS:
        yield Finding("many_key_results", values=count)
    if all(set(EFFORT) & set(k.codes) for k in each):
        yield Finding("all_effort", values=count)
    if twice := _measured_twice(each):
        yield Finding("same_measure", values={"metric": twice})
    if not any(kept) and (missing := _unwatched(each)):
        yield missing


def _measured_twice(each: Sequence[Coaching]) -> str | None:
    """A metric that two key results share: two numbers for one thing say it once."""
    named = Counter(read_statement(k.text, k.lang, "key_result").metric for k in each)
    return next((metric for metric, times in named.items() if metric and times > 1), None)


def _unwatched(each: Sequence[Coaching]) -> Finding | None:
    """The first key result that can look good while something gets worse, unless another one keeps watch over that."""
    if any(read_statement(k.text, k.lang, "key_result").direction == "maintain" for k in each):
        return None
    for k in each:
        seen = None if set(EFFORT) & set(k.codes) else look(k.text, k.lang, "key_result", Context()).risk()
        if seen is None:
            continue
        others = " ".join(" ".join(words(other.text)) for other in each if other is not k)
        if " ".join(words(seen[2].health)) not in others:
            return Finding("set_no_health", values={"risk": seen[2].code, "health": seen[2].health})
    return None


def _shared(part: Part, own: Coaching, each: Sequence[Coaching]) -> Part:
    """The points of the two parts that are scores of their own: the objective's words, and its key results' mean."""
    most = MOST["set"][part.code]
    if part.code == "objective":
        return Part(part.code, _share(own.score, most), most)
    if part.code == "key_results" and each:
        return Part(part.code, _share(sum(k.score for k in each) // len(each), most), most, part.lost)
    return part


def _share(score: int, most: int) -> int:
    return (score * most + 50) // 100
