"""What does a form that is still being typed tell the coach: which sentence, and what is known beside it?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kinerja.core.kpi_view import KpiView
from kinerja.core.measure import Polarity, Unit
from kinerja.core.okr import KeyResultKind
from kinerja.core.okr_view import KeyResultView
from kinerja.reading.coach.answer import Context
from kinerja.web.forms.kpi import measured_in
from kinerja.web.forms.typed import Typed

#: Kinds of key result that are proven without a number from-to, and those that need no start.
_OWN_PROOF = {KeyResultKind.MILESTONE, KeyResultKind.BINARY, KeyResultKind.BASELINE, KeyResultKind.KPI}
_OWN_START = _OWN_PROOF | {KeyResultKind.AT_LEAST, KeyResultKind.AT_MOST, KeyResultKind.WITHIN}
#: Which way is better for the kinds that say so.
_WAYS: Mapping[str, str] = {KeyResultKind.AT_LEAST: "higher", KeyResultKind.AT_MOST: "lower"}
#: Which forms ask for a coach: the word in the address.
KINDS = ("kpi", "key_result", "objective", "set", "meaning")
MOST_CHARACTERS = 2000
#: With fewer letters nothing is said yet.
FEWEST_CHARACTERS = 3


def sentence(typed: Typed, name: str) -> str:
    """The text of a field as it stands, cut where no sentence goes on."""
    return typed[name][:MOST_CHARACTERS].strip()


def begun(text: str) -> bool:
    """Whether enough is typed to say something of it: of "T" nobody would."""
    return sum(1 for char in text if char.isalnum()) >= FEWEST_CHARACTERS


def kpi_context(typed: Typed, view: KpiView | None, lang: str) -> Context:
    """What a KPI's form says beside its name; of a KPI that is there, its latest value and its direction as well."""
    scoring = view.definition.scoring if view else None
    polarity = typed["polarity"] or (scoring.polarity if scoring else "")
    latest = view.result.actual if view else None
    target = typed.number("target") or (view.result.target if view and "target" not in typed else None)
    return Context(
        owner=bool(typed["owner"]) if "owner" in typed else None,
        cadence=True,
        target=target,
        baseline=typed.number("baseline") or (scoring.baseline if scoring else None),
        current=latest,
        polarity=polarity if polarity in set(Polarity) else None,
        unit=_unit(typed, "") or (view.measure.unit if view else None),
        rhythm=typed["cadence"] or (view.cadence if view else None),
        fields=True,
        lang=lang,
    )


def _unit(typed: Typed, at: str) -> Unit | None:
    """The unit of the form's fields; None where they have none."""
    fields = {name: typed[at + name] for name in ("measured_in", "unit_name")}
    return measured_in(Typed(fields, typed.lang)) if fields["measured_in"] else None


def key_result_context(typed: Typed, at: str, lang: str) -> Context:
    """What a key result's fields say beside its title; its cycle is its deadline."""
    kind = typed[at + "kind"]
    return Context(
        polarity=_WAYS.get(kind),
        unit=_unit(typed, at) if kind not in _OWN_PROOF else None,
        deadline=True,
        health=bool(typed[at + "health_kpi"]),
        number=True if kind in _OWN_PROOF else None,
        start=True if kind in _OWN_START else None,
        target=typed.number(at + "target"),
        baseline=typed.number(at + "baseline"),
        fields=True,
        lang=lang,
    )


def shown_context(view: KeyResultView, lang: str) -> Context:
    """What is known of a key result that is there."""
    return Context(
        deadline=True,
        health=view.health_kpi is not None,
        number=True if view.aim.kind in _OWN_PROOF else None,
        start=True if view.aim.kind in _OWN_START else None,
        target=view.aim.target,
        baseline=view.aim.baseline,
        fields=True,
        lang=lang,
    )


def objective_context(typed: Typed, lang: str) -> Context:
    """What an objective's form says beside its title."""
    return Context(owner=bool(typed["owner"]) if "owner" in typed else None, deadline=True, fields=True, lang=lang)


def typed_key_results(typed: Typed) -> Iterator[str]:
    """Where each key result of an objective's form begins: "key_results.0.", as far as it has a title."""
    at = 0
    while f"key_results.{at}.title" in typed and at < len(typed):
        if typed[f"key_results.{at}.title"].strip():
            yield f"key_results.{at}."
        at += 1
