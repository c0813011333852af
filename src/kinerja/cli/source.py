"""Which document did a person name on the command line, and what is said while a long one is read?"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kinerja.cli.speech import _, current_lang, refuse

if TYPE_CHECKING:
    from kinerja.reading.document import Document

#: Documents with fewer lines are read before a bar would be seen.
_LONG = 2_000


def document_of(file: Any, as_json: bool) -> Document:
    """The document in a file or on standard input, read; refused in words where the file can't be opened.

    What was too long to be read whole is said on standard error, so that an answer in JSON stays one.
    """
    from kinerja.reading.document import read_document
    from kinerja.words.problems import sentence

    text = text_of(file, as_json)
    with _bar(text.count("\n")) as step:
        document = read_document(text, step)
    for problem in document.unread:
        said = sentence(problem, current_lang())
        click.echo(click.style(f"{said.what} {said.remedy or ''}".rstrip(), fg="yellow"), err=True)
    return document


def text_of(file: Any, as_json: bool) -> str:
    """The text of a file of any kind that is read here; refused in words where it can't be opened."""
    from kinerja.core.problem import Problem
    from kinerja.sources.bounds import MOST_BYTES
    from kinerja.sources.document import read_file

    data = file.read(MOST_BYTES + 1)
    # Nothing on standard input is an empty text, not a damaged file.
    found = read_file(data, str(getattr(file, "name", ""))) if data else None
    if isinstance(found, Problem):
        refuse(found, as_json=as_json)
    return found.text if found else ""


#: How the files of other programs begin; everything else is text, and is read as it comes.
_PACKED = (b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0")


def lines_of(file: Any, as_json: bool) -> Iterator[str]:
    """The lines of a file as they come, without their ends; a line is what ends in a line feed, nothing else."""
    if file.peek(8)[:8].startswith(_PACKED):
        yield from text_of(file, as_json).split("\n")
        return
    for number, line in enumerate(file):
        yield line.decode("utf-8-sig" if number == 0 else "utf-8", errors="replace").rstrip("\r\n")


def write_to(path: Path, data: bytes) -> None:
    """Write a file where a person asked for it; a folder that is not there, or no right to it, is said in words."""
    try:
        path.write_bytes(data)
    except OSError as error:
        raise click.FileError(str(path), hint=error.strerror) from error


@contextmanager
def _bar(lines: int) -> Iterator[Callable[[int], None] | None]:
    """A bar on standard error while a long document is read, where somebody watches; Ctrl-C ends it."""
    from kinerja.reading.document.lines import MOST_LINES

    if lines < _LONG or not sys.stderr.isatty():
        yield None
        return
    length = min(lines, MOST_LINES)
    with click.progressbar(length=length, label=_("Reading"), file=sys.stderr, update_min_steps=100) as bar:
        yield bar.update
