"""Why is this number so: from which inputs, by which formula and steps?"""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_GET

from kinerja.store import why as store
from kinerja.store.refs import noun_of
from kinerja.web.refusal import refused
from kinerja.web.render import render, say_for, wants_piece
from kinerja.web.viewer import Signed, signed_in
from kinerja.words.explanation import in_words

PAGES = {"kpi": "kpi", "key_result": "key-result", "objective": "objective"}


@require_GET
@signed_in
def why(request: Signed, ref: str) -> HttpResponse:
    """The explanation of a KPI's score, a key result's progress or an objective's roll-up: a page, or its panel alone.

    `?period=2026-10` asks about one period of a KPI instead of the latest.
    """
    wanted = ref.upper()
    outcome = store.explanation(request.viewer, wanted, request.today, request.GET.get("period"))
    if refused(outcome):
        raise Http404
    page = reverse(PAGES[noun_of(wanted) or "kpi"], args=[wanted])
    template = "why/_panel.html" if wants_piece(request) else "why/page.html"
    panel = in_words(outcome, request.lang, say_for(request).zone)
    return render(request, template, panel=panel, title=wanted, page=page, here="")


urlpatterns = [path("why/<str:ref>", why, name="why")]
