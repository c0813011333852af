"""Which KPI or key result does a read line become, without inventing what it does not say?"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from kinerja.actions.drafts import (
    DefinitionDraft,
    KeyResultDraft,
    KpiDraft,
    MilestoneDraft,
    ObjectiveDraft,
    PasteDraft,
    PasteItem,
)
from kinerja.core.kpi import Aggregation
from kinerja.core.measure import Comparator, Polarity, Unit, UnitKind, polarity_of
from kinerja.core.okr import Hold, KeyResultKind
from kinerja.core.period import Cadence
from kinerja.core.score import Formula, Scoring
from kinerja.reading.sheet.leaning import leans_lower
from kinerja.reading.statement import Kind, read_statement
from kinerja.reading.statement.unit_words import unit_of

#: Kinds whose values of several periods add up; of shares, levels and durations a sum says nothing.
_ADD_UP = (UnitKind.CURRENCY, UnitKind.NUMBER)
_KINDS: dict[str, Kind] = {"kpi": "kpi", "key_result": "key_result"}
_LEVELS = ("clock", "rank", "day_of_month", "pp", "bps", "point")


_ARRIVES = re.compile(r"\b(menjadi|jadi|ke|hingga|sampai|mencapai|to|reach|until)\b", re.IGNORECASE)
_PER_PIECE = re.compile(
    r"\b(rata-rata|rerata|rasio|average|avg|mean|cost per|biaya per"
    r"|per (?!hari|minggu|pekan|bulan|kuartal|triwulan|semester|tahun|day|week|month|quarter|year|annum|sprint)\w+)",
    re.IGNORECASE,
)


def comparator_of(item: PasteItem) -> Comparator:
    """The comparator of a target: the written one; a bare number is to be reached from the side its direction names.

    "Respons < 5 menit" keeps its sign; "komplain turun jadi 5" is at most 5; "jangkau 10.000 orang" is at least that.
    A number beside a thing that should be few ("Komplain 5 per bulan") is most likely a limit: `is_guessed` says so.
    """
    written = item.comparator if item.comparator in set(Comparator) else None
    if written is not None and written != Comparator.EQUAL:
        return Comparator(written)
    if item.value is not None and item.value_high is not None:
        return Comparator.BETWEEN
    # The size of a fall is the better the larger: "turunkan biaya 10 %" asks for at least 10.
    falls = item.direction == "decrease" and not item.relative
    falls = falls or (item.value == 0 and item.direction != "increase") or item.unit == "rank"
    falls = falls or (
        item.value is not None and is_guessed(item) and _leans_lower(item.title, item.kind, item.value, item.unit)
    )
    return Comparator.AT_MOST if falls else Comparator.AT_LEAST


def is_guessed(item: PasteItem) -> bool:
    """Whether no word of a line says from which side its number is to be reached: "Omzet 500 juta", "Komplain 5"."""
    bare = item.comparator in (None, "=") and item.direction in (None, "achieve") and item.baseline is None
    bare = bare and item.value_high is None and not item.relative
    return bare and bool(item.value) and item.unit not in ("rank", "clock", "day_of_month")


@lru_cache(maxsize=2048)
def _leans_lower(title: str, kind: str, value: Decimal, unit: str | None) -> bool:
    """What a title names, with the number of its line; it is asked for the line's words, its advice and its draft."""
    said = read_statement(title, None, _KINDS.get(kind))
    bare = replace(said, value=value, unit=unit, comparator=None, direction=None, baseline=None, relative=False)
    return leans_lower(bare)


def aggregation_of(unit: Unit, title: str = "") -> Aggregation:
    """How the values of several periods become one: counts and money add up, everything else has a mean.

    Money per piece ("biaya per lead", "average deal") is a level too, and so are km/l and °C: they don't add up.
    """
    level = unit.name in _LEVELS or "/" in unit.name or "°" in unit.name or _PER_PIECE.search(title)
    adds_up = unit.kind in _ADD_UP and not level
    return Aggregation.SUM if adds_up else Aggregation.MEAN


