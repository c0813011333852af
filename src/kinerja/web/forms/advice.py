"""Which answers were given, and with what do the forms of a KPI and an objective begin when advice leads to them?"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from urllib.parse import urlencode

from django.urls import reverse

from kinerja.actions.drafts import PasteItem
from kinerja.actions.paste_mapping import comparator_of, key_result_draft, unit_of
from kinerja.actions.pasted import item_of
from kinerja.core.measure import Comparator, UnitKind, polarity_of
from kinerja.core.okr import KeyResultKind
from kinerja.core.period import Cadence
from kinerja.reading.advice import Advice
from kinerja.reading.advisor_answers import QUESTIONS
from kinerja.reading.statement import Statement
from kinerja.web.forms.typed import Typed
from kinerja.web.say import Say

#: A sentence as long as a goal may be; the rest of a longer one says nothing more about it.
LONGEST = 500


def sentence(typed: Typed) -> str:
    """The goal in the person's words, on one line."""
    return " ".join(typed["text"][:LONGEST].split())


def answers(typed: Typed) -> dict[str, str]:
    """The six answers, as far as they were given."""
    return {question: typed[question] for question in QUESTIONS if typed[question]}


def kpi_address(advice: Advice, said: Statement, say: Say) -> str:
    """The form of a new KPI with what the sentence says in its fields; nothing is saved by opening it."""
    return f"{reverse('kpi-new')}?{_query(_kpi(advice, said, say))}"


def objective_address(advice: Advice, said: Statement, say: Say) -> str:
    """The form of a new objective with its first key result; nothing is saved by opening it."""
    return f"{reverse('objective-start')}?{_query(_objective(advice, said, say))}"


def _query(fields: Mapping[str, str]) -> str:
    return urlencode({name: text for name, text in fields.items() if text})


def _kpi(advice: Advice, said: Statement, say: Say) -> dict[str, str]:
    item = item_of(1, said, "kpi")
    name = _named(said, advice)
    if item.value is None or said.relative:
        # The size of a change is no level to hold: what the level is, only the person knows.
        return {"name": name, "cadence": _cadence(said)}
    comparator = comparator_of(item)
    return {
        "name": name,
        **_unit(item),
        "polarity": polarity_of(comparator).value,
        "comparator": comparator.value,
        "target": say.typed(item.value),
        "target_high": say.typed(item.value_high) if comparator is Comparator.BETWEEN else "",
        "cadence": _cadence(said),
    }


def _objective(advice: Advice, said: Statement, say: Say) -> dict[str, str]:
    written = advice.examples.objective if advice.examples else ""
    # What is asked at its end the person answers in the form; of a mere question nothing is a title.
    fields = {"title": "" if written.startswith("[") else written}
    if said.value is None:
        return fields
    item = item_of(1, said, "key_result")
    draft = key_result_draft(item)
    numbers: dict[str, Decimal | None] = {"target": draft.target, "high": draft.high}
    if draft.kind is KeyResultKind.METRIC:
        numbers["baseline"] = draft.baseline
    row = {
        "title": _named(said, advice),
        "kind": draft.kind.value,
        **_unit(item),
        **{name: "" if value is None else say.typed(value) for name, value in numbers.items()},
    }
    return {**fields, **{f"key_results.0.{name}": text for name, text in row.items()}}


def _named(said: Statement, advice: Advice) -> str:
    """The name of what is measured, as the examples write it; of a sentence that names nothing, itself."""
    metric = said.metric or ""
    at = said.text.lower().find(metric) if metric else -1
    written = said.text[at : at + len(metric)] if at >= 0 else metric
    name = written if said.value is not None or advice.form == "kpi" else ""
    return name[:1].upper() + name[1:]


def _unit(item: PasteItem) -> dict[str, str]:
    unit = unit_of(item.unit)
    if unit.kind is UnitKind.NUMBER:
        return {"measured_in": f"{unit.kind}:", "unit_name": unit.name}
    return {"measured_in": f"{unit.kind}:{unit.name}"}


def _cadence(said: Statement) -> str:
    return said.period if said.period in set(Cadence) else Cadence.MONTH.value
