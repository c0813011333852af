"""Which states can a number be in, and with which tone and shape is each drawn?"""

from __future__ import annotations

#: State → the symbol in static/shapes.svg. The words stand in templates/ui/state.html, where they are translated.
SHAPES = {
    "achieved": "achieved",
    "on_track": "achieved",
    "watch": "watch",
    "at_risk": "watch",
    "missed": "missed",
    "off_track": "missed",
    "none": "none",
    "no_target": "no-target",
    "stale": "stale",
    "early": "early",
    "late": "late",
}

#: State → the tone it is coloured in; what is not named has no colour, since it says nothing good or bad.
TONES = {
    "achieved": "achieved",
    "on_track": "achieved",
    "watch": "watch",
    "at_risk": "watch",
    "missed": "missed",
    "off_track": "missed",
    "late": "watch",
}
