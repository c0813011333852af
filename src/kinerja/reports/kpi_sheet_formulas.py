"""Which spreadsheet formula gives a line its score, its weighted score and the sheet its total?"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kinerja.core.measure import Comparator, Polarity, text
from kinerja.core.score import BEYOND_ANY_CAP, HUNDRED, Formula
from kinerja.reports.kpi_sheet_lines import PaperLine

#: What a cost of nothing earns where no cap bounds it.
_BEST_WITHOUT_CAP = Decimal(120)


@dataclass(frozen=True, slots=True)
class Places:
    """The cells of one line: "G12" and its neighbours."""

    target: str
    actual: str
    weight: str
    score: str
    baseline: str = ""


def score_formula(line: PaperLine, at: Places) -> str | None:
    """The score of a line from its target and actual, empty without data; None where only its value can be written.

    Lower is better, target 60 in I9, actual 70 in J9, capped at 120: =IF(OR(I9="",J9=""),"",MAX(0,MIN(120,100*I9/J9))).
    """
    raw = _points(line, at) if line.live and line.target is not None and line.high is None else None
    if raw is None:
        return None
    bounded = raw if line.cap is None else f"MIN({text(line.cap)},{raw})"
    scaled = f"MAX({text(line.floor)},{bounded})"
    if line.scale != HUNDRED:
        scaled += f"*{text(line.scale)}/100"
    return f'=IF(OR({at.target}="",{at.actual}=""),"",{scaled})'


def _points(line: PaperLine, at: Places) -> str | None:
    lower = line.polarity is Polarity.LOWER
    match line.formula:
        case Formula.RATIO if lower:
            # Nothing spent is better than any cap, and nothing can be divided by it.
            best = line.cap if line.cap is not None else _BEST_WITHOUT_CAP
            return f"IF({at.actual}<=0,{text(min(best, BEYOND_ANY_CAP))},100*{at.target}/{at.actual})"
        case Formula.COMPLEMENT if lower:
            return f"100*(2-{at.actual}/{at.target})"
        case Formula.RATIO | Formula.COMPLEMENT:
            return f"100*{at.actual}/{at.target}"
        case Formula.INTERPOLATE if at.baseline:
            return f"100*({at.actual}-{at.baseline})/({at.target}-{at.baseline})"
        case Formula.BINARY if line.comparator is not Comparator.BETWEEN:
            return f"IF({at.actual}{line.comparator}{at.target},100,0)"
    return None


def final_formula(line: PaperLine, at: Places) -> str:
    """Score × weight, where the weight's cell shows a percentage; empty without a score or a weight."""
    times = "" if line.factor == 1 else f"*{text(line.factor)}"
    return f'=IF(OR({at.score}="",{at.weight}=""),"",{at.score}*{at.weight}{times})'
