"""At which address does a link open that this terminal prints?"""

from __future__ import annotations


def address() -> str:
    """Where people reach the pages: KINERJA_URL, else this machine."""
    from django.conf import settings

    return str(settings.PUBLIC_URL)


def invitation_link(secret: str) -> str:
    """The link that an invited person opens."""
    return f"{address()}/invitations/{secret}"


def password_link(user: int) -> str:
    """The link by which an account that has no password yet gets one."""
    from kinerja.store.doors import password_door

    return f"{address()}/password/{password_door(user)}"


def opening_link(secret: str, base: str | None = None) -> str:
    """The link that signs its holder in once, on this machine."""
    return f"{base or address()}/open/{secret}"
