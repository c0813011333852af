"""Which answers were given, and with what do the forms of a KPI and an objective begin when advice leads to them?"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from django.urls import reverse

from kinerja.actions.proposal import proposed
from kinerja.reading.advisor.advice import Advice
from kinerja.reading.advisor.answers import QUESTIONS
from kinerja.reading.statement import Kind, Statement
from kinerja.web.forms.typed import Typed
from kinerja.web.forms.understood import texts
from kinerja.web.say import Say

#: A sentence as long as a goal may be; the rest of a longer one says nothing more about it.
LONGEST = 500


def sentence(typed: Typed) -> str:
    """The goal in the person's words, on one line."""
    return " ".join(typed["text"][:LONGEST].split())


def answers(typed: Typed) -> dict[str, str]:
    """The six answers, as far as they were given."""
    return {question: typed[question] for question in QUESTIONS if typed[question]}


def kept_as(typed: Typed) -> Kind | None:
    """What the goal is kept as, where the way here knows it; an objective is not weighed."""
    known: dict[str, Kind] = {"kpi": "kpi", "key_result": "key_result"}
    return known.get(typed["kind"])


def kpi_address(advice: Advice, said: Statement, say: Say) -> str:
    """The form of a new KPI with what the sentence says in its fields; nothing is saved by opening it."""
    return f"{reverse('kpi-new')}?{_query(_kpi(advice, said, say))}"


def objective_address(advice: Advice, said: Statement, say: Say) -> str:
    """The form of a new objective with its first key result; nothing is saved by opening it."""
    return f"{reverse('objective-start')}?{_query(_objective(advice, said, say))}"


def _query(fields: Mapping[str, str]) -> str:
    return urlencode({name: text for name, text in fields.items() if text})


def _kpi(advice: Advice, said: Statement, say: Say) -> dict[str, str]:
    proposal = proposed(said, "kpi")
    return texts(proposal, say) if proposal else {"name": _named(said, advice)}


def _objective(advice: Advice, said: Statement, say: Say) -> dict[str, str]:
    written = advice.examples.objective if advice.examples else ""
    # What is asked at its end the person answers in the form; of a mere question nothing is a title.
    fields = {"title": "" if written.startswith("[") else written}
    proposal = proposed(said, "key_result") if said.value is not None else None
    row = texts(proposal, say) if proposal else {}
    return {**fields, **{f"key_results.0.{name}": text for name, text in row.items()}}


def _named(said: Statement, advice: Advice) -> str:
    """The thing that a KPI of a sentence without a number is about, as the sentence writes it."""
    metric = (said.metric or "") if advice.form == "kpi" else ""
    at = said.text.lower().find(metric)
    name = said.text[at : at + len(metric)] if at >= 0 else metric
    return name[:1].upper() + name[1:]
