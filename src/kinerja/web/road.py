"""How is the small road of a key result drawn in a list of hundreds?"""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup

from kinerja.reports.path import PathMarks

_GOAL = '<circle class="{}" cx="100%" cy="50%" r="5" transform="translate(-5 0)"/>'
_TRACK = '<rect class="track" y="6" width="100%" height="4" rx="2"/>'
_NOTHING = '<line class="nothing" x1="0" x2="100%" y1="50%" y2="50%"/>'
_WRONG = '<circle class="marker marker-wrong" cx="0" cy="50%" r="5" transform="translate(5 0)"/>'


@lru_cache(maxsize=4096)
def road(marks: PathMarks) -> Markup:
    """The strokes of a road as one piece of markup; `ui.path` draws the same for a single key result.

    Put together here, for a template would escape each of its numbers, a cycle ten thousand of them; and kept, for the
    roads of a cycle are the same for all who look at it on a day.
    """
    strokes = [_NOTHING if marks.place == "nothing" else _TRACK]
    if marks.whole and marks.place != "nothing":
        done = f'<rect y="6" width="{marks.whole}%" height="4" rx="2" fill="url(#okr-road)"/>'
        strokes.append(f'<svg width="{marks.done}%">{done}</svg>')
    strokes.append(_GOAL.format("goal-reached" if marks.place in ("there", "beyond") else "goal"))
    if marks.pace:
        strokes.append(f'<line class="pace" x1="{marks.pace}%" x2="{marks.pace}%" y1="2" y2="14"/>')
    if marks.place == "wrong":
        strokes.append(_WRONG)
    elif marks.place == "underway":
        strokes.append(f'<circle class="marker" cx="{marks.done}%" cy="50%" r="5"/>')
    return Markup(f'<svg class="path-road" aria-hidden="true">{"".join(strokes)}</svg>')
