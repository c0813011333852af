"""What needs this person today?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_GET

from kinerja.actions import profile
from kinerja.actions.organisation import NAMELESS
from kinerja.store import books
from kinerja.web.forms.typed import Typed
from kinerja.web.needs import needs_of
from kinerja.web.refusal import Refusals
from kinerja.web.render import render, see
from kinerja.web.viewer import Signed, posted, signed_in

#: How many forms of one list stand open; after a large import the others are a click away.
FORMS_OPEN = 3


@dataclass(frozen=True, slots=True)
class Reply:
    """What was typed into one row and refused, so that the row shows it again with what is wrong."""

    ref: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)
    refusals: Refusals = Refusals()  # noqa: RUF009 # frozen

    def form(self, ref: str, lang: str) -> dict[str, object]:
        """The row's form: with what was typed in it where this is the row, else empty."""
        if ref == self.ref:
            return {"typed": self.typed, "refusals": self.refusals}
        return {"typed": Typed({}, lang), "refusals": Refusals()}


@require_GET
@signed_in
def home(request: Signed) -> HttpResponse:
    """What needs me: values and check-ins due, KPIs off target, drafts; then what changed, and what is mine."""
    return show_home(request)


def show_home(request: Signed, reply: Reply = Reply()) -> HttpResponse:  # frozen
    """The page, with a refused value in its row where there is a `reply`."""
    book = books.home(request.viewer, request.today, known=request.organisation)
    need = needs_of(book)
    seen = request.person.last_seen_feed_at
    news = [event for event in books.events(request.viewer, limit=12) if seen is None or event.at > seen]
    return render(
        request,
        "home/page.html",
        status=reply.refusals.status if reply.refusals.items else 200,
        here="home",
        book=book,
        need=need,
        needs=need.count,
        news=news,
        seen=seen,
        reply=reply,
        forms_open=FORMS_OPEN,
        nameless=request.organisation.is_personal and request.person.name == NAMELESS,
    )


@posted("home")
@signed_in
def news_read(request: Signed) -> HttpResponse:
    """What changed has been read: next time the list begins after this moment."""
    profile.read_news(request.viewer, now=request.now)
    return see(reverse("home"))


urlpatterns = [path("", home, name="home"), path("news-read", news_read, name="news-read")]
