"""How does click find a command without importing the others?"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from kinerja.cli.click_words import speak
from kinerja.cli.overview import COMMANDS, overview
from kinerja.cli.speech import LANG, LANGUAGES, _, current_lang


class Commands(click.Group):
    """The commands by name; a module is imported when its command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, in the order in which one meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"kinerja.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command()
        return command

    def get_help(self, ctx: click.Context) -> str:
        """The overview, without importing any command."""
        return overview(current_lang()).rstrip("\n")


def remember_lang(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    """Keep `--lang` where every later word of this run finds it."""
    if value:
        ctx.meta[LANG] = value
    speak(current_lang())


def remember_person(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    """Keep `--as` where the command finds it."""
    if value:
        ctx.meta["kinerja.as"] = value


def lang_option() -> click.Option:
    """`--lang`, before or after the command's name."""
    return click.Option(
        ["--lang"],
        type=click.Choice(LANGUAGES),
        is_eager=True,
        expose_value=False,
        callback=remember_lang,
        help=_("Language of words and numbers; without it KINERJA_LANG, else id."),
    )


def person_option() -> click.Option:
    """`--as P-3`, before or after the command's name."""
    return click.Option(
        ["--as"],
        metavar="P-3",
        expose_value=False,
        callback=remember_person,
        help=_("Act as this person; without it KINERJA_AS, else the only owner."),
    )


def json_option() -> click.Option:
    """`--json` on every command that answers something."""
    return click.Option(["--json", "as_json"], is_flag=True, help=_("Answer in JSON."))


class Command(click.Command):
    """A command whose numbers may be negative: "-3" is a value, not an option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Hide the hyphen of a negative number behind a minus sign, which click doesn't take for an option."""
        return super().parse_args(ctx, ["\u2212" + a[1:] if a[:1] == "-" and a[1:2].isdigit() else a for a in args])


def described(summary: str, more: str, example: str) -> str:
    """The help of a command: what it is good for, what one must know, and an example one can type."""
    shown = "\b\n" + _("Example:") + "\n" + "\n".join(f"  {line}" for line in example.splitlines())
    return "\n\n".join(part for part in (summary, more, shown) if part)


def make(
    name: str,
    run: Any,
    params: Sequence[click.Parameter],
    *,
    more: str = "",
    example: str,
    person: bool = True,
    part: tuple[str, str] | None = None,
) -> Command:
    """A command with its parameters, its help and the options that all commands share.

    `part` is the name and summary of a command inside a group: ("score", "…") of `kinerja calc`.
    """
    called, summary = part or (name, _(COMMANDS[name][1]))
    shared: list[click.Parameter] = [lang_option(), *([person_option()] if person else [])]
    return Command(
        called,
        callback=run,
        params=[*params, *shared],
        help=described(summary, more, example),
        options_metavar=_("[OPTIONS]"),
    )


app = Commands(
    "kinerja",
    params=[lang_option(), person_option()],
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
