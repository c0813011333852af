"""What did somebody type after a command that answers before click would have been loaded?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

#: How an option's text becomes its value; None for an option that stands alone.
Reader = Callable[[str], object] | None


def N_(text: str) -> str:  # noqa: N802 # the usual name of a mark for texts that are translated later
    """Mark a text for the catalogue without translating it yet."""
    return text


class Unclear(Exception):  # noqa: N818 # not a failure of ours: what was typed can be understood in no way
    """What was typed is not understood: a marked sentence, and the words that stand for its %s."""

    def __init__(self, sentence: str, *words: str) -> None:
        super().__init__(sentence, *words)
        self.sentence, self.words = sentence, words

    def said(self, translate: Callable[[str], str]) -> str:
        """The sentence in a language."""
        return translate(self.sentence) % self.words if self.words else translate(self.sentence)


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
        raise Unclear(N_("No such option: %s"), name)
    read = known[name]
    if read is None:
        return name, True
    value = text if given else next(rest, None)
    if value is None:
        raise Unclear(N_("%s needs a value."), name)
    return name, read(value)


def one_of(name: str, allowed: tuple[str, ...]) -> Callable[[str], str]:
    """A reader that takes one of a few words."""

    def read(text: str) -> str:
        if text not in allowed:
            raise Unclear(N_("%s is one of: %s."), name, ", ".join(allowed))
        return text

    return read


def whole(name: str) -> Callable[[str], int]:
    """A reader that takes a whole number from 0 on."""

    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) < 10):
            raise Unclear(N_("%s is a whole number."), name)
        return int(text)

    return read
