"""What may a page of ours load and do?"""

from __future__ import annotations

from collections.abc import Callable

from csp.constants import HEADER
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase


class PolicyMiddleware:
    """Puts the content security policy on every answer.

    django-csp's own middleware writes it anew each time, for views that change it; ours is the same for all.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.policy = build_policy()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        # Django's own pages about our mistakes carry their styles inside.
        if not (settings.DEBUG and response.status_code in (404, 500)):
            response.headers[HEADER] = self.policy
        return response
