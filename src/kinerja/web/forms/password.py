"""Is the password that somebody chose long and uncommon enough?"""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from kinerja.core.problem import Problem
from kinerja.web.forms.typed import Typed

LEAST = 10
_CODES = {"password_too_short": "password.too_short", "password_too_common": "password.too_common"}


def password(typed: Typed, user: AbstractBaseUser | None = None, name: str = "password") -> str:
    """A new password as typed, blanks included; one that Django's validators refuse is noted at its field."""
    chosen = typed[name]
    try:
        validate_password(chosen, user)
    except ValidationError as error:
        for wrong in error.error_list[:1]:
            typed.problems.append(Problem(_CODES.get(str(wrong.code), "password.too_common"), name, {"least": LEAST}))
    return chosen
