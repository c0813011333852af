"""What will a line that was read become, in words, and what do its words leave open?"""

from __future__ import annotations

from decimal import Decimal

from kinerja.actions.drafts import PasteItem
from kinerja.actions.paste_mapping import comparator_of, is_guessed, key_result_draft
from kinerja.core.measure import Comparator
from kinerja.core.okr import KeyResultKind
from kinerja.core.period import Cadence
from kinerja.reading.advisor import advise
from kinerja.reading.statement import Kind, Statement, read_statement
from kinerja.reading.statement.unit_words import unit_of
from kinerja.web.say import Say
from kinerja.words import names, numbers, readings
from kinerja.words.advice import remark

_SECTION: dict[str, Kind] = {"kpi": "kpi", "objective": "objective", "key_result": "key_result"}


def without_rhythm(item: PasteItem) -> bool:
    """Whether nothing says how often a KPI is measured, so that it becomes a monthly one."""
    return item.kind == "kpi" and item.period not in set(Cadence)


def words_of(item: PasteItem, say: Say, *, apart: bool = False) -> str:
    """What a line will be: "from 12 · ≤ 5 · monthly", "≥ 20 penutupan penjualan · monthly · by 30 Jun"; "" for none.

    `apart`: that no rhythm is said stands elsewhere, and the line only marks the one that is supposed.
    """
    unit, parts = unit_of(item.unit), []
    if item.baseline is not None:
        parts.append(say._("from %(value)s") % {"value": numbers.amount(item.baseline, unit, say.lang)})
    if item.value is not None:
        said = _target(item, item.value, say)
        parts.append(say._("a change of %(value)s") % {"value": said} if item.relative else said)
    if item.kind == "kpi":
        supposed = without_rhythm(item)
        rhythm = names.label(Cadence.MONTH if supposed or item.period is None else Cadence(item.period), say.lang)
        parts.append(readings.guessed(rhythm, say.lang) if supposed and apart else rhythm)
    if item.kind != "objective" and (deadline := _read(item).deadline):
        parts.append(readings.until(deadline, say.lang))
    return " · ".join(parts)


def _target(item: PasteItem, value: Decimal, say: Say) -> str:
    comparator = comparator_of(item)
    said = readings.aim(value, item.value_high, comparator, unit_of(item.unit), say.lang)
    noun = _noun(_read(item)) if item.unit in (None, "count") else ""
    said = f"{said} {noun}".rstrip()
    # What a key result collects from nothing on is reached from below, whatever its words.
    open_side = item.kind == "kpi" or comparator is Comparator.AT_MOST
    return readings.guessed(said, say.lang) if open_side and is_guessed(item) else said


def _read(item: PasteItem) -> Statement:
    return read_statement(item.title, None, _SECTION[item.kind])


def _noun(read: Statement) -> str:
    """What is counted, where the text names it behind its number: "20 penutupan penjualan"."""
    spans = {span.field: span for span in read.spans}
    value, metric = spans.get("value"), spans.get("metric")
    if value is None or metric is None or read.text[value.end : metric.start].strip(" ") or metric.start < value.end:
        return ""
    return read.text[metric.start : metric.end]


def advice_of(item: PasteItem, say: Say, *, apart: bool = False) -> tuple[str, ...]:
    """What could not be told, each in a sentence; nothing is filled in silently.

    `apart`: that no rhythm is said stands once for all lines.
    """
    if item.kind == "objective":
        return ()
    found = []
    if item.value is None and item.kind == "kpi":
        found.append(say._("No target: there is no number in it. It can be set later."))
    elif item.value is None:
        found.append(say._("No target: there is no number in it, so it becomes one step, done or not."))
    if comparator_of(item) is Comparator.AT_MOST and is_guessed(item):
        found.append(say._("Nothing says which way is better; of such things mostly less is. Is that so here?"))
    if without_rhythm(item) and not apart:
        found.append(say._("No rhythm: nothing says how often, so it is measured every month."))
    if item.kind == "key_result" and item.value is not None and item.baseline is None:
        found += _without_start(item, say)
    read = _read(item)
    if "achievable" in read.smart_missing:
        found.append(say._("As it is written it can hardly be reached. Is the number right?"))
    if "specific" in read.smart_missing:
        found.append(say._("Say what exactly is meant: which thing, whose, where."))
    return tuple(found)


def _without_start(item: PasteItem, say: Say) -> list[str]:
    if item.relative:
        return [say._("No start: the size of the change itself is measured, from 0.")]
    if key_result_draft(item).kind is KeyResultKind.METRIC:
        return []
    return [say._("No start: it counts as reached or not. With a start it shows the way there.")]


def otherwise(item: PasteItem, say: Say) -> str:
    """What differs where a line stands under one heading and reads like another kind; "" where it doesn't."""
    return "" if item.kind == "objective" else remark(advise(item.title, None, _SECTION[item.kind]).remark, say.lang)


def offer_of(item: PasteItem) -> bool:
    """Whether "1 per week" is worth a click: a KPI that names a rhythm and no number is a deed to be done each time."""
    return item.kind == "kpi" and item.value is None and item.period in set(Cadence)
