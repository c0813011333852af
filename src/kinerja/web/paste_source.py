"""Which text did a person hand in to be read: typed, pasted or brought as a file, and how much of it fits?"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from kinerja.core.problem import Problem
from kinerja.reading.document import Document, unread
from kinerja.sources.document import read_file
from kinerja.sources.kpi_sheet import sheets_with_actuals
from kinerja.web.forms.paste import MOST_CHARACTERS
from kinerja.web.forms.typed import Typed
from kinerja.web.upload import Upload, upload_of


@dataclass(frozen=True, slots=True)
class Handed:
    """The text that the preview works with and, where it was longer, the last of its lines that is left."""

    text: str
    cut_at: int | None = None


def handed_in(request: HttpRequest, typed: Typed) -> Handed | Upload | Problem:
    """The file where one was chosen, else the text of the field; a longer one is cut after its last whole line.

    A KPI sheet with actuals comes back as the file itself: it is for the page of sheets to read.
    """
    upload = upload_of(request)
    if isinstance(upload, Problem):
        return upload
    if upload is None:
        # The preview sends its text back, and where it was cut before.
        before = typed["cut"]
        return _cut(typed["text"], int(before) if before.isdecimal() and len(before) < 8 else None)
    if sheets_with_actuals(upload.data, upload.name):
        return upload
    found = read_file(upload.data, upload.name)
    return found if isinstance(found, Problem) else _cut(found.text.replace("\x00", ""))


def _cut(text: str, before: int | None = None) -> Handed:
    if len(text) <= MOST_CHARACTERS:
        return Handed(text, before)
    kept = text[:MOST_CHARACTERS]
    kept = kept[: kept.rfind("\n") + 1] or kept
    return Handed(kept, max(kept.count("\n"), 1))


def left_unread(handed: Handed, document: Document) -> tuple[Problem, ...]:
    """What was not read to its end, each to be said above the preview."""
    cut_at = min((at for at in (handed.cut_at, document.cut_at) if at is not None), default=None)
    return unread(cut_at, document.long_line)
