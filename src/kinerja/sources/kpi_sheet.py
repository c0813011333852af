"""Is a file that somebody brings a KPI sheet with actuals, which a document's reader would take for other KPIs?"""

from __future__ import annotations

from kinerja.core.problem import Problem
from kinerja.core.sheet import Page
from kinerja.reading.sheet import read_sheets
from kinerja.sources.document import is_workbook
from kinerja.sources.workbook import read_workbook

_ENDINGS = (".xlsx", ".xls", ".ods", ".csv")


def sheets_with_actuals(data: bytes, name: str = "") -> tuple[Page, ...]:
    """The people's KPI sheets of a workbook in which a line has an actual; () for anything else that comes as a file.

    Read as a document its weights, values and directions would be lost: "Complaints; 10%; ≤ 5; 7" is a sentence there.
    """
    if not name.lower().endswith(_ENDINGS) and not is_workbook(data):
        return ()
    grids = read_workbook(data)
    pages = () if isinstance(grids, Problem) else read_sheets(grids)
    return pages if any(line.actual is not None for page in pages for line in page.lines) else ()
