"""How do the translators' .po files become the .mo files that the program reads?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "locale"
TARGET = ROOT / "src" / "kinerja" / "locale"


def compile_catalogues() -> list[Path]:
    """Compile `locale/<lang>/LC_MESSAGES/*.po` into the package; fuzzy entries are left out and so stay English.

    Returns the .mo files written. A broken .po file raises Babel's PoFileError with the line.
    """
    written = []
    for po in sorted(SOURCE.glob("*/LC_MESSAGES/*.po")):
        mo = (TARGET / po.relative_to(SOURCE)).with_suffix(".mo")
        mo.parent.mkdir(parents=True, exist_ok=True)
        with po.open("rb") as source:
            catalogue = read_po(source, locale=po.parts[-3], abort_invalid=True)
        # Written beside and renamed: a running server never reads half a file.
        part = mo.with_suffix(".mo.part")
        with part.open("wb") as target:
            write_mo(target, catalogue)
        part.replace(mo)
        written.append(mo)
    return written


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg] # hatchling's parameter is its own builder config
    """Compile the catalogues before hatchling collects the files of a wheel or an editable install."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling; `version` is "standard" or "editable" and makes no difference here."""
        compile_catalogues()


if __name__ == "__main__":
    for path in compile_catalogues():
        print(path.relative_to(ROOT))
