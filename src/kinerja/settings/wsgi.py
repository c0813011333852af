"""What does a web server call? `granian --interface wsgi kinerja.settings.wsgi:application` finds the answer here."""

from __future__ import annotations

import gc
import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kinerja.settings")

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from kinerja.settings.static import compressed

if not settings.DEBUG:
    # Before the application is made: WhiteNoise lists the files once, when it starts.
    settings.STATIC_ROOT = compressed(settings.HOME)

application = get_wsgi_application()

# What is loaded by now stays for good: the collector need not look at it again, nor look around after each 700 values.
gc.freeze()
gc.set_threshold(10_000, 20, 50)
