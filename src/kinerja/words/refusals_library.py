"""What do we say when a template of a role is not as it should be, or can't be adopted?"""

from __future__ import annotations

from collections.abc import Mapping

from kinerja.words.language import N_

LIBRARY: Mapping[str, tuple[str, str]] = {
    "library.unreadable": (
        N_("This is neither a TOML nor a JSON file: {where}."),
        N_("Export a role of the library to see what such a file looks like."),
    ),
    "library.too_large": (N_("This file is larger than {most} kB."), N_("Leave one role in it.")),
    "library.missing": (N_("“{field}” is missing."), N_("Add it.")),
    "library.unknown": (N_("Nothing here is called “{field}”."), N_("One of these: {would_do}.")),
    "library.not_a_word": (N_("“{field}” has to be a word of at most 100 characters."), N_("Shorten it.")),
    "library.not_a_text": (
        N_("“{field}” has to be a text, or a text for each language."),
        N_("Write it in quotation marks, or as id and en."),
    ),
    "library.too_long": (N_("“{field}” is longer than {most} characters."), N_("Shorten it.")),
    "library.no_language": (
        N_("“{field}” has no words in the language “{language}”."),
        N_("Write it in each language."),
    ),
    "library.not_a_number": (N_("“{field}” is “{value}”, which is no number."), N_("Write it like 4.5.")),
    "library.not_one_of": (N_("“{field}” can't be “{value}”."), N_("One of these: {would_do}.")),
    "library.not_a_list": (N_("“{field}” has to be a list."), N_("Write [[{field}]] above each of its entries.")),
    "library.not_a_table": (N_("“{field}” has to be a group of fields."), N_("Write {field}.name = … for each.")),
    "library.wrong_count": (N_("“{field}” has {count} entries."), N_("There may be {least} to {most}.")),
    "library.not_a_key": (
        N_("“{value}” can't be the key of a KPI."),
        N_("Write it in lower case, with underscores for blanks."),
    ),
    "library.key_twice": (N_("Two KPIs have the key “{value}”."), N_("Give each a key of its own.")),
    "library.no_such_key": (
        N_("“{field}” names “{value}”, which is no other KPI here."),
        N_("One of these: {would_do}."),
    ),
    "library.band_ends": (
        N_("“{field}”: an upper end belongs to “between”, and to nothing else."),
        N_("With “between”, write both ends; otherwise the target alone."),
    ),
    "library.polarity_of_band": (
        N_("“{field}”: a band and “between” belong together."),
        N_("Write both, or neither of them."),
    ),
    "library.cv_places": (N_("“{field}” needs each of these once: {would_do}."), N_("They are filled in later.")),
    "library.number_in_title": (
        N_("“{field}”: a number belongs into a key result, not into an objective."),
        N_("Say what will be different."),
    ),
    "library.goes_nowhere": (N_("“{field}”: it starts where it should arrive."), N_("Write another start or goal.")),
    "library.nothing_chosen": (N_("Nothing of this role has been chosen."), N_("Tick a KPI or an objective.")),
    "library.no_such_line": (N_("This role has no “{line}”."), N_("One of these: {would_do}.")),
    "library.no_unit": (
        N_("{person} belongs to no unit, and these need one."),
        N_("Choose a unit as well, or give the person one."),
    ),
    "library.cycle_missing": (N_("There are objectives, and no cycle for them."), N_("Choose a cycle.")),
    "library.unit_is_empty": (
        N_("{unit} has no KPI and no running objective that everybody may see."),
        N_("A role is made of those: choose another unit, or upload a file."),
    ),
    "library.person_is_empty": (
        N_("{person} answers for no KPI and no running objective that everybody may see."),
        N_("A role is made of those: choose somebody else, or begin with one sentence."),
    ),
    "library.last_line": (
        N_("“{name}” is the last line of this role."),
        N_("Add another one first, or put the role into the archive."),
    ),
    "library.overtaken": (
        N_("{by} changed this while you had it open."),
        N_("Look at what it says now; saving again keeps yours."),
    ),
    "adoption.touched": (
        N_("“{name}” ({id}) stays: {by} has worked on it since."),
        N_("Delete it on its own page, or archive it, if it is still not wanted."),
    ),
    "adoption.again": (
        N_("This role was adopted here before, on {at}: {titles}."),
        N_("Adopting it again makes everything a second time; one of the two can be taken back."),
    ),
    "adoption.nothing_left": (N_("Nothing of this adoption is left to take back."), N_("Look at what happened.")),
    "discard.reported": (
        N_("“{name}” ({id}) stays: it has values or check-ins."),
        N_("What was reported is kept. Archive the KPI, or close the objective."),
    ),
    "discard.in_use": (
        N_("“{name}” ({id}) stays: the key result {by} uses it."),
        N_("Take it out of the key result first."),
    ),
    "discard.linked": (
        N_("“{name}” ({id}) stays: it is linked to another goal."),
        N_("Remove the link first."),
    ),
    "discard.published": (
        N_("“{name}” ({id}) is published, and people may be working on it."),
        N_("Make it a draft again first."),
    ),
    "library.built_in": (
        N_("{name} is a role of the library that comes with Kinerja, and stays as it is."),
        N_("Copy it into your own library first, then change the copy."),
    ),
    "library.built_in_for_all": (
        N_("{name} is a role of the library that comes with Kinerja, and stays as it is."),
        N_("Those who lead a unit, the performance office and an owner may copy it and change the copy."),
    ),
    "library.no_beginning": (
        N_("Nothing says what the role is made of."),
        N_("Send one of these: role, copy_of, organisation_unit, owner, sentence."),
    ),
    "library.archived": (N_("The role {name} is in the archive."), N_("Take it out again first.")),
}
