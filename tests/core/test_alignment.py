"""May a goal serve another: many parents yes, circles and more than the whole no?"""

from __future__ import annotations

from decimal import Decimal

import pytest

from kinerja.core.alignment import Link, LinkKind, check_link, find_loop

D = Decimal
C, S = LinkKind.CONTRIBUTES, LinkKind.SUPPORTS
#: KR-1 and KR-2 belong to O-1, and so on.
HOME = {"KR-1": "O-1", "KR-2": "O-1", "KR-3": "O-2", "KR-4": "O-3"}


def link(child: str, parent: str, share: str = "0.2", kind: LinkKind = C) -> Link:
    """A contributing link."""
    return Link(child, parent, kind, D(share))


@pytest.mark.parametrize(
    ("links", "new", "path"),
    [
        ([], link("O-2", "O-1"), None),
        ([link("O-2", "O-1")], link("O-3", "O-2"), None),
        ([link("O-2", "O-1"), link("O-3", "O-2")], link("O-1", "O-3"), ("O-1", "O-3", "O-2", "O-1")),
        ([link("O-2", "KR-1")], link("O-1", "KR-3"), ("O-1", "KR-3", "O-2", "KR-1", "O-1")),
        ([link("O-2", "O-1", kind=S)], link("O-1", "O-2", kind=S), ("O-1", "O-2", "O-1")),
        ([link("O-2", "O-1"), link("O-2", "O-3")], link("O-3", "O-1"), None),
        ([link("O-1", "O-2")], link("KR-3", "O-1"), None),
    ],
)
def test_a_loop_is_found_with_its_path(links: list[Link], new: Link, path: tuple[str, ...] | None) -> None:
    """Through objectives, key results and drawn links alike; several parents are normal."""
    assert find_loop(links, HOME, new) == path


@pytest.mark.parametrize(
    ("links", "new", "code"),
    [
        ([], link("O-1", "O-1"), "alignment.itself"),
        ([], link("KR-1", "O-1"), "alignment.itself"),
        ([], link("O-1", "KR-2"), "alignment.itself"),
        ([link("O-2", "O-1")], link("O-2", "O-1"), "alignment.already"),
        ([link("O-2", "O-1")], link("O-1", "O-2"), "alignment.loop"),
        ([], link("O-2", "O-1", "0"), "alignment.share_out_of_range"),
        ([], link("O-2", "O-1", "1.1"), "alignment.share_out_of_range"),
        ([link("O-2", "O-1", "0.7")], link("O-3", "O-1", "0.4"), "alignment.shares_over_whole"),
        ([link("O-2", "O-1", "0.7")], link("O-3", "O-1", "0.3"), None),
        ([link("O-2", "O-1", "0.7")], link("O-3", "O-1", "0", S), None),
        ([link("O-2", "O-3", "0.7")], link("O-2", "O-1", "0.7"), None),
        ([], link("O-2", "KR-1", "1"), None),
    ],
)
def test_links_that_may_not_be(links: list[Link], new: Link, code: str | None) -> None:
    """A share belongs to one parent: the shares of its children fill it at most."""
    problem = check_link(links, HOME, new)
    assert (problem.code if problem else None) == code


def test_the_refusal_names_the_path_and_what_is_left() -> None:
    """So that a person sees which link to remove, or which share would do."""
    loop = check_link([link("O-2", "O-1")], HOME, link("O-1", "O-2"))
    assert loop is not None
    assert loop.values["path"] == ("O-1", "O-2", "O-1")
    over = check_link([link("O-2", "O-1", "0.7")], HOME, link("O-3", "O-1", "0.4"))
    assert over is not None
    assert over.values["left"] == D("0.3")
