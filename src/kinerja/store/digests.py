"""What is kept of a secret, so that a copy of the database lets nobody in?"""

from __future__ import annotations

import hashlib


def digest(secret: str) -> str:
    """SHA-256 in hex. Our secrets are long and random, so a slow password hash would only make every request slow."""
    return hashlib.sha256(secret.encode()).hexdigest()
