"""What do we say when something about people, units, sign-in, files or the installation is refused?"""

from __future__ import annotations

from collections.abc import Mapping

from kinerja.words.language import N_

HOUSE: Mapping[str, tuple[str, str]] = {
    "not_found": (N_("There is no {noun} {id} here, or it isn't visible to you."), N_("Check the short id.")),
    "forbidden": (N_("You may not {deed}."), N_("Ask the unit's lead.")),
    "conflict": (
        N_("{by} changed this while you had it open: it is now {value}."),
        N_("Look at the new state; saving again keeps yours, and theirs stays in the history."),
    ),
    "unit.archived": (N_("The unit {unit} is archived."), N_("Choose another unit, or restore it.")),
    "unit.unknown_currency": (N_("“{name}” is not a currency code."), N_("Write three capital letters, such as IDR.")),
    "unit.unknown_duration": (N_("“{name}” is not a unit of time we know."), N_("One of these: {would_do}.")),
    "unit.scale_not_positive": (N_("“{name}” is not a scale."), N_("Write the highest score there is, such as 5.")),
    "unit.decimals_out_of_range": (N_("{decimals} decimals can't be kept."), N_("Choose a number from 0 to {most}.")),
    "unit.below_itself": (N_("A unit can't stand below itself."), N_("Choose another parent.")),
    "sign_in.wrong": (N_("Email and password don't match."), N_("Check both, or have a new password sent.")),
    "sign_in.locked": (N_("Too many attempts."), N_("Try again in {minutes} minutes.")),
    "password.too_common": (
        N_("This password is too short, or many people use it."),
        N_("Take at least {least} characters; several words are easy to remember."),
    ),
    "link.used": (N_("This link has been used, or its time is over."), N_("Have a new one sent.")),
    "token.unknown": (N_("No access token begins with “{prefix}”."), N_("List the tokens to see how each begins.")),
    "token.not_one": (N_("{count} access tokens begin with “{prefix}”."), N_("Write more of its beginning.")),
    "local.no_owner": (N_("There is nobody here yet who owns the organisation."), N_("Set it up first.")),
    "local.several_people": (N_("Several people own this organisation."), N_("Say as whom: --as P-3.")),
    "database.behind": (N_("The database is older than the program."), N_("Run “kinerja migrate”; it keeps all data.")),
    "paste.nothing_read": (N_("No KPI and no OKR was found in this text."), N_("Write one statement per line.")),
    "serve.personal_is_local": (
        N_("The personal mode answers on this machine only, not on {host}."),
        N_("Set up an organisation to serve others."),
    ),
    "serve.port_taken": (N_("The port {port} on {host} is taken."), N_("Choose another with --port.")),
}
