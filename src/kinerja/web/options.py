"""Between which answers can a person choose in a form, and how is a table turned?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kinerja.core.access import Role, Visibility
from kinerja.core.kpi import Aggregation, Verdict
from kinerja.core.measure import Comparator, Measure, Polarity, Unit, UnitKind
from kinerja.core.people import PersonRef, UnitRef
from kinerja.core.period import Cadence
from kinerja.core.score import Formula
from kinerja.store.rows import PersonRow, UnitRow
from kinerja.web.kpi_sheet import Row
from kinerja.web.say import Say
from kinerja.words.problems import duration_name

Options = list[tuple[str, str]]
_ENUMS: Mapping[str, Sequence[StrEnum]] = {
    "cadence": tuple(Cadence),
    "verdict": tuple(Verdict),
    "polarity": tuple(Polarity),
    "comparator": tuple(Comparator),
    "formula": tuple(Formula),
    "visibility": tuple(Visibility),
    "role": tuple(Role),
    # What only means something across units is not offered across time.
    "time_aggregation": tuple(a for a in Aggregation if a not in (Aggregation.OWN, Aggregation.WEIGHTED_MEAN)),
    "organisation_aggregation": tuple(a for a in Aggregation if a is not Aggregation.LAST),
}
_DURATIONS = ("second", "minute", "hour", "day", "workday", "week", "month")
_SCALES = ("4", "5", "10", "100")


@dataclass(frozen=True, slots=True)
class Choose:
    """The choices of our forms in the reader's words, each as (value, label)."""

    say: Say

    def of(self, name: str) -> Options:
        """The members of an enum: `choose.of("cadence")` begins with ("day", "Daily")."""
        return [(member.value, self.say.name(member)) for member in _ENUMS[name]]

    def units(self, units: Sequence[UnitRow | UnitRef]) -> Options:
        """The units of the organisation, those below set in under those above."""
        return [(u.ref, "\u2003" * u.depth + u.name) for u in units]

    def people(self, people: Sequence[PersonRow | PersonRef]) -> Options:
        """Who can answer for something."""
        return [(p.ref, f"{p.name}, {p.position}" if p.position else p.name) for p in people]

    def periods(self, rows: Sequence[Row]) -> Options:
        """The periods of a KPI's table, the newest first."""
        return [(row.period.label, self.say.period(row.period)) for row in rows]

    def measures(self, currency: str, own: Measure | None = None, said: str = "") -> list[tuple[str, str | Options]]:
        """The usual ways to measure, as "kind:name"; a number has a noun of its own.

        `own` is what stands now, `said` what a sentence asked for ("currency:USD"): neither gets lost.
        """
        _ = self.say._
        usual: list[tuple[str, str | Options]] = [
            ("number:", _("a count (people, items, …)")),
            ("percent:", _("per cent")),
            (f"currency:{currency}", _("money, %(code)s") % {"code": currency}),
            ("ratio:", _("a ratio")),
            (_("Time"), [(f"duration:{name}", duration_name(name, self.say.lang)) for name in _DURATIONS]),
            (_("A score"), [(f"score:{scale}", _("out of %(scale)s") % {"scale": scale}) for scale in _SCALES]),
        ]
        kind, _colon, name = said.partition(":")
        if own is None and name and kind in set(UnitKind):
            own = Measure(Unit(UnitKind(kind), name))
        if own is None or own.unit.kind is UnitKind.NUMBER:
            return usual
        key = f"{own.unit.kind}:{own.unit.name}"
        offered = {each for value, words in usual for each in ([value] if isinstance(words, str) else dict(words))}
        return usual if key in offered else [(key, self.say.unit_words(own)), *usual]

    def columns(
        self, columns: Sequence[tuple[str | None, str]], sort: str, address: Callable[..., str]
    ) -> list[dict[str, object]]:
        """Table headings whose links sort by them, or turn it round; key None does not sort, "" holds numbers."""
        now = sort or "name"
        said: list[dict[str, object]] = []
        for key, label in columns:
            if not key:
                said.append({"label": label, "numeric": key == ""})
                continue
            order = "ascending" if now == key else "descending" if now == f"-{key}" else None
            href = address(sort=f"-{key}" if now == key else key, page=None)
            said.append({"label": label, "numeric": key in ("value", "score"), "href": href, "sorted": order})
        return said
