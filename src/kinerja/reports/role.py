"""How does a template of a role read on paper: the sheet of each KPI, and the whole as Markdown?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kinerja.library.role import KpiTemplate, RoleTemplate
from kinerja.words import names
from kinerja.words.language import translations

#: How a unit of reading ("%", "IDR", "score/5") is called in the reader's language.
UnitWords = Callable[[str], str]


def sheet(kpi: KpiTemplate, role: RoleTemplate, lang: str, unit_words: UnitWords) -> tuple[tuple[str, str], ...]:
    """Everything the library knows about a KPI, as (term, text); what it says nothing about is left out."""
    _: Callable[[str], str] = translations(lang).gettext
    entries = (
        (_("What counts"), kpi.definition.in_language(lang)),
        (_("Formula"), kpi.formula.in_language(lang)),
        (_("Unit of measure"), unit_words(kpi.unit)),
        (_("Direction"), names.label(kpi.polarity, lang)),
        (_("Rhythm"), names.label(kpi.cadence, lang)),
        (_("Rolled up over time"), names.label(kpi.aggregation, lang)),
        (_("Score"), names.label(kpi.score, lang)),
        (_("Source"), kpi.source.in_language(lang)),
        (_("How to find a start"), kpi.baseline.in_language(lang)),
        (_("How it can be gamed"), kpi.gaming.in_language(lang)),
        (_("Watch meanwhile"), role.guards(kpi, lang)),
        (_("In a CV"), cv_line(kpi.cv.in_language(lang), lang)),
    )
    return tuple((term, text) for term, text in entries if text)


def cv_line(pattern: str, lang: str) -> str:
    """The pattern of a CV line with each place named by what belongs there."""
    _: Callable[[str], str] = translations(lang).gettext
    for place, shown in {"{from}": _("[start]"), "{to}": _("[now]"), "{period}": _("[period]")}.items():
        pattern = pattern.replace(place, shown)
    return pattern


def markdown(role: RoleTemplate, lang: str, unit_words: UnitWords) -> str:
    """The role as a Markdown document, for a wiki or a mail, that comes in again as the KPIs and OKRs it names.

    First what is held and reached for, sentence by sentence; the sheets of the KPIs follow as tables.
    """
    return "\n".join((*_lines(role, lang), *_sheets(role, lang, unit_words))) + "\n"


def _lines(role: RoleTemplate, lang: str) -> Iterator[str]:
    _: Callable[[str], str] = translations(lang).gettext
    yield f"# {role.name.in_language(lang)}"
    yield from _paragraph(role.summary.in_language(lang))
    if role.example:
        yield from _paragraph("*" + _("All figures are examples: replace them with your own.") + "*")
    if role.kpis:
        yield from ("", "## KPI", "")
        yield from (f"- {kpi.statement.in_language(lang)}" for kpi in role.kpis)
    if role.objectives:
        yield from ("", "## OKR")
    for objective in role.objectives:
        yield from ("", f"### Objective: {objective.title.in_language(lang)}", "")
        yield from (f"- {each.statement.in_language(lang)}" for each in objective.key_results)
        # Behind its key results: a sentence between an objective and them would part the two for a reader.
        guard = role.kpi(objective.health)
        watch = _("Watch meanwhile")
        guarded = f"{watch}: {guard.name.in_language(lang)}" if guard else ""
        told = [text for text in (objective.why.in_language(lang), guarded) if text]
        yield from _quoted(told)


def _quoted(texts: Sequence[str]) -> Iterator[str]:
    if texts:
        yield ""
    for at, text in enumerate(texts):
        yield from ((">", f"> {text}") if at else (f"> {text}",))


def _sheets(role: RoleTemplate, lang: str, unit_words: UnitWords) -> Iterator[str]:
    _: Callable[[str], str] = translations(lang).gettext
    if role.kpis:
        yield from ("", "## " + _("The sheets of the KPIs"))
    for kpi in role.kpis:
        yield from ("", f"### {kpi.name.in_language(lang)}", "", "| | |", "|---|---|")
        yield from (f"| {term} | {_cell(text)} |" for term, text in sheet(kpi, role, lang, unit_words))


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def _paragraph(text: str) -> Iterator[str]:
    if text:
        yield from ("", text)
