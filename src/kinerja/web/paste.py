"""How does a pasted text become KPIs and OKRs, with nothing saved before it is said?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_http_methods

from kinerja.actions import paste_roles as actions
from kinerja.actions.drafts import PasteItem
from kinerja.core.measure import Comparator
from kinerja.core.period import Cadence
from kinerja.core.problem import Problem, Problems
from kinerja.reading.document import Document, read_document
from kinerja.sources.document import ENDINGS
from kinerja.store import books
from kinerja.web import notice, sheet
from kinerja.web.forms.paste import (
    DIRECTIONS,
    MOST_LINES,
    at_lines,
    clicked,
    drafts,
    shown_item,
    typed_items,
)
from kinerja.web.forms.typed import Typed
from kinerja.web.paste_cycle import chosen_quarter, cycle_options, first_choice, goals_to_join
from kinerja.web.paste_lines import first_items, monthly_by_default, preview_of
from kinerja.web.paste_saved import told_saved
from kinerja.web.paste_source import Handed, handed_in, left_unread
from kinerja.web.paste_text import source_of
from kinerja.web.refusal import Refusals, again, in_words, refused
from kinerja.web.render import render, say_for, see
from kinerja.web.say import Say
from kinerja.web.upload import Upload
from kinerja.web.viewer import Signed, signed_in
from kinerja.words import names, numbers
from kinerja.words.problems import duration_name

_DURATIONS = ("second", "minute", "hour", "day", "workday", "week", "month")
#: Doubts that the page of what was saved shows at the thing itself.
_SHOWN = ("kpi.without_target",)
Items = list[tuple[int, bool, PasteItem]]


@require_GET
@signed_in
def paste(request: Signed) -> HttpResponse:
    """The place to paste a text into."""
    return _ask(request, Typed({}, request.lang))


def _ask(request: Signed, typed: Typed, problem: Problem | None = None) -> HttpResponse:
    """The form to paste into, with what was typed and what was wrong with it."""
    known: dict[str, Any] = {"here": "paste", "typed": typed, "endings": ENDINGS}
    if problem is not None:
        return again(request, "paste/page.html", problem, request.lang, **known)
    return render(request, "paste/page.html", refusals=Refusals(), **known)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def preview(request: Signed) -> HttpResponse:
    """What was understood, ready to correct; the button "Save" of the same form writes it."""
    if request.method != "POST":
        return see(reverse("paste"))
    typed = Typed(request.POST, request.lang)
    handed = handed_in(request, typed)
    if isinstance(handed, Problem):
        return _ask(request, typed, handed)
    if isinstance(handed, Upload):
        return sheet.carry_on(request, handed)
    if typed["deed"] == "text":
        return _ask(request, typed)
    document = read_document(handed.text)
    count = sum(len(r.kpis) + sum(1 + len(o.key_results) for o in r.objectives) for r in document.offered)
    if not count:
        missing = Problem("paste.nothing_read", "text") if handed.text.strip() else Problem("text.missing", "text")
        return _ask(request, typed, missing)
    say = say_for(request)
    if "l.1.role" not in typed:
        items = first_items(document)[:MOST_LINES]
        fields = {name: said for role, on, item in items for name, said in shown_item(item, role, say, on=on).items()}
        return _show(request, document, handed, items, Typed({**fields, **_start(request)}, request.lang), count)
    click = any(typed[name] for name in ("become", "open", "adopt", "reword"))
    typed = Typed(clicked(typed), request.lang) if click else typed
    items = typed_items(typed, MOST_LINES)
    chosen = drafts(typed, items, len(document.offered))
    refusal = typed.refused()
    if typed["deed"] != "save":
        refusals = in_words(refusal, request.lang) if refusal and not click else Refusals()
        return _show(request, document, handed, items, typed, count, refusals)
    outcome = refusal or actions.save(request.viewer, chosen, now=request.now, quarter=chosen_quarter(request, typed))
    if refused(outcome):
        refusals = in_words(refusal or at_lines(outcome, items), request.lang)
        return _show(request, document, handed, items, typed, count, refusals)
    titles = {item.line: item.name or item.title for _, _, item in items}
    for doubt in (each for each in outcome.warnings if each.code not in _SHOWN):
        notice.doubt(request, say, doubt, about=titles.get(_line(doubt), ""))
    return told_saved(request, outcome)


def _line(problem: Problem) -> int:
    line = problem.values.get("line")
    return line if isinstance(line, int) else 0


def _start(request: Signed) -> dict[str, str]:
    """What the preview begins with: the running cycle, or the quarter that would be it, published at once."""
    return {"cycle": first_choice(request), "publish": "publish"}


def _show(
    request: Signed, document: Document, handed: Handed, items: Items, typed: Typed, count: int,
    refusals: Refusals = Refusals(),  # noqa: B008 # frozen
) -> HttpResponse:  # fmt: skip
    say = say_for(request)
    units, people, source = books.units(request.viewer), books.people(request.viewer), source_of(handed.text, document)
    return render(
        request,
        "paste/preview.html",
        status=refusals.status if refusals.items else 200,
        here="paste",
        one_language=True,
        text=handed.text,
        cut=handed.cut_at,
        unread=in_words(Problems(left_unread(handed, document)), request.lang).summary,
        source=source,
        told={piece.line for row in source for piece in row.pieces},
        roles=preview_of([r.role for r in document.offered], items, say, units, people, request.person),
        uncertain=not document.roles,
        monthly=monthly_by_default(items),
        left_out=max(count - MOST_LINES, 0),
        cycles=cycle_options(request, say),
        units=units,
        people=people,
        choices=_choices(say, request.organisation.currency, items, goals_to_join(request, items)),
        typed=typed,
        refusals=refusals,
        wrong={problem.field.rpartition(".")[0] for problem, _ in refusals.items if problem.field},
    )


def _choices(say: Say, currency: str, items: Items, goals: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """The answers that the fields of a line offer; a unit that was read stays among them, whatever it is."""
    _ = say._
    known = [
        *(("count", _("a count (people, items, …)")), ("%", _("per cent")), (currency, currency), ("score/5", "…/5")),
        *(("score/10", "…/10"), ("ratio", _("a ratio")), ("x", _("times as much"))),
        *(("pp", _("percentage points")), ("point", _("points")), ("rank", _("a rank"))),
        *((name, duration_name(name, say.lang)) for name in _DURATIONS),
    ]
    strange = sorted({item.unit for _, _, item in items if item.unit} - {value for value, _ in known})
    per = {
        Cadence.DAY: _("per day"), Cadence.WEEK: _("per week"), Cadence.MONTH: _("per month"),
        Cadence.QUARTER: _("per quarter"), Cadence.HALF: _("per half-year"), Cadence.YEAR: _("per year"),
    }  # fmt: skip
    ways = {"increase": _("rises"), "decrease": _("falls"), "maintain": _("stays"), "achieve": _("is reached")}
    return {
        "joins": [("", _("a new one, as written above")), *goals],
        "unit": [("", "–"), *known, *((unit, unit) for unit in strange)],
        "comparator": [("", "–"), *((c.value, numbers.comparator(c, say.lang)) for c in Comparator)],
        "period": [("", "–"), *names.choices(Cadence, say.lang)],
        "per": {cadence.value: per[cadence] for cadence in Cadence},
        "direction": [("", "–"), *((way, ways[way]) for way in DIRECTIONS)],
        "kind": [("kpi", _("KPI")), ("objective", _("Objective")), ("key_result", _("Key result"))],
    }


urlpatterns = [
    path("paste", paste, name="paste"),
    path("paste/preview", preview, name="paste-preview"),
]
