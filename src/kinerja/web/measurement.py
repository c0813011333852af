"""How is a value reported for a period, corrected, and taken back?"""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from kinerja.actions import measurement as actions
from kinerja.actions.record import Done
from kinerja.core.access import Deed
from kinerja.core.book import Book
from kinerja.core.kpi import Aggregation
from kinerja.core.kpi_view import KpiView
from kinerja.core.period import parse_period
from kinerja.core.problem import Problem, Problems
from kinerja.store import books
from kinerja.web import notice
from kinerja.web.forms.measurement import Reported, reported
from kinerja.web.forms.typed import Typed
from kinerja.web.home import Reply, show_home
from kinerja.web.kpi import found, show
from kinerja.web.refusal import Refusals, again, in_words, refused
from kinerja.web.render import reload, render, say_for, see, wants_piece
from kinerja.web.viewer import Signed, posted, signed_in


def by_parts(view: KpiView) -> bool:
    """Whether its values come as numerator and denominator, so that they can be summed before dividing."""
    return view.definition.time_aggregation is Aggregation.RATIO


@posted("kpi", "ref")
@signed_in
def measurements(request: Signed, ref: str) -> HttpResponse:
    """Report a value, from the KPI's own page, from a row at home, or from its small form."""
    book = _book(request, ref)
    view = book.kpis[0]
    typed = Typed(request.POST, request.lang)
    said = _over_nothing(view, reported(typed, by_parts=by_parts(view)))
    outcome = typed.refused() or _measure(request, view, said)
    if refused(outcome):
        refusals = in_words(outcome, request.lang)
        if typed["from"] == "home":
            return _at_home(request, book, typed, refusals)
        return show(request, ref, status=refusals.status, typed=typed, refusals=refusals, open_form="measure")
    _tell(request, view, said, outcome)
    return see(reverse("home") if typed["from"] == "home" else reverse("kpi", args=[view.ref]))


def _book(request: Signed, ref: str) -> Book:
    return found(books.kpi(request.viewer, ref, request.today, known=request.organisation, depending=False))


def _at_home(request: Signed, book: Book, typed: Typed, refusals: Refusals) -> HttpResponse:
    """The refused value in its row; where somebody was faster nothing is due any more, and the period's page tells."""
    view = book.kpis[0]
    if refusals.conflict or view.due is None:
        return _small(request, book, typed, refusals)
    reply = Reply(view.ref, typed, refusals)
    if not wants_piece(request):
        return show_home(request, reply)
    response = render(request, "home/_value.html", status=refusals.status, kpi=view, reply=reply)
    row = f"#need-{view.ref}"
    for header, value in (("Retarget", row), ("Reselect", row), ("Reswap", "outerHTML")):
        response[f"HX-{header}"] = value
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def measurement(request: Signed, ref: str, label: str) -> HttpResponse:
    """One period's value: its history, and the form that corrects it with a reason; as a piece, the form in its row."""
    book = _book(request, ref)
    view = book.kpis[0]
    if isinstance(parse_period(label, view.fiscal_month), Problem):
        return render(request, "errors/page.html", status=404, what="not_found", said=None)
    if request.method != "POST":
        return _small(request, book, Typed({"period": label, "note": ""}, request.lang), Refusals(), label)
    typed = Typed({**request.POST.dict(), "period": label}, request.lang)
    said = reported(typed, by_parts=by_parts(view), may_be_empty=True)
    outcome = typed.refused() or _measure(request, view, said)
    if refused(outcome):
        return _small(request, book, typed, in_words(outcome, request.lang), label)
    _tell(request, view, said, outcome)
    return reload(request, reverse("kpi", args=[view.ref]))


@posted("kpi", "ref")
@signed_in
def undo(request: Signed, ref: str, label: str) -> HttpResponse:
    """Take an entry back: the value before it stands again, and both stay in the history."""
    view = _book(request, ref).kpis[0]
    typed = Typed(request.POST, request.lang)
    revision = typed.whole("revision") or 0
    outcome = typed.refused() or actions.undo(request.viewer, view.ref, label, revision, now=request.now)
    back = reverse("kpi", args=[view.ref])
    if refused(outcome):
        return again(request, "errors/refused.html", outcome, request.lang, back=back)
    notice.leave(request, say_for(request)._("Taken back. The value before stands again."), state=None)
    return reload(request, back)


def _over_nothing(view: KpiView, said: Reported) -> Reported:
    """A period whose value was taken back has nothing that a new value could overwrite by mistake."""
    kept = next((r for r in view.readings if r.period.label == said.period), None)
    empty = kept is not None and kept.actual(view.measure) is None
    return replace(said, seen=kept.revision) if kept is not None and empty else said


def _measure(request: Signed, view: KpiView, said: Reported) -> Done | Problem | Problems:
    return actions.measure(
        request.viewer,
        view.ref,
        said.value,
        period=said.period,
        numerator=said.numerator,
        denominator=said.denominator,
        note=said.note,
        reason=said.reason,
        seen=said.seen,
        now=request.now,
    )


def _tell(request: Signed, view: KpiView, said: Reported, done: Done) -> None:
    """Say what was kept, and offer to take it back."""
    say = say_for(request)
    if done.event is None or done.undo is None:
        notice.leave(request, say._("That value was saved already."), state=None)
        return
    value = say.value(said.value, view.measure) if said.value is not None else say._("the value")
    words = say._("Saved: %(value)s for %(name)s.") % {"value": value, "name": view.name}
    where = reverse("measurement-undo", args=[view.ref, done.undo.period])
    notice.leave(request, words, undo=where, revision=done.undo.number)


def _small(request: Signed, book: Book, typed: Typed, refusals: Refusals, label: str = "") -> HttpResponse:
    """One period with the form and what was typed: its page with all that was reported before, or its row alone."""
    view = book.kpis[0]
    period = label or typed["period"] or (view.due or view.running).label
    in_row = wants_piece(request) and request.headers.get("HX-Target", "").startswith("period-")
    kept = () if in_row else books.readings_with_revisions(request.viewer, view.ref)
    history = () if refused(kept) else next((row.revisions for row in kept if row.period == period), ())
    read = parse_period(period, view.fiscal_month)
    return render(
        request,
        "measurement/_row.html" if in_row else "measurement/page.html",
        status=refusals.status if refusals.items else 200,
        here="board",
        kpi=view,
        period=read if not isinstance(read, Problem) else view.running,
        by_parts=by_parts(view),
        reading=next((r for r in view.readings if r.period.label == period), None),
        history=history,
        may_report=book.may(Deed.REPORT, view.thing),
        typed=typed,
        refusals=refusals,
    )


urlpatterns = [
    path("kpis/<str:ref>/measurements", measurements, name="measurements"),
    path("kpis/<str:ref>/measurements/<str:label>", measurement, name="measurement"),
    path("kpis/<str:ref>/measurements/<str:label>/undo", undo, name="measurement-undo"),
]
