"""Which roles and sectors come with the program?"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from kinerja.core.problem import Problem, Problems
from kinerja.library.role import RoleTemplate, Sector
from kinerja.library.schema import read_role, sectors_of
from kinerja.library.table import Demands

#: What every file of ours speaks; a further language is added to the files, and then here.
LANGUAGES = ("id", "en")
HERE = Path(__file__).parent
_DEMANDS = Demands(LANGUAGES)


class BrokenRoleError(Exception):
    """A file of our own does not follow its schema; the tests see to it that none is shipped like that."""


@lru_cache(maxsize=1)
def slugs() -> tuple[str, ...]:
    """The names of the roles, in the alphabet's order."""
    return tuple(sorted(file.stem for file in (HERE / "roles").glob("*.toml")))


@lru_cache(maxsize=256)
def role(slug: str) -> RoleTemplate | None:
    """The template of a name ("sales-executive"), or None when the library has no such role."""
    if slug not in slugs():
        return None
    made = check(HERE / "roles" / f"{slug}.toml")
    if isinstance(made, RoleTemplate):
        return made
    items = made.items if isinstance(made, Problems) else (made,)
    raise BrokenRoleError(f"{slug}.toml: " + "; ".join(f"{p.field}: {p.code} {dict(p.values)}" for p in items))


def check(file: Path) -> RoleTemplate | Problem | Problems:
    """A file of the library as a template, or everything that is wrong with it."""
    return read_role(file.read_text("utf-8"), slug=file.stem, demands=_DEMANDS)


@lru_cache(maxsize=1)
def roles() -> tuple[RoleTemplate, ...]:
    """Every role, in the alphabet's order of its name."""
    return tuple(found for slug in slugs() if (found := role(slug)))


@lru_cache(maxsize=1)
def sectors() -> tuple[Sector, ...]:
    """The sectors, in the order they are shown."""
    made = sectors_of((HERE / "sectors.toml").read_text("utf-8"), _DEMANDS)
    if isinstance(made, tuple):
        return made
    raise BrokenRoleError(f"sectors.toml: {made}")
