"""What would an experienced colleague say about a KPI, a key result or an objective before it is agreed?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kinerja.core.lifecycle import unanswered
from kinerja.reading.coach.answer import Coaching, Context, Finding, Part
from kinerja.reading.coach.better import asked, better
from kinerja.reading.coach.checks import check
from kinerja.reading.coach.fields import contradictions
from kinerja.reading.coach.implied import named
from kinerja.reading.coach.lexicon import coach_words
from kinerja.reading.coach.objective import aims, better_objective, check_objective
from kinerja.reading.coach.score import scored
from kinerja.reading.coach.sight import Sight
from kinerja.reading.coach.split import split
from kinerja.reading.coach.text import capital
from kinerja.reading.language import language_votes
from kinerja.reading.statement import Kind, read_statement
from kinerja.reading.statement.labels import strip_label
from kinerja.reading.tokens import LONGEST, Token, tokenize

__all__ = ["Coaching", "Context", "Finding", "Part", "coach", "look"]
_NOTHING = Context()
#: By so many votes another language than the reader's must lead, and one that the reader's people borrow words from.
_SURE, _SURE_OF_BORROWED = 0.5, 1.5


def coach(text: str, lang: str | None = None, kind: Kind | None = None, context: Context | None = None) -> Coaching:
    """Look at one statement: what it leaves open and which words did so, its score of 100, and a better wording.

    `lang` and `kind` are found out when absent. "Tingkatkan layanan pelanggan" as a key result has no number and
    names what nobody can count. It advises and refuses nothing: whatever is typed gets an answer, an empty text 0.
    """
    sight = look(text, lang, kind, context or _NOTHING)
    if not any(token.kind == "word" for token in sight.tokens):
        score, parts, found = scored(sight.kind, [Finding("no_metric"), Finding("no_number")])
        return Coaching(text, sight.said.lang, sight.kind, 0, tuple(replace(p, points=0) for p in parts), found)
    goal = sight.kind == "objective"
    faults = check_objective(sight) if goal else [*check(sight), *contradictions(sight)]
    if questions := unanswered(text):
        faults = [Finding("unanswered", spans=questions), *faults]
    score, parts, found = scored(sight.kind, faults)
    codes = {finding.code for finding in found}
    line, beside = (_goal_lines if goal else _lines)(sight, codes)
    return Coaching(text, sight.said.lang, sight.kind, score, parts, found, line, beside)


def look(text: str, lang: str | None, kind: Kind | None, context: Context) -> Sight:
    """A statement as the coach sees it, before anything is judged."""
    tokens = () if lang else tokenize(text, strip_label(text[:LONGEST]).start)
    said = named(read_statement(text, lang or _language(tokens, context.lang), kind))
    return Sight.of(said, said.kind or "kpi", context)


def _language(tokens: Sequence[Token], reader: str | None) -> str | None:
    """The language with the most votes; a line of few telling words ("Conversion rate iklan 3%") is the reader's."""
    votes = language_votes(tokens)
    if reader not in votes:
        return None
    best = max(votes, key=lambda code: votes[code])
    sure = _SURE_OF_BORROWED if best in coach_words(reader).borrows else _SURE
    return reader if votes[best] - votes[reader] < sure else None


def _lines(sight: Sight, codes: set[str]) -> tuple[str | None, tuple[str, ...]]:
    """The better wording; of two measures in one line each gets a line of its own."""
    parts = split(sight) if "two_measures" in codes else None
    if parts is None:
        return better(sight, codes), ()
    kind: Kind = "key_result" if sight.kind == "key_result" else "kpi"
    lines = [coach(part, sight.said.lang, kind, sight.context).better or part for part in parts]
    return lines[0], tuple(lines[1:])


def _goal_lines(sight: Sight, codes: set[str]) -> tuple[str | None, tuple[str, ...]]:
    """The better wording of an objective: one aim, whose number is a key result; other aims are lines of their own."""
    parts = aims(sight) if "objective_list" in codes else []
    if len(parts) > 1 and not asked(sight.text):
        first = coach(parts[0], sight.said.lang, "objective", sight.context)
        return first.better or parts[0], (*first.beside, *(capital(part) for part in parts[1:]))
    line = better_objective(sight, codes)
    if line is None or "objective_number" not in codes:
        return line, ()
    own = sight.text[sight.start :].strip()
    proof = coach(own, sight.said.lang, "key_result", sight.context)
    return line, (proof.better or own, *proof.beside)
