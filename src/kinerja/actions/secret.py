"""How are the secrets made that let somebody in?"""

from __future__ import annotations

import secrets
import string

_LETTERS = string.ascii_letters + string.digits


def letters(count: int = 40) -> str:
    """A random word of letters and digits; 40 of them hold 238 bits, so nobody guesses one."""
    return "".join(secrets.choice(_LETTERS) for _ in range(count))
