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
    "paste.nothing_read": (
        N_("No KPI and no OKR was found in this text."),
        N_("Write “KPI:” or “Objective:” above them, and one statement per line."),
    ),
    "serve.personal_is_local": (
        N_("The personal mode answers on this machine only, not on {host}."),
        N_("Set up an organisation to serve others."),
    ),
    "serve.port_taken": (N_("The port {port} on {host} is taken."), N_("Choose another with --port.")),
    "account.email_taken": (N_("{email} has an account already."), N_("Sign in with it, or take another address.")),
    "account.missing": (N_("There is no account to sign in with."), N_("Have an invitation sent.")),
    "account.weak_password": (
        N_("This password is too short, too common or too close to the name."),
        N_("Take several words that only you would put together."),
    ),
    "account.wrong_password": (N_("The password doesn't belong to {email}."), N_("Check it, or have a new one sent.")),
    "invitation.already_here": (N_("{email} belongs to somebody here already."), N_("Look for them among the people.")),
    "invitation.not_valid": (N_("This invitation has been used, or its time is over."), N_("Ask for a new one.")),
    "opening.no_account": (N_("{person} has no account to sign in with."), N_("Choose somebody who has one.")),
    "opening.not_valid": (N_("This link has been used, or its time is over."), N_("Make a new one.")),
    "organisation.at_risk_above_on_track": (
        N_("At risk from {at_risk} is not below on track from {on_track}."),
        N_("Enter a smaller number for at risk."),
    ),
    "organisation.least_above_most": (
        N_("The fewest key results are more than the most."),
        N_("Enter a smaller number for the fewest."),
    ),
    "organisation.setting_out_of_range": (N_("{value} is not possible here."), N_("Enter {low} to {high}.")),
    "person.email_taken": (N_("{email} belongs to somebody here already."), N_("Look for them among the people.")),
    "person.last_owner": (
        N_("{name} is the last owner of the organisation."),
        N_("Make somebody else an owner first."),
    ),
    "person.owner_by_owner": (N_("Only an owner changes who the owners are."), N_("Ask an owner of the organisation.")),
    "person.role_is_of_the_whole": (
        N_("“{role}” is a role in the whole organisation, not in one unit."),
        N_("Leave the unit empty."),
    ),
    "person.supervisor_loop": (
        N_("The supervisors would go round in a circle: {path}."),
        N_("Choose another supervisor."),
    ),
    "profile.unknown_choice": (N_("“{value}” is not among the choices."), N_("One of these: {would_do}.")),
    "profile.unknown_language": (N_("We don't speak this language yet."), N_("One of these: {would_do}.")),
    "profile.unknown_timezone": (N_("“{name}” is not a time zone we know."), N_("Write it like Asia/Jakarta.")),
    "text.no_address": (N_("“{text}” is not an email address."), N_("Write it like name@company.co.id.")),
    "token.lasts_too_long": (N_("{days} days are too long for an access token."), N_("Choose up to {most} days.")),
    "token.unknown_scope": (N_("This is not a scope of an access token."), N_("Choose among: {would_do}.")),
    "unit.loop": (N_("{unit} would stand below itself."), N_("Choose a parent that is not one of its own units.")),
    "unit.still_used": (
        N_("The unit {unit} still has people, units, KPIs or objectives."),
        N_("Move them to another unit or archive them first."),
    ),
    "import.touched": (
        N_("“{name}” ({id}) stays: {by} has worked on it since."),
        N_("Delete it on its own page, or archive it, if it is still not wanted."),
    ),
    "import.cycle_in_use": (
        N_("The cycle “{name}” ({id}) stays: other goals are in it by now."),
        N_("Look at it: it belongs to those goals as well."),
    ),
    "import.nothing_left": (N_("Nothing of this import is left to take back."), N_("Look at what happened.")),
    "paste.cycle_missing": (N_("There are objectives, and no cycle for them."), N_("Choose a cycle.")),
    "paste.key_result_without_objective": (
        N_("The key result “{title}” has no objective above it."),
        N_("Put an objective before it, or save it as a KPI."),
    ),
    "paste.nothing_to_join": (
        N_("Every key result of this document has its own objective: nothing would join {id}."),
        N_("Leave the objective out, or take the objectives out of the text."),
    ),
    "paste.nothing_chosen": (N_("Nothing has been chosen to save."), N_("Tick the lines you want to keep.")),
    "paste.objective_unsaid": (
        N_("These key results have no objective yet."),
        N_("Say in one sentence what they are to bring about, or choose the objective they belong to."),
    ),
    "paste.unknown_kind": (N_("“{kind}” is neither KPI, objective nor key result."), N_("Choose one of the three.")),
}
