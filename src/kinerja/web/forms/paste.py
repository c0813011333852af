"""What did a person make of the lines that were read: which stay, as what, with which numbers?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kinerja.actions.drafts import PasteDraft, PasteItem
from kinerja.actions.kpi_name import name_of
from kinerja.core.measure import divide
from kinerja.core.problem import Problem, Problems
from kinerja.reading.coach import Coaching, Context, coach
from kinerja.reading.statement import Kind, read_statement
from kinerja.web.forms.typed import Typed
from kinerja.web.say import Say
from kinerja.words.readings import clock

#: Lines that one preview shows: more would be no preview, and a form of thousands of fields.
MOST_LINES = 150
MOST_CHARACTERS = 200_000
KINDS = ("kpi", "objective", "key_result")
_MOST_TITLE = 300
#: A sentence may be longer than a name: it becomes the KPI's definition.
_MOST_SAID = 2000
#: What "1 per week" says, for a line that names the rhythm of a deed and no number.
_ONCE = {"value": "1", "comparator": ">=", "unit": "count"}
_TIME = re.compile(r"(\d{1,2})[.:](\d{2})")
DIRECTIONS = ("increase", "decrease", "maintain", "achieve")
#: What the fields of a draft are called in this form.
_FIELDS = {
    "name": "title",
    "title": "title",
    "target": "value",
    "value": "value",
    "target_high": "high",
    "high": "high",
    "unit_name": "unit",
    "baseline": "baseline",
    "kind": "kind",
    "cadence": "period",
    "milestones": "title",
    "joins": "joins",
}


@dataclass(frozen=True, slots=True)
class RoleTyped:
    """One role of the document: the unit and the person it was given to."""

    unit_ref: str
    owner_ref: str | None


def shown_item(item: PasteItem, role: int, say: Say, *, on: bool = True) -> dict[str, str]:
    """The fields of one line as it was read: "l.3.title", "l.3.value", …, chosen if it is `on`.

    A KPI with a name of its own shows that as its title; `said` is then the sentence it was read from.
    """
    values = {
        "on": "on" if on else "",
        "role": str(role),
        "kind": item.kind,
        "title": item.name or item.title,
        "said": item.title if item.name else "",
        "direction": item.direction or "",
        "comparator": item.comparator or "",
        "value": clock(item.value, say.lang) if item.unit == "clock" and item.value else say.typed(item.value),
        "high": say.typed(item.value_high),
        "unit": item.unit or "",
        "relative": "on" if item.relative else "",
        "baseline": say.typed(item.baseline),
        "period": item.period or "",
    }
    return {f"l.{item.line}.{name}": said for name, said in values.items() if said}


def _value(reader: Typed, at: str) -> Decimal | None:
    """The value of a line: an hour of the day is typed as one ("09.30"), everything else as an amount."""
    said = _TIME.fullmatch(reader[at + "value"].strip()) if reader[at + "unit"] == "clock" else None
    if said is None:
        return reader.number(at + "value")
    return divide(Decimal(int(said[1]) * 60 + int(said[2])), Decimal(60)).quantize(Decimal("0.01"))


def arranged(lines: Sequence[tuple[bool, PasteItem]]) -> list[tuple[bool, PasteItem]]:
    """The lines of a role as they belong together: KPIs first, then each objective followed by its key results.

    A key result that stands before every objective, such as a KPI that was just made one, joins the first objective.
    """
    kpis = [line for line in lines if line[1].kind == "kpi"]
    goals = [line for line in lines if line[1].kind != "kpi"]
    first = next((at for at, (_, item) in enumerate(goals) if item.kind == "objective"), 0)
    loose, rest = goals[:first], goals[first:]
    end = next((at for at, (_, item) in enumerate(rest) if at and item.kind == "objective"), len(rest))
    return [*kpis, *rest[:end], *loose, *rest[end:]]


def clicked(typed: Typed) -> dict[str, str]:
    """The fields as one click on a line changes them: another kind, its fields opened, "1 per week" taken over, or
    the coach's wording for it."""
    fields = {name: typed[name] for name in typed}
    line, _, kind = typed["become"].partition(":")
    if line.isdecimal() and kind in KINDS:
        fields |= _become(typed, f"l.{line}.", kind)
    if typed["open"].isdecimal():
        fields[f"l.{typed['open']}.open"] = "" if typed[f"l.{typed['open']}.open"] else "1"
    if typed["adopt"].isdecimal():
        fields |= {f"l.{typed['adopt']}.{name}": said for name, said in _ONCE.items()}
    if typed["reword"].isdecimal():
        at = f"l.{typed['reword']}."
        sentence = "said" if _named(typed, at) else "title"
        better = _coached(typed[at + sentence], typed[at + "kind"], typed.lang).better
        most = _MOST_TITLE if sentence == "title" else _MOST_SAID
        fields[at + sentence] = (better or typed[at + sentence])[:most]
    return fields


def _named(typed: Typed, at: str) -> bool:
    """Whether a line is a KPI that has a name of its own beside its sentence."""
    return typed[at + "kind"] == "kpi" and bool(typed[at + "said"].strip())


