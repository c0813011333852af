"""How does a person report where a key result stands, in fifteen seconds, and take it back again?"""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_http_methods

from kinerja.actions import key_result as actions
from kinerja.actions.record import Done
from kinerja.core.access import Deed
from kinerja.core.book import Book
from kinerja.core.lifecycle import ObjectiveState
from kinerja.core.okr import KeyResultKind
from kinerja.core.okr_view import KeyResultView, ObjectiveView
from kinerja.store import books
from kinerja.web import notice
from kinerja.web.forms.check_in import CheckInTyped, check_in_typed
from kinerja.web.forms.typed import Typed
from kinerja.web.goal_lines import key_result_line
from kinerja.web.key_result import Seen, see_key_result
from kinerja.web.needs import needs_of
from kinerja.web.refusal import Refusals, again, in_words, refused
from kinerja.web.render import reload, render, say_for, see, wants_piece
from kinerja.web.theirs import theirs
from kinerja.web.viewer import Signed, posted, signed_in

#: Where a person is led back to after a check-in, by the name its form sends.
BACK = {"home": "home", "check-in": "check-in", "dialog": "check-in"}


@require_GET
@signed_in
def choose(request: Signed) -> HttpResponse:
    """What I owe first, then the rest of mine, and whatever a few words find: a page, or the dialog's piece."""
    return _choose(request)


def _choose(request: Signed) -> HttpResponse:
    book = books.home(request.viewer, request.today, known=request.organisation)
    say = say_for(request)
    due = needs_of(book).check_ins
    owed = {k.ref for _, k in due}
    words = request.GET.get("q", "").strip()[:100]
    hits = books.search(request.viewer, words, limit=30) if words else ()
    mine = _mine(book)
    piece = wants_piece(request)
    only_list = piece and request.headers.get("HX-Target") == "check-in-others"
    template = "check_in/_others.html" if only_list else "check_in/_choose.html" if piece else "check_in/choose.html"
    news = notice.waits(request)
    answer = render(
        request,
        template,
        here="",
        book=book,
        due=[(o, k, key_result_line(book, o, k, say)) for o, k in due],
        others=[(o, k) for o, k in mine if (words or k.ref not in owed) and _fits(o, k, words)],
        found=[hit for hit in hits if hit.kind == "key_result" and hit.ref not in {k.ref for _, k in mine}],
        words=words,
        dialog=piece,
        typed=Typed({}, request.lang),
        refusals=Refusals(),
    )
    if piece and news:
        # The page beneath the dialog listens for it: no stale number stays there.
        answer["HX-Trigger"] = "checked-in"
    return answer


def _mine(book: Book) -> list[tuple[ObjectiveView, KeyResultView]]:
    """The key results one may check in on, among one's own objectives and those one leads."""
    working = [o for o in book.objectives if o.state is ObjectiveState.PUBLISHED]
    return [
        (o, k)
        for o in working
        for k in o.key_results
        if k.aim.kind is not KeyResultKind.KPI and book.may(Deed.REPORT, o.thing_of(k))
    ]


def _fits(objective: ObjectiveView, view: KeyResultView, words: str) -> bool:
    """Whether every word stands in the title, the objective's title or the short id."""
    said = f"{view.title} {objective.title} {view.ref}".casefold()
    return all(word in said for word in words.casefold().split())


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def check_ins(request: Signed, ref: str) -> HttpResponse:
    """The form of one key result, and the check-in itself."""
    seen = see_key_result(request, ref)
    if request.method != "POST":
        theirs(request, Deed.REPORT, seen.objective.thing_of(seen.view), reverse("key-result", args=[seen.view.ref]))
        return _one(request, seen, Typed({}, request.lang), Refusals(), dialog=wants_piece(request))
    typed = Typed(request.POST, request.lang)
    said = check_in_typed(typed, seen.view)
    outcome = typed.refused() or actions.check_in(
        request.viewer, seen.view.ref, said.value, confidence=said.confidence, note=said.note, seen=said.seen,
        milestones_done=said.milestones_done, now=request.now,
    )  # fmt: skip
    if refused(outcome):
        refusals = in_words(outcome, request.lang)
        return _one(request, seen, typed, refusals, dialog=typed["from"] == "dialog")
    _tell(request, seen, said, outcome, typed["from"])
    where = BACK.get(typed["from"])
    return see(reverse(where) if where else reverse("key-result", args=[seen.view.ref]))


def _one(request: Signed, seen: Seen, typed: Typed, refusals: Refusals, *, dialog: bool) -> HttpResponse:
    line = key_result_line(seen.book, seen.objective, seen.view, say_for(request))
    return render(
        request,
        "check_in/_one.html" if dialog else "check_in/one.html",
        status=refusals.status if refusals.items else 200,
        here="okr",
        seen=seen,
        objective=seen.objective,
        key_result=seen.view,
        line=line,
        dialog=dialog,
        typed=typed,
        refusals=refusals,
        origin=typed["from"],
    )


def _tell(request: Signed, seen: Seen, said: CheckInTyped, done: Done, origin: str) -> None:
    """Say what was kept, and offer to take it back."""
    say = say_for(request)
    name = {"title": seen.view.title}
    if said.value is not None and seen.view.aim.kind is not KeyResultKind.BINARY:
        value = say.value(said.value, seen.view.measure)
        words = say._("Checked in: %(title)s, now %(value)s.") % {**name, "value": value}
    else:
        words = say._("Checked in: %(title)s.") % name
    number = done.undo.number if done.undo else 0
    notice.leave(request, words, undo=reverse("check-in-undo", args=[seen.view.ref, number]), back=origin)


@posted("key-result", "ref")
@signed_in
def undo(request: Signed, ref: str, number: int) -> HttpResponse:
    """Take a check-in back: the key result stands again where the others put it, and the entry stays as undone."""
    outcome = actions.undo_check_in(request.viewer, ref.upper(), number, now=request.now)
    where = BACK.get(request.POST.get("back", ""))
    back = reverse(where) if where else reverse("key-result", args=[ref.upper()])
    if refused(outcome):
        return again(request, "errors/refused.html", outcome, request.lang, back=back)
    notice.leave(request, say_for(request)._("Taken back. It stands where it stood before."), state=None)
    if wants_piece(request) and request.POST.get("back") == "dialog":
        answer = _choose(request)
        # The button stands in a toast inside the dialog; what comes back is the dialog's whole content.
        answer["HX-Retarget"], answer["HX-Reswap"] = "#check-in-body", "innerHTML"
        return answer
    return reload(request, back)


urlpatterns = [
    path("check-in", choose, name="check-in"),
    path("key-results/<str:ref>/check-ins", check_ins, name="key-result-check-in"),
    path("key-results/<str:ref>/check-ins/<int:number>/undo", undo, name="check-in-undo"),
]
