"""Does any text make the reader raise, point outside the text or think for long?

    python scripts/fuzz_reading.py -max_total_time=300

Needs atheris, which is no dependency of ours: `pip install atheris` into an environment of your own. What it finds
becomes a line of `FOUND` in tests/reading/test_hostile.py.
"""

from __future__ import annotations

import importlib
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))
SLOW = 2.0
"""Seconds of processor time that no text of `LONGEST` characters may take."""
LONGEST = 2_000

atheris: Any = importlib.import_module("atheris")
with atheris.instrument_imports(include=["kinerja.reading"]):
    from kinerja.reading.document import read_document
    from kinerja.reading.statement import read_statement
    from kinerja.reading.tongues import language_files


def vocabulary() -> list[str]:
    """Every word and phrase of every language, so that the fuzzer writes sentences and not noise alone."""

    def walk(data: Any) -> list[str]:
        if isinstance(data, str):
            return [data]
        if isinstance(data, dict):
            return [*data, *(word for value in data.values() for word in walk(value))]
        return [word for item in data for word in walk(item)] if isinstance(data, list) else []

    found = {word for file in language_files().values() for word in walk(file)}
    signs = "( ) : ; , . - – → -> % Rp $ € # / + ± ≥ < = • [ ] \u200f \x00 1 2 10 1.000 4,5 2027 31/12/2026 11:30 1:20"
    return sorted(found) + signs.split() * 40


WORDS = vocabulary()


def text_of(data: bytes) -> str:
    """Half of the inputs are sentences of known words, half are whatever the bytes say."""
    taken = atheris.FuzzedDataProvider(data)
    if taken.ConsumeBool():
        count = taken.ConsumeIntInRange(1, 24)
        return " ".join(WORDS[taken.ConsumeIntInRange(0, len(WORDS) - 1)] for _ in range(count))
    return str(taken.ConsumeUnicode(LONGEST))


def one_input(data: bytes) -> None:
    """Read one text as a statement and as a document."""
    text = text_of(data)
    begun = time.process_time()
    read = read_statement(text)
    for span in read.spans:
        assert 0 <= span.start < span.end <= len(text), (span, text)
    assert (read.comparator is None) == (read.value is None), text
    read.as_dict()
    read_document(text).as_dict()
    assert time.process_time() - begun < SLOW, text


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
