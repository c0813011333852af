"""What does a WSGI application answer, how long does it take, and how many queries does it ask?"""

from __future__ import annotations

import gzip
import io
import time
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

Application = Callable[[dict[str, Any], Callable[..., Any]], Any]


def environ(address: str, headers: Mapping[str, str]) -> dict[str, Any]:
    """A GET as a server hands it to an application; `headers` are named as WSGI does: HTTP_COOKIE."""
    parts = urlsplit(address)
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": parts.path,
        "QUERY_STRING": parts.query,
        "SCRIPT_NAME": "",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "127.0.0.1:8000",
        "HTTP_ACCEPT_LANGUAGE": "en",
        # As every browser asks: who compresses pages pays for it here.
        "HTTP_ACCEPT_ENCODING": "gzip",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        **headers,
    }


def fetch(application: Application, address: str, headers: Mapping[str, str]) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of one answer, read to its end and closed as a server does."""
    told: list[Any] = []
    answer = application(environ(address, headers), lambda status, fields, error=None: told.extend((status, fields)))
    try:
        body = b"".join(answer)
    finally:
        if hasattr(answer, "close"):
            answer.close()
    return int(told[0].split()[0]), dict(told[1]), body


def timed(application: Application, address: str, headers: Mapping[str, str], times: int) -> list[float]:
    """Seconds of each of `times` answers; anything but 200 is an error, not a fast page.

    On SQLite the database works inside the process, so its processor time is the whole cost, however busy the machine
    is with other things; on PostgreSQL the time on the clock counts, with the server's work in it.
    """
    from django.db import connection

    clock = time.process_time if connection.vendor == "sqlite" else time.perf_counter
    taken = []
    for _ in range(times):
        begun = clock()
        status, _, _ = fetch(application, address, headers)
        taken.append(clock() - begun)
        if status != 200:
            raise RuntimeError(f"{address} answered {status}")
    return taken


def looked_at(application: Application, address: str, headers: Mapping[str, str]) -> dict[str, Any]:
    """Status, number of queries, and the body's size in bytes as it is and gzipped."""
    from django.db import connection

    asked: list[str] = []

    def count(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    # The first answer fills what is cached for good; the second is what every later reader gets.
    fetch(application, address, headers)
    with connection.execute_wrapper(count):
        status, fields, body = fetch(application, address, headers)
    plain = gzip.decompress(body) if fields.get("Content-Encoding") == "gzip" else body
    sizes = {"gzipped": min(len(body), len(gzip.compress(plain, 6))), "bytes": len(plain)}
    return {"status": status, "queries": len(asked), **sizes, "type": fields.get("Content-Type", "")}
