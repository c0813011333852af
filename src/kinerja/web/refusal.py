"""How does a refusal come back to the person: at which field, in which words, with which status?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from kinerja.core.problem import Kind, Problem, Problems
from kinerja.web.render import render, say_for
from kinerja.web.viewer import Asked
from kinerja.words.problems import Sentence, sentence

if TYPE_CHECKING:
    from typing_extensions import TypeIs

STATUS = {Kind.CONFLICT: 409, Kind.FORBIDDEN: 403}


@dataclass(frozen=True)
class Refusals:
    """The refusals of one form in words: `at("value")` for its field, `summary` for the box above the form."""

    items: tuple[tuple[Problem, Sentence], ...] = ()

    def at(self, field: str) -> Sentence | None:
        """What is wrong with one field."""
        return next((said for problem, said in self.items if problem.field == field), None)

    @property
    def summary(self) -> list[tuple[str | None, str, str | None]]:
        """Field, sentence and remedy of each refusal, in the order they were found."""
        return [(problem.field, said.what, said.remedy) for problem, said in self.items]

    @property
    def conflict(self) -> Mapping[str, object] | None:
        """The other person's change (who, when, which value), when two wrote at the same time."""
        return next((p.values for p, _ in self.items if p.kind is Kind.CONFLICT and "value" in p.values), None)

    @property
    def status(self) -> int:
        """409 when somebody else was faster, 403 when a field asks for what isn't theirs to give, else 422."""
        kinds = {problem.kind for problem, _ in self.items}
        return next((status for kind, status in STATUS.items() if kind in kinds), 422)


def refused(outcome: object) -> TypeIs[Problem | Problems]:
    """Whether an outcome is a refusal; where it is none, the checker knows it for the answer."""
    return isinstance(outcome, Problem | Problems)


def in_words(outcome: Problem | Problems, lang: str, tz: str = "Asia/Jakarta") -> Refusals:
    """The same refusals with their sentences; what is not there or not allowed ends the request instead."""
    problems = outcome.items if isinstance(outcome, Problems) else (outcome,)
    for problem in problems:
        if problem.kind is Kind.NOT_FOUND and problem.field is None:
            raise Http404
        if problem.kind is Kind.FORBIDDEN and problem.field is None:
            raise PermissionDenied(problem)
    return Refusals(tuple((problem, sentence(problem, lang, tz)) for problem in problems))


def again(request: HttpRequest, template: str, outcome: Problem | Problems, lang: str, **context: Any) -> HttpResponse:
    """The form once more with its refusals at their fields and all that was typed (422, or 409 on a conflict)."""
    refusals = in_words(outcome, lang, say_for(cast(Asked, request)).zone)
    return render(request, template, status=refusals.status, refusals=refusals, **context)
