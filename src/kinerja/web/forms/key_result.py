"""Which key result did a person write: how it is proven, from what to what, in which unit?"""

from __future__ import annotations

from decimal import Decimal

from django.http import QueryDict

from kinerja.actions.drafts import KeyResultDraft, KeyResultEdit, MilestoneDraft
from kinerja.core.okr import Hold, KeyResultKind
from kinerja.core.okr_view import KeyResultView
from kinerja.core.period import Cadence
from kinerja.core.problem import Problem
from kinerja.reading.numbers import parse_value
from kinerja.web.forms.kpi import measured_in
from kinerja.web.forms.typed import Typed
from kinerja.web.say import Say

#: The fields of one key result; in an objective's form each is called "key_results.0.title" and so on.
FIELDS = (
    *("title", "kind", "measured_in", "unit_name", "baseline", "target", "high", "hold", "milestones", "kpi"),
    *("health_kpi", "owner", "cadence", "weight"),
)
#: Kinds whose unit and numbers are asked for.
_NUMBERED = (
    *(KeyResultKind.METRIC, KeyResultKind.AT_LEAST, KeyResultKind.AT_MOST, KeyResultKind.WITHIN, KeyResultKind.KPI),
)


def key_result_draft(typed: Typed) -> KeyResultDraft:
    """One key result; numbers that its kind doesn't ask for are left out, whatever the hidden fields hold."""
    kind = typed.choice("kind", KeyResultKind, KeyResultKind.METRIC)
    numbered = kind in _NUMBERED
    return KeyResultDraft(
        title=typed.text("title", required=True, most=300),
        kind=kind,
        unit=measured_in(typed) if numbered or kind is KeyResultKind.BASELINE else None,
        baseline=typed.number("baseline") if kind in (KeyResultKind.METRIC, KeyResultKind.KPI) else None,
        target=typed.number("target") if numbered else None,
        high=typed.number("high") if kind is KeyResultKind.WITHIN else None,
        hold=typed.choice("hold", Hold, Hold.HIT_RATE),
        weight=_weight(typed),
        cadence=typed.choice("cadence", Cadence, Cadence.WEEK),
        owner_ref=typed.text("owner") or None,
        kpi_ref=(typed.text("kpi") or None) if kind is KeyResultKind.KPI else None,
        health_kpi_ref=typed.text("health_kpi") or None,
        milestones=milestones(typed) if kind is KeyResultKind.MILESTONE else (),
    )


def _weight(typed: Typed) -> Decimal:
    weight = typed.number("weight")
    return Decimal(1) if weight is None else weight


def milestones(typed: Typed) -> tuple[MilestoneDraft, ...]:
    """One step per line; "Pilot in two branches | 3" weighs three times as much as a line without a number."""
    steps = []
    for line in typed.text("milestones", most=4000).splitlines():
        title, bar, said = line.rpartition("|")
        weight = parse_value(said, typed.lang) if bar else Decimal(1)
        if isinstance(weight, Problem):
            typed.problems.append(weight.at("milestones"))
            weight = Decimal(1)
        if step := (title if bar else line).strip():
            steps.append(MilestoneDraft(step, weight))
    return tuple(steps)


def key_result_edit(typed: Typed, view: KeyResultView) -> KeyResultEdit:
    """What changes about a key result; its kind and its unit stay, so that its check-ins keep their meaning."""
    numbered, kind = view.aim.kind in _NUMBERED, view.aim.kind
    return KeyResultEdit(
        title=typed.text("title", required=True, most=300),
        baseline=typed.number("baseline") if kind in (KeyResultKind.METRIC, KeyResultKind.KPI) else None,
        target=typed.number("target") if numbered else None,
        high=typed.number("high") if kind is KeyResultKind.WITHIN else None,
        hold=typed.choice("hold", Hold, view.aim.hold),
        weight=typed.number("weight"),
        cadence=typed.choice("cadence", Cadence, view.cadence),
        owner_ref=typed.text("owner"),
        health_kpi_ref=typed.text("health_kpi"),
        milestones=milestones(typed) if kind is KeyResultKind.MILESTONE else None,
    )


def shown_key_result(view: KeyResultView, say: Say) -> dict[str, str]:
    """The fields as they stand, numbers as the reader's language writes them."""
    aim = view.aim
    numbers = {"baseline": aim.baseline, "target": aim.target, "high": aim.high, "weight": view.weight}
    steps = (s.title if s.weight == 1 else f"{s.title} | {say.typed(s.weight)}" for s in aim.milestones)
    return {
        "title": view.title,
        **{name: "" if value is None else say.typed(value) for name, value in numbers.items()},
        "hold": aim.hold,
        "cadence": view.cadence,
        "owner": view.owner.ref if view.owner else "",
        "health_kpi": view.health_kpi or "",
        "milestones": "\n".join(steps),
    }


def rows_of(data: QueryDict | dict[str, str]) -> list[dict[str, str]]:
    """The key results of an objective's form in their order, without those that say nothing yet."""
    rows: dict[int, dict[str, str]] = {}
    for name in data:
        first, _, rest = name.partition(".")
        index, _, field = rest.partition(".")
        if first == "key_results" and index.isdecimal() and len(index) < 3 and field in FIELDS:
            rows.setdefault(int(index), {})[field] = str(data.get(name) or "")
    said = ("title", "baseline", "target", "high", "milestones", "kpi")
    return [rows[index] for index in sorted(rows) if any(rows[index].get(name, "").strip() for name in said)]


def numbered(rows: list[dict[str, str]]) -> dict[str, str]:
    """Rows as the fields of one form again: "key_results.0.title", counted anew."""
    return {f"key_results.{index}.{name}": value for index, row in enumerate(rows) for name, value in row.items()}


def key_result_drafts(rows: list[dict[str, str]], typed: Typed) -> tuple[KeyResultDraft, ...]:
    """Each row read; what can't be read is noted at its own field of the whole form."""
    drafts = []
    for index, row in enumerate(rows):
        part = Typed(row, typed.lang)
        drafts.append(key_result_draft(part))
        typed.problems += [p.at(f"key_results.{index}.{p.field or 'title'}") for p in part.problems]
    return tuple(drafts)
