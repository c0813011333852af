"""How long may a document be, how long may reading it take, and what is said about the rest?"""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja.reading.document import read_document
from kinerja.reading.document.lines import MOST_CHARACTERS, MOST_LINES

ROLE = """Posisi: Kasir {n}
KPI:
- Antrean maksimal {n} orang
- Nota salah < 1%
OKR:
O: Kasir yang ramah
- KR 1: Keluhan turun dari 12 ke 5
"""
HOSTILE = {
    "100,000 brackets": "(" * 100_000,
    "100,000 brackets in as many lines": "(\n" * 100_000,
    "a line of 5 MB": "KPI: omzet naik 5% " * 270_000,
    "a list 2,000 deep": "\n".join(" " * depth + "- stok minimal 3" for depth in range(2_000)),
    "objectives 500 deep": "OKR:\n" + "\n".join("  " * depth + "- tujuan mulia" for depth in range(500)),
    "NUL bytes": ("\x00" * 50 + "KPI:\n- omzet\x00 naik 5%\n") * 500,
    "right-to-left marks": "\u202eKPI:\u202c\n- omzet \u200fnaik 5%\n" * 1_000,
    "quotes of quotes": ("> " * 400 + "KPI\n") * 200,
    "stamps without words": "[12/03/26, 09.14] \n" * 5_000,
    "headings without words": "#\n##\n###\n" * 3_000,
    "tables without rows": "| KPI | Target |\n|---|---|\n" * 3_000,
    "a table of 5,000 columns": "|" + " KPI |" * 5_000 + "\n|" + " x |" * 5_000,
    "semicolons": "KPI: " + ";" * 100_000,
    "half a front matter": "---\n" + "a: b\n" * 5_000,
    "emphasis that never ends": "**KPI\n*_" * 5_000,
    "colons": ":" * 50_000 + "\nKPI:\n" + "a:" * 20_000,
    "only role headings": "## Kasir\n" * 9_000,
    "quotes that never close": 'a\t"b\n' * 9_000,
    "tags": ("<details><summary " * 150 + "\n") * 500,
    "comments that never end": ("<!-- " * 800 + "\n") * 400,
    "commas": ("KPI,Target" + "," * 4_000 + "\n") * 400,
    "two columns": "KPI      OKR\n" * 9_000,
    "columns without end": "KPI      OKR\n" + "a        b\n" * 9_000,
    "heads of columns": "No\nKPI\nTarget\n" * 3_000,
    "rows of one cell": "No\nKPI\nTarget\n" + "1\n" * 9_000,
    "labels in labels": ("KPI: a. " * 500 + "\n") * 100,
    "leaders": (". . . ... " * 400 + "\n") * 400,
    "fields": "KPI: a\n" + "Target: 5\n" * 9_000,
    "gaps": (" " * 3_900 + ":" + "\n") * 400,
    "words before a colon": ("a " * 1_900 + ":\n") * 400,
    "struck through": ("KPI\n- ~~a~~" + " " * 1_900 + "x\n") * 900,
    "wishes": ("Ini cerita kemarin. Kami ingin omzet naik 5% dan biaya turun 3%. " * 50 + "\n") * 900,
    "feet of pages": "Rahasia | Halaman 3 dari 9\nabc\n\n" * 3_000,
    "contents": "".join(f"Judul {chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}\n" for n in range(4_500))
    * 2,
    "chapters": "".join("#" * (1 + n % 6) + f" Bab {n}\n" for n in range(9_000)),
    "wrapped": "KPI:\n" + ("- " + "a" * 70 + "\n" + "b" * 70 + "\n") * 4_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_documents_take_seconds_at_most(name: str) -> None:
    """Whatever is pasted has an answer within seconds of computing time, however busy the machine is."""
    begun = time.process_time()
    read_document(HOSTILE[name])
    assert time.process_time() - begun < 5


def test_two_thousand_lines_take_less_than_a_second() -> None:
    """A page of 2,000 lines, each with something to read, within one second of computing time."""
    text = "".join(ROLE.format(n=n) for n in range(1, 287))
    read_document(ROLE)
    begun = time.process_time()
    document = read_document(text)
    assert time.process_time() - begun < 1
    assert (text.count("\n"), len(document.roles)) == (2_002, 286)


def test_what_was_not_read_is_told() -> None:
    """The last line that was read is named; so is the first line of which only the beginning was."""
    assert read_document(ROLE).unread == ()
    lines = read_document("KPI:\n- Antrean maks 4\n" * MOST_LINES)
    assert lines.cut_at == MOST_LINES
    assert [problem.code for problem in lines.unread] == ["text.cut"]
    characters = read_document(("KPI: omzet naik 5% " * 50 + "\n") * (MOST_CHARACTERS // 900))
    assert characters.cut_at is not None and characters.cut_at < MOST_LINES
    one = read_document("KPI:\n- Antrean maks 4\n- " + "omzet naik " * 1_000)
    assert (one.cut_at, one.long_line) == (None, 3)
    assert [problem.code for problem in one.unread] == ["text.line_cut"]


def test_empty_lines_at_the_end_are_no_loss() -> None:
    """A text that merely ends in many empty lines was read whole."""
    assert read_document("KPI:\n- Antrean maks 4\n" + "\n" * (MOST_LINES - 2)).unread == ()


FRAGMENTS = """KPI:
OKR
**KPI**
## Kasir
*GUDANG*
Posisi: Sopir
Objective: x
O1.
- KR 1: y naik 5%
KR
1. a
  - b 3 kali
| KPI | Target |
|---|
| a | 5% |
KPI\tTarget
a\t5
> > KPI
---
--
Salam,
Tindak lanjut:
PIC: Rani
12/03/26 09.14 - Budi: KPI
[4/7/26, 8:12 PM] A: - c
Galih, [09.02.2027 20:11]
a;b;c 5%
Hasil kunci:
Health metrics:
───
│ KPI │ Target │
Ayu wrote:
```
KPI - Kasir
Kasir (KPI)
\x00
\u202e
#
- """.split("\n")  # the last item is a bullet without words
LINES = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=12)), max_size=25)


@settings(max_examples=400, deadline=None)
@given(LINES, st.sampled_from(["\n", "\r\n", "\u2028"]))
def test_any_lines_have_an_answer(lines: list[str], end: str) -> None:
    """No lines in any order raise; each statement has words and knows a line of the text."""
    text = end.join(lines)
    document = read_document(text)
    for role in document.roles:
        for said in (*role.kpis, *(s for o in role.objectives for s in o.key_results)):
            assert any(char.isalpha() for char in said.text)
            assert said.line is not None and 1 <= said.line <= len(text) + 1