def kpi_draft(item: PasteItem, paste: PasteDraft) -> KpiDraft:
    """The KPI of a line: measured monthly unless it says otherwise, scored by what its target allows.

    Its name outlives its figures where it has one of its own: "Respon pertama", defined as the whole sentence.
    """
    unit, comparator = unit_of(item.unit), comparator_of(item)
    scoring = Scoring(_formula(item, comparator), polarity_of(comparator), comparator, baseline=item.baseline)
    return KpiDraft(
        name=item.name or item.title,
        unit_ref=paste.unit_ref,
        owner_ref=paste.owner_ref,
        unit=unit,
        cadence=Cadence(item.period) if item.period in set(Cadence) else Cadence.MONTH,
        definition=DefinitionDraft(scoring, description=item.title, time_aggregation=aggregation_of(unit, item.title)),
        target=item.value,
        target_high=item.value_high if comparator is Comparator.BETWEEN else None,
    )


def _formula(item: PasteItem, comparator: Comparator) -> Formula:
    """A ratio where it can be formed; a band in between two ends; a target of 0 is hit or missed."""
    if comparator is Comparator.BETWEEN:
        return Formula.BAND
    no_ratio = item.value is not None and item.value <= 0
    below_zero = item.baseline is not None and item.baseline < 0
    return Formula.BINARY if no_ratio or below_zero else Formula.RATIO


def objective_draft(item: PasteItem, key_results: tuple[PasteItem, ...], paste: PasteDraft) -> ObjectiveDraft:
    """The objective of a line with the key results that follow it."""
    return ObjectiveDraft(
        title=item.title,
        unit_ref=paste.unit_ref,
        cycle_ref=paste.cycle_ref or "",
        owner_ref=paste.owner_ref,
        key_results=tuple(key_result_draft(each) for each in key_results),
        publish=paste.publish,
    )


def key_result_draft(item: PasteItem) -> KeyResultDraft:
    """The key result of a line.

    From–to is a metric. A change without a start ("naik 25 %") is measured as the change itself, from 0 to 25, and a
    multiple of today ("dua kali lipat") from 1 to 2. A count
    to collect starts from 0. A level without a start ("jadi 2 jam") is a level to arrive at, a limit ("maksimal 4
    jam") one to keep in every period. A line without a number is one step, done or not.
    """
    if item.value is None:
        return KeyResultDraft(item.title, KeyResultKind.MILESTONE, milestones=(MilestoneDraft(item.title),))
    unit, comparator = unit_of(item.unit), comparator_of(item)
    kind, baseline, target = _way(item, unit, comparator)
    return KeyResultDraft(
        title=item.title,
        kind=kind,
        unit=unit,
        baseline=baseline,
        target=target,
        high=item.value_high if kind is KeyResultKind.WITHIN else None,
        hold=_hold(item),
    )


def _hold(item: PasteItem) -> Hold:
    """A limit to keep counts the periods in which it was kept; a level to arrive at counts when it is reached."""
    limit = item.comparator not in (None, "=") and item.direction in (None, "achieve")
    return Hold.HIT_RATE if limit or item.direction == "maintain" else Hold.LATEST


def _way(item: PasteItem, unit: Unit, comparator: Comparator) -> tuple[KeyResultKind, Decimal | None, Decimal | None]:
    value, zero = item.value, Decimal(0)
    if item.relative and value and item.unit == "x" and value != 1:
        return KeyResultKind.METRIC, Decimal(1), value
    if item.relative and value:
        return KeyResultKind.METRIC, zero, value
    if item.baseline is not None and value is not None and item.baseline != value:
        return KeyResultKind.METRIC, item.baseline, value
    if comparator is Comparator.BETWEEN:
        return KeyResultKind.WITHIN, None, value
    # Only what is bare and counted one by one begins at nothing: a limit, a share or a level has a start we don't know.
    counted = unit.kind in _ADD_UP and unit.name not in _LEVELS and item.comparator in (None, "=", ">=", ">")
    counted = counted and polarity_of(comparator) is not Polarity.LOWER
    # "Tambah 3 klien baru" counts what is added; "tambah klien jadi 40" arrives at a level from one that isn't told.
    added = item.direction == "increase" and not _ARRIVES.search(item.title)
    if counted and (added or item.direction in (None, "achieve")) and value:
        return KeyResultKind.METRIC, zero, value
    lower = polarity_of(comparator) is Polarity.LOWER
    return (KeyResultKind.AT_MOST if lower else KeyResultKind.AT_LEAST), None, value
