"""What is written beside a figure that came from the role library and has not been replaced yet?"""

from __future__ import annotations

from kinerja.words.language import translations


def example_note(role: str, lang: str) -> str:
    """The mark of an example, in the language in which the role is adopted."""
    _ = translations(lang).gettext
    return _("Example from the role library (%(role)s): replace the figure with your own.") % {"role": role}
