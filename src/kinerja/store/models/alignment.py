"""Which goal serves which other, and with what share?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q, UniqueConstraint

from kinerja.core.alignment import LinkKind
from kinerja.store.models.columns import coded, one_of, organisation_key, person_key, within

if TYPE_CHECKING:
    from kinerja.store.models.objective import Objective


def _exactly_one(side: str) -> models.CheckConstraint:
    """A link's end is an objective or a key result, and never both or neither."""
    objective, key_result = f"{side}_objective__isnull", f"{side}_key_result__isnull"
    return models.CheckConstraint(
        condition=Q(**{objective: True, key_result: False}) | Q(**{objective: False, key_result: True}),
        name=f"alignment_one_{side}",
    )


def _once(child: str, parent: str) -> UniqueConstraint:
    """The same two goals are linked once; empty columns never collide, so each pair of kinds has its own rule."""
    return UniqueConstraint(
        fields=[f"child_{child}", f"parent_{parent}"],
        condition=Q(**{f"child_{child}__isnull": False, f"parent_{parent}__isnull": False}),
        name=f"alignment_{child}_{parent}_once",
    )


def _home(side: str) -> models.ForeignKey[Objective, Objective]:
    """The objective at one end: the goal itself, or the one that the key result there belongs to and never leaves."""
    return models.ForeignKey("store.Objective", on_delete=models.PROTECT, related_name=f"links_as_{side}")


class AlignmentLink(models.Model):
    """One goal serving another; the share of the parent is scaled by 10,000.

    The homes of both ends stand in the row, so that all that contributes to a goal is found from link to link.
    """

    organisation = organisation_key()
    child_objective = models.ForeignKey(
        "store.Objective", on_delete=models.PROTECT, null=True, default=None, related_name="+"
    )
    child_key_result = models.ForeignKey(
        "store.KeyResult", on_delete=models.PROTECT, null=True, default=None, related_name="+"
    )
    parent_objective = models.ForeignKey(
        "store.Objective", on_delete=models.PROTECT, null=True, default=None, related_name="+"
    )
    parent_key_result = models.ForeignKey(
        "store.KeyResult", on_delete=models.PROTECT, null=True, default=None, related_name="+"
    )
    child_home = _home("child")
    parent_home = _home("parent")
    kind = coded(LinkKind)
    share = models.PositiveIntegerField(default=0)
    by = person_key()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            _exactly_one("child"),
            _exactly_one("parent"),
            _once("objective", "objective"),
            _once("objective", "key_result"),
            _once("key_result", "objective"),
            _once("key_result", "key_result"),
            one_of("alignment", "kind", LinkKind),
            within("alignment", "share", 0, 10000),
            models.CheckConstraint(
                condition=Q(kind=LinkKind.SUPPORTS.value) | Q(share__gte=1), name="alignment_contributes_a_share"
            ),
            models.CheckConstraint(
                condition=Q(child_objective__isnull=True)
                | Q(parent_objective__isnull=True)
                | ~Q(child_objective=F("parent_objective")),
                name="alignment_not_itself",
            ),
        ]
