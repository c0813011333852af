"""How is the bare project put together? Only what its pages need, on the same database in the same way."""

from __future__ import annotations

import os
from pathlib import Path

from kinerja.settings import environment

SECRET_KEY = "of a project that keeps nothing"
ALLOWED_HOSTS = ["127.0.0.1"]
INSTALLED_APPS = ["bench.floor"]
MIDDLEWARE: list[str] = []
ROOT_URLCONF = "bench.floor.urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
WITH_NINJA = os.environ.get("BENCH_NINJA") == "1"
LANGUAGE_CODE = "en"
USE_TZ = True
TIME_ZONE = "UTC"
USE_THOUSAND_SEPARATOR = True
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent / "templates"],
    }
]
# The product's own options for SQLite (WAL, immediate transactions) and PostgreSQL: neither has the better database.
DATABASES = {
    "default": environment.database({"KINERJA_DATABASE_URL": os.environ["BENCH_FLOOR_DATABASE_URL"]}, Path(os.devnull))
}
