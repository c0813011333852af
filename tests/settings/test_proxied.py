"""Is a visitor behind the operator's proxy known by the own address, and can nobody borrow another one?"""

from __future__ import annotations

import pytest
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, override_settings

from kinerja.web.proxied import ProxyMiddleware

PROXY = "10.0.0.1"


def seen(proxies: int, forwarded: str | None) -> str:
    """The address that the rest of the house sees."""
    told: list[str] = []

    def house(request: HttpRequest) -> HttpResponse:
        told.append(request.META["REMOTE_ADDR"])
        return HttpResponse()

    request = RequestFactory().get("/", REMOTE_ADDR=PROXY)
    if forwarded is not None:
        request.META["HTTP_X_FORWARDED_FOR"] = forwarded
    with override_settings(PROXIES=proxies):
        ProxyMiddleware(house)(request)
    return told[0]


@pytest.mark.parametrize(
    ("proxies", "forwarded", "visitor"),
    [
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "1.2.3.4, 203.0.113.9", "203.0.113.9"),  # the visitor wrote the first one
        (2, "203.0.113.9, 10.0.0.2", "203.0.113.9"),
        (1, "2001:db8::7", "2001:db8::7"),
        (2, "203.0.113.9", PROXY),  # did not come through both
        (1, "unknown", PROXY),
        (1, "", PROXY),
        (1, None, PROXY),
    ],
)
def test_only_what_our_proxies_wrote_is_believed(proxies: int, forwarded: str | None, visitor: str) -> None:
    assert seen(proxies, forwarded) == visitor


def test_without_a_proxy_nothing_is_believed() -> None:
    with pytest.raises(MiddlewareNotUsed):
        seen(0, "203.0.113.9")
