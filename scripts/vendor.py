"""Which files of other projects do we ship to the browser, in which version and under which licence?

Run by `make vendor`, at development time only (it needs npm). Installing and running Kinerja needs neither Node nor
a CDN.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "src" / "kinerja" / "web" / "static" / "vendor"
TESTS = ROOT / "tests" / "browser" / "vendor"
ICONS = ROOT / "src" / "kinerja" / "web" / "static" / "icons.txt"


@dataclass(frozen=True, slots=True)
class Package:
    """One npm package at one version, and which of its files go where under which name."""

    name: str
    version: str
    licence: str
    licence_file: str
    files: dict[str, str]
    target: Path = PAGE


INTER = "files/inter-{}-wght-{}.woff2"
PACKAGES = (
    Package("htmx.org", "2.0.11", "0BSD", "LICENSE", {"dist/htmx.min.js": "htmx.js"}),
    Package("idiomorph", "0.8.0", "0BSD", "LICENSE", {"dist/idiomorph-ext.min.js": "idiomorph.js"}),
    Package("@hotwired/stimulus", "3.2.2", "MIT", "LICENSE.md", {"dist/stimulus.js": "stimulus.js"}),
    Package(
        "@fontsource-variable/inter",
        "5.3.0",
        "OFL-1.1",
        "LICENSE",
        {
            INTER.format(subset, style): f"inter-{subset}{suffix}.woff2"
            for subset in ("latin", "latin-ext")
            for style, suffix in (("normal", ""), ("italic", "-italic"))
        },
    ),
    Package("lucide-static", "1.62.0", "ISC", "LICENSE", {}),
    Package("axe-core", "4.14.1", "MPL-2.0", "LICENSE", {"axe.min.js": "axe.js"}, TESTS),
)


def icon_names() -> list[str]:
    """The icons our pages use, one per line in icons.txt; `#` starts a comment."""
    lines = (line.split("#")[0].strip() for line in ICONS.read_text(encoding="utf-8").splitlines())
    return sorted({line for line in lines if line})


def sprite(source: Path) -> str:
    """Cut our own sprite: a <symbol id="name"> per icon, drawn with the reader's text colour by the page's CSS.

    Stroke and fill are presentation attributes on each symbol, since a strict CSP allows no style in the file.
    """
    symbols = []
    for name in icon_names():
        drawing = (source / "icons" / f"{name}.svg").read_text(encoding="utf-8")
        shapes = re.search(r"<svg[^>]*>(.*)</svg>", drawing, re.DOTALL)
        if shapes is None:
            raise SystemExit(f"{name}.svg holds no drawing")
        body = re.sub(r"\s*\n\s*", "", shapes.group(1))
        symbols.append(
            f'<symbol id="{name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" '
            f'stroke-linecap="round" stroke-linejoin="round">{body}</symbol>'
        )
    return '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n"


def copy(package: Package, source: Path) -> dict[str, object]:
    """Copy one package's files and licence; returns its entry for vendor.json."""
    short = package.name.split("/")[-1].removesuffix(".org").removesuffix("-static")
    names = []
    for origin, name in {**package.files, package.licence_file: f"{short}.LICENSE.txt"}.items():
        content = (source / origin).read_bytes()
        if name.endswith(".js"):
            # A source map is not shipped; a comment that names one makes hashed static files fail.
            content = re.sub(rb"\n?//# sourceMappingURL=\S+\s*$", b"\n", content)
        (package.target / name).write_bytes(content)
        names.append(name)
    if package.name == "lucide-static":
        (package.target / "icons.svg").write_text(sprite(source), encoding="utf-8")
        names.append("icons.svg")
    sums = {name: hashlib.sha256((package.target / name).read_bytes()).hexdigest() for name in sorted(names)}
    return {"name": package.name, "version": package.version, "licence": package.licence, "sha256": sums}


def main() -> None:
    """Fetch every package with npm into a temporary folder, and rewrite both vendor folders from it."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = [f"{package.name}@{package.version}" for package in PACKAGES]
        subprocess.run(
            [
                "npm",
                "install",
                "--silent",
                "--no-save",
                "--no-package-lock",
                "--ignore-scripts",
                "--prefix",
                folder,
                *wanted,
            ],
            check=True,
        )
        for target in (PAGE, TESTS):
            shutil.rmtree(target, ignore_errors=True)
            target.mkdir(parents=True)
            entries = [
                copy(package, Path(folder) / "node_modules" / package.name)
                for package in PACKAGES
                if package.target == target
            ]
            (target / "vendor.json").write_text(json.dumps(entries, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
