"""Is what was typed there, and does it fit?"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from kinerja.core.problem import Problem

#: As long as a name or title may be; the longest column that holds one.
MOST_IN_A_TITLE = 300
MOST_IN_A_NAME = 200


def missing(text: str, field: str) -> Problem | None:
    """The refusal of an empty text; blanks alone are empty."""
    return None if text.strip() else Problem("text.missing", field)


def unfit(text: str, field: str, most: int = MOST_IN_A_TITLE) -> Problem | None:
    """The refusal of a title or name that is empty or longer than its column."""
    if problem := missing(text, field):
        return problem
    length = len(text.strip())
    return Problem("text.too_long", field, {"length": length, "most": most}) if length > most else None


def no_address(text: str, field: str) -> Problem | None:
    """The refusal of what can't be a mail address."""
    try:
        validate_email(text)
    except ValidationError:
        return Problem("text.no_address", field, {"text": text})
    return None
