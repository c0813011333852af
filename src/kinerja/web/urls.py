"""At which address does each page stand? Each noun brings its own; what fails stands in errors.py."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

from kinerja.web import (
    board,
    board_csv,
    design,
    health,
    home,
    invitation,
    kpi,
    kpi_changes,
    measurement,
    members,
    password,
    session,
    settings_pages,
    token,
    why,
)

urlpatterns: list[URLPattern | URLResolver] = [
    *home.urlpatterns,
    *session.urlpatterns,
    *password.urlpatterns,
    *invitation.urlpatterns,
    *board.urlpatterns,
    *board_csv.urlpatterns,
    *kpi.urlpatterns,
    *kpi_changes.urlpatterns,
    *measurement.urlpatterns,
    *why.urlpatterns,
    *settings_pages.urlpatterns,
    *members.urlpatterns,
    *token.urlpatterns,
    *health.urlpatterns,
    # In development only: elsewhere its view answers 404.
    *design.urlpatterns,
]

handler400 = "kinerja.web.errors.bad_request"
handler403 = "kinerja.web.errors.forbidden"
handler404 = "kinerja.web.errors.not_found"
handler500 = "kinerja.web.errors.server_error"
