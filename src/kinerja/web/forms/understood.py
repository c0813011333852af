"""What of the sentence in a form's first field belongs into its other fields, and what stood in them before?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from urllib.parse import urlencode

from django.urls import reverse

from kinerja.actions.proposal import Kind, Proposal, Proposed, proposed
from kinerja.core.kpi_view import KpiView
from kinerja.core.measure import Polarity, Unit
from kinerja.core.okr import KeyResultKind
from kinerja.core.okr_view import KeyResultView
from kinerja.reading.statement import read_statement
from kinerja.web.forms.key_result import shown_key_result
from kinerja.web.forms.kpi import COMPARATOR, FORMULA, shown_definition, written_unit
from kinerja.web.forms.typed import Typed
from kinerja.web.say import Say

#: The fields that send a form to be looked at instead of saved: fill it, put back what stood there, only look.
FILL, UNFILL, LOOK = "fill", "unfill", "understood"
ALL = "*"
#: What stands before a field's name where its text from before the filling is kept.
WAS = "was."
MOST_CHARACTERS = 2000
#: What an untouched form of a new KPI holds, and one of a new key result.
KPI: Mapping[str, str] = {
    "name": "",
    "measured_in": "number:",
    "unit_name": "",
    "polarity": "higher",
    "target": "",
    "target_high": "",
    "cadence": "month",
    "baseline": "",
    "comparator": "",
    "formula": "",
    "time_aggregation": "last",
    "description": "",
}
KEY_RESULT: Mapping[str, str] = {
    "title": "",
    "kind": "metric",
    "measured_in": "number:",
    "unit_name": "",
    "baseline": "",
    "target": "",
    "high": "",
    "hold": "hit_rate",
}
#: What merely follows from the rest: alone it is no reason to offer anything.
_BESIDE = ("name", "title", "description", "formula", "time_aggregation")


@dataclass(frozen=True, slots=True)
class Blank:
    """A form before anybody touched it: what it makes, what its fields hold then, and what stands before their names.

    `fixed` is the unit of what is there already; a key result with check-ins keeps it. `elsewhere` are fields that
    another page changes: what stands in them, and the address of that page.
    """

    kind: Kind
    starts: Mapping[str, str]
    at: str = ""
    fixed: Unit | None = None
    elsewhere: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """The field in which the sentence is typed."""
        return "title" if self.kind == "key_result" else "name"


def kpi_blank(view: KpiView, say: Say) -> Blank:
    """The form in which a KPI is renamed; what it means and its target have pages of their own."""
    shown = {**shown_definition(view, say), "target": "", "target_high": ""}
    target = view.result_in(view.running)
    shown |= {"target": say.typed(target.target), "target_high": say.typed(target.high)}
    meaning, aim = reverse("kpi-definition", args=[view.ref]), reverse("kpi-targets", args=[view.ref])
    pages = {"measured_in": meaning, "unit_name": meaning, "polarity": meaning, "cadence": meaning, "baseline": meaning}
    pages |= {"target": aim, "target_high": aim}
    unit = view.measure.unit
    return Blank(
        "kpi", {"name": view.name}, fixed=unit, elsewhere={name: (shown[name], page) for name, page in pages.items()}
    )


def key_result_blank(view: KeyResultView, say: Say) -> Blank:
    """The form of a key result that is there: its kind and its unit stay as they are."""
    numbers = {
        KeyResultKind.METRIC: ("baseline", "target"),
        KeyResultKind.KPI: ("baseline", "target"),
        KeyResultKind.WITHIN: ("target", "high", "hold"),
        KeyResultKind.AT_LEAST: ("target", "hold"),
        KeyResultKind.AT_MOST: ("target", "hold"),
    }.get(view.aim.kind, ())
    shown = shown_key_result(view, say)
    return Blank("key_result", {name: shown[name] for name in ("title", *numbers)}, fixed=view.measure.unit)


def key_result_blanks(data: Mapping[str, str]) -> list[Blank]:
    """One for each key result of an objective's form, as many as the form shows."""
    places = [name.split(".")[1] for name in data if name.startswith("key_results.") and name.endswith(".title")]
    count = 1 + max((int(place) for place in places if place.isdecimal() and len(place) < 3), default=-1)
    return [Blank("key_result", KEY_RESULT, f"key_results.{index}.") for index in range(count)]


@dataclass(frozen=True, slots=True)
class Row:
    """One field: what is proposed, the texts of the form's fields that say so, and what becomes of it.

    `state` is "fills" where nobody has typed anything, "kept" where somebody has written something else, "asked" where
    the words leave it open, "told" where the form has no such field, "elsewhere" where another page has it.
    """

    proposed: Proposed
    state: str
    puts: Mapping[str, str]
    now: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Understood:
    """What a form's sentence says beside its fields; `undo` tells that it was filled and can be put back."""

    proposal: Proposal | None
    rows: tuple[Row, ...] = ()
    undo: Mapping[str, str] = field(default_factory=dict)


def understood(typed: Typed, blank: Blank, say: Say) -> Understood:
    """What the sentence says of each field, where it says anything that the fields don't."""
    undo = {name: typed[name] for name in typed if name.startswith(WAS + blank.at)}
    proposal = _proposal(typed, blank)
    rows = tuple(_rows(typed, blank, proposal, say)) if proposal else ()
    telling = any(row.proposed.field not in _BESIDE and row.state in ("fills", "kept", "elsewhere") for row in rows)
    asking = any(row.state == "asked" and (undo or row.proposed.field == "target") for row in rows)
    return Understood(proposal, rows if telling or asking else (), undo)


