"""Does the wheel hold all that the program needs where there is no repository around it?"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "kinerja"
# What lies in the package's folder but is of no use to those who run it.
LEFT_OUT = {"src/kinerja/web/static/icons.txt"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built with what the lock installed and without asking the network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-index", "--no-build-isolation"]
    subprocess.run([*command, "--wheel-dir", folder, ROOT], check=True)
    (built,) = folder.glob("*.whl")
    return built


def test_it_holds_every_file_of_the_package(wheel: Path) -> None:
    """Templates, styles, scripts, role templates and migrations are files like any other: all of them, or it fails."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", "src/kinerja"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    kept = {file for file in listed if file and (ROOT / file).is_file()} - LEFT_OUT
    packed = {f"src/{file}" for file in zipfile.ZipFile(wheel).namelist()}
    assert sorted(kept - packed) == []


def test_it_holds_the_translations(wheel: Path) -> None:
    """The compiled catalogues are not committed, so the wheel's own build must have made them."""
    wanted = {
        f"kinerja/locale/{file.parts[-3]}/LC_MESSAGES/kinerja.mo"
        for file in ROOT.glob("locale/*/LC_MESSAGES/kinerja.po")
    }
    assert wanted <= set(zipfile.ZipFile(wheel).namelist())


def test_it_runs_where_it_was_installed(wheel: Path, tmp_path: Path) -> None:
    """Installed away from the repository, the command answers."""
    home = tmp_path / "venv"
    venv.create(home, with_pip=False)
    python = home / "bin" / "python"
    target = next(home.glob("lib/python*/site-packages"))
    with zipfile.ZipFile(wheel) as files:
        files.extractall(target)
    # The libraries come from the environment that runs the tests; Kinerja itself must come from the wheel.
    libraries = next(Path(entry) for entry in sys.path if entry.endswith("site-packages"))
    environment = os.environ | {
        "PYTHONPATH": f"{target}{os.pathsep}{libraries}",
        "KINERJA_HOME": str(tmp_path / "home"),
        "KINERJA_LANG": "id",
    }
    code = "import kinerja.cli, sys; print(kinerja.__file__); sys.argv[1:] = ['--help']; kinerja.cli.main()"
    ran = subprocess.run(
        [python, "-c", code], env=environment, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert str(target) in ran.stdout
    # In Indonesian, so the compiled catalogue has come along.
    assert "OKR mengejar yang belum tercapai" in ran.stdout
