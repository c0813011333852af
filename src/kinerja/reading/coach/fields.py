"""Do the fields of a form say something else than the sentence above them?"""

from __future__ import annotations

from collections.abc import Iterator

from kinerja.core.measure import Unit, UnitKind, text
from kinerja.core.period import Cadence
from kinerja.reading.coach.answer import Finding
from kinerja.reading.coach.sight import Sight
from kinerja.reading.statement.certainty import SURE
from kinerja.reading.statement.unit_words import unit_of

_LIMITS = {">=": "higher", ">": "higher", "<=": "lower", "<": "lower"}
#: What the two sides say, ready to be put into words: "polarity:lower;unit:duration:hour".
_Pair = tuple[str, str, str]


def contradictions(sight: Sight) -> Iterator[Finding]:
    """What direction, unit, target and rhythm the words say and the fields deny.

    "Respons pertama maksimal 2 jam setiap hari" beside higher is better, a count and monthly: whoever reads the number
    later can't know which of the two holds. What the words leave open contradicts nothing.
    """
    if sight.kind not in ("kpi", "key_result"):
        return
    yield from _finding(sight, "fields_differ", [*_way(sight), *_unit(sight), *_target(sight)])
    yield from _finding(sight, "rhythm_differs", list(_rhythm(sight)))


def _finding(sight: Sight, code: str, pairs: list[_Pair]) -> Iterator[Finding]:
    if not pairs:
        return
    places = (sight.field(field) or sight.field("value") for field, _, _ in pairs)
    spans = tuple(dict.fromkeys(place for place in places if place))
    values = {"said": ";".join(said for _, said, _ in pairs), "stands": ";".join(stands for _, _, stands in pairs)}
    yield Finding(code, spans=spans, values=values)


def _way(sight: Sight) -> Iterator[_Pair]:
    said, stands = sight.said, sight.context.polarity
    limit = _LIMITS.get(said.comparator or "") if not said.relative else None
    way = limit or sight.moves()
    if way and stands in ("higher", "lower") and way != stands:
        yield "comparator" if limit else "direction", f"polarity:{way}", f"polarity:{stands}"


def _unit(sight: Sight) -> Iterator[_Pair]:
    said, stands = sight.said, sight.context.unit
    # The size of a change has a unit of its own, and "5" alone may well be hours.
    if said.unit is None or stands is None or said.relative or not _sure(sight, "unit"):
        return
    written = unit_of(said.unit)
    named = UnitKind.CURRENCY, UnitKind.DURATION, UnitKind.SCORE
    other = written.name != stands.name if written.kind in named and written.name and stands.name else False
    if written.kind is not stands.kind or other:
        yield "unit", _code(written), _code(stands)


def _code(unit: Unit) -> str:
    """A unit for the sentence; what is counted has a noun of its own, which is no difference."""
    return f"unit:{unit.kind}:{'' if unit.kind is UnitKind.NUMBER else unit.name}"


def _target(sight: Sight) -> Iterator[_Pair]:
    said, stands = sight.said, sight.context.target
    if said.value is None or stands is None or said.relative or not _sure(sight, "value"):
        return
    if stands not in (said.value, said.value_high) and not list(_unit(sight)):
        yield "value", f"target:{text(said.value)}", f"target:{text(stands)}"


def _rhythm(sight: Sight) -> Iterator[_Pair]:
    said, stands = sight.said, sight.context.rhythm
    if sight.kind == "kpi" and stands and said.period in set(Cadence) and said.period != stands:
        yield "period", f"cadence:{said.period}", f"cadence:{stands}"


def _sure(sight: Sight, field: str) -> bool:
    return any(span.field == field and span.confidence >= SURE for span in sight.said.spans)