def _proposal(typed: Typed, blank: Blank) -> Proposal | None:
    """What the sentence proposes; of a form that was filled from it, the sentence that stood there before."""
    name = blank.at + blank.sentence
    texts = [" ".join(typed[field][:MOST_CHARACTERS].split()) for field in (name, WAS + name)]
    now, before = (proposed(read_statement(text, None, blank.kind), blank.kind) if text else None for text in texts)
    left = before.get(blank.sentence) if before else None
    return before if left is not None and left.value == texts[0] else now


def _rows(typed: Typed, blank: Blank, proposal: Proposal, say: Say) -> Iterator[Row]:
    other = blank.fixed is not None and proposal.unit is not None and proposal.unit != blank.fixed
    for each in proposal.fields:
        puts = texts_of(each, proposal, say)
        if each.field == "deadline":
            yield Row(each, "told", {})
        elif set(puts) & set(blank.elsewhere):
            stands, address = blank.elsewhere[next(iter(puts))]
            if each.value is not None and not _same(stands, next(iter(puts.values())), typed):
                yield Row(each, "elsewhere", puts, stands, f"{address}?{_led(address, proposal, blank, say)}")
        elif not set(puts) <= set(blank.starts) or (other and each.field in ("baseline", "target", "high")):
            continue
        elif each.value is None:
            if not any(typed[blank.at + name] not in ("", blank.starts[name]) for name in puts):
                yield Row(each, "asked", puts)
        elif row := _row(typed, blank, each, puts):
            yield row


def _led(address: str, proposal: Proposal, blank: Blank, say: Say) -> str:
    """All that the sentence says for the form of another page, as the end of that page's address."""
    there = {name for name, (_, page) in blank.elsewhere.items() if page == address}
    return urlencode({name: text for name, text in texts(proposal, say).items() if name in there})


def _row(typed: Typed, blank: Blank, each: Proposed, puts: Mapping[str, str]) -> Row | None:
    """The row of a field that the form has; None where it says so already."""
    now = {name: typed[blank.at + name].strip() or blank.starts[name] for name in puts}
    if all(_same(now[name], text, typed) for name, text in puts.items()):
        return None
    own = each.field == blank.sentence
    untouched = own or all(_same(now[name], blank.starts[name], typed) for name in puts)
    if not untouched and each.field in _BESIDE:
        return None
    return Row(each, "fills" if untouched else "kept", puts, next(iter(now.values())))


def _same(one: str, other: str, typed: Typed) -> bool:
    """Whether two texts of a field say the same: "2,0" and "2" do."""
    if one == other:
        return True
    reader = Typed({"one": one, "other": other}, typed.lang)
    first, second = reader.number("one"), reader.number("other")
    return first is not None and first == second


def texts(proposal: Proposal, say: Say) -> dict[str, str]:
    """All that a sentence puts into the fields of a form of its kind; what it leaves open is not among them."""
    said = {name: text for each in proposal.fields for name, text in texts_of(each, proposal, say).items()}
    return {name: text for name, text in said.items() if text and name != "deadline"}


def texts_of(each: Proposed, proposal: Proposal, say: Say) -> dict[str, str]:
    """The texts that a proposed field puts into the fields of a form; "" for what the direction implies anyway."""
    value = each.value
    if each.field == "unit":
        return written_unit(value) if isinstance(value, Unit) else {"measured_in": "", "unit_name": ""}
    if each.field in ("comparator", "formula"):
        way = proposal.get("polarity")
        polarity = way.value if way and isinstance(way.value, Polarity) else Polarity.HIGHER
        implied = value in (COMPARATOR[polarity], FORMULA[polarity])
        return {each.field: "" if implied else str(value)}
    name = "target_high" if each.field == "high" and proposal.kind == "kpi" else each.field
    if isinstance(value, Decimal):
        return {name: say.typed(value)}
    return {name: "" if value is None else str(value)}


def filled(typed: Typed, blank: Blank, say: Say) -> Typed:
    """The form with what its sentence says in the fields that nobody touched; what stood there goes along.

    `fill` names the form ("*"), or one field of somebody's own that is to give way ("target").
    """
    wanted = typed[FILL].removeprefix(blank.at)
    rows = understood(typed, blank, say).rows
    chosen = [r for r in rows if (r.state == "fills" if wanted == ALL else r.proposed.field == wanted)]
    kept = {name: typed[name] for name in typed if name != FILL}
    if wanted == ALL:
        kept = {name: text for name, text in kept.items() if not name.startswith(WAS + blank.at)}
    for row in chosen:
        for name, text in row.puts.items():
            kept.setdefault(WAS + blank.at + name, typed[blank.at + name])
            kept[blank.at + name] = text
    return Typed(kept, typed.lang)


def put_back(typed: Typed, blank: Blank) -> Typed:
    """The form as it stood before it was filled."""
    was = WAS + blank.at
    kept = {name: typed[name] for name in typed if name != UNFILL and not name.startswith(was)}
    before = {name.removeprefix(WAS): typed[name] for name in typed if name.startswith(was)}
    return Typed({**kept, **before}, typed.lang)
