"""Which KPI, definition, target or filter did a person write into a form?"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kinerja.actions.drafts import DefinitionDraft, KpiDraft, KpiEdit
from kinerja.core.access import Visibility
from kinerja.core.kpi import Aggregation
from kinerja.core.kpi_view import KpiView
from kinerja.core.measure import Comparator, Polarity, Unit, UnitKind
from kinerja.core.period import Cadence
from kinerja.core.score import Formula, Scoring
from kinerja.web.forms.typed import Typed
from kinerja.web.say import Say

#: The comparator and the formula that fit a direction while nobody has said another.
COMPARATOR = {
    Polarity.HIGHER: Comparator.AT_LEAST,
    Polarity.LOWER: Comparator.AT_MOST,
    Polarity.BAND: Comparator.BETWEEN,
}
FORMULA = {Polarity.HIGHER: Formula.RATIO, Polarity.LOWER: Formula.RATIO, Polarity.BAND: Formula.BAND}
#: The points of a definition that only some formulas need.
POINTS = ("baseline", "low", "threshold", "stretch", "red_flag", "zero_low", "zero_high")
BOUNDS = ("cap", "floor", "green", "amber")
WORDS = ("description", "formula_text", "source")


def kpi_draft(typed: Typed) -> KpiDraft:
    """A new KPI: name, unit, target and cadence are asked first, all the rest has a default."""
    return KpiDraft(
        name=typed.text("name", required=True, most=300),
        unit_ref=typed.text("unit", required=True),
        unit=measured_in(typed),
        definition=definition_draft(typed),
        owner_ref=typed.text("owner") or None,
        cadence=typed.choice("cadence", Cadence, Cadence.MONTH),
        decimals=typed.whole("decimals"),
        visibility=typed.choice("visibility", Visibility, Visibility.OPEN),
        target=typed.number("target"),
        target_high=typed.number("target_high"),
        target_since=typed.text("target_since") or None,
    )


def measured_in(typed: Typed) -> Unit:
    """The unit out of "kind:name" ("currency:IDR", "duration:hour"), with a noun of one's own for "number:"."""
    kind, _, name = (typed["measured_in"] or "number:").partition(":")
    noun = typed.text("unit_name", most=60)
    try:
        return Unit(UnitKind(kind), name or noun)
    except ValueError:
        typed.choice("measured_in", UnitKind, UnitKind.NUMBER)
        return Unit(UnitKind.NUMBER, noun)


def written_unit(unit: Unit) -> dict[str, str]:
    """The fields of `measured_in` for a unit: a number has its noun in a field of its own."""
    if unit.kind is UnitKind.NUMBER:
        return {"measured_in": f"{unit.kind}:", "unit_name": unit.name}
    return {"measured_in": f"{unit.kind}:{unit.name}", "unit_name": ""}


def definition_draft(typed: Typed) -> DefinitionDraft:
    """What the KPI means and how it is scored."""
    return DefinitionDraft(
        scoring=scoring(typed),
        description=typed.text("description", most=4000),
        formula_text=typed.text("formula_text", most=2000),
        source=typed.text("source", most=1000),
        time_aggregation=typed.choice("time_aggregation", Aggregation, Aggregation.LAST),
        organisation_aggregation=typed.choice("organisation_aggregation", Aggregation, Aggregation.OWN),
        missing_is_miss=typed["missing"] != "skip",
    )


def revised_definition(typed: Typed) -> DefinitionDraft:
    """A new version; unit, decimals and cadence are only in the form while there is no value yet."""
    draft = definition_draft(typed)
    if "measured_in" not in typed:
        return draft
    cadence = typed.choice("cadence", Cadence, Cadence.MONTH)
    return replace(draft, unit=measured_in(typed), decimals=typed.whole("decimals"), cadence=cadence)


def scoring(typed: Typed) -> Scoring:
    """Direction, comparator and formula, with the points that the formula needs; empty bounds are the usual ones."""
    polarity = typed.choice("polarity", Polarity, Polarity.HIGHER)
    points: dict[str, Any] = {name: typed.number(name) for name in POINTS}
    bounds = {name: value for name in BOUNDS if (value := typed.number(name)) is not None}
    start = Scoring(
        formula=typed.choice("formula", Formula, FORMULA[polarity]),
        polarity=polarity,
        comparator=typed.choice("comparator", Comparator, COMPARATOR[polarity]),
        **bounds,
    )
    return replace(start, **points)


def kpi_edit(typed: Typed) -> KpiEdit:
    """Name, owner, unit and visibility; what they mean stands in the definition."""
    return KpiEdit(
        name=typed.text("name", required=True, most=300),
        owner_ref=typed.text("owner"),
        unit_ref=typed.text("unit", required=True),
        visibility=typed.choice("visibility", Visibility, Visibility.OPEN),
    )


def shown_edit(view: KpiView) -> dict[str, str]:
    """The fields of `kpi_edit` as they stand."""
    owner = view.owner.ref if view.owner else ""
    return {"name": view.name, "owner": owner, "unit": view.unit.ref, "visibility": view.visibility}


def shown_definition(view: KpiView, say: Say) -> dict[str, str]:
    """The fields of `revised_definition` as they stand, numbers as the reader's language writes them."""
    definition, unit = view.definition, view.measure.unit
    s = definition.scoring
    return {
        **written_unit(unit),
        "decimals": str(view.measure.decimals),
        "cadence": view.cadence,
        **{name: say.typed(getattr(s, name)) for name in (*POINTS, *BOUNDS)},
        **{name: getattr(definition, name) for name in WORDS},
        "polarity": s.polarity,
        "comparator": s.comparator,
        "formula": s.formula,
        "time_aggregation": definition.time_aggregation,
        "organisation_aggregation": definition.organisation_aggregation,
        "missing": "miss" if definition.missing_is_miss else "skip",
    }
