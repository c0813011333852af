"""Can a browser keep our files for ever, and do they arrive compressed?"""

from __future__ import annotations

import gzip
from pathlib import Path

from kinerja.settings.static import compressed, digest


def test_the_address_changes_with_the_content_and_only_with_it(tmp_path: Path) -> None:
    """A new word in a style sheet, or a new name of a file, is a new address; touching a file is not."""
    (tmp_path / "app.css").write_text("a {}")
    before = digest(tmp_path)
    (tmp_path / "app.css").touch()
    assert digest(tmp_path) == before
    (tmp_path / "app.css").write_text("b {}")
    changed = digest(tmp_path)
    (tmp_path / "app.css").rename(tmp_path / "page.css")
    assert len({before, changed, digest(tmp_path)}) == 3


def test_text_is_compressed_once_per_version(tmp_path: Path) -> None:
    """The second start of a server finds the copy that the first one made; pictures and fonts stay as they are."""
    folder, home = tmp_path / "files", tmp_path / "home"
    folder.mkdir()
    (folder / "app.css").write_text("a { color: black }\n" * 100)
    (folder / "inter.woff2").write_bytes(b"\0" * 1000)
    copy = compressed(home, folder)
    assert gzip.decompress((copy / "app.css.gz").read_bytes()) == (copy / "app.css").read_bytes()
    assert sorted(file.name for file in copy.iterdir()) == ["app.css", "app.css.gz", "inter.woff2"]
    made = (copy / "app.css.gz").stat().st_ino
    assert compressed(home, folder) == copy
    assert (copy / "app.css.gz").stat().st_ino == made
    assert [file.name for file in (home / "static").iterdir()] == [copy.name]


def test_a_home_that_cannot_be_written_serves_the_files_as_they_are(tmp_path: Path) -> None:
    """A read-only container starts all the same."""
    (tmp_path / "app.css").write_text("a {}")
    assert compressed(Path("/dev/null/home"), tmp_path) == tmp_path
