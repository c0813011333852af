"""Which languages is there data for, and what does each file say?"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

HOME = Path(__file__).parent / "lexicon"


@lru_cache(maxsize=1)
def language_files() -> dict[str, dict[str, Any]]:
    """Each language's data by its code; a language is one file beside the others."""
    files = {}
    for path in sorted(HOME.glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        if "code" in data:
            files[str(data["code"])] = data
    return files


def languages() -> tuple[str, ...]:
    """The codes of the languages there are data for."""
    return tuple(language_files())


@lru_cache(maxsize=1)
def default_language() -> str:
    """The language of a text that shows none."""
    return next((code for code, data in language_files().items() if data.get("default")), next(iter(language_files())))
