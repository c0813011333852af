"""What is each step of a calculation called? Kept apart, so that `kinerja calc` loads these words and no more."""

from __future__ import annotations

from collections.abc import Mapping

from kinerja.words.language import N_

STEPS: Mapping[str, str] = {
    "numerator_over_denominator": N_("Actual"),
    "ratio": N_("Ratio to the target"),
    "ratio_nothing_spent": N_("Nothing spent: the best there is"),
    "complement": N_("Complement"),
    "interpolate": N_("From baseline to target"),
    "three_point": N_("Between two points"),
    "three_point_end": N_("At or beyond the last point"),
    "red_flag": N_("Between red flag and goal"),
    "inside": N_("Inside the range"),
    "band_below": N_("Below the band"),
    "band_above": N_("Above the band"),
    "nearest_bound": N_("The nearer end counts"),
    "binary": N_("Hit or missed"),
    "hit_rate": N_("Share of periods hit"),
    "cap": N_("No more than the cap"),
    "floor": N_("No less than the floor"),
    "verdict": N_("Verdict"),
    "level": N_("Level"),
    "from_to": N_("From baseline to target"),
    "baseline_known": N_("A value exists"),
    "held_latest": N_("The latest value"),
    "held_periods": N_("Periods hit of those due"),
    "held_graded": N_("By distance"),
    "held_inside": N_("Inside the range"),
    "milestones": N_("Weight done of the whole"),
    "weighted_mean": N_("Weighted mean"),
    "weighted_score": N_("Weighted score"),
    "sum": N_("Sum"),
    "sum_right": N_("Sum with the scores put right"),
    "mean": N_("Mean"),
    "scale": N_("On the sheet's scale"),
    "elapsed": N_("Part of the cycle gone, in days"),
    "pace": N_("Pace: progress ÷ part of the cycle gone"),
    "status": N_("Status"),
    "confidence": N_("Confidence"),
    "grade": N_("Grade at close"),
}

#: The levels of a score, as its last step names them.
LEVELS: Mapping[str, str] = {"green": N_("Green"), "amber": N_("Amber"), "red": N_("Red")}
