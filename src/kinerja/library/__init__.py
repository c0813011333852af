"""Which roles can one start from, and what does a template of a role hold?"""

from kinerja.library.comparing import Comparison, compare
from kinerja.library.files import role, roles, sectors, slugs
from kinerja.library.role import KeyResultTemplate, KpiTemplate, ObjectiveTemplate, RoleTemplate, Sector, Text
from kinerja.library.schema import read_role
from kinerja.library.search import Found, Hit, Line, found_in, search
from kinerja.library.writing import as_dict, as_json, as_toml

__all__ = [
    "Comparison",
    "Found",
    "Hit",
    "KeyResultTemplate",
    "KpiTemplate",
    "Line",
    "ObjectiveTemplate",
    "RoleTemplate",
    "Sector",
    "Text",
    "as_dict",
    "as_json",
    "as_toml",
    "compare",
    "found_in",
    "read_role",
    "role",
    "roles",
    "search",
    "sectors",
    "slugs",
]
