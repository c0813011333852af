"""Do the guides name every command, every variable and every route, and none that is not there?"""

from __future__ import annotations

import re
from pathlib import Path

from kinerja.api import api
from kinerja.cli.overview import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs" / "guide"


def test_every_command_is_in_its_guide() -> None:
    """Each has a line with an example."""
    named = re.findall(r"^    kinerja ([a-z]+)", (GUIDE / "cli.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(named) == set(COMMANDS)


def test_every_variable_is_in_its_guide() -> None:
    """What the code reads is what the table names."""
    source = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "src" / "kinerja").rglob("*.py"))
    read = set(re.findall(r'"(KINERJA_[A-Z_]+)"', source))
    told = set(
        re.findall(r"^\| `(KINERJA_[A-Z_]+)`", (GUIDE / "settings.md").read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert told == read


def test_every_resource_is_in_its_guide() -> None:
    """By the first part of its address."""
    text = (GUIDE / "api.md").read_text(encoding="utf-8")
    paths = api.get_openapi_schema()["paths"]
    missing = {path.split("/")[3] for path in paths if f"/{path.split('/')[3]}" not in text}
    assert missing == set()
