"""What did a program send: JSON, or a form with a file in it?"""

from __future__ import annotations

import json
from typing import Any, TypeVar, cast

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from ninja import Schema
from ninja.errors import ValidationError
from ninja.parser import Parser
from ninja.types import DictStrAny
from pydantic import ValidationError as Misshapen

from kinerja.api.problems import Refused, granted
from kinerja.core.problem import Problem
from kinerja.sources.bounds import MOST_BYTES
from kinerja.sources.document import read_file

Body = TypeVar("Body", bound=Schema)
_FORM = "multipart/form-data"


class Json(Parser):
    """A body of JSON; what Python's own reader takes beyond JSON, or breaks on, is refused."""

    def parse_body(self, request: HttpRequest) -> DictStrAny:
        """The body's object; NaN, Infinity and nesting without end are no JSON to us."""
        try:
            return cast(DictStrAny, json.loads(request.body, parse_constant=_no_constant))
        except (ValueError, RecursionError) as error:
            where = f"{error.lineno}:{error.colno}" if isinstance(error, json.JSONDecodeError) else ""
            raise Refused(Problem("json.unreadable", None, {"where": where}), status=400) from error


def _no_constant(name: str) -> None:
    raise ValueError(name)


def body_of(request: HttpRequest, shape: type[Body]) -> Body:
    """The body as its schema has it, sent as JSON or as the fields of a form; refused at each place that is wrong."""
    sent: object = dict(request.POST.items()) if request.content_type == _FORM else Json().parse_body(request)
    try:
        return shape.model_validate(sent)
    except Misshapen as error:
        found = [{**one, "loc": ("body", "body", *one["loc"])} for one in error.errors(include_url=False)]
        raise ValidationError(cast(list[DictStrAny], found)) from error


def text_of(request: HttpRequest, text: str | None) -> str:
    """The text that was sent, or the one in the form's file; refused where there is neither or it can't be opened."""
    sent = request.FILES.get("file") if request.content_type == _FORM else None
    if isinstance(sent, UploadedFile):
        return granted(read_file(bytes(sent.read(MOST_BYTES + 1)), sent.name or "")).text
    length = str(request.META.get("CONTENT_LENGTH") or "0")
    too_large = length.isdecimal() and int(length) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE
    if request.content_type == _FORM and too_large:
        raise Refused(Problem("file.too_large", "file", {"most": MOST_BYTES // 1_000_000}))
    if text is None:
        raise Refused(Problem("text.missing", "text"))
    return text


def bodies(shape: type[Schema]) -> dict[str, Any]:
    """What the API's description says of such a body: JSON, or a form with its fields and `file`."""
    wanted = shape.model_json_schema()
    form = {**wanted, "properties": {**wanted["properties"], "file": {"type": "string", "format": "binary"}}}
    contents = {"application/json": {"schema": wanted}, _FORM: {"schema": form}}
    return {"requestBody": {"required": True, "content": contents}}
