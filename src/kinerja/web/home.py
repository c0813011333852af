"""What needs this person today?"""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_POST

from kinerja.actions import profile
from kinerja.store import books
from kinerja.web.needs import needs_of
from kinerja.web.render import render, see
from kinerja.web.viewer import Signed, signed_in


@require_GET
@signed_in
def home(request: Signed) -> HttpResponse:
    """What needs me: values and check-ins due, KPIs off target, drafts; then what changed, and what is mine."""
    book = books.home(request.viewer, request.today, known=request.organisation)
    need = needs_of(book)
    seen = request.person.last_seen_feed_at
    news = [event for event in books.events(request.viewer, limit=12) if seen is None or event.at > seen]
    return render(request, "home/page.html", here="home", book=book, need=need, needs=need.count, news=news, seen=seen)


@require_POST
@signed_in
def news_read(request: Signed) -> HttpResponse:
    """What changed has been read: next time the list begins after this moment."""
    profile.read_news(request.viewer, now=request.now)
    return see(reverse("home"))


urlpatterns = [path("", home, name="home"), path("news-read", news_read, name="news-read")]
