"""Who may do what: every role, every deed, every visibility, with the reason?"""

from __future__ import annotations

from itertools import product

import pytest

from kinerja.core.access import Deed, Role, Thing, Verdict, Viewer, Visibility, may
from kinerja.core.problem import Kind

HERE, ELSEWHERE, UNIT, OTHER_UNIT, ME, SOMEBODY = 1, 2, 10, 20, 100, 200
OPEN, INSIDE, PRIVATE = Visibility.OPEN, Visibility.UNIT, Visibility.PRIVATE

VIEWERS = {
    "owner": Viewer(HERE, ME, frozenset({Role.OWNER})),
    "hr": Viewer(HERE, ME, frozenset({Role.HR})),
    "lead": Viewer(HERE, ME, frozenset({Role.LEAD}), frozenset({UNIT}), frozenset({UNIT})),
    "member": Viewer(HERE, ME, frozenset({Role.MEMBER}), joined=frozenset({UNIT})),
    "outsider": Viewer(HERE, ME, frozenset({Role.MEMBER}), joined=frozenset({OTHER_UNIT})),
    "reader": Viewer(HERE, ME, frozenset({Role.READER}), joined=frozenset({UNIT})),
    "nobody": Viewer(HERE, ME, frozenset()),
}

# Somebody else's thing in UNIT: see, report, edit, create.
TABLE = {
    ("owner", OPEN): "runs_organisation +, runs_organisation +, runs_organisation +, runs_organisation +",
    ("owner", INSIDE): "runs_organisation +, runs_organisation +, runs_organisation +, runs_organisation +",
    ("owner", PRIVATE): "runs_organisation +, runs_organisation +, runs_organisation +, runs_organisation +",
    ("hr", OPEN): "runs_organisation +, runs_organisation +, runs_organisation +, runs_organisation +",
    ("hr", INSIDE): "runs_organisation +, runs_organisation +, runs_organisation +, runs_organisation +",
    ("hr", PRIVATE): "runs_organisation +, runs_organisation +, runs_organisation +, runs_organisation +",
    ("lead", OPEN): "visible +, leads_unit +, leads_unit +, leads_unit +",
    ("lead", INSIDE): "visible +, leads_unit +, leads_unit +, leads_unit +",
    ("lead", PRIVATE): "visible +, leads_unit +, leads_unit +, leads_unit +",
    ("member", OPEN): "visible +, not_owner_nor_lead -, not_owner_nor_lead -, in_unit +",
    ("member", INSIDE): "visible +, not_owner_nor_lead -, not_owner_nor_lead -, in_unit +",
    ("member", PRIVATE): "not_visible -, not_visible -, not_visible -, not_visible -",
    ("outsider", OPEN): "visible +, not_owner_nor_lead -, not_owner_nor_lead -, not_owner_nor_lead -",
    ("outsider", INSIDE): "not_visible -, not_visible -, not_visible -, not_visible -",
    ("outsider", PRIVATE): "not_visible -, not_visible -, not_visible -, not_visible -",
    ("reader", OPEN): "visible +, reader -, reader -, reader -",
    ("reader", INSIDE): "visible +, reader -, reader -, reader -",
    ("reader", PRIVATE): "not_visible -, not_visible -, not_visible -, not_visible -",
    ("nobody", OPEN): "visible +, reader -, reader -, reader -",
    ("nobody", INSIDE): "not_visible -, not_visible -, not_visible -, not_visible -",
    ("nobody", PRIVATE): "not_visible -, not_visible -, not_visible -, not_visible -",
}
DEEDS = (Deed.SEE, Deed.REPORT, Deed.EDIT, Deed.CREATE)


@pytest.mark.parametrize(("who", "visibility"), list(product(VIEWERS, Visibility)))
def test_somebody_elses_thing(who: str, visibility: Visibility) -> None:
    """Every role against every visibility, with the reason that is given."""
    thing = Thing(HERE, UNIT, SOMEBODY, visibility)
    got = [may(VIEWERS[who], deed, thing) for deed in DEEDS]
    assert ", ".join(f"{v.reason} {'+' if v.allowed else '-'}" for v in got) == TABLE[who, visibility]


@pytest.mark.parametrize(("who", "visibility"), list(product(("member", "outsider"), Visibility)))
def test_ones_own_thing(who: str, visibility: Visibility) -> None:
    """Who owns it sees it, reports on it and edits it, wherever it is."""
    thing = Thing(HERE, UNIT, ME, visibility)
    assert [may(VIEWERS[who], deed, thing).reason for deed in (Deed.SEE, Deed.REPORT, Deed.EDIT)] == [
        "visible",
        "owns_it",
        "owns_it",
    ]


