"""How does a template become a page, in which language, and what may it call?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from gettext import NullTranslations
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.templatetags.static import static as static_address
from django.urls import get_script_prefix, reverse
from jinja2 import Environment, PackageLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Macro
from markupsafe import Markup, escape

from kinerja.reports import path, spark
from kinerja.web.road import road
from kinerja.web.shapes import SHAPES, TONES
from kinerja.words.language import LANGUAGES, translations

try:
    from markupsafe._speedups import _escape_inner
except ImportError:  # Where no compiled wheel fits, its own slower form of the same.
    from markupsafe._native import _escape_inner


class Escaping(CodeGenerator):
    """Writes what stands in `{{ }}` into a page by `written`: escaped as ever, and not wrapped to be joined at once."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("environment.written(")
        else:
            super()._output_child_pre(node, frame, finalize)


class Templates(Environment):
    """Templates that are compiled for one language: a sentence without variables is put in as it will be read."""

    code_generator_class = Escaping
    words: NullTranslations = NullTranslations()

    @staticmethod
    def written(value: object) -> str:
        """A value as it stands in a page: markup as it is, everything else escaped."""
        # A board writes six thousand of these, and a Markup made only to be joined costs ten times the escaping.
        if type(value) is str:
            return _escape_inner(value)
        return value if type(value) is Markup else escape(value)

    def preprocess(self, source: str, name: str | None = None, filename: str | None = None) -> str:
        """The source with each `_("Check in")` replaced by its translation; those with variables wait for them."""
        # A page says a hundred such sentences, and looking each up through the context costs more than writing it.
        return _SENTENCE.sub(self._put_in, super().preprocess(source, name, filename))

    def _put_in(self, found: re.Match[str]) -> str:
        # Like the i18n extension: a translation is markup, and a format string even where it has nothing to fill in.
        said = (self.words.gettext(found[1]) % {}).replace("\\", "\\\\").replace('"', '\\"')
        return f'("{said}"|safe)'


#: A sentence in a template that stands alone in its call, without backslashes that would need reading.
_SENTENCE = re.compile(r'(?<![\w.])_\("([^"\\]+)"\)')


@lru_cache(maxsize=len(LANGUAGES))
def environment(lang: str) -> Environment:
    """The templates in one language: `_` speaks it, and every macro of templates/ui stands in `ui`.

    A page needs no import: `{{ ui.button(_("Check in"), kind="primary") }}`. An undefined name is an error, never an
    empty place in a page.
    """
    env = Templates(
        loader=PackageLoader("kinerja.web"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=bool(getattr(settings, "DEVELOPMENT", False)),
        extensions=["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols"],
    )
    env.words = translations(lang)
    env.install_gettext_translations(env.words, newstyle=True)  # type: ignore[attr-defined]  # from the i18n extension
    env.filters["attributes"] = attributes
    env.filters["road"] = road
    ui = SimpleNamespace()
    env.globals.update(
        ui=ui,
        lang=lang,
        static=static,
        url=url,
        icon=icon,
        shape=shape,
        tones=TONES,
        spark=spark.spark,
        path_marks=path.marks,
    )
    for name, macro in _macros(env):
        if hasattr(ui, name):
            raise ValueError(f"two macros are named {name}")
        setattr(ui, name, macro)
    return env


def _macros(env: Environment) -> Iterator[tuple[str, Macro]]:
    """Every public macro of templates/ui; they may call each other through `ui`, whatever the order of the files."""
    for template in sorted(name for name in env.list_templates(extensions=["html"]) if name.startswith("ui/")):
        for name, value in vars(env.get_template(template).module).items():
            if isinstance(value, Macro):
                yield name, value


def static(path: str) -> str:
    """The address of one of our files for the browser: `static("css/app.css")`."""
    return static_address(path)


def url(name: str, *args: object) -> str:
    """The address of a page by its name: `url("kpi", kpi.ref)`."""
    return _address(get_script_prefix(), name, args)


@lru_cache(maxsize=16384)
def _address(prefix: str, name: str, args: tuple[object, ...]) -> str:
    # Kept: Django searches all patterns each time, and a cycle of 1,200 key results asks for as many addresses.
    return reverse(name, args=args)


def attributes(named: Mapping[str, object]) -> Markup:
    """A dict as attributes of a tag: None and False leave one out, True writes its name alone.

    `{"autofocus": True, "hx-get": "/kpis", "title": None}` is ` autofocus hx-get="/kpis"`.
    """
    return Markup("".join([_attribute(name, value) for name, value in named.items() if value not in (None, False)]))


def _attribute(name: str, value: object) -> str:
    said = "" if value is True else f'="{escape(value)}"'
    return f" {escape(name)}{said}"


def icon(name: str, title: str | None = None) -> Markup:
    """A drawing from icons.txt. With a title it speaks to a screen reader; without one it is an ornament."""
    return _drawing("icon", "vendor/icons.svg", name, title)


def shape(state: str, title: str | None = None) -> Markup:
    """The shape of a state ("achieved", "stale", ...): each has an outline of its own and survives greyscale."""
    return _drawing("shape", "shapes.svg", SHAPES[state], title)


@lru_cache(maxsize=1024)
def _drawing(kind: str, sheet: str, name: str, title: str | None) -> Markup:
    # Kept: a board of 200 rows draws a thousand of them, and there are few different ones.
    said = f'role="img" aria-label="{escape(title)}"' if title else 'aria-hidden="true"'
    return Markup(f'<svg class="{kind}" {said}><use href="{escape(static(sheet))}#{escape(name)}"></use></svg>')
