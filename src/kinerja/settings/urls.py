"""At which addresses do pages and API answer?"""

from __future__ import annotations

from django.urls import include, path, re_path

from kinerja.api import routes, unknown

urlpatterns = [
    path("api/v1/", routes()),
    # A program that mistypes an address wants a problem document, not a page.
    re_path(r"^api/(?P<rest>.*)$", unknown),
    path("", include("kinerja.web.urls")),
]

handler400 = "kinerja.web.errors.bad_request"
handler403 = "kinerja.web.errors.forbidden"
handler404 = "kinerja.web.errors.not_found"
handler500 = "kinerja.web.errors.server_error"
