"""Is every verb of the feed in the table, and is every one of the table in use?"""

from __future__ import annotations

import ast
from decimal import Decimal
from pathlib import Path

from kinerja.actions import invitation, key_result, kpi, measurement, objective, profile, record, token
from kinerja.actions.drafts import KpiEdit, ObjectiveEdit, ProfileEdit
from kinerja.core.access import Viewer, Visibility
from kinerja.store import books
from kinerja.store.models import Event
from tests.actions.office import NOW, Goal, Office, done

ACTIONS = Path(record.__file__).parent


def words() -> set[str]:
    """Every text in the actions' code but for the table itself."""
    found = set()
    for file in ACTIONS.glob("*.py"):
        if file.name != "record.py":
            tree = ast.parse(file.read_text(encoding="utf-8"))
            found |= {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    return found


def test_every_verb_of_the_table_is_used() -> None:
    """A verb that nothing writes would be translated and documented for nobody."""
    assert sorted(set(record.VERBS) - words()) == []


def test_a_verb_begins_with_its_noun() -> None:
    """The event "kpi.created" belongs to the KPI, so that a feed can be narrowed by noun."""
    assert [verb for verb, noun in record.VERBS.items() if verb.split(".")[0] != noun] == []


def test_an_event_is_read_by_whoever_may_see_its_thing(office: Office, goal: Goal) -> None:
    """It carries the unit, the owner and the visibility of the key result it speaks of."""
    event = Event.objects.filter(verb="key_result.added").earliest("id")
    assert (event.unit_id, event.owner_id, event.visibility) == (
        Event.objects.get(verb="objective.created").unit_id, office.citra.person, "open",
    )  # fmt: skip
    assert (event.at, event.actor_id, event.via) == (NOW, office.budi.person, "page")
    assert all(isinstance(value, str) for each in Event.objects.all() for value in each.after.values())


def read_by(viewer: Viewer) -> set[str]:
    """The verbs that a person finds in the feed."""
    return {event.verb for event in books.events(viewer, limit=200)}


def test_a_persons_own_affairs_are_not_everybodys(office: Office) -> None:
    """A token, an invitation and a profile concern whoever made them, and who runs the organisation."""
    done(profile.edit(office.hana, ProfileEdit(theme="dark"), now=NOW))
    token.create(office.hana, "Skrip", ["read"], now=NOW)
    invitation.invite(office.hana, "gita@example.org", now=NOW)
    own = {"profile.edited", "token.created", "invitation.sent"}
    assert read_by(office.hana) >= own and read_by(office.ayu) >= own
    assert not read_by(office.budi) & own


def test_what_becomes_private_takes_its_past_with_it(office: Office, complaints: str, goal: Goal) -> None:
    """Dewi read the values while they were open; the feed no longer tells her of them."""
    done(measurement.measure(office.citra, complaints, Decimal(9), now=NOW))
    done(key_result.check_in(office.citra, goal.metric, Decimal(8), now=NOW))
    told = {"measurement.measured", "kpi.created", "key_result.checked_in", "objective.created"}
    assert read_by(office.dewi) >= told
    done(kpi.edit(office.budi, complaints, KpiEdit(visibility=Visibility.PRIVATE), now=NOW))
    done(objective.edit(office.budi, goal.objective, ObjectiveEdit(visibility=Visibility.PRIVATE), now=NOW))
    assert not read_by(office.dewi) & told
    assert read_by(office.citra) >= {"measurement.measured", "key_result.checked_in"}
