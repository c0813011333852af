"""How does a refusal reach a program: as a problem document (RFC 9457) in the reader's language?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse

from kinerja.api.answers import encoded
from kinerja.core.problem import Kind, Problem, Problems
from kinerja.words.language import translations
from kinerja.words.problems import sentence

Answer = TypeVar("Answer")
#: What a body calls a field that the actions know by another name; "unit" alone is the unit of measure here.
_FIELDS = {"unit": "organisation_unit", "high": "target_high"}
STATUS = {Kind.INVALID: 422, Kind.FORBIDDEN: 403, Kind.NOT_FOUND: 404, Kind.CONFLICT: 409}


class Refused(Exception):  # noqa: N818 # it is a refusal, and reads as one where it is raised
    """A refusal on its way to the handler that words it; `status` where the kind alone doesn't say it."""

    def __init__(self, *problems: Problem, status: int | None = None) -> None:
        super().__init__(*problems)
        self.problems = problems
        self.status = status or max((_status(p) for p in problems), key=lambda s: (s != 422, s), default=422)


def _status(problem: Problem) -> int:
    # Something named inside a body that is not there is a wrong body; only the address itself is not found.
    return 422 if problem.kind is Kind.NOT_FOUND and problem.field else STATUS[problem.kind]


def granted(outcome: Answer | Problem | Problems) -> Answer:
    """The answer, or the refusal raised to where it becomes a problem document."""
    if isinstance(outcome, Problem):
        raise Refused(outcome)
    if isinstance(outcome, Problems):
        raise Refused(*outcome.items)
    return outcome


def N_(text: str) -> str:  # noqa: N802 # the usual name of a mark for texts that are translated later
    """Mark a text for the catalogue without translating it yet."""
    return text


_TITLES = {
    400: N_("The request can't be read"),
    401: N_("Not signed in"),
    403: N_("Not allowed"),
    404: N_("Not found"),
    405: N_("Not possible here"),
    409: N_("It conflicts with what is there"),
    413: N_("Too much at once"),
    422: N_("Not accepted as it is"),
    429: N_("Too many attempts"),
    500: N_("Something went wrong here"),
}


def document(request: HttpRequest, problems: Sequence[Problem], status: int, lang: str) -> HttpResponse:
    """The problem document of one or several refusals; `errors` holds each with its field, code and remedy."""
    said = [(problem, sentence(problem, lang)) for problem in problems]
    errors = [{"code": p.code, "field": _field(p), "detail": s.what, "remedy": s.remedy} for p, s in said]
    return written(request, status, lang, errors, _current(problems))


def _field(problem: Problem) -> str | None:
    return _FIELDS.get(problem.field or "", problem.field)


def _current(problems: Sequence[Problem]) -> dict[str, Any]:
    """What somebody else has put there meanwhile, for a program to decide by."""
    values: Mapping[str, object] = next((p.values for p in problems if p.code == "conflict"), {})
    told = {name: str(values[name]) for name in ("by", "at", "value", "revision", "period") if values.get(name)}
    return {"current": told} if told else {}


def written(
    request: HttpRequest, status: int, lang: str, errors: Sequence[Mapping[str, Any]], more: Mapping[str, Any]
) -> HttpResponse:
    """A problem document from errors that are already in words."""
    _: Callable[[str], str] = translations(lang).gettext
    first = errors[0]
    body = {
        "type": f"urn:kinerja:problem:{first['code']}",
        "title": _(_TITLES.get(status, _TITLES[422])),
        "status": status,
        **first,
        "instance": request.path,
        "errors": list(errors),
        **more,
    }
    response = HttpResponse(encoded(body), status=status, content_type="application/problem+json")
    response["Content-Language"] = lang
    response["Cache-Control"] = "private, no-store"
    if status == 401:
        response["WWW-Authenticate"] = 'Bearer realm="kinerja"'
    if status == 429:
        response["Retry-After"] = "60"
    return response
