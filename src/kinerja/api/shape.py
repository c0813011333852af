"""What is wrong with the shape of a request, told at each place in the reader's words?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse

from kinerja.api.problems import N_, written
from kinerja.words.language import translations

#: What pydantic calls a mistake → what was wrong, and what would do; {…} are its own values.
_SAID: Mapping[str, tuple[str, str]] = {
    "missing": (N_("This is missing."), N_("Send it; the API's description says which fields are needed.")),
    "extra_forbidden": (
        N_("There is no such field."),
        N_("Leave it out, or look for its name in the API's description."),
    ),
    "string_type": (N_("This is not a text."), N_("Send a string in quotation marks.")),
    "string_too_long": (N_("This text is too long."), N_("At most {max_length} characters.")),
    "string_too_short": (N_("This text is too short."), N_("At least {min_length} characters.")),
    "exact": (N_("This is not an exact number."), N_('Send a decimal string such as "1234567890.12".')),
    "unprintable": (N_("This text holds characters that can't be kept."), N_("Leave out NUL and unpaired surrogates.")),
    "string_unicode": (
        N_("This text holds characters that can't be kept."),
        N_("Leave out NUL and unpaired surrogates."),
    ),
    "string_pattern_mismatch": (
        N_("This is not a file in base64."),
        N_("Send its bytes in base64, or the file itself in a form (multipart/form-data)."),
    ),
    "enum": (N_("This is not one of the possible words."), N_("Possible are: {expected}.")),
    "literal_error": (N_("This is not one of the possible words."), N_("Possible are: {expected}.")),
    "greater_than_equal": (N_("This number is too small."), N_("At least {ge}.")),
    "less_than_equal": (N_("This number is too large."), N_("At most {le}.")),
    "too_long": (N_("There are too many."), N_("At most {max_length}.")),
    "too_short": (N_("There are too few."), N_("At least {min_length}.")),
    "dict_type": (N_("This is not an object."), N_("Send a JSON object in braces.")),
    "bool_parsing": (N_("This is neither true nor false."), N_("Send true or false.")),
    "bool_type": (N_("This is neither true nor false."), N_("Send true or false.")),
    "int_parsing": (N_("This is not a whole number."), N_("Send digits alone.")),
    "int_type": (N_("This is not a whole number."), N_("Send digits alone.")),
    "int_from_float": (N_("This is not a whole number."), N_("Send digits alone.")),
    "date_parsing": (N_("This is not a date."), N_("Write it as 2026-11-22.")),
    "date_from_datetime_parsing": (N_("This is not a date."), N_("Write it as 2026-11-22.")),
    "model_attributes_type": (N_("This is not an object."), N_("Send a JSON object in braces.")),
    "model_type": (N_("This is not an object."), N_("Send a JSON object in braces.")),
    "list_type": (N_("This is not a list."), N_("Send a JSON array in brackets.")),
}
_OTHER = (N_("This can't be read here."), N_("The API's description says what is possible: /api/v1/openapi.json."))


def shape_errors(request: HttpRequest, found: Sequence[Mapping[str, Any]], lang: str) -> HttpResponse:
    """One problem document for all the places; a field inside a list is named with its place: key_results.1.target."""
    _ = translations(lang).gettext
    errors = []
    for one in found:
        what, remedy = _SAID.get(one["type"], _OTHER)
        values = _Known({k: v for k, v in one.get("ctx", {}).items() if isinstance(v, str | int)})
        told = {"detail": _(what), "remedy": _(remedy).format_map(values)}
        errors.append({"code": f"shape.{one['type']}", "field": _field(one["loc"]), **told})
    return written(request, 422, lang, errors, {})


def _field(place: Sequence[str | int]) -> str | None:
    # The first two parts are ninja's: where it was found (body, query) and the name of the handler's parameter.
    parts = place[2:] if place and place[0] == "body" else place[1:]
    return ".".join(map(str, parts)) or None


class _Known(dict[str, object]):
    """Values for a sentence; one that pydantic did not give stays as a blank."""

    def __missing__(self, key: str) -> str:
        return "…"
