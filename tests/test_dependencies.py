"""Can we say of everything we depend on why we do, and what it costs?"""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_every_dependency_has_its_line() -> None:
    """What pyproject.toml declares or a vendor folder holds stands in docs/decisions/dependencies.md, and no more."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = list(project["project"]["dependencies"])
    for extra in project["project"].get("optional-dependencies", {}).values():
        wanted += extra
    for group in project["dependency-groups"].values():
        wanted += group
    names = {re.split(r"[\[<>=!~; ]", line)[0] for line in wanted}
    for folder in ("src/kinerja/web/static/vendor", "tests/browser/vendor"):
        names |= {entry["name"] for entry in json.loads((ROOT / folder / "vendor.json").read_text())}
    text = (ROOT / "docs" / "decisions" / "dependencies.md").read_text()
    told = set(re.findall(r"^\| (?!dependency|---)([^ |]+)", text, re.MULTILINE))
    assert told == names
