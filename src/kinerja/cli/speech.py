"""In which language does the command line speak, and how does it say a refusal?"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from kinerja.core.problem import Problem, Problems

LANGUAGES = ("id", "en")
#: The languages that write decimals after a comma; the calculation itself groups no thousands.
_DECIMAL_COMMA = ("id",)
#: Where the language lies in click's context, once `--lang` has been read.
LANG = "kinerja.lang"


def environment_lang() -> str:
    """What KINERJA_LANG asks for; Indonesian when it is empty. A language we don't speak ends the command with 2."""
    asked = os.environ.get("KINERJA_LANG", "").strip().lower() or LANGUAGES[0]
    if asked not in LANGUAGES:
        sys.stderr.write(f"KINERJA_LANG is {asked!r}; write one of: {', '.join(LANGUAGES)}.\n")
        raise SystemExit(2)
    return asked


def listen(asked: Sequence[str]) -> None:
    """Take `--lang` from the words of a run before anything is said; one that is not ours click refuses."""
    words = asked[: asked.index("--")] if "--" in asked else asked
    after = [second for first, second in pairwise(words) if first == "--lang"]
    joined = [word.removeprefix("--lang=") for word in words if word.startswith("--lang=")]
    chosen = [lang for lang in (*after, *joined) if lang in LANGUAGES]
    if chosen:
        os.environ["KINERJA_LANG"] = chosen[-1]


def current_lang() -> str:
    """The language of this run: `--lang` where it was given, else KINERJA_LANG."""
    # Where click was not asked, it has kept no choice, and need not be loaded to say so.
    click = sys.modules.get("click")
    context = click.get_current_context(silent=True) if click else None
    chosen = context.meta.get(LANG) if context else None
    return str(chosen) if chosen else environment_lang()


@lru_cache
def translated(lang: str) -> Callable[[str], str]:
    """The gettext of a language, as `_`."""
    from kinerja.words.catalogue import Catalogue
    from kinerja.words.language import file_of

    try:
        with open(file_of(lang), "rb") as file:
            return Catalogue(file.read()).gettext
    except FileNotFoundError:
        # English has none: the source strings stand as they are.
        return str


def _(text: str) -> str:
    """A text in the language of this run."""
    return translated(current_lang())(text)


def refuse(problem: Problem | Problems, *, as_json: bool = False) -> NoReturn:
    """Say on standard error what was refused and what would do, and end with exit code 1."""
    import click

    from kinerja.core.problem import Problems

    items = problem.items if isinstance(problem, Problems) else (problem,)
    if as_json:
        click.echo(to_json({"errors": in_rows(items)}), err=True)
    else:
        _speak(items, "red")
    raise SystemExit(1)


def warn(doubts: Sequence[Problem]) -> None:
    """Say on standard error what was saved all the same, but may not have been meant."""
    _speak(doubts, "yellow")


def in_rows(problems: Sequence[Problem]) -> list[dict[str, str | None]]:
    """Refusals or doubts as a program gets them: code, field, and both sentences."""
    from kinerja.words.problems import sentence

    said = [(problem, sentence(problem, current_lang())) for problem in problems]
    return [{"code": p.code, "field": p.field, "detail": s.what, "remedy": s.remedy} for p, s in said]


def _speak(problems: Sequence[Problem], colour: str) -> None:
    import click

    from kinerja.words.problems import sentence

    # Lines of one document are often refused for one reason; a program gets each, a person reads it once.
    for words in dict.fromkeys(sentence(problem, current_lang()) for problem in problems):
        click.echo(click.style(words.what, fg=colour), err=True)
        if words.remedy:
            click.echo(f"  {words.remedy}", err=True)


def to_json(value: object, *, indent: int | None = 2) -> str:
    """JSON as every command prints it: Indonesian letters as they are, exact decimals as strings."""
    import json

    written = json.dumps(value, ensure_ascii=False, indent=indent)
    # Some readers take these for the end of a line, where one line is one answer.
    return written.translate({0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"})


def step_line(expression: str, result: str, name: str) -> str:
    """One step of a calculation on one line; a rounded result brings its own sign (≈)."""
    return f"  {expression} {'' if result.startswith('≈') else '= '}{result}   ({name})"


def in_figures(text: str, lang: str) -> str:
    """A calculation with its decimals as a language writes them: "≈85.7143" is "≈85,7143" in Indonesian."""
    return text.replace(".", ",") if lang in _DECIMAL_COMMA else text
