"""Which role has the made-up company written itself, and what did somebody adopt of it?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

from kinerja.actions import role
from kinerja.actions.adoption import Adoption, KpiChoice, adopt
from kinerja.demo.kpi_deeds import Deed
from kinerja.demo.outcome import done
from kinerja.demo.staff import Staff
from kinerja.library.schema import read_role
from kinerja.store import role_rows

_FILE = Path(__file__).parent / "crew_role.toml"
#: Who leads those whom the role is about, and where they work.
_AUTHOR, _UNIT = "wulan", "operasional"
#: Adopted a few days ago: the page of the role still shows the way back.
_WRITTEN, _ADOPTED = timedelta(days=34), timedelta(days=4)
#: What was adopted, with the company's own targets.
CHOSEN = (KpiChoice("rakit_sekali_datang", target=Decimal(92)), KpiChoice("lecet", target=Decimal(2)))


def deeds(staff: Staff, now: datetime) -> Iterator[tuple[datetime, Deed]]:
    """The head of warehouse and delivery writes a role down, and adopts two of its KPIs a month later."""
    kept: list[str] = []

    def write(at: datetime) -> None:
        template = done(read_role(_FILE.read_text("utf-8")))
        kept.append(done(role.create(staff.viewer(_AUTHOR), template, now=at, via="demo")).ref)

    def take_over(at: datetime) -> None:
        author = staff.viewer(_AUTHOR)
        own = done(role_rows.own_role(author, kept[0]))
        wanted = Adoption(own.template, "id", CHOSEN, (), staff.units[_UNIT], staff.ref(_AUTHOR))
        done(adopt(author, wanted, now=at, via="demo"))

    yield now - _WRITTEN, write
    yield now - _ADOPTED, take_over
