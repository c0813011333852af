"""What would a sentence put into the fields of a KPI or a key result, from which words, and how surely?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, Literal, TypeAlias

from kinerja.actions.drafts import KeyResultDraft, KpiDraft, PasteDraft, PasteItem
from kinerja.actions.paste_mapping import key_result_draft, kpi_draft
from kinerja.actions.pasted import item_of
from kinerja.core.measure import CALENDAR_DURATIONS, MILLISECONDS, Polarity, Unit, text
from kinerja.core.okr import KeyResultKind
from kinerja.core.period import Cadence
from kinerja.reading.sheet.leaning import leans_lower
from kinerja.reading.statement import Statement, certainty
from kinerja.reading.statement.labels import strip_label

Kind: TypeAlias = Literal["kpi", "key_result"]
Certainty: TypeAlias = Literal["sure", "likely", "asked"]
Value: TypeAlias = Decimal | Unit | StrEnum | str

#: What these fields are called where a program sends them; a unit is sent as `unit_kind` and `unit_name`.
_SENT = {"high": "target_high"}
#: What a form can't hold: a KPI goes on, a key result ends with its cycle.
_UNSENT = ("deadline",)
#: Units in which a limit says by when something is done.
_TIMES = ("clock", "day_of_month", *CALENDAR_DURATIONS)
#: Which way is better where the sentence says how it moves.
_MOVES = {"increase": Polarity.HIGHER, "decrease": Polarity.LOWER}


@dataclass(frozen=True, slots=True)
class Proposed:
    """One field: its value, the words it came from ("" where it follows from the whole), and how sure it is.

    What is "asked" has no value: the words leave it open, or can be read in two ways, and only the person knows.
    """

    field: str
    value: Value | None
    words: str = ""
    certainty: Certainty = "sure"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one sentence proposes, in the order of a form; it is what a paste of the same sentence would save.

    "Respon pertama maksimal 2 jam setiap hari" names "Respon pertama", in hours, lower is better, at most 2, daily.
    """

    kind: Kind
    said: Statement
    fields: tuple[Proposed, ...]

    def get(self, field: str) -> Proposed | None:
        """The field of a name, if the sentence says something of it."""
        return next((each for each in self.fields if each.field == field), None)

    @property
    def unit(self) -> Unit | None:
        """The unit it speaks of."""
        found = self.get("unit")
        return found.value if found is not None and isinstance(found.value, Unit) else None

    def as_dict(self) -> dict[str, Any]:
        """`fields` as `POST /kpis` or a key result takes them, and where each was `read`; `asked` is for the person."""
        sent: dict[str, str] = {}
        for each in self.fields:
            if each.value is not None and each.field not in _UNSENT:
                sent |= _sent(each.field, each.value)
        read = [each for each in self.fields if each.certainty != "asked"]
        return {
            "kind": self.kind,
            "fields": sent,
            "read": [{"field": _SENT.get(p.field, p.field), "words": p.words, "certainty": p.certainty} for p in read],
            "asked": [_SENT.get(p.field, p.field) for p in self.fields if p.certainty == "asked"],
        }


def _sent(field: str, value: Value) -> Mapping[str, str]:
    if isinstance(value, Unit):
        return {"unit_kind": value.kind.value, "unit_name": value.name}
    return {_SENT.get(field, field): text(value) if isinstance(value, Decimal) else str(value)}


def proposed(said: Statement, kind: Kind | None = None) -> Proposal | None:
    """What a read sentence proposes; None of an objective, and of a sentence that says no more than a name.

    `kind` is what it is to become, whatever the sentence looks like: the form it stands in knows.
    """
    if said.kind == "objective" and kind is None:
        return None
    if said.value is None and said.baseline is None and not said.period:
        return None
    kind = kind or ("key_result" if said.kind == "key_result" else "kpi")
    item = item_of(1, said, kind)
    words = _Words(said)
    fields = _of_key_result(key_result_draft(item), words) if kind == "key_result" else _of_kpi(item, words)
    return Proposal(kind, said, tuple(fields))


@dataclass(frozen=True, slots=True)
class _Words:
    """A statement with the words and the certainty of each of its fields."""

    said: Statement

    def of(self, *fields: str) -> str:
        """The words from which the first of these fields was read that was read from any."""
        spans = {s.field: s for s in self.said.spans}
        found = next((spans[f] for f in fields if f in spans), None)
        return self.said.text[found.start : found.end] if found else ""

    def sure(self, field: str) -> Certainty:
        """How sure a field is; one that no word of its own told follows from the others."""
        found = next((s.confidence for s in self.said.spans if s.field == field), certainty.LIKELY)
        return "sure" if found >= certainty.SURE else "likely" if found >= certainty.LIKELY else "asked"

    def from_words(self, name: str, value: Value | None, *fields: str) -> Proposed:
        """A field with the words of its statement's; one that can be read in two ways is asked."""
        sure = self.sure(fields[0])
        return Proposed(name, None if sure == "asked" else value, self.of(*fields), sure)

    def named(self, field: str) -> Proposed:
        """What is measured, as the sentence writes it; of one that names nothing, itself."""
        metric = self.said.metric or self.said.text
        at = self.said.text.lower().find(metric.lower())
        name = self._deed() or (self.said.text[at : at + len(metric)] if at >= 0 else metric).strip()
        return Proposed(field, name[:1].upper() + name[1:], self.of("metric"), self.sure("metric"))

    def _deed(self) -> str:
        """What a limit in time is for, with its verb: "Reply to customers within 2 hours" is not about "customers"."""
        said, spans = self.said, {span.field: span for span in self.said.spans}
        timed = said.unit in MILLISECONDS or said.unit in _TIMES
        if "metric" not in spans or not timed or said.direction != "achieve":
            return ""
        ends = [spans[f].start for f in ("comparator", "value", "period", "deadline") if f in spans]
        start, end = strip_label(said.text).start, min(ends, default=0)
        inside = start <= spans["metric"].start < spans["metric"].end <= end
        return said.text[start:end].strip(" .,:;") if inside else ""

    def end(self) -> Iterator[Proposed]:
        """The deadline, as it was read."""
        if self.said.deadline:
            yield self.from_words("deadline", self.said.deadline, "deadline")


