"""Where do the browser's files lie, and by which address can they be kept for ever?"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from pathlib import Path

STATIC = Path(__file__).resolve().parent.parent / "web" / "static"


def digest(folder: Path = STATIC) -> str:
    """A short name for the content of `folder`: it changes when any file in it does."""
    seen = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            seen.update(file.relative_to(folder).as_posix().encode())
            seen.update(hashlib.sha256(file.read_bytes()).digest())
    return seen.hexdigest()[:12]


def compressed(home: Path, folder: Path = STATIC) -> Path:
    """A copy of `folder` under `home` with a .gz beside each text file, made once per version; returns its place.

    Compressing at each request would cost more than the page. Where `home` can't be written (a read-only container
    with its key and database elsewhere), the files are served as they are, from `folder`.
    """
    from whitenoise.compress import Compressor

    kept = home / "static" / digest(folder)
    if kept.is_dir():
        return kept
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        building = Path(tempfile.mkdtemp(dir=kept.parent, prefix=".building-"))
    except OSError:
        return folder
    shutil.copytree(folder, building, dirs_exist_ok=True)
    compressor = Compressor(use_brotli=False, quiet=True)
    for file in [file for file in building.rglob("*") if file.is_file() and compressor.should_compress(file.name)]:
        compressor.compress(str(file))
    try:
        os.rename(building, kept)
    except OSError:
        # Another worker was faster; its copy is the same.
        shutil.rmtree(building, ignore_errors=True)
    return kept
