"""What does the coach say to a line of a role while it is being written?"""

from __future__ import annotations

from typing import Literal

from django.http import Http404, HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST

from kinerja.library import editing
from kinerja.library.files import LANGUAGES
from kinerja.reading.coach import coach
from kinerja.reading.coach.answer import Context
from kinerja.web.coach_note import note_of
from kinerja.web.forms.coach import sentence
from kinerja.web.forms.typed import Typed
from kinerja.web.render import render
from kinerja.web.viewer import Signed, signed_in

#: The text of each kind of line that the coach looks at.
_SAID: dict[str, tuple[str, Literal["kpi", "key_result", "objective"]]] = {
    "kpi": ("statement", "kpi"),
    "objective": ("title", "objective"),
    "key_result": ("statement", "key_result"),
}


@require_POST
@signed_in
def note(request: Signed, slug: str, name: str) -> HttpResponse:
    """The note for the sentence of a line in one language; nothing where nothing is typed yet.

    Nobody answers for a line of a role before it is adopted, so the coach doesn't ask who does.
    """
    line, lang = editing.line_of(name), request.GET.get("in", request.lang)
    if line is None or lang not in LANGUAGES:
        raise Http404
    field, kind = _SAID[line.kind]
    text = sentence(Typed(request.POST, lang), f"{field}.{lang}")
    if not text:
        return HttpResponse(headers={"Cache-Control": "no-store"})
    context = Context(owner=True, cadence=line.kind == "kpi" or None, health=bool(request.POST.get("health")) or None,
                      lang=lang)  # fmt: skip
    answer = note_of(coach(text, lang, kind, context), request.lang)
    return render(request, "coach/_note.html", note=answer, kind=line.kind)


urlpatterns = [path("library/<str:slug>/lines/<str:name>/coach", note, name="role-coach")]