def _of_kpi(item: PasteItem, words: _Words) -> Iterator[Proposed]:
    draft, said = kpi_draft(item, PasteDraft("", ())), words.said
    yield words.named("name")
    level = item.value is not None and not item.relative
    if level:
        yield words.from_words("unit", draft.unit, "unit")
    if item.value is not None:
        yield _way(draft, words)
        # The size of a change is no level to hold: what the level is, only the person knows.
        yield words.from_words("target", draft.target, "value") if level else Proposed("target", None, "", "asked")
    if draft.target_high is not None and level:
        yield words.from_words("high", draft.target_high, "value")
    if said.baseline is not None:
        yield words.from_words("baseline", said.baseline, "baseline")
    if said.period:
        known = said.period in set(Cadence)
        asked = Proposed("cadence", None, words.of("period"), "asked")
        yield words.from_words("cadence", draft.cadence, "period") if known else asked
    yield from words.end()
    if level:
        yield from _beside(draft, words)


def _way(draft: KpiDraft, words: _Words) -> Proposed:
    """Which way is better: the limit that is written, else the way it moves; a bare number leaves it open.

    Of "Komplain 5 per bulan" less is likely better, as a paste takes it.
    """
    said, scoring = words.said, draft.definition.scoring
    moves = _MOVES.get(said.direction or "")
    if moves is not None and (said.relative or said.comparator == "="):
        return Proposed("polarity", moves, words.of("direction"), "sure")
    if said.comparator not in (None, "="):
        # "80–90 %" is a range without a word that says so.
        written: Certainty = "sure" if said.comparator == "between" else words.sure("comparator")
        return Proposed("polarity", scoring.polarity, words.of("comparator", "value"), written)
    if said.value == 0 or said.unit == "rank":
        return Proposed("polarity", scoring.polarity, words.of("value"), "likely")
    if leans_lower(said):
        return Proposed("polarity", Polarity.LOWER, words.of("metric"), "likely")
    return Proposed("polarity", None, "", "asked")


def _open(said: Statement) -> bool:
    """Whether a bare number leaves open from which side it is to be reached: "Penjualan 400 unit"."""
    bare = said.comparator in (None, "=") and said.direction in (None, "achieve") and said.baseline is None
    return bare and said.value != 0 and said.unit != "rank" and not leans_lower(said)


def _beside(draft: KpiDraft, words: _Words) -> Iterator[Proposed]:
    """What follows from the rest and stands in fields that few people open."""
    if not _open(words.said):
        sure = "likely" if leans_lower(words.said) else words.sure("comparator")
        yield Proposed("comparator", draft.definition.scoring.comparator, words.of("comparator"), sure)
    yield Proposed("formula", draft.definition.scoring.formula, words.of("value"), "likely")
    yield Proposed("time_aggregation", draft.definition.time_aggregation, words.of("unit"), "likely")
    yield Proposed("description", draft.definition.description)


def _of_key_result(draft: KeyResultDraft, words: _Words) -> Iterator[Proposed]:
    said = words.said
    yield words.named("title")
    if said.value is None or draft.unit is None:
        yield from words.end()
        return
    from_to = said.baseline is not None and draft.kind is KeyResultKind.METRIC
    if _open(said) and draft.kind in (KeyResultKind.AT_LEAST, KeyResultKind.AT_MOST):
        yield Proposed("kind", None, "", "asked")
    else:
        yield Proposed("kind", draft.kind, words.of("comparator", "value"), "sure" if from_to else "likely")
    yield words.from_words("unit", draft.unit, "unit")
    if draft.baseline is not None:
        # A count to collect, or the size of a change, begins at nothing: no word says so.
        own = words.from_words("baseline", draft.baseline, "baseline")
        yield own if from_to else Proposed("baseline", draft.baseline, "", "likely")
    yield words.from_words("target", draft.target, "value")
    if draft.high is not None:
        yield words.from_words("high", draft.high, "value")
    if draft.kind in (KeyResultKind.AT_LEAST, KeyResultKind.AT_MOST, KeyResultKind.WITHIN):
        yield Proposed("hold", draft.hold, words.of("comparator"), "likely")
    yield from words.end()


def told(said: Statement) -> dict[str, Any]:
    """A read statement as JSON carries it, with what it would put into a form as its `proposal` (null for nothing)."""
    found = proposed(said)
    return {**said.as_dict(), "proposal": found.as_dict() if found else None}
