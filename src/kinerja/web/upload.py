"""Which file did a person send along with a form, and was it small enough to arrive?"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from kinerja.core.problem import Problem
from kinerja.sources.bounds import MOST_BYTES


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it arrived: its name on the person's own machine, and its bytes."""

    name: str
    data: bytes


def upload_of(request: HttpRequest, field: str = "file") -> Upload | Problem | None:
    """The file of a form's field; None where none was chosen, a Problem where it was too large to be let in."""
    sent = request.FILES.get(field)
    if isinstance(sent, UploadedFile):
        return Upload(sent.name or "", bytes(sent.read(MOST_BYTES + 1))) if sent.name else None
    # A request beyond this size loses its files on the way in, so its length is all that tells of one.
    length = request.META.get("CONTENT_LENGTH") or "0"
    if str(length).isdecimal() and int(length) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE:
        return Problem("file.too_large", field, {"most": MOST_BYTES // 1_000_000})
    return None
