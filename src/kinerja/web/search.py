"""Where is the thing that these words mean?"""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_GET

from kinerja.store import books, role_rows
from kinerja.store.rows import Hit
from kinerja.web.events import page_of
from kinerja.web.render import render, see
from kinerja.web.viewer import Signed, signed_in

#: What a kind of thing is drawn with, and in whose colour.
DRAWN = {
    "kpi": ("gauge", "kpi"),
    "objective": ("goal", "okr"),
    "key_result": ("target", "okr"),
    "unit": ("building-2", None),
    "person": ("user", None),
    "role": ("library", None),
}
#: Roles that a search shows, and that the palette does, where the things of one's own come first.
ROLES, IN_PALETTE = 12, 4


def drawn(hits: tuple[Hit, ...]) -> list[tuple[str, Hit, str, str | None]]:
    """Each hit with its address, its drawing and its colour."""
    return [(_address(hit), hit, *DRAWN[hit.kind]) for hit in hits]


def _address(hit: Hit) -> str:
    """The page of what was found; a role of the library goes by its word, not by a number."""
    return reverse("role", args=[hit.ref]) if hit.kind == "role" else page_of(hit.ref) or reverse("home")


@require_GET
@signed_in
def search(request: Signed) -> HttpResponse:
    """What a few words find; a short id that is there leads straight to its page."""
    words = request.GET.get("q", "").strip()[:100]
    hits = books.search(request.viewer, words, limit=50) if words else ()
    hits += role_rows.hits(request.viewer, words, request.lang, ROLES)
    exact = next((hit for hit in hits if hit.ref.casefold() == words.casefold()), None)
    if exact and (where := page_of(exact.ref)):
        return see(where)
    return render(request, "search/page.html", here="", words=words, hits=drawn(hits))


urlpatterns = [path("search", search, name="search")]
