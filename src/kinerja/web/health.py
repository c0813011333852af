"""Does this installation answer, its database included?"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path

from kinerja.store import doors
from kinerja.web.viewer import open_to_all


@open_to_all
def healthz(request: HttpRequest) -> HttpResponse:
    """200 and "ok" once the database answers, else 503; no session is read or made."""
    if not doors.database_answers():
        return HttpResponse("the database does not answer", status=503, content_type="text/plain")
    return HttpResponse("ok", content_type="text/plain")


urlpatterns = [path("healthz", healthz, name="healthz")]
