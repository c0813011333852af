"""What did a program send: JSON, or a form with a file in it?"""

from __future__ import annotations

import base64
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
from kinerja.sources.kpi_sheet import sheets_with_actuals

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
    return _shaped(dict(request.POST.items()) if request.content_type == _FORM else Json().parse_body(request), shape)


def file_body_of(request: HttpRequest, shape: type[Body]) -> Body:
    """A body whose `file` is base64 in JSON, or the file itself in a form; its name is kept where none was sent."""
    if request.content_type != _FORM:
        return _shaped(Json().parse_body(request), shape)
    sent: dict[str, object] = dict(request.POST.items())
    upload = request.FILES.get("file")
    if isinstance(upload, UploadedFile):
        data = upload.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise Refused(_too_large())
        sent = {"name": (upload.name or "")[:200], **sent, "file": base64.b64encode(data).decode("ascii")}
    elif _is_too_large(request):
        raise Refused(_too_large())
    return _shaped(sent, shape)


def _shaped(sent: object, shape: type[Body]) -> Body:
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
    if request.content_type == _FORM and _is_too_large(request):
        raise Refused(_too_large())
    if text is None:
        raise Refused(Problem("text.missing", "text"))
    return text


def holds_kpi_sheet(request: HttpRequest) -> bool:
    """Whether the form's file is a KPI sheet with actuals; one that was read before is read again."""
    sent = request.FILES.get("file") if request.content_type == _FORM else None
    if not isinstance(sent, UploadedFile):
        return False
    sent.seek(0)
    return bool(sheets_with_actuals(bytes(sent.read(MOST_BYTES + 1)), sent.name or ""))


def _is_too_large(request: HttpRequest) -> bool:
    length = str(request.META.get("CONTENT_LENGTH") or "0")
    return length.isdecimal() and int(length) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE


def _too_large() -> Problem:
    return Problem("file.too_large", "file", {"most": MOST_BYTES // 1_000_000})


def _whole(described: Any, parts: dict[str, Any]) -> Any:
    """A schema without references: what it points to stands nowhere in the API's description."""
    if isinstance(described, dict):
        if "$ref" in described:
            return _whole(parts[described["$ref"].rpartition("/")[2]], parts)
        return {key: _whole(value, parts) for key, value in described.items()}
    return [_whole(each, parts) for each in described] if isinstance(described, list) else described


def bodies(shape: type[Schema]) -> dict[str, Any]:
    """What the API's description says of such a body: JSON, or a form with its fields and `file`."""
    described = shape.model_json_schema()
    parts = described.pop("$defs", {})
    wanted = _whole(described, parts)
    form = {**wanted, "properties": {**wanted["properties"], "file": {"type": "string", "format": "binary"}}}
    contents = {"application/json": {"schema": wanted}, _FORM: {"schema": form}}
    return {"requestBody": {"required": True, "content": contents}}
