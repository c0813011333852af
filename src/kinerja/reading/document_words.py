"""Which words head, frame and close a document? Each language is one data file in lexicon/documents."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

_AROUND = re.compile(r"^[\W_]+|[\W_]+$")
_HOME = Path(__file__).with_name("lexicon") / "documents"


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for path in sorted(_HOME.glob("*.toml")):
        for key, words in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if key != "code":
                found.setdefault(key, set()).update(words)
    return {key: frozenset(words) for key, words in found.items()}


def listed(key: str) -> frozenset[str]:
    """The words of one list in every language, because people mix them: `listed("key_results")` holds "hasil kunci"."""
    return _lists()[key]


def is_listed(text: str, *keys: str) -> bool:
    """Whether a text, whatever its case and the marks around it, is a word of one of the lists."""
    bare = _AROUND.sub("", " ".join(text.split())).lower()
    return any(bare in listed(key) for key in keys)
