"""Which KPI or objective does one line of a template become, in one language and with which figures?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from kinerja.actions.drafts import DefinitionDraft, KeyResultDraft, KpiDraft, ObjectiveDraft, PasteItem
from kinerja.actions.paste_mapping import key_result_draft
from kinerja.core.measure import Comparator, Measure, decimals_of
from kinerja.core.okr import KeyResultKind
from kinerja.library.role import KeyResultTemplate, KpiTemplate, ObjectiveTemplate
from kinerja.reading.numbers import parse_value
from kinerja.reading.statement import read_statement
from kinerja.reading.statement.unit_words import unit_of
from kinerja.words.library import example_note
from kinerja.words.names import label
from kinerja.words.numbers import number, unit_name

if TYPE_CHECKING:
    from kinerja.actions.adoption import Adoption, KeyResultChoice, KpiChoice, ObjectiveChoice

_DIGITS = re.compile(r"\d[\d.,]*(?<=\d)")


def measure_in(unit: str, *values: Decimal | None) -> Measure:
    """The measure that figures of a template are shown in, with as many decimals as they have."""
    return Measure(unit_of(unit), max((decimals_of(value) for value in values if value is not None), default=0))


def unit_words(unit: str, lang: str) -> str:
    """A unit of a template in the reader's language: "%", "menit", "/5", else the word for its kind."""
    measure = measure_in(unit)
    return unit_name(measure, lang) or label(measure.unit.kind, lang)


def kpi_draft(template: KpiTemplate, choice: KpiChoice, wanted: Adoption) -> KpiDraft:
    """The KPI of a template with its whole sheet; a target that is still the template's is marked as an example."""
    lang = wanted.lang
    own = choice.target if choice.target is not None else template.value
    high = choice.high if choice.high is not None else template.high
    target = None if choice.empty else own
    unchanged = target is not None and (target, high) == (template.value, template.high)
    note = example_note(wanted.role.name.in_language(lang), lang) if unchanged and wanted.role.example else ""
    definition = template.definition.in_language(lang)
    return KpiDraft(
        name=choice.name.strip() or template.name.in_language(lang),
        unit_ref=wanted.unit_ref,
        owner_ref=wanted.owner_ref,
        unit=unit_of(template.unit),
        cadence=template.cadence,
        definition=DefinitionDraft(
            template.scoring,
            description="\n\n".join(part for part in (definition, note) if part),
            formula_text=template.formula.in_language(lang),
            source=template.source.in_language(lang),
            time_aggregation=template.aggregation,
        ),
        target=target,
        target_high=high if target is not None and template.comparator is Comparator.BETWEEN else None,
        target_reason=note,
    )


def objective_draft(
    template: ObjectiveTemplate, choice: ObjectiveChoice, wanted: Adoption, health: str | None
) -> ObjectiveDraft:
    """The objective with its chosen key results, all guarding the KPI `health`; examples are marked in its why."""
    lang = wanted.lang
    results = [(template.key_results[each.place - 1], each) for each in choice.key_results or ()]
    example = wanted.role.example and any(_is_example(*each) for each in results)
    note = example_note(wanted.role.name.in_language(lang), lang) if example else ""
    return ObjectiveDraft(
        title=choice.title.strip() or template.title.in_language(lang),
        unit_ref=wanted.unit_ref,
        cycle_ref=wanted.cycle_ref or "",
        owner_ref=wanted.owner_ref,
        why="\n\n".join(part for part in (template.why.in_language(lang), note) if part),
        key_results=tuple(_key_result(each, chosen, lang, health) for each, chosen in results),
        publish=wanted.publish,
    )


def _is_example(template: KeyResultTemplate, choice: KeyResultChoice) -> bool:
    """Whether both figures are still the template's."""
    if template.value is None:
        return False
    baseline = choice.baseline if choice.baseline is not None else template.baseline
    target = choice.target if choice.target is not None else template.value
    return (baseline, target) == (template.baseline, template.value)


def _key_result(template: KeyResultTemplate, choice: KeyResultChoice, lang: str, health: str | None) -> KeyResultDraft:
    baseline = choice.baseline if choice.baseline is not None else template.baseline
    target = choice.target if choice.target is not None else template.value
    said = template.statement.in_language(lang)
    title = choice.title.strip() or said
    if title == said:
        # Nobody touched the sentence: the figures in it follow those that were typed.
        title = retold(said, lang, {"baseline": (template.baseline, baseline), "value": (template.value, target)})
    item = PasteItem(
        line=choice.place,
        kind="key_result",
        title=title,
        direction=template.direction,
        comparator=template.comparator,
        value=target,
        value_high=choice.high if choice.high is not None else template.high,
        unit=template.unit,
        relative=template.relative,
        baseline=baseline,
        period=template.period,
    )
    draft = key_result_draft(item)
    if template.baseline is not None:
        # A way from somewhere stays one, also where somebody types the same number twice: that is refused then.
        draft = replace(draft, kind=KeyResultKind.METRIC, baseline=baseline, target=target, high=None)
    return draft if health is None else replace(draft, health_kpi_ref=health)


def retold(sentence: str, lang: str, figures: Mapping[str, tuple[Decimal | None, Decimal | None]]) -> str:
    """A statement with other figures: "dari 12 menjadi 5" with a start of 20 is "dari 20 menjadi 5".

    The places are those where reading finds the old figures; one that it doesn't find stays as it is.
    """
    spans = sorted(read_statement(sentence, lang or None).spans, key=lambda span: -span.start)
    for span in spans:
        was, now = figures.get(span.field, (None, None))
        if was is None or now is None or was == now:
            continue
        part = sentence[span.start : span.end]
        found = _DIGITS.search(part)
        if found is None:
            continue
        # "150 juta" is one number: where the digits alone say something else, the rest of the span goes with them.
        whole = parse_value(found[0], lang) == was
        end = span.start + (found.end() if whole else len(part))
        sentence = sentence[: span.start + found.start()] + number(now, lang) + sentence[end:]
    return sentence
