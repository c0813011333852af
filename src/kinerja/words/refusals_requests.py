"""What is said about a request that was refused before anybody looked at what it is about?"""

from __future__ import annotations

from collections.abc import Mapping

from kinerja.words.language import N_

REQUESTS: Mapping[str, tuple[str, str]] = {
    "not_signed_in": (
        N_("Nobody is signed in, or the token is unknown, expired or revoked."),
        N_("Send “Authorization: Bearer …” with a token made by “kinerja token create”."),
    ),
    "csrf": (
        N_("The page's own token is missing from this request."),
        N_("Send it in the header X-CSRFToken, or use an access token instead of the session."),
    ),
    "token.too_many_wrong": (
        N_("Too many wrong tokens came from this address."),
        N_("Check the token and try again in {seconds} seconds."),
    ),
    "json.unreadable": (N_("The request holds no JSON that can be read ({where})."), N_("Send one JSON object.")),
    "request.too_big": (N_("The request is too large."), N_("Send it in parts.")),
    "request.refused": (
        N_("The request was refused ({status})."),
        N_("See /api/v1/openapi.json for what is possible."),
    ),
    "address.unknown": (N_("There is nothing at {text}."), N_("See /api/v1/openapi.json for the addresses there are.")),
    "method.not_possible": (N_("{method} means nothing at this address."), N_("What it takes: {allowed}.")),
    "cursor.unknown": (
        N_("“{cursor}” is not a cursor we gave out."),
        N_("Send back “next” of the page before, as it is."),
    ),
    "if_match.unreadable": (N_("“{text}” is not a revision."), N_("Send back the ETag, with its quotation marks.")),
    "collided": (N_("Somebody else wrote the same thing at the same moment."), N_("Read it anew, then try again.")),
    "organisation.already_here": (
        N_("There is an organisation for many people here already."),
        N_("Invite people into it, or name another folder in KINERJA_HOME."),
    ),
    "database.away": (N_("The database doesn't answer just now."), N_("Try again in a moment.")),
}
