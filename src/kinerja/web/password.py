"""How does a person who forgot the password choose a new one, without anybody learning who has an account?"""

from __future__ import annotations

import logging
from typing import Any, cast

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.forms import PasswordResetForm
from django.contrib.auth.tokens import default_token_generator
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.http import urlsafe_base64_decode
from django.views.decorators.http import require_http_methods

from kinerja.actions import profile
from kinerja.core.problem import Kind, Problem
from kinerja.store.digests import digest
from kinerja.web import notice
from kinerja.web.forms.typed import Typed
from kinerja.web.jinja import environment
from kinerja.web.refusal import Refusals, again, in_words, refused
from kinerja.web.render import render, say_for, see
from kinerja.web.viewer import Asked

_log = logging.getLogger("kinerja.web")
#: Seconds between two links to one address: a stranger must not fill somebody's letter box.
PAUSE = 300


class ResetMail(PasswordResetForm):
    """Django's finding of the account and making of the token, with our own mail."""

    def send_mail(
        self,
        subject_template_name: str,
        email_template_name: str,
        context: dict[str, Any],
        from_email: str | None,
        to_email: str,
        html_email_template_name: str | None = None,
    ) -> None:
        """Write the mail in the language of the page it was asked for on; its first line is the subject."""
        where = settings.PUBLIC_URL + reverse("password-choose", args=[context["uid"], context["token"]])
        template = environment(self.data["lang"]).get_template("session/reset_mail.txt")
        subject, _, body = template.render(link=where, name=context["user"].name).partition("\n")
        try:
            EmailMessage(subject.strip(), body.strip() + "\n", from_email, [to_email]).send()
        except OSError:
            # A page that broke for known addresses alone would tell which are known.
            _log.exception("a link for a new password could not be sent")


@require_http_methods(["GET", "HEAD", "POST"])
def forgotten(request: HttpRequest) -> HttpResponse:
    """Ask for the link; the answer is the same whether or not somebody has this address."""
    asked = cast(Asked, request)
    typed = Typed(request.POST, asked.lang)
    if request.method != "POST":
        return _forgotten(request, typed)
    form = ResetMail({"email": typed["email"].strip().lower(), "lang": asked.lang})
    if not form.is_valid():
        problem = Problem("form.no_email", "email", {"text": typed["email"]})
        return again(request, "session/forgotten.html", problem, asked.lang, typed=typed, sent=False, can_mail=True)
    if cache.add(f"kinerja.reset.{digest(form.cleaned_data['email'])}", True, timeout=PAUSE):
        form.save(domain_override="kinerja", use_https=settings.HTTPS)
    return _forgotten(request, typed, sent=True)


def _forgotten(request: HttpRequest, typed: Typed, sent: bool = False) -> HttpResponse:
    can_mail = settings.MAIL_IS_SET
    return render(request, "session/forgotten.html", typed=typed, refusals=Refusals(), sent=sent, can_mail=can_mail)


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest, uid: str, token: str) -> HttpResponse:
    """Choose a new password with the link from the mail; the link ends with its use, or after three days."""
    asked = cast(Asked, request)
    user = _user(uid)
    if user is None or not default_token_generator.check_token(user, token):
        refusals = in_words(Problem("link.used", None, {}, Kind.CONFLICT), asked.lang)
        return render(request, "session/used.html", status=410, refusals=refusals)
    if request.method != "POST":
        return render(request, "session/choose.html", refusals=Refusals())
    outcome = profile.reset_password(user.pk, request.POST.get("password", ""), now=asked.now)
    if refused(outcome):
        return again(request, "session/choose.html", outcome, asked.lang)
    notice.leave(request, say_for(asked)._("Your new password is set. Sign in with it."))
    return see(reverse("sign-in"))


def _user(uid: str) -> Any:
    """The account that a link names; None for a link that was never ours."""
    try:
        return ModelBackend().get_user(int(urlsafe_base64_decode(uid).decode()))
    except (ValueError, OverflowError):
        return None


urlpatterns = [
    path("password/forgotten", forgotten, name="password-forgotten"),
    path("password/<str:uid>/<str:token>", choose, name="password-choose"),
]