def _become(typed: Typed, at: str, kind: str) -> dict[str, str]:
    """A line of another kind: goals are called by their whole sentence, a KPI by the name that it had before."""
    title, said = typed[at + "title"], typed[at + "said"]
    fields = {at + "kind": kind}
    if kind != "kpi" and _named(typed, at):
        fields |= {at + "title": said, at + "said": "", at + "name": title}
    elif kind == "kpi" and typed[at + "kind"] != "kpi":
        name = typed[at + "name"] or name_of(read_statement(title, None, "kpi"))
        taken = {typed[each].strip().casefold() for each in typed if each.endswith(".title")}
        if name and name.casefold() not in taken:
            fields |= {at + "title": name, at + "said": title, at + "name": ""}
    return fields


def coached(item: PasteItem, lang: str) -> Coaching:
    """What the coach says of a line. The cycle chosen above all lines is a key result's deadline, and of a KPI
    without a rhythm the line itself says what becomes of it."""
    return _coached(item.title, item.kind, lang)


def _coached(title: str, kind: str, lang: str) -> Coaching:
    known: Kind | None = "kpi" if kind == "kpi" else "objective" if kind == "objective" else "key_result"
    return coach(title, None, known, Context(cadence=True, deadline=True, lang=lang))


def typed_items(typed: Typed, count: int) -> list[tuple[int, bool, PasteItem]]:
    """Every line as it stands in the form: its role, whether it was chosen, and the line itself.

    The key results below an objective that was left out are left out with it.
    """
    found: list[tuple[int, bool, PasteItem]] = []
    left_out: dict[str, bool] = {}
    for line in range(1, count + 1):
        at = f"l.{line}."
        if at + "title" not in typed.data:
            continue
        chosen, role = bool(typed[at + "on"]), typed[at + "role"]
        if typed[at + "kind"] == "objective":
            left_out[role] = not chosen
        # Without its objective a key result would end up below the one before, which it says nothing about.
        elif typed[at + "kind"] == "key_result" and left_out.get(role):
            chosen = False
        found.append(_typed_item(typed, line, chosen=chosen))
    return found


def _typed_item(typed: Typed, line: int, *, chosen: bool) -> tuple[int, bool, PasteItem]:
    at = f"l.{line}."
    kind = typed[at + "kind"]
    # What was left out may stay as odd as it is: only chosen lines are read strictly.
    reader = typed if chosen else Typed(typed.data, typed.lang)
    if kind not in KINDS:
        reader.problems.append(Problem("form.unknown_choice", at + "kind", {"text": kind}))
    role, joins = typed[at + "role"], typed[at + "joins"] if kind == "objective" else ""
    unsaid = kind == "objective" and not typed[at + "title"].strip()
    title = " ".join(reader.text(at + "title", required=not unsaid, most=_MOST_TITLE).split())
    said = " ".join(reader.text(at + "said", most=_MOST_SAID).split())
    if unsaid and not joins:
        reader.problems.append(Problem("paste.objective_unsaid", at + "title"))
    item = PasteItem(
        line=line,
        kind=kind if kind in KINDS else "kpi",
        title=said or title,
        name=title if said and kind == "kpi" else "",
        direction=typed[at + "direction"] if typed[at + "direction"] in DIRECTIONS else None,
        comparator=typed[at + "comparator"] or None,
        value=_value(reader, at),
        value_high=reader.number(at + "high"),
        unit=reader.text(at + "unit", most=60) or None,
        relative=typed.flag(at + "relative"),
        baseline=reader.number(at + "baseline"),
        period=typed[at + "period"] or None,
        joins=joins or None,
    )
    return (int(role) if role.isdecimal() and len(role) < 4 else 0), chosen, item


def drafts(typed: Typed, items: Sequence[tuple[int, bool, PasteItem]], roles: int) -> tuple[PasteDraft, ...]:
    """One draft per role that has chosen lines, with its own unit and owner; the cycle is the same for all."""
    found = []
    for role in range(roles):
        chosen = tuple(item for _, item in arranged([(on, item) for of, on, item in items if on and of == role]))
        if not chosen:
            continue
        unit = typed.text(f"role.{role}.unit", required=True)
        owner = typed.text(f"role.{role}.owner") or None
        # A word that is no short id of a cycle is the quarter that saving begins.
        cycle = typed["cycle"] if typed["cycle"].upper().startswith("C-") else None
        found.append(PasteDraft(unit, chosen, owner, cycle, publish=typed["publish"] != "draft"))
    return tuple(found)


def at_lines(outcome: Problem | Problems, items: Sequence[tuple[int, bool, PasteItem]]) -> Problems:
    """Refusals of an action, pinned to the fields of this form: the line's own, its role's unit, or the cycle."""
    problems = outcome.items if isinstance(outcome, Problems) else (outcome,)
    roles = {item.line: role for role, _, item in items}
    pinned = []
    for problem in problems:
        line, field = problem.values.get("line"), problem.field or ""
        if field in ("cycle", "items") or not isinstance(line, int):
            place = field or None
        elif field in ("unit", "owner"):
            place = f"role.{roles.get(line, 0)}.{field}"
        else:
            place = f"l.{line}.{_FIELDS.get(field, 'title')}"
        pinned.append(replace(problem, field=place))
    # The same unit refuses every line of its role alike: once is enough.
    seen: set[tuple[str, str | None]] = set()
    kept = [p for p in pinned if (p.code, p.field) not in seen and not seen.add((p.code, p.field))]  # type: ignore[func-returns-value]  # set.add returns None, which is the point
    return Problems(tuple(kept))
