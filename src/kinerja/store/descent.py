"""Which goals serve the ones asked for, directly or through others, and by which links?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from kinerja.core.alignment import Link, LinkKind
from kinerja.store.cursors import repeated
from kinerja.store.prepared import Inner
from kinerja.store.refs import ref_of

# A link knows the objectives at both of its ends, so a step is one look into an index, however many goals there are;
# each row carries its link. `asked` follows links that are only drawn for one step. All columns have finitely many
# values, so this ends even if a loop had slipped in. A goal asked for comes in a row without a link, so that nobody has
# to ask for them first. The plus keeps SQLite, which knows no numbers of rows, from looking through a whole
# organisation for a few ids; the numbers are looked up one by one, since PostgreSQL, which can't know how few links
# come, would join each of them with all goals there are.
_DESCENT = """
WITH RECURSIVE goal(id, asked, link, child, parent, co, po, ck, pk, kind, share) AS (
    SELECT o.id, 1, CAST(0 AS bigint), CAST(NULL AS bigint), CAST(NULL AS bigint), CAST(NULL AS bigint),
           CAST(NULL AS bigint), CAST(NULL AS bigint), CAST(NULL AS bigint), CAST(NULL AS varchar),
           CAST(NULL AS integer)
    FROM store_objective o WHERE +o.organisation_id = %s AND o.id IN ({ids})
    {upward}
    UNION
    SELECT l.child_home_id, 0, {link}
    FROM goal g
    JOIN store_alignmentlink l ON l.parent_home_id = g.id
    WHERE l.kind = 'contributes' OR g.asked = 1
)
SELECT DISTINCT g.link, CASE WHEN g.link = 0 THEN g.id END, g.child, g.parent,
       (SELECT number FROM store_objective WHERE id = g.co), (SELECT number FROM store_keyresult WHERE id = g.ck),
       (SELECT number FROM store_objective WHERE id = g.po), (SELECT number FROM store_keyresult WHERE id = g.pk),
       g.kind, g.share
FROM goal g
ORDER BY g.link
"""
# What the goals asked for serve themselves: with it their place in the tree can be drawn in both directions.
_UPWARD = """
    UNION
    SELECT l.parent_home_id, 0, {link}
    FROM store_alignmentlink l
    WHERE +l.organisation_id = %s AND l.child_home_id IN ({ids})
"""
_LINK = """l.id, l.child_home_id, l.parent_home_id, l.child_objective_id, l.parent_objective_id, l.child_key_result_id,
           l.parent_key_result_id, l.kind, l.share"""


@dataclass(frozen=True, slots=True)
class Descent:
    """The ids of the goals asked for, those of the objectives around them, and the links between them all."""

    asked: frozenset[int] = frozenset()
    others: frozenset[int] = frozenset()
    links: tuple[Link, ...] = ()


@lru_cache(maxsize=256)
def _written(ids: str, upward: bool) -> str:
    return _DESCENT.format(ids=ids, link=_LINK, upward=_UPWARD.format(ids=ids, link=_LINK) if upward else "")


def descent(organisation: int, ids: Inner | None, *, upward: bool = False) -> Descent:
    """All that contributes to objectives or their key results at any depth, and what directly supports them.

    `ids` is the query of the objectives' ids; `upward` adds the goals that they serve themselves, with all that
    contributes to those: a number shown is whole.
    One recursive query on both databases.
    """
    if ids is None:
        # A unit or person that is not there: Django knows without asking that nothing can come.
        return Descent()
    query = _written(ids.sql, upward)
    with repeated() as cursor:
        cursor.execute(query, [organisation, *ids.values] * (2 if upward else 1))
        rows = cursor.fetchall()
    asked = frozenset(row[1] for row in rows if row[0] == 0)
    linked = [row for row in rows if row[0] != 0]
    around = frozenset(home for row in linked for home in row[2:4])
    return Descent(asked, around - asked, tuple(_link(row[4:]) for row in linked))


def _link(row: Sequence[object]) -> Link:
    child_objective, child_key_result, parent_objective, parent_key_result, kind, share = row
    return Link(
        _end(child_objective, child_key_result),
        _end(parent_objective, parent_key_result),
        LinkKind(str(kind)),
        Decimal(str(share)).scaleb(-4),
    )


def _end(objective: object, key_result: object) -> str:
    if objective is not None:
        return ref_of("objective", int(str(objective)))
    return ref_of("key_result", int(str(key_result)))
