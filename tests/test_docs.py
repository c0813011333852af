"""Is every text said in Indonesian, and every command, setting, route and event in the documents?"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_keywords, parse_mapping_cfg
from babel.messages.pofile import read_po
from jinja2 import Environment, nodes

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "kinerja"
TEMPLATES = SOURCE / "web" / "templates"
GUIDE = ROOT / "docs" / "guide"

Text = str | tuple[str, ...]

#: What is the same in both languages, because an office in Jakarta says it so.
SAME = {
    *("KPI", "KPIs", "OKR", "CSV", "Status", "Objective", "objective", "Objectives", "Key result", "key result"),
    *("Check-in", "check-in", "check in", "Target", "target", "target %(target)s", "E-mail", "token", "Tokens"),
    *("Key result %(number)s", "%(ref)s: %(value)s", "%(name)s, %(period)s", "“%(name)s”: %(words)s"),
    *(("%(num)s key result", "%(num)s key results"), ("%(num)s KPI", "%(num)s KPIs")),
    *(("%(num)s objective", "%(num)s objectives"), "{risk}"),
}
#: English little words that no Indonesian sentence has.
ENGLISH = re.compile(r"\b(the|of|and|is|are|was|were|with|without|this|that|you|your|not|for|from|has|have)\b", re.I)
PLACE = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w*\}|</?\w[^>]*>|--[a-z][a-z-]+|/api/\S+|KINERJA_\w+")
#: What stands in templates as it is: names of the program, languages, keys and places; words for htmx and style sheets.
NAMES = re.compile(
    r"Kinerja|English|Bahasa Indonesia|Ctrl( K)?|Enter|Esc|Objective:|\.txt, \.md|Asia/\w+"
    r"|[a-z]+[A-Z]\w+|(closest|find|next|previous) [\w.#]+|page-[a-z-]+",
    re.ASCII,
)


@cache
def gathered() -> dict[Text, set[str]]:
    """Every text marked in the source, with the files it stands in: gathered just as scripts/messages does."""
    asked = re.findall(r"--keywords '(.+?)'", (ROOT / "scripts" / "messages").read_text())
    with (ROOT / "locale" / "babel.cfg").open() as config:
        methods, options = parse_mapping_cfg(config)
    found: dict[Text, set[str]] = defaultdict(set)
    keywords = {**DEFAULT_KEYWORDS, **parse_keywords(asked)}
    for file, _line, text, _notes, _context in extract_from_dir(SOURCE, methods, options, keywords=keywords):
        found[text].add(file)
    return dict(found)


@cache
def catalogue() -> Catalog:
    """What the translators wrote."""
    with (ROOT / "locale" / "id" / "LC_MESSAGES" / "kinerja.po").open("rb") as file:
        return read_po(file, locale="id", abort_invalid=True)


def translated() -> Iterator[tuple[Text, str, Message]]:
    """Every entry as (English, Indonesian, entry); Indonesian has one form where English has two."""
    for entry in catalogue():
        if entry.id:
            said = entry.string if isinstance(entry.string, str) else (entry.string or [""])[0]
            yield entry.id if isinstance(entry.id, str) else tuple(entry.id), said, entry


def forms(text: Text) -> tuple[str, ...]:
    """A text, or its singular and plural."""
    return (text,) if isinstance(text, str) else text


def test_every_text_is_in_indonesian() -> None:
    """What the source says stands in the catalogue, whole and checked, and nothing else does; else: make messages."""
    ready = {text for text, said, entry in translated() if said.strip() and not entry.fuzzy}
    assert {text for text, _said, _entry in translated()} == set(gathered())
    assert set(gathered()) - ready == set()


def test_indonesian_has_one_plural() -> None:
    """Indonesian says "1 tujuan" and "5 tujuan"."""
    assert catalogue().num_plurals == 1


def test_placeholders_agree() -> None:
    """A translation has the places, tags, options and addresses of its text, in whatever order the language wants."""
    wrong = {
        said: forms(text)[-1]
        for text, said, _entry in translated()
        if sorted(PLACE.findall(forms(text)[-1])) != sorted(PLACE.findall(said))
    }
    assert wrong == {}


def test_texts_of_templates_can_be_filled_in() -> None:
    """In a template every text is a format, so a sign of per cent stands twice: "95%% of tickets"."""
    values: defaultdict[str, str] = defaultdict(str)
    in_templates = {text for text, files in gathered().items() if any("/templates/" in f"/{file}" for file in files)}
    for text, said, _entry in translated():
        if text in in_templates:
            for form in (*forms(text), said):
                assert "%(" not in form % values


def test_nothing_stays_english() -> None:
    """Only what an office in Jakarta says in English is the same in both languages."""
    left = {text for text, said, _entry in translated() if said in forms(text)} - SAME
    assert left == set()
    assert [said for _text, said, _entry in translated() if ENGLISH.search(PLACE.sub("", said))] == []


class _Words(HTMLParser):
    """What a page says outside of its tags, and in the attributes that are read out."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def handle_data(self, data: str) -> None:
        # A macro of attributes stands outside of any tag.
        self.said.append(re.sub(r'[\w-]+="[^"]*"', "", data))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.said += [said for name, said in attrs if said and name in ("title", "aria-label", "placeholder", "alt")]


def pages() -> list[Path]:
    """Our templates of pages and letters; the design page, which only developers see, speaks for itself."""
    return [
        file
        for file in sorted(TEMPLATES.rglob("*.*"))
        if file.suffix in (".html", ".txt") and "design" not in file.parts
    ]


