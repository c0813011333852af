"""Which routes speak of cycles, objectives, key results, check-ins and links?

O-1 is Ayu's, open to all: its KR-1 is Budi's. O-2 is Citra's, seen in Penjualan. O-4 is Dewi's draft.
"""

from __future__ import annotations

from tests.web.routing import PAGE, THING, Route

#: O-1 is also the number of an objective of Fajar's own organisation, as is KR-1 and C-1.
OWN = (302, 200, 200, 200, 200)
CYCLE = {"name": "Q1 2027", "start": "2027-01-01", "end": "2027-03-31"}
OBJECTIVE = {
    "title": "Known in every town", "unit": "U-2", "deed": "draft",
    "key_results.0.title": "Orders rise", "key_results.0.kind": "metric",
    "key_results.0.baseline": "5", "key_results.0.target": "9",
}  # fmt: skip
KEY_RESULT = {"title": "Orders rise", "kind": "metric", "baseline": "5", "target": "9"}
WORDS = {"title": "The east knows us", "unit": "U-3", "owner": "P-4", "visibility": "unit"}

ROUTES = [
    Route("okr", PAGE),
    Route("cycles", PAGE),
    Route("cycle", OWN, ("C-1",)),
    Route("cycle", (302, 404, 404, 404, 404), ("C-99",)),
    Route("cycle-new", (302, 403, 403, 200, 200)),
    Route("cycle-new", (302, 403, 403, 303, 303), post=CYCLE),
    Route("cycle-edit", (302, 403, 403, 200, 200), ("C-1",)),
    Route("cycle-edit", (302, 403, 403, 303, 303), ("C-1",), post=CYCLE),
    Route("cycle-close", (302, 403, 403, 200, 200), ("C-1",)),
    Route("cycle-close", (302, 403, 403, 303, 303), ("C-1",), post={}),
    Route("objective-start", (302, 303, 303, 303, 303)),
    Route("objective-new", (302, 403, 200, 200, 200), ("C-1",)),
    Route("objective-new", (302, 403, 303, 303, 422), ("C-1",), post=OBJECTIVE),
    Route("objective", OWN, ("O-1",)),
    # Seen in its unit alone, and a private one: not there for anybody else.
    Route("objective", (302, 404, 200, 200, 404), ("O-2",)),
    Route("objective", (302, 404, 404, 200, 404), ("O-3",)),
    Route("objective-edit", (302, 404, 200, 200, 404), ("O-2",)),
    Route("objective-edit", (302, 404, 303, 303, 404), ("O-2",), post=WORDS),
    Route("objective-edit", (302, 403, 403, 303, 404), ("O-4",), post={**WORDS, "unit": "U-4"}),
    # A draft with one key result is not published: two to five are needed.
    Route("objective-removal", (302, 403, 403, 200, 404), ("O-4",)),
    Route("objective-removal", (302, 403, 403, 409, 404), ("O-4",), post={}),
    Route("objective-publication", (302, 403, 403, 422, 404), ("O-4",), post={}),
    Route("objective-publication", (302, 404, 303, 303, 404), ("O-2",), post={"withdraw": "1"}),
    Route("objective-closing", (302, 404, 200, 200, 404), ("O-2",)),
    Route("objective-closing", (302, 404, 303, 303, 404), ("O-2",), post={"outcome.KR-9": "drop"}),
    Route("objective-corrections", (302, 404, 409, 409, 404), ("O-2",), post={"text": "It was 6."}),
    Route("links", (302, 404, 200, 200, 404), ("O-2",)),
    Route("link-goals", (302, 404, 200, 200, 404), ("O-2",)),
    Route("links", (302, 404, 303, 303, 404), ("O-2",), post={"way": "up", "other": "KR-1", "kind": "supports"}),
    Route("link-removal", (302, 404, 303, 303, 404), ("O-2",), post={"child": "O-2", "parent": "O-1"}),
    Route("key-result", OWN, ("KR-1",)),
    Route("key-result", THING, ("KR-3",)),
    Route("key-result-new", (302, 404, 200, 200, 404), ("O-2",)),
    Route("key-result-new", (302, 404, 303, 303, 404), ("O-2",), post=KEY_RESULT),
    Route("key-result-edit", (302, 404, 200, 200, 404), ("KR-9",)),
    Route(
        "key-result-edit",
        (302, 404, 303, 303, 404),
        ("KR-9",),
        post={"title": "New clients", "baseline": "0", "target": "20"},
    ),
    Route("key-result-removal", (302, 404, 200, 200, 404), ("KR-9",)),
    Route("key-result-removal", (302, 404, 303, 303, 404), ("KR-9",), post={"reason": "measured twice"}),
    Route("check-in", PAGE),
    Route("key-result-check-in", (302, 404, 200, 200, 404), ("KR-9",)),
    Route("key-result-check-in", (302, 404, 303, 303, 404), ("KR-9",), post={"value": "6", "confidence": "7"}),
    Route("key-result-check-in", (302, 403, 403, 303, 404), ("KR-7",), post={"value": "41"}),
    Route("check-in-undo", (302, 404, 404, 404, 404), ("KR-9", 99), post={}),
]