def test_who_is_measured_by_a_kpi_does_not_set_it() -> None:
    """Management sets the target, the person reports; a KPI that one made for oneself is one's own to change."""
    given, own = Thing(HERE, UNIT, ME, author=SOMEBODY), Thing(HERE, UNIT, ME, author=ME)
    assert may(VIEWERS["member"], Deed.SET, given) == Verdict(False, "set_by_lead")
    assert may(VIEWERS["member"], Deed.REPORT, given).allowed
    assert may(VIEWERS["member"], Deed.SET, own) == Verdict(True, "made_for_oneself")
    assert may(VIEWERS["lead"], Deed.SET, given).allowed and may(VIEWERS["hr"], Deed.SET, given).allowed
    assert not may(VIEWERS["reader"], Deed.SET, own).allowed


def test_a_reader_only_sees_even_what_is_theirs() -> None:
    """A reader is for looking."""
    thing = Thing(HERE, UNIT, ME)
    assert [may(VIEWERS["reader"], deed, thing).allowed for deed in DEEDS] == [True, False, False, False]


def test_a_thing_without_an_owner_is_reported_by_its_unit() -> None:
    """Any member of the unit reports on it, nobody else."""
    thing = Thing(HERE, UNIT, None)
    assert may(VIEWERS["member"], Deed.REPORT, thing).allowed
    assert not may(VIEWERS["outsider"], Deed.REPORT, thing).allowed
    assert not may(VIEWERS["member"], Deed.EDIT, thing).allowed


@pytest.mark.parametrize(
    ("deed", "owner", "hr", "rest"),
    [
        (Deed.MANAGE_ORGANISATION, "owner", "needs_owner", "needs_owner"),
        (Deed.MANAGE_PEOPLE, "owner", "hr", "needs_hr"),
        (Deed.MANAGE_UNITS, "owner", "hr", "needs_hr"),
        (Deed.CLOSE_CYCLE, "owner", "hr", "needs_hr"),
    ],
)
def test_the_organisation_itself(deed: Deed, owner: str, hr: str, rest: str) -> None:
    """Its settings are the owner's; people, units and cycles the performance office's as well."""
    expected = {"owner": owner, "hr": hr}
    for who, viewer in VIEWERS.items():
        verdict = may(viewer, deed, Thing(HERE))
        assert verdict.reason == expected.get(who, rest)
        assert verdict.allowed == (not verdict.reason.startswith("needs"))


@pytest.mark.parametrize(("who", "deed"), list(product(VIEWERS, Deed)))
def test_another_organisation_is_closed_to_everybody(who: str, deed: Deed) -> None:
    """Whatever the role there."""
    verdict = may(VIEWERS[who], deed, Thing(ELSEWHERE, UNIT, ME))
    assert (verdict.allowed, verdict.reason) == (False, "other_organisation")


@pytest.mark.parametrize(
    ("scopes", "allowed"),
    [
        (None, set(Deed)),
        (frozenset({"read"}), {Deed.SEE}),
        (frozenset({"read", "report"}), {Deed.SEE, Deed.REPORT}),
        (frozenset({"read", "report", "write"}), set(Deed)),
        (frozenset(), set()),
    ],
)
def test_a_token_does_no_more_than_its_scopes(scopes: frozenset[str] | None, allowed: set[Deed]) -> None:
    """Even an owner's."""
    viewer = Viewer(HERE, ME, frozenset({Role.OWNER}), scopes=scopes)
    verdicts = {deed: may(viewer, deed, Thing(HERE, UNIT)) for deed in Deed}
    assert {deed for deed, verdict in verdicts.items() if verdict.allowed} == allowed
    assert {v.reason for v in verdicts.values() if not v.allowed} <= {"token_scope"}


def test_a_refusal_is_a_problem_with_its_reason() -> None:
    """And an allowed deed is none."""
    thing = Thing(HERE, UNIT, SOMEBODY)
    problem = may(VIEWERS["reader"], Deed.EDIT, thing).problem(Deed.EDIT)
    assert problem is not None
    assert (problem.code, problem.kind) == ("forbidden", Kind.FORBIDDEN)
    assert dict(problem.values) == {"deed": Deed.EDIT, "reason": "reader"}
    assert may(VIEWERS["reader"], Deed.SEE, thing).problem(Deed.SEE) is None
