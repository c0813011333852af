"""Does a file that breaks its reader leave the server as it was?"""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja.core.problem import Problem
from kinerja.sources.apart import read_apart
from kinerja.sources.document import FileText, read_file
from kinerja.sources.html import lines_of


def test_an_answer_comes_back_as_it_is() -> None:
    """Letters, line separators and all."""
    assert read_apart("tests.sources.greedy:answers", b"omzet") == ["omzet", "é\u2028"]


@pytest.mark.parametrize(
    ("reader", "code"),
    [
        ("forever", "file.too_heavy"),
        ("hungry", "file.too_heavy"),
        ("dies", "file.too_heavy"),
        ("stumbles", "file.broken"),
    ],
)
def test_a_reader_that_breaks(reader: str, code: str) -> None:
    """Time, memory, a crash or an exception: each ends there and is told as a refusal."""
    begun = time.monotonic()
    found = read_apart(f"tests.sources.greedy:{reader}", b"KPI", seconds=1)
    assert isinstance(found, Problem) and found.code == code
    assert time.monotonic() - begun < 10


HOSTILE_PAGES = {
    "200,000 nested divisions": "<div>" * 200_000 + "KPI: omzet naik 5%",
    "50,000 nested lists": "<ul><li>" * 50_000 + "KPI",
    "100,000 cells": "<table><tr>" + "<td>5%" * 100_000,
    "attributes without end": "<p " + "a=b " * 200_000 + ">KPI: omzet naik 5%",
    "a tag that never closes": "<html><p" + "<" * 200_000,
    "entities": "<html><p>" + "&lt;&#0;&#x110000;&unknown;" * 20_000,
    "NUL": "<html>\0<p>KPI\0: omzet naik 5%",
}


@pytest.mark.parametrize("name", HOSTILE_PAGES)
def test_hostile_pages(name: str) -> None:
    """A page of whatever depth or width has an answer in bounded time."""
    begun = time.process_time()
    lines_of(HOSTILE_PAGES[name])
    assert time.process_time() - begun < 5


TAGS = (
    "<p> </p> <ul> <ol> <li> </ul> <table> <tr> <td> <th> </table> <h1> <h7> <br> <b> </b> <script> <!-- --> &amp; KPI"
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(TAGS.split()), st.text(max_size=8)), max_size=30).map(" ".join))
def test_any_page_has_an_answer(text: str) -> None:
    """Lines without line ends, or a refusal; never an exception."""
    lines = lines_of("<html>" + text)
    assert isinstance(lines, Problem) or all("\n" not in line for line in lines)


@settings(max_examples=200, deadline=None)
@given(st.binary(min_size=1, max_size=400))
def test_any_bytes_have_an_answer(data: bytes) -> None:
    """A text, or a refusal with a code of its own."""
    if b"%PDF-" not in data and not data.startswith(b"PK"):
        found = read_file(data)
        assert isinstance(found, FileText) or found.code.startswith("file.")


@settings(max_examples=25, deadline=None)
@given(st.sampled_from([b"%PDF-1.4\n", b"PK\x03\x04", b"PK\x05\x06"]), st.binary(max_size=300))
def test_the_beginning_of_a_format_is_not_enough(start: bytes, data: bytes) -> None:
    """Bytes that only begin like a PDF or a packed file are refused."""
    found = read_file(start + data)
    assert isinstance(found, Problem) and found.code.startswith("file.")
