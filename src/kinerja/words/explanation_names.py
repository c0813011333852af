"""What are the formulas, inputs and steps of an explanation called?"""

from __future__ import annotations

from collections.abc import Mapping

from kinerja.words.events import FIELDS
from kinerja.words.language import N_
from kinerja.words.step_names import STEPS

__all__ = ["FORMULAS", "INPUTS", "STEPS"]

#: How each formula works, in one line: A actual, T target, B baseline.
FORMULAS: Mapping[str, str] = {
    "ratio": N_("Ratio to the target: 100 × A ÷ T, or 100 × T ÷ A where lower is better"),
    "complement": N_("Complement: 100 × (2 − A ÷ T) where lower is better, else 100 × A ÷ T"),
    "interpolate": N_("From baseline to target: 100 × (A − B) ÷ (T − B)"),
    "three_point": N_(
        "Three points: 80 at the threshold, 100 at the target, 120 at the stretch, straight lines between"
    ),
    "red_flag": N_("Red flag and goal: 3.3 points at the red flag, 6.7 at the goal, from 0 to 10"),
    "band": N_("Inside a band 100, falling to 0 outside of it"),
    "range_target": N_("Target range: 100 inside, else against the nearer end"),
    "binary": N_("Hit or missed: 100 or 0"),
    "hit_rate": N_("Share of periods hit: 100 × hits ÷ periods due"),
    "metric": N_("From a baseline to a target: (A − B) ÷ (T − B)"),
    "kpi": N_("Reads a KPI, from a baseline to a target: (A − B) ÷ (T − B)"),
    "milestone": N_("Milestones: weight of those done ÷ weight of all"),
    "done": N_("Done or not done"),
    "baseline": N_("Measure first: done when a value exists"),
    "at_least_latest": N_("Stay at least: the latest value counts"),
    "at_most_latest": N_("Stay at most: the latest value counts"),
    "within_latest": N_("Stay within: the latest value counts"),
    "at_least_hit_rate": N_("Stay at least: the share of periods hit counts"),
    "at_most_hit_rate": N_("Stay at most: the share of periods hit counts"),
    "within_hit_rate": N_("Stay within: the share of periods hit counts"),
    "at_least_graded": N_("Stay at least: graded by distance"),
    "at_most_graded": N_("Stay at most: graded by distance"),
    "within_graded": N_("Stay within: graded by distance"),
    "roll_up": N_("Weighted mean of the key results that have data, with contributing goals by their share"),
}

#: What is called like the field of a form or the entry of an event, and what only an explanation speaks of.
INPUTS: Mapping[str, str] = {
    **FIELDS,
    "actual": N_("Actual"),
    "revision": N_("Revision"),
    "target_since": N_("Target in force since"),
    "definition": N_("Version of the definition"),
    "definition_since": N_("Definition in force since"),
    "check_in": N_("Check-in no."),
    "reads_kpi": N_("Reads the KPI"),
    "milestone": N_("Milestone"),
    "key_result": N_("Key result"),
    "contributes": N_("Contributing goal"),
    "coverage": N_("Key results reported"),
    "cycle_start": N_("Start of the cycle"),
    "cycle_end": N_("End of the cycle"),
    "today": N_("Day"),
    "cutoff_on_track": N_("On track from a pace of"),
    "cutoff_at_risk": N_("At risk from a pace of"),
    "cutoff_too_early": N_("Too early before this part of the cycle"),
    "reported_on": N_("Last report"),
    "stale_grace_days": N_("Days of grace before stale"),
}
