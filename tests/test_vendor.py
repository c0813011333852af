"""Are the libraries, the font and the icons that we ship exactly those we say, and is nothing else among them?"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "src" / "kinerja" / "web" / "static"
FOLDERS = [STATIC / "vendor", ROOT / "tests" / "browser" / "vendor"]


@pytest.mark.parametrize("folder", FOLDERS, ids=["page", "tests"])
def test_each_file_is_listed_with_its_sum_and_licence(folder: Path) -> None:
    """vendor.json names every file with its SHA-256; a changed or unlisted file fails, and a missing licence."""
    entries = json.loads((folder / "vendor.json").read_text())
    listed = {name: total for entry in entries for name, total in entry["sha256"].items()}
    present = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.iterdir()}
    present.pop("vendor.json")
    assert present == listed
    for entry in entries:
        assert entry["version"] and entry["licence"]
        assert any(name.endswith(".LICENSE.txt") for name in entry["sha256"])


def test_the_sprite_holds_every_listed_icon() -> None:
    """icons.txt is the list, icons.svg is cut from it by `make vendor`."""
    lines = [line.split("#")[0].strip() for line in (STATIC / "icons.txt").read_text().splitlines()]
    sprite = (STATIC / "vendor" / "icons.svg").read_text()
    assert [name for name in lines if name and f'id="{name}"' not in sprite] == []