def unmarked(source: str) -> Iterator[str]:
    """The words of a template that no translator sees: text that stands bare, and strings that are not in `_(…)`."""
    page = _Words()
    page.feed(re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", source, flags=re.DOTALL))
    yield from (said for said in page.said if re.search(r"[A-Za-z]{2}", NAMES.sub("", said)))
    tree = Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols"]).parse(source)
    calls = [(call.node, call.args) for call in tree.find_all(nodes.Call)]
    ours = (args for called, args in calls if isinstance(called, nodes.Name) and called.name in ("_", "ngettext"))
    marked = {id(text) for args in ours for text in args}
    for text in tree.find_all(nodes.Const):
        if isinstance(text.value, str) and id(text) not in marked:
            bare = NAMES.sub("", text.value)
            if re.search(r"[A-Z][a-z]|[a-z]{2} [a-z]{2}", bare):
                yield text.value


@pytest.mark.parametrize("file", pages(), ids=lambda file: file.relative_to(TEMPLATES).as_posix())
def test_templates_say_nothing_unmarked(file: Path) -> None:
    """Every word of a page goes through `_`, so that it can be read in both languages."""
    assert list(unmarked(file.read_text(encoding="utf-8"))) == []


def test_unmarked_words_are_seen() -> None:
    """The test above finds what it is for."""
    assert list(unmarked("<p>Save it</p>{{ ui.button('Save') }}{{ _('Kept') }}")) == ["Save it", "Save"]


def hidden(source: str) -> list[str]:
    """Texts inside f-strings, where Babel doesn't look for them: `f"{_('late')}"`."""
    inside = (
        call for node in ast.walk(ast.parse(source)) if isinstance(node, ast.JoinedStr) for call in ast.walk(node)
    )
    calls = (call for call in inside if isinstance(call, ast.Call) and isinstance(call.func, ast.Name | ast.Attribute))
    names = ((call, call.func.id if isinstance(call.func, ast.Name) else call.func.attr) for call in calls)
    asked = (call.args[0] for call, name in names if name in ("_", "gettext", "ngettext") and call.args)
    return [text.value for text in asked if isinstance(text, ast.Constant) and isinstance(text.value, str)]


def test_no_text_hides_in_an_f_string() -> None:
    """What the translator should see stands outside of f-strings."""
    assert hidden("""f"{say._('late')}: {_(name)}\"""") == ["late"]
    found = {file.name: hidden(file.read_text(encoding="utf-8")) for file in SOURCE.rglob("*.py")}
    assert {name: texts for name, texts in found.items() if texts} == {}


# The documents


def guide(page: str) -> str:
    """A page of the guide."""
    return (GUIDE / f"{page}.md").read_text(encoding="utf-8")


def test_every_command_is_told() -> None:
    """docs/guide/cli.md names every command."""
    from kinerja.cli.overview import COMMANDS

    assert [name for name in COMMANDS if f"kinerja {name}" not in guide("cli")] == []


def test_every_setting_is_told() -> None:
    """docs/guide/settings.md has a line for every variable that is read, and for no other."""
    sources = [file.read_text(encoding="utf-8") for file in SOURCE.rglob("*.py")]
    read = {name for source in sources for name in re.findall(r"\bKINERJA_[A-Z_]+[A-Z]\b", source)}
    told = set(re.findall(r"^\| `(KINERJA_\w+)`", guide("settings"), re.MULTILINE))
    assert told == read


def test_every_route_is_told() -> None:
    """docs/guide/api.md names every address, and no other; "…" is the address before it."""
    from kinerja.api import api

    routes = {path.removeprefix("/api/v1") for path in api.get_openapi_schema()["paths"]}
    told: list[str] = []
    for row in re.findall(r"^\| (`/.*?) \|", guide("api"), re.MULTILINE):
        for address in re.findall(r"`(.+?)`", row):
            told.append(address.replace("…", told[-1]) if address.startswith("…") else address)
    assert set(told) == routes


def test_every_event_is_told() -> None:
    """docs/guide/events.md has a line for every verb that is recorded, and for no other."""
    from kinerja.words.events import verbs

    assert set(re.findall(r"^\| `([a-z_.]+)`", guide("events"), re.MULTILINE)) == verbs()


def test_every_decision_is_listed() -> None:
    """docs/decisions/README.md links each decision."""
    folder = ROOT / "docs" / "decisions"
    listed = set(re.findall(r"\((\d{4}-[\w-]+\.md)\)", (folder / "README.md").read_text(encoding="utf-8")))
    assert listed == {file.name for file in folder.glob("[0-9]*.md")}


def documents() -> list[Path]:
    """Every document of the repository."""
    folders = [ROOT / name for name in ("docs", "src", "tests", "locale", "scripts")]
    return sorted([*ROOT.glob("*.md"), *(file for folder in folders for file in folder.rglob("*.md"))])


@pytest.mark.parametrize("file", documents(), ids=lambda file: file.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(file: Path) -> None:
    """A relative link in a document names a file that is there."""
    targets = re.findall(r"\]\(([^)\s]+)\)", re.sub(r"```.*?```|`[^`]*`", "", file.read_text("utf-8"), flags=re.DOTALL))
    near = [target.partition("#")[0] for target in targets if "://" not in target and not target.startswith("mailto:")]
    assert [target for target in near if target and not (file.parent / target).exists()] == []
