"""Are the weights of a person's KPIs set together, from a period on, and what was judged left as it was?"""

from __future__ import annotations

from decimal import Decimal

from kinerja.actions import sheet, weighing
from kinerja.actions.weighing import NewWeight, Weighing
from kinerja.core.period import Period, parse_period
from kinerja.core.problem import Problem, Problems
from kinerja.core.weights import sums_of
from kinerja.store import sheets
from kinerja.store.models import Event, KpiWeight
from tests.actions.office import NOW, Office
from tests.actions.test_sheet import draft, pages, saved
from tests.sheet_books import one_sheet_each

D = Decimal


def period(label: str) -> Period:
    """A period by its label."""
    found = parse_period(label)
    assert isinstance(found, Period)
    return found


def kpis(office: Office) -> tuple[str, ...]:
    """Sari's five KPIs of October: 30, 20, 20, 15 and 15 percent."""
    return saved(sheet.save(office.budi, [draft(office.budi, pages(one_sheet_each())[0])], now=NOW)).refs


def in_force(office: Office, label: str) -> dict[str, Decimal | None]:
    """The weights in a period."""
    rows = sheets.sheet(office.budi, period(label), unit_ref="U-2")
    return {row.view.ref: row.weight for row in rows}


def test_weights_are_set_together(office: Office) -> None:
    """From November on; October stays, and each change is an event with what it was and became."""
    refs = kpis(office)
    wanted = [NewWeight(refs[0], D(40)), NewWeight(refs[1], D(10)), NewWeight(refs[2], D(20))]
    done = weighing.weigh_all(office.budi, wanted, "2026-11", now=NOW)
    assert done == Weighing((refs[0], refs[1]), "2026-11")
    assert list(in_force(office, "2026-11").values()) == [40, 10, 20, 15, 15]
    assert list(in_force(office, "2026-10").values()) == [30, 20, 20, 15, 15]
    event = Event.objects.filter(verb="kpi.weighed").order_by("-id")[1]
    assert (event.before["weight"], event.after["weight"], event.after["since"]) == ("30", "40", "2026-11")
    area = sheets.sheet(office.budi, period("2026-11"), unit_ref="U-2")[0].area
    assert area == "Keuangan"


def test_what_they_add_up_to(office: Office) -> None:
    """95 is 5 too little; a KPI without a weight is counted."""
    refs = kpis(office)
    assert isinstance(weighing.weigh_all(office.budi, [NewWeight(refs[0], None)], "2026-11", now=NOW), Weighing)
    rows = sheets.sheet(office.budi, period("2026-11"), unit_ref="U-2")
    (found,) = sums_of(rows)
    assert (found.total, found.off, found.is_whole, found.unweighed, found.count) == (70, -30, False, 1, 5)
    assert sums_of(sheets.sheet(office.budi, period("2026-10"), unit_ref="U-2"))[0].is_whole


def test_an_ended_period_keeps_what_it_was_judged_by(office: Office) -> None:
    """October has ended: 30 stays 30, nothing else is written; September had no weight and may get one."""
    refs = kpis(office)
    before = KpiWeight.objects.count()
    wanted = [NewWeight(refs[1], D(20)), NewWeight(refs[0], D(40))]
    refused = weighing.weigh_all(office.budi, wanted, "2026-10", now=NOW)
    assert isinstance(refused, Problems)
    assert [(p.code, p.field) for p in refused.items] == [("kpi.weight_period_ended", f"weight.{refs[0]}")]
    assert KpiWeight.objects.count() == before
    assert isinstance(weighing.weigh_all(office.budi, wanted, "2026-09", now=NOW), Weighing)
    assert list(in_force(office, "2026-10").values()) == [30, 20, 20, 15, 15]


def test_all_or_none(office: Office) -> None:
    """101 is no share, and a KPI of the month has no weight from a quarter on; each refusal names its KPI."""
    refs = kpis(office)
    before = KpiWeight.objects.count()
    wanted = [NewWeight(refs[0], D(50)), NewWeight(refs[1], D(101)), NewWeight("KPI-999", D(1))]
    refused = weighing.weigh_all(office.budi, wanted, "2026-11", now=NOW)
    assert isinstance(refused, Problems)
    assert [(p.code, p.field) for p in refused.items] == [
        ("kpi.weight_out_of_range", f"weight.{refs[1]}"),
        ("not_found", "weight.KPI-999"),
    ]
    other = weighing.weigh_all(office.budi, wanted[:1], "2026-Q4", now=NOW)
    assert isinstance(other, Problems) and other.items[0].code == "target.other_cadence"
    unread = weighing.weigh_all(office.budi, wanted[:1], "soon", now=NOW)
    assert isinstance(unread, Problem) and (unread.code, unread.field) == ("period.unreadable", "since")
    assert KpiWeight.objects.count() == before


def test_who_may_not_set_a_target_sets_no_weight(office: Office) -> None:
    """Eka only reads, Fajar sees nothing of it; sending what is there asks for no right."""
    refs = kpis(office)
    for viewer, code in ((office.eka, "forbidden"), (office.fajar, "not_found")):
        refused = weighing.weigh_all(viewer, [NewWeight(refs[0], D(50))], "2026-11", now=NOW)
        assert isinstance(refused, Problems) and refused.items[0].code == code
    assert weighing.weigh_all(office.eka, [NewWeight(refs[0], D(30))], "2026-11", now=NOW) == Weighing((), "2026-11")
