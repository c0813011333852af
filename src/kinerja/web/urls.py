"""At which address does each page stand? Each noun brings its own; what fails stands in errors.py."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

from kinerja.web import (
    advisor,
    alignment,
    board,
    board_csv,
    check_in,
    coach,
    cycle,
    cycle_changes,
    design,
    events,
    health,
    home,
    invitation,
    key_result,
    key_result_changes,
    kpi,
    kpi_changes,
    learn,
    library,
    library_adopt,
    library_own,
    measurement,
    members,
    objective,
    objective_changes,
    palette,
    password,
    paste,
    person,
    search,
    session,
    settings_pages,
    token,
    unit,
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
    *cycle_changes.urlpatterns,
    *cycle.urlpatterns,
    *objective.urlpatterns,
    *objective_changes.urlpatterns,
    *alignment.urlpatterns,
    *key_result.urlpatterns,
    *key_result_changes.urlpatterns,
    *check_in.urlpatterns,
    *coach.urlpatterns,
    *paste.urlpatterns,
    *learn.urlpatterns,
    *library_own.urlpatterns,
    *library_adopt.urlpatterns,
    *library.urlpatterns,
    *advisor.urlpatterns,
    *unit.urlpatterns,
    *person.urlpatterns,
    *search.urlpatterns,
    *palette.urlpatterns,
    *events.urlpatterns,
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
