"""Which goals may serve which, and who may say so?"""

from __future__ import annotations

from decimal import Decimal

import pytest

from kinerja.actions import alignment, objective
from kinerja.actions.drafts import KeyResultDraft, ObjectiveDraft
from kinerja.core.access import Visibility
from kinerja.core.alignment import LinkKind
from kinerja.core.okr import KeyResultKind
from kinerja.core.problem import Problem
from kinerja.store.models import AlignmentLink, Event
from tests.actions.office import NOW, Office, done


@pytest.fixture
def goals(office: Office) -> tuple[str, ...]:
    """O-1, O-2 and O-3 of Penjualan, each with one key result of the same number."""
    made = []
    for title in ("Satu", "Dua", "Tiga"):
        only = (KeyResultDraft(f"Hasil {title}", KeyResultKind.BINARY),)
        draft = ObjectiveDraft(title, office.sales, office.cycle, key_results=only)
        made.append(done(objective.create(office.budi, draft, now=NOW)).ref)
    return tuple(made)


def test_several_parents_are_normal(office: Office, goals: tuple[str, ...]) -> None:
    """O-1 contributes a quarter to O-2 and supports O-3's key result."""
    done(alignment.align(office.budi, "O-1", "O-2", LinkKind.CONTRIBUTES, Decimal("0.25"), now=NOW))
    done(alignment.align(office.budi, "o-1", "kr-3", LinkKind.SUPPORTS, Decimal("0.9"), now=NOW))
    assert list(AlignmentLink.objects.order_by("id").values_list("kind", "share")) == [
        ("contributes", 2500), ("supports", 0),
    ]  # fmt: skip
    event = Event.objects.filter(verb="alignment.aligned").earliest("id")
    assert (event.ref, event.after) == ("O-1", {"parent": "O-2", "kind": "contributes", "share": "0.25"})


def test_a_loop_is_refused_with_its_path(office: Office, goals: tuple[str, ...]) -> None:
    """O-1 serves KR-2, which is O-2's; O-2 serves O-3; so O-3 can't serve O-1."""
    done(alignment.align(office.budi, "O-1", "KR-2", now=NOW))
    done(alignment.align(office.budi, "O-2", "O-3", now=NOW))
    refused = alignment.align(office.budi, "O-3", "O-1", now=NOW)
    assert isinstance(refused, Problem)
    assert (refused.code, refused.values["path"]) == ("alignment.loop", ("O-3", "O-1", "KR-2", "O-2", "O-3"))


@pytest.mark.parametrize(
    ("child", "parent", "kind", "share", "code"),
    [
        ("O-1", "O-1", LinkKind.SUPPORTS, "0", "alignment.itself"),
        ("O-1", "KR-1", LinkKind.SUPPORTS, "0", "alignment.itself"),
        ("O-2", "O-3", LinkKind.SUPPORTS, "0", "alignment.already"),
        ("O-1", "O-2", LinkKind.CONTRIBUTES, "0", "alignment.share_out_of_range"),
        ("O-1", "O-2", LinkKind.CONTRIBUTES, "1.5", "alignment.share_out_of_range"),
        ("O-1", "O-3", LinkKind.CONTRIBUTES, "0.6", "alignment.shares_over_whole"),
        ("O-1", "O-2", LinkKind.CONTRIBUTES, "0.33333", "number.too_fine"),
        ("O-1", "O-99", LinkKind.SUPPORTS, "0", "not_found"),
        ("KPI-1", "O-1", LinkKind.SUPPORTS, "0", "not_found"),
    ],
)
def test_which_links_are_refused(
    office: Office, goals: tuple[str, ...], child: str, parent: str, kind: LinkKind, share: str, code: str
) -> None:
    """Half of O-3 is O-2's share already."""
    done(alignment.align(office.budi, "O-2", "O-3", LinkKind.CONTRIBUTES, Decimal("0.5"), now=NOW))
    refused = alignment.align(office.budi, child, parent, kind, Decimal(share), now=NOW)
    assert isinstance(refused, Problem) and refused.code == code
    assert AlignmentLink.objects.count() == 1


def test_it_takes_the_right_to_change_the_child_and_to_see_the_parent(office: Office, goals: tuple[str, ...]) -> None:
    """Citra may link her own objective to Budi's open one, not the other way round, and not to one she can't see."""
    own = ObjectiveDraft("Punya Citra", office.sales, office.cycle, owner_ref=office.refs["Citra"])
    mine = done(objective.create(office.citra, own, now=NOW)).ref
    secret = ObjectiveDraft("Rahasia", office.sales, office.cycle, visibility=Visibility.PRIVATE)
    hidden = done(objective.create(office.ayu, secret, now=NOW)).ref
    done(alignment.align(office.citra, mine, "O-1", now=NOW))
    other = alignment.align(office.citra, "O-1", mine, now=NOW)
    assert isinstance(other, Problem) and other.code == "forbidden"
    unseen = alignment.align(office.citra, mine, hidden, now=NOW)
    assert isinstance(unseen, Problem) and (unseen.code, unseen.field) == ("not_found", "parent")


def test_a_link_is_taken_away_by_either_side(office: Office, goals: tuple[str, ...]) -> None:
    """And only once."""
    done(alignment.align(office.budi, "O-1", "O-2", now=NOW))
    denied = alignment.unalign(office.dewi, "O-1", "O-2", now=NOW)
    assert isinstance(denied, Problem) and denied.code == "forbidden"
    done(alignment.unalign(office.budi, "O-1", "O-2", now=NOW))
    gone = alignment.unalign(office.budi, "O-1", "O-2", now=NOW)
    assert isinstance(gone, Problem) and gone.code == "not_found"
    assert Event.objects.latest("id").before == {"parent": "O-2", "kind": "supports"}


def test_nobody_moves_the_number_of_a_goal_they_may_not_change(office: Office, goals: tuple[str, ...]) -> None:
    """Citra's own goal may support Budi's objective; whether it counts there is for those who answer for it."""
    only = (KeyResultDraft("Hasil sendiri", KeyResultKind.BINARY),)
    draft = ObjectiveDraft("Sendiri", office.sales, office.cycle, office.refs["Citra"], key_results=only)
    own = done(objective.create(office.citra, draft, now=NOW)).ref
    refused = alignment.align(office.citra, own, "O-1", LinkKind.CONTRIBUTES, Decimal("0.9"), now=NOW)
    assert isinstance(refused, Problem) and refused.code == "alignment.not_yours_to_count"
    done(alignment.align(office.citra, own, "O-1", LinkKind.SUPPORTS, now=NOW))
    done(alignment.unalign(office.citra, own, "O-1", now=NOW))
    done(alignment.align(office.budi, own, "O-1", LinkKind.CONTRIBUTES, Decimal("0.2"), now=NOW))
