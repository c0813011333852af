"""With which of our shapes is a verdict or a status drawn?"""

from __future__ import annotations

from kinerja.core.kpi import Result, Verdict
from kinerja.core.okr import Status
from kinerja.core.score import Level

_STATUS = {Status.NO_DATA: "none", Status.TOO_EARLY: "early"}


def of_result(result: Result) -> str:
    """The drawing of a verdict: what missed its target but scores amber is "watch"; no data is hollow, never green."""
    match result.verdict:
        case Verdict.NO_DATA:
            return "none"
        case Verdict.NO_TARGET:
            return "no_target"
        case Verdict.ACHIEVED:
            return "achieved"
        case _:
            return "watch" if result.score is not None and result.score.level is Level.AMBER else "missed"


def of_status(status: Status) -> str:
    """The drawing of an objective's or key result's status."""
    return _STATUS.get(status, status.value)
