"""Which routes speak of coming in, settings, members and tokens?"""

from __future__ import annotations

from tests.web.routing import PAGE, Route

ANYBODY = (200, 200, 200, 200, 200)
GONE = (410, 410, 410, 410, 410)
PROFILE = {"name": "Somebody", "language": "en", "theme": "auto", "density": "compact", "timezone": ""}
ORGANISATION = {
    "name": "Sinar Jaya", "timezone": "Asia/Jakarta", "language": "id", "currency": "IDR", "fiscal_month": "1",
    "grace_days": "5", "stale_grace_days": "2", "least_key_results": "2", "most_key_results": "5",
    "on_track": "0.9", "at_risk": "0.7", "too_early": "0.15", "confidence_gap": "0.4",
}  # fmt: skip

ROUTES = [
    Route("sign-in", (200, 303, 303, 303, 303)),
    Route("sign-in", (422, 422, 422, 422, 422), post={"email": "nobody@contoh.id", "password": "wrong"}),
    Route("sign-out", (303, 303, 303, 303, 303), post={}),
    # No organisation here is a demo, so nobody comes in as a made-up person.
    Route("demo-sign-in", (404, 404, 404, 404, 404), ("P-1",), post={}),
    Route("open", GONE, ("unknown",)),
    Route("password-forgotten", ANYBODY),
    Route("password-forgotten", ANYBODY, post={"email": "ayu@contoh.id"}),
    Route("password-choose", GONE, ("MQ", "unknown")),
    Route("invitation", GONE, ("unknown",)),
    Route("preferences", (303, 303, 303, 303, 303), post={"lang": "en"}),
    Route("settings", PAGE),
    Route("settings", (302, 303, 303, 303, 303), post=PROFILE),
    Route("settings-password", (302, 422, 422, 422, 422), post={"old": "wrong", "password": "four words in a row"}),
    Route("settings-organisation", PAGE),
    Route("settings-organisation", (302, 403, 403, 303, 303), post=ORGANISATION),
    Route("settings-members", (302, 403, 403, 200, 200)),
    Route("settings-members", (302, 403, 403, 200, 200), post={"email": "gita@contoh.id", "role": "member"}),
    Route("member-roles", (302, 403, 403, 200, 404), ("P-5",)),
    Route("member-roles", (302, 403, 403, 303, 404), ("P-5",), post={"role.0": "reader"}),
    Route("member-deactivate", (302, 403, 403, 303, 404), ("P-5",), post={}),
    Route("member-reactivate", (302, 403, 403, 303, 404), ("P-5",), post={}),
    Route("invitation-withdraw", (302, 403, 403, 404, 404), (1,), post={}),
    Route("settings-tokens", PAGE),
    Route("settings-tokens", PAGE, post={"name": "nightly", "scopes": "read", "days": "30"}),
    Route("token-revoke", (302, 404, 404, 404, 404), (1,), post={}),
    Route("healthz", ANYBODY),
    # The showroom of our parts is for development; elsewhere it is not there.
    Route("design", (404, 404, 404, 404, 404)),
]
