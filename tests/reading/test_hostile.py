"""Does whatever is pasted come back in bounded time and without an exception?"""

from __future__ import annotations

import os
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja.reading.document import read_document
from kinerja.reading.document.lines import MOST_LINES
from kinerja.reading.statement import read_statement
from kinerja.reading.statement.labels import strip_label

EXAMPLES = int(os.environ.get("READING_EXAMPLES", "400"))
"""How many sentences are made up; `make fuzz` asks for 10,000."""
SLOW = 2.0
"""Seconds of processor time that no made-up text may take."""
FOUND = (
    "Rp 0-0 juta",
    "denda Rp0 - 0 jt",
    "end",
    "{\nKPI:",
    "#3 -",
    "KPI:",
    "mid-",
    "Q",
    "1:1",
    "0 dari 0 keluhan",
    "İ 5%",
    "antara dan",
    "-",
    "dari ke",
)
"""Texts on which the reader once stumbled, or that are near to one."""
HOSTILE = {
    "brackets": "(" * 100_000,
    "square brackets": "[" * 100_000,
    "a 5 MB line": "KPI: omzet naik 5% " * 270_000,
    "nested lists": "\n".join(" " * depth + "- stok minimal 3" for depth in range(800)),
    "null bytes": "\x00" * 5_000 + "KPI: omzet naik 5%",
    "right-to-left marks": "\u202eKPI\u202c: omzet naik 5% \u200fper bulan",
    "a lone surrogate": "omzet \ud800 naik 5%",
    "digits": "9" * 100_000,
    "version numbers": "1." * 50_000,
    "stars": "*" * 100_000,
    "pipes": "|" * 100_000,
    "spaces": " " * 200_000 + "omzet",
    "labels": "KR 1: " * 30_000,
    "negations": "tidak " * 30_000,
    "links": "[a](" * 30_000,
    "emphasis": "_a" * 30_000,
    "dates": "30 Juni 2027 " * 5_000,
    "quotes": "> " * 30_000,
    "role upon role": "Kasir\n\n" * 3_000 + "KPI\n",
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_input_is_answered(name: str) -> None:
    """Nothing raises; a statement's fields stay empty where nothing can be read."""
    read_statement(HOSTILE[name])
    read_document(HOSTILE[name])


@pytest.mark.parametrize("text", FOUND)
def test_what_was_found_stays_mended(text: str) -> None:
    """Each has an answer, as a statement and as a document."""
    assert read_statement(text).text == text
    read_document(text).as_dict()


def test_a_hidden_mark_hides_nothing() -> None:
    """Marks that turn the writing direction are no part of a label or a number."""
    (role,) = read_document(HOSTILE["right-to-left marks"]).roles
    assert role.kpis[0].value == 5


def test_a_document_has_an_end() -> None:
    """Lines beyond the limit are left unread rather than read for minutes."""
    assert len(read_document("catatan\n" * (MOST_LINES * 3)).roles) == 0


PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            (
                "KPI: KR 2: - minimal maks. dari ke 5% Rp2 juta naik turunkan jaga sebelum Juni Q3 per bulan ( ) : ; , "
                "within by to from at least zero tidak ada nihil H-1 #3 1:20 4,5/5 a.b. 2026 dua kali lipat 07.30 "
                "pukul 11.11 ≥ → – ±"
            ).split()
        ),
        st.text(max_size=6),
        st.integers(0, 10**9).map(str),
    ),
    max_size=12,
).map(" ".join)


@settings(max_examples=EXAMPLES, deadline=None)
@given(PIECES)
def test_any_sentence_has_an_answer(text: str) -> None:
    """Whatever stands there: no exception, spans inside the text, and a metric whose words stand there in order."""
    begun = time.process_time()
    read = read_statement(text)
    assert time.process_time() - begun < SLOW
    # Signs alone state nothing, not even their kind, and a number in front of them is the line's own.
    said = text[strip_label(text).start :]
    assert read.kind in ("kpi", "key_result", "objective") or not re.search(r"[^\W_]", said)
    assert (read.comparator is None) == (read.value is None)
    for span in read.spans:
        assert 0 <= span.start < span.end <= len(text)
        assert 0 <= span.confidence <= 1
    at = 0
    low = text.lower()
    for word in re.findall(r"[^\W_]+", read.metric or ""):
        found = low.find(word, at)
        assert found >= 0, (word, text)
        at = found + len(word)


@settings(max_examples=EXAMPLES // 4, deadline=None)
@given(st.lists(PIECES, max_size=12).map("\n".join))
def test_any_document_has_an_answer(text: str) -> None:
    """Whatever is pasted, the answer is JSON and each statement knows its line."""
    for role in read_document(text).roles:
        for kpi in role.kpis:
            assert kpi.line is not None
            assert 1 <= kpi.line <= len(text.split("\n")) + text.count("\r") + 40
