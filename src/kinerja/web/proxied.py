"""Who is it that asks through the operator's proxy?"""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest
from django.http.response import HttpResponseBase


class ProxyMiddleware:
    """Puts the visitor's address where the proxy's stands, so that one guesser doesn't lock out a whole office.

    Only as many entries of X-Forwarded-For are believed as the operator has proxies (KINERJA_PROXIES), counted from the
    end: what stands before them anybody could have written.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        if not settings.PROXIES:
            raise MiddlewareNotUsed
        self.get_response, self.proxies = get_response, settings.PROXIES

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        passed = [entry.strip() for entry in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
        if len(passed) >= self.proxies and _is_address(passed[-self.proxies]):
            request.META["REMOTE_ADDR"] = passed[-self.proxies]
        return self.get_response(request)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
