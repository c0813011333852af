"""What did somebody type after a command that answers before click would have been loaded?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

#: How an option's text becomes its value; None for an option that stands alone.
Reader = Callable[[str], object] | None


class Unclear(Exception):  # noqa: N818 # not a failure of ours: what was typed can be understood in no way
    """What was typed is not understood; the text says which part."""


def parse(words: list[str], known: Mapping[str, Reader]) -> tuple[list[str], dict[str, object]]:
    """The plain words and the options (`--target 60`, `--target=60`, `--json`) of a command line.

    A negative number ("-3", "-4,5") is a plain word, or the value of the option before it; all after "--" is plain.
    """
    plain: list[str] = []
    options: dict[str, object] = {}
    rest = iter(words)
    for word in rest:
        if word == "--":
            plain.extend(rest)
        elif word.startswith("-") and not word[1:2].isdigit():
            name, value = _option(word, rest, known)
            options[name.lstrip("-")] = value
        else:
            plain.append(word)
    return plain, options


def _option(word: str, rest: Iterator[str], known: Mapping[str, Reader]) -> tuple[str, object]:
    name, given, text = word.partition("=")
    name = "--help" if name == "-h" else name
    if name not in known:
        raise Unclear(f"No such option: {name}")
    read = known[name]
    if read is None:
        return name, True
    value = text if given else next(rest, None)
    if value is None:
        raise Unclear(f"{name} needs a value.")
    return name, read(value)


def one_of(name: str, allowed: tuple[str, ...]) -> Callable[[str], str]:
    """A reader that takes one of a few words."""

    def read(text: str) -> str:
        if text not in allowed:
            raise Unclear(f"{name} is one of: {', '.join(allowed)}.")
        return text

    return read


def whole(name: str) -> Callable[[str], int]:
    """A reader that takes a whole number from 0 on."""

    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) < 10):
            raise Unclear(f"{name} is a whole number.")
        return int(text)

    return read
