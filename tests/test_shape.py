"""Is the code still in the shape we promised: who knows whom, how big things are, and what may stand where?"""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "kinerja"
FACES = ("web", "api", "cli")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def sources(*rows: str) -> list[Path]:
    """Our Python files, all of them or those of some rows; migrations are Django's writing, not ours."""
    folders = [SOURCE / row for row in rows] or [SOURCE]
    return sorted(file for folder in folders for file in folder.rglob("*.py") if "migrations" not in file.parts)


@cache
def tree(file: Path) -> ast.Module:
    """A file's syntax tree."""
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


def functions() -> Iterator[tuple[Path, Function]]:
    """Every function and method of ours, with its file."""
    for file in sources():
        for node in ast.walk(tree(file)):
            if isinstance(node, Function):
                yield file, node


def name(file: Path) -> str:
    """A file as people speak of it."""
    return file.relative_to(ROOT).as_posix()


# Who knows whom


def broken_contracts(folder: Path) -> set[str]:
    """The names of the import contracts that `folder`, which holds src/kinerja and .importlinter, breaks."""
    linter = Path(sys.executable).parent / "lint-imports"
    command = [linter, "--no-cache", "--config", folder / ".importlinter"]
    # The current folder comes first on the linter's path: it reads the copy, not what is installed.
    run = subprocess.run(command, cwd=folder / "src", capture_output=True, text=True, check=False)
    said = run.stdout + run.stderr
    assert re.search(r"Contracts: \d+ kept, \d+ broken", said), said
    return set(re.findall(r"^(.+?)\s+BROKEN", said, re.MULTILINE))


def test_the_import_contracts_are_kept() -> None:
    """The rows and who may import whom stand in .importlinter; its output says which import is one too many."""
    assert broken_contracts(ROOT) == set()


PLANTED = {
    "the core imports a library": ("core/planted.py", "import django", "The core is the standard library alone"),
    "the core imports a face": ("core/planted.py", "import kinerja.web", "Imports point down only"),
    "a face imports another": ("api/planted.py", "import kinerja.web", "Imports point down only"),
    "a face imports the rows": ("web/planted.py", "import kinerja.store.models", "Faces never import the rows"),
    "reading imports Django": ("reading/planted.py", "import django.db", "Reading text needs no Django"),
    "a sentence is judged while it is read": (
        "reading/statement/planted.py",
        "import kinerja.reading.coach",
        "A sentence is read before it is judged",
    ),
    "a package has no row": ("attic/__init__.py", "", "Imports point down only"),
}


@pytest.mark.parametrize(("file", "line", "contract"), PLANTED.values(), ids=PLANTED.keys())
def test_a_planted_import_breaks_its_contract(file: str, line: str, contract: str, tmp_path: Path) -> None:
    """A contract that can't fail guards nothing: each of these lines, written into a copy, must break it."""
    shutil.copy(ROOT / ".importlinter", tmp_path)
    ignored = shutil.ignore_patterns("static", "templates", "__pycache__", "locale")
    shutil.copytree(SOURCE, tmp_path / "src" / "kinerja", ignore=ignored)
    planted = tmp_path / "src" / "kinerja" / file
    planted.parent.mkdir(exist_ok=True)
    planted.write_text(f'"""What is planted here?"""\n\n{line}\n')
    assert contract in broken_contracts(tmp_path)


def test_the_core_imports_the_standard_library_only() -> None:
    """Stricter than the contract, which knows only the libraries it names."""
    strangers = []
    for file in sources("core"):
        for node in ast.walk(tree(file)):
            modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                modules = ["kinerja.core" if node.level else node.module or ""]
            for module in modules:
                if module.split(".")[0] not in sys.stdlib_module_names and not f"{module}.".startswith("kinerja.core."):
                    strangers.append(f"{name(file)}:{node.lineno} {module}")
    assert strangers == []


def test_faces_never_query() -> None:
    """A face asks the store or an action; `.objects` in it is a query that no visibility rule has seen."""
    pattern = re.compile(r"\.objects\b")
    found = [name(file) for file in sources(*FACES) if pattern.search(file.read_text(encoding="utf-8"))]
    assert found == []


# How big


@pytest.mark.parametrize(
    ("pattern", "most"),
    [("**/*.py", 300), ("**/templates/**/*.html", 80), ("web/static/controllers/**/*.js", 60)],
    ids=["files", "templates", "controllers"],
)
def test_no_file_outgrows_one_look(pattern: str, most: int) -> None:
    """Split a file that is too long by what its parts mean, never into `utils`."""
    sizes = {
        name(file): len(file.read_text(encoding="utf-8").splitlines())
        for file in SOURCE.glob(pattern)
        if "migrations" not in file.parts
    }
    assert {file: size for file, size in sizes.items() if size > most} == {}


def test_nine_functions_in_ten_are_short() -> None:
    """At most 25 lines at the 90th percentile, the docstring not counted: explaining must not cost."""
    sizes = sorted((length(node), f"{name(file)}:{node.lineno} {node.name}") for file, node in functions())
    long = sizes[int(len(sizes) * 0.9)][0]
    assert long <= 25, "the longest: " + ", ".join(f"{where} ({size})" for size, where in sizes[-10:])


def length(node: Function) -> int:
    """The lines of a function from `def` to its end, without its docstring."""
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    if ast.get_docstring(node) is not None:
        first = node.body[0]
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


# What stands where


def test_every_module_says_which_question_it_answers() -> None:
    """A module's docstring comes first; whoever looks for something reads nothing else of most files."""
    assert [name(file) for file in sources() if not ast.get_docstring(tree(file))] == []


def test_functions_say_what_they_do() -> None:
    """`process`, `handle` and `manage` say nothing: the verbs are check_in, measure, correct, close, publish, align."""
    vague = re.compile(r"_?(process|handle|manage)(_|$)")
    given = {"process_view"}  # Django calls a middleware by this name
    found = [(file, node) for file, node in functions() if vague.match(node.name) and node.name not in given]
    assert [f"{name(file)}:{node.lineno} {node.name}" for file, node in found] == []


def kept_files() -> list[Path]:
    """The files that are, or would be, committed."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    return [ROOT / file for file in listed if file and (ROOT / file).is_file()]


def test_nothing_names_the_machine_it_was_written_on() -> None:
    """No file holds the folder it happens to lie in, nor the address of a package registry."""
    registry = r"https?://\S*(pypi\.org|pythonhosted|npmjs\.(org|com)|/simple/)"
    pattern = re.compile(f"{re.escape(str(ROOT))}(/|\\b)|{registry}")
    found = []
    for file in kept_files():
        try:
            text = file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{name(file)}: {hit.group()}" for hit in pattern.finditer(text)]
    assert found == []


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_holds_names_versions_and_hashes(lock: str) -> None:
    """No address, no option, and every version with its hashes: pip takes the index from the machine it runs on."""
    text = (ROOT / lock).read_text()
    entry = re.compile(r"[a-z0-9-]+(\[[a-z,]+\])?==\S+( ; [^\\]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?")
    assert [line for line in text.splitlines() if not entry.fullmatch(line)] == []
    assert not {"uv.lock", "pylock.toml"} & {file.name for file in kept_files()}
