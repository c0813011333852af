"""What does the coach say to what is being typed into a form?"""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404, HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST

from kinerja.core.kpi_view import KpiView
from kinerja.reading.coach import coach
from kinerja.reading.coach.answer import Coaching
from kinerja.reading.coach.set import coach_objective
from kinerja.store import books
from kinerja.web.coach_note import Note, note_of
from kinerja.web.forms.coach import (
    KINDS,
    begun,
    key_result_context,
    kpi_context,
    objective_context,
    sentence,
    shown_context,
    typed_key_results,
)
from kinerja.web.forms.typed import Typed
from kinerja.web.kpi import found
from kinerja.web.objective import open_book
from kinerja.web.render import render
from kinerja.web.viewer import Signed, signed_in

#: Of a KPI's meaning, only words that can't be checked are worth a remark.
_MEANING = ("vague",)
#: A KPI's name in the form of its target is not typed there: what is said concerns the number.
_TARGET = ("no_number", "impossible", "already_met", "wrong_way")


@require_POST
@signed_in
def note(request: Signed, kind: str, ref: str = "") -> HttpResponse:
    """The note for one field of a form, as its fields stand now; nothing where nothing is typed yet.

    `ref` is the KPI or the objective that is being changed; `?at=` is what stands before the names of the fields.
    """
    if kind not in KINDS:
        raise Http404
    typed = Typed(request.POST, request.lang)
    answer = _ANSWERS[kind](request, typed, request.GET.get("at", ""), ref)
    if answer is None:
        return HttpResponse(headers={"Cache-Control": "no-store"})
    return render(request, "coach/_note.html", note=answer, kind=kind)


def _kpi(request: Signed, typed: Typed, at: str, ref: str) -> Note | None:
    view = _view(request, ref) if ref else None
    own = "name" in typed
    text = sentence(typed, "name") if own else view.name if view else ""
    if not begun(text):
        return None
    context = kpi_context(typed, view, request.lang)
    if own:
        # A KPI that is on its target does its work; who sets a new target is told that it is met already.
        return note_of(coach(text, None, "kpi", replace(context, current=None)), request.lang)
    return _only(coach(text, None, "kpi", context), _TARGET, request.lang)


def _view(request: Signed, ref: str) -> KpiView:
    book = books.kpi(request.viewer, ref, request.today, known=request.organisation, depending=False)
    return found(book).kpis[0]


def _meaning(request: Signed, typed: Typed, at: str, ref: str) -> Note | None:
    text = sentence(typed, "description")
    return _only(coach(text, None, "kpi", kpi_context(typed, None, request.lang)), _MEANING, request.lang)


def _only(coaching: Coaching, codes: tuple[str, ...], lang: str) -> Note | None:
    """A note of some findings alone, without score and wording; None where there are none of them."""
    kept = tuple(f for f in coaching.findings if f.code in codes)
    return note_of(replace(coaching, findings=kept, better=None, beside=()), lang, scored=False) if kept else None


def _key_result(request: Signed, typed: Typed, at: str, ref: str) -> Note | None:
    text = sentence(typed, at + "title")
    if not begun(text):
        return None
    return note_of(coach(text, None, "key_result", key_result_context(typed, at, request.lang)), request.lang)


def _objective(request: Signed, typed: Typed, at: str, ref: str) -> Note | None:
    text = sentence(typed, "title")
    if not begun(text):
        return None
    return note_of(coach(text, None, "objective", objective_context(typed, request.lang)), request.lang)


def _set(request: Signed, typed: Typed, at: str, ref: str) -> Note | None:
    """The objective with its key results: those of the form, or those it has already."""
    text, lang = sentence(typed, "title"), request.lang
    if ref:
        views = open_book(request, ref).objectives[0].key_results
        rows = [(view.title, shown_context(view, lang)) for view in views]
    else:
        places = typed_key_results(typed)
        rows = [(sentence(typed, p + "title"), key_result_context(typed, p, lang)) for p in places]
    if not text or not rows:
        return None
    about = [context for _, context in rows]
    answer = coach_objective(text, [row for row, _ in rows], None, objective_context(typed, lang), about)
    return note_of(replace(answer, better=None, beside=()), lang)


_ANSWERS = {"kpi": _kpi, "key_result": _key_result, "objective": _objective, "set": _set, "meaning": _meaning}

urlpatterns = [
    path("coach/<str:kind>", note, name="coach"),
    path("coach/<str:kind>/<str:ref>", note, name="coach-of"),
]
