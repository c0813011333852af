"""How is this installation put together, from the environment alone?"""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from kinerja.settings import environment as _env
from kinerja.settings.static import STATIC, digest

_asked = os.environ

HOME = _env.home(_asked)
DEVELOPMENT = DEBUG = _env.flag(_asked, "KINERJA_DEBUG")
SECRET_KEY = _env.secret_key(_asked, HOME)

# The address that people type; links in mail begin with it.
_here = f"http://127.0.0.1:{_asked.get('PORT', '').strip() or 8000}"
PUBLIC_URL = _asked.get("KINERJA_URL", "").strip().rstrip("/") or _here
_public = urlsplit(PUBLIC_URL)
HTTPS = _env.flag(_asked, "KINERJA_HTTPS", default=_public.scheme == "https")

# How many proxies of the operator's own stand between us and a visitor.
PROXIES = _env.number(_asked, "KINERJA_PROXIES")
ALLOWED_HOSTS = [
    "localhost",
    "127.0.0.1",
    "[::1]",
    *filter(None, [_public.hostname]),
    *_env.words(_asked, "KINERJA_ALLOWED_HOSTS"),
]
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "axes",
    "csp",
    "kinerja.store",
]
AUTH_USER_MODEL = "store.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": _env.database(_asked, HOME)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    _env.keep_private(DATABASES["default"]["NAME"])

MIDDLEWARE = [
    # First of all: whatever comes after it counts addresses.
    "kinerja.web.proxied.ProxyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    # Outside all that may refuse: a refused answer carries the policy too.
    "kinerja.web.policy.PolicyMiddleware",
    # Static files end here and arrive compressed; pages are compressed on the way out.
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kinerja.web.viewer.ViewerMiddleware",
    # Last, as its documentation asks: it turns the answer of a locked-out sign-in into a 429.
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "kinerja.settings.urls"
WSGI_APPLICATION = "kinerja.settings.wsgi.application"
# Pages are rendered by our own Jinja2 environment.
TEMPLATES: list[dict[str, object]] = []

# First axes, so that a locked-out attempt never reaches a password.
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "kinerja.store.viewers.Door"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
# A name *from one address*: a colleague who knows your name can't lock you out from another desk.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
# The name that `authenticate(request, username=…)` gives. axes would look for "email", find nobody, and so count all
# who sit at one address as one.
AXES_USERNAME_FORM_FIELD = "username"
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_LOCKOUT_CALLABLE = "kinerja.web.session.locked_out"
# The names of the people who sign in are not a log's business.
AXES_VERBOSE = False
# Nor is the hour at which they came a record that anybody reads; the table would only grow.
AXES_DISABLE_ACCESS_LOG = True

CSRF_FAILURE_VIEW = "kinerja.web.errors.csrf_failed"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
# The preview of a pasted document is one form with a dozen fields per line, for up to 150 lines.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3000
# In memory or not at all: what is larger than FILE_UPLOAD_MAX_MEMORY_SIZE is let pass by, and can't fill the disk.
FILE_UPLOAD_MAX_MEMORY_SIZE = 11_000_000
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
SESSION_ENGINE = "kinerja.store.sessions"
SESSION_COOKIE_NAME = "kinerja_session"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
if HTTPS:
    # Only an operator who put a proxy before us says HTTPS; anyone else could write this header by hand.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# The address changes with the content, so a browser may keep every file for ever and never asks for a stale one.
STATIC_URL = "/static/" if DEBUG else f"/static/{digest()}/"
STATIC_ROOT = STATIC
WHITENOISE_MAX_AGE = 0 if DEBUG else 365 * 24 * 3600
WHITENOISE_USE_FINDERS = False
# No other site has a reason to read our files.
WHITENOISE_ALLOW_ALL_ORIGINS = False


def WHITENOISE_IMMUTABLE_FILE_TEST(path: str, url: str) -> bool:  # noqa: N802 # a setting's name
    """Whether the file at `url` never changes there: always, but while we develop."""
    return not DEBUG


LANG = LANGUAGE_CODE = _env.choice(_asked, "KINERJA_LANG", ("id", "en"))
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE = Path(__file__).resolve().parent.parent / "locale"
USE_TZ = True
TIME_ZONE = "UTC"

MAIL_IS_SET = False
DEFAULT_FROM_EMAIL = SERVER_EMAIL = _asked.get("KINERJA_EMAIL_FROM", "").strip() or "kinerja@localhost"
globals().update(_env.email(_asked))

# Django alone would mail errors to nobody and print none of them unless DEBUG.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["console"], "level": "WARNING", "propagate": False}},
}
