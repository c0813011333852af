"""Which number does the next KPI, objective or person of an organisation get?"""

from __future__ import annotations

from django.db import connection

_TAKE = """
INSERT INTO store_counter (organisation_id, noun, last) VALUES (%s, %s, %s)
ON CONFLICT (organisation_id, noun) DO UPDATE SET last = store_counter.last + excluded.last
RETURNING last
"""


def next_number(organisation_id: int, noun: str) -> int:
    """The next number of a noun ("kpi", "key_result"), from 1 on, without gaps among what is kept.

    Called inside `writing()`: the counter stays locked until the transaction ends, so two KPIs never share a number.
    """
    return next_numbers(organisation_id, noun, 1)[0]


def next_numbers(organisation_id: int, noun: str, count: int) -> range:
    """The next `count` numbers in one step, as an import of 500 KPIs takes them."""
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [organisation_id, noun, count])
        last = int(cursor.fetchone()[0])
    return range(last - count + 1, last + 1)
