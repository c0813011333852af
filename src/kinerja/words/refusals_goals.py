"""What do we say when something about a KPI, a value, an objective or a key result is refused?"""

from __future__ import annotations

from collections.abc import Mapping

from kinerja.words.language import N_

_KPI: Mapping[str, tuple[str, str]] = {
    "kpi.target_zero": (
        N_("The formula “{formula}” can't score a target of {target}: it would divide by zero or turn around."),
        N_("These formulas can: {would_do}."),
    ),
    "kpi.needs_baseline": (
        N_("The formula “{formula}” starts at a baseline, and there is none."),
        N_("Enter the baseline."),
    ),
    "kpi.baseline_is_target": (
        N_("Baseline and target are both {target}, so there is no way to go."),
        N_("Enter the value you start from, or choose “Hit or missed”."),
    ),
    "kpi.baseline_beyond_target": (
        N_("The baseline {baseline} is already better than the target {target}, so getting worse would earn points."),
        N_("Raise the ambition of the target, or choose another formula."),
    ),
    "kpi.cap_below_floor": (N_("The cap {cap} is not above the floor {floor}."), N_("Enter a cap above the floor.")),
    "kpi.amber_above_green": (
        N_("Amber begins at {amber} points, above green's {green}."),
        N_("Let amber begin where green does, or below."),
    ),
    "kpi.three_points_out_of_order": (
        N_("The points for 0, 80, 100 and 120 must all be given and run in one direction."),
        N_("Order them from worst to best: zero, threshold, target, stretch."),
    ),
    "kpi.needs_red_flag": (
        N_("The red flag must be given and differ from the goal {target}."),
        N_("Enter the value at which you would raise the alarm."),
    ),
    "kpi.red_flag_beyond_target": (
        N_("The red flag {red_flag} is better than the goal {target}."),
        N_("Enter a red flag on the worse side of the goal."),
    ),
    "kpi.band_needs_two_ends": (N_("A range needs a lower and an upper end."), N_("Enter both, the lower one first.")),
    "kpi.band_without_width": (
        N_("The range is a single point ({low}), so nobody can tell where 0 points begin."),
        N_("Enter two different ends, or the values at which the score is 0."),
    ),
    "kpi.comparator_against_polarity": (
        N_("“{comparator}” and “{polarity}” pull in different directions."),
        N_("Check whether higher or lower values are better."),
    ),
    "kpi.sum_of_shares": (
        N_("Percentages, scores and ratios don't add up over several periods."),
        N_("Choose the mean, the last known value, or the ratio of sums."),
    ),
    "kpi.without_target": (
        N_("This KPI has no target yet, so it has no verdict."),
        N_("Set a target when you know it."),
    ),
    "kpi.unit_locked": (
        N_("The unit can't change once values have been recorded in it."),
        N_("Make a new KPI with the new unit, and archive this one."),
    ),
    "kpi.decimals_locked": (
        N_("The number of decimals can't change once values have been recorded."),
        N_("Make a new KPI, and archive this one."),
    ),
    "kpi.cadence_locked": (
        N_("The cadence can't change once values have been recorded in it."),
        N_("Make a new KPI with the new cadence, and archive this one."),
    ),
    "kpi.archived": (N_("This KPI is archived."), N_("Restore it first; its history is all there.")),
    "kpi.not_archived": (N_("This KPI is not archived."), ""),
    "kpi.needs_reason": (N_("A changed definition needs a reason."), N_("Say in a sentence why it changes.")),
    "target.closed_needs_reason": (
        N_("{period} has ended; changing its target changes a verdict."),
        N_("Say why the target changes."),
    ),
    "target.other_cadence": (
        N_("“{label}” is not a period of this KPI. Its cadence: {cadence}."),
        N_("Write a period such as {example}."),
    ),
}

_MEASUREMENT: Mapping[str, tuple[str, str]] = {
    "measurement.other_cadence": (
        N_("“{label}” is not a period of this KPI. Its cadence: {cadence}."),
        N_("Write a period such as {example}."),
    ),
    "measurement.future": (N_("“{label}” has not begun."), N_("The current period is {running}.")),
    "measurement.empty": (N_("There is no value to record."), N_("Enter a value.")),
    "measurement.needs_both_parts": (
        N_("A ratio needs a numerator and a denominator."),
        N_("Enter both, for example 45 of 60."),
    ),
    "measurement.denominator_zero": (
        N_("{numerator} of 0 is no ratio."),
        N_("Enter the denominator, or leave both empty for no data."),
    ),
    "measurement.value_or_parts": (
        N_("Both a ready value and its parts were given."),
        N_("Enter the value, or its numerator and denominator, not both."),
    ),
    "measurement.nothing_to_undo": (N_("There is nothing to undo on {id}."), ""),
    "measurement.needs_reason": (N_("A correction needs a reason."), N_("Say in a sentence why the value changes.")),
}

_OKR: Mapping[str, tuple[str, str]] = {
    "objective.too_few_key_results": (
        N_("An objective is published with {least} to {most} key results; this one has {count}."),
        N_("Add what would prove that the objective is reached."),
    ),
    "objective.unanswered": (
        N_("The objective still asks something: {asked}"),
        N_("Write your answer there, or take the brackets out."),
    ),
    "objective.too_many_key_results": (
        N_("An objective is published with {least} to {most} key results; this one has {count}."),
        N_("Keep the few that matter most, or split the objective."),
    ),
    "objective.closed": (
        N_("This objective is closed, and a closed objective never changes."),
        N_("Add a correction: a new entry that says what was wrong."),
    ),
    "objective.not_closed": (N_("This objective is not closed yet."), N_("Change it directly.")),
    "objective.not_published": (N_("This objective is not published yet."), N_("Publish it first.")),
    "objective.next_cycle_missing": (
        N_("Something is carried over, and it is not said where to."),
        N_("Choose the cycle it goes on in."),
    ),
    "objective.next_cycle_is_this": (
        N_("{cycle} is the cycle that is being closed."),
        N_("Choose another cycle to carry over to."),
    ),
    "objective.already_reached": (
        N_("A key result that is reached can't be carried over."),
        N_("Mark it as done."),
    ),
    "objective.self_grade_out_of_range": (
        N_("A self-grade of {self_grade} is outside the scale."),
        N_("Choose a number from 0.0 to 1.0."),
    ),
    "objective.self_grade_needs_reason": (
        N_("A self-grade of {self_grade} needs its reason."),
        N_("Say in a sentence why you see it so."),
    ),
    "objective.missed_needs_learning": (
        N_("A commitment that ends at {grade} was missed."),
        N_("Write down what was learned, so that it helps the next one."),
    ),
    "objective.outcomes_missing": (
        N_("It is not said what becomes of these key results: {missing}."),
        N_("Choose done, carry over or drop for each."),
    ),
    "objective.outcomes_unknown": (
        N_("These are no key results of this objective: {unknown}."),
        N_("Check their short ids."),
    ),
    "key_result.needs_from_and_to": (
        N_("A key result of this kind needs a baseline and a target."),
        N_("Enter where you start and where you want to arrive."),
    ),
    "key_result.target_is_baseline": (
        N_("Baseline and target are both {target}, so there is no way to go."),
        N_("Enter the value you start from. To hold a level, choose “Stay at least” or “Stay at most”."),
    ),
    "key_result.needs_target": (N_("A key result of this kind needs a target."), N_("Enter the level to hold.")),
    "key_result.band_needs_two_ends": (
        N_("A range needs a lower and an upper end."),
        N_("Enter both, the lower one first."),
    ),
    "key_result.needs_milestones": (
        N_("There are no milestones, or one weighs nothing."),
        N_("Enter at least one, each with a weight above 0."),
    ),
    "key_result.needs_kpi": (N_("It is not said which KPI is to be read."), N_("Choose a KPI.")),
    "key_result.needs_reason": (
        N_("Inside a cycle a key result changes with a reason."),
        N_("Say in a sentence what was learned."),
    ),
    "key_result.weight_negative": (N_("A weight of {weight} is below 0."), N_("Enter 0 or more.")),
    "key_result.milestone_twice": (N_("The milestone “{title}” is there twice."), N_("Give each a name of its own.")),
    "key_result.milestone_done": (
        N_("Milestones that are done stay in the record: {titles}."),
        N_("Undo the check-in that finished them first."),
    ),
    "check_in.empty": (N_("This check-in says nothing."), N_("Enter a value, a confidence or a note.")),
    "check_in.binary": (
        N_("This is done or not done; {value} is neither."),
        N_("Enter 1 for done and 0 for not done."),
    ),
    "check_in.confidence_out_of_range": (
        N_("A confidence of {confidence} is outside the scale."),
        N_("Choose a number from 0 (no chance) to 10 (certain)."),
    ),
    "check_in.reads_kpi": (
        N_("This key result reads its value from {kpi} {name}."),
        N_("Record the value there; here you can add a confidence and a note."),
    ),
    "check_in.unknown_milestone": (N_("There is no such milestone."), N_("Choose from those listed.")),
    "check_in.no_value": (N_("A check-in on milestones has no value."), N_("Tick the milestones that are done.")),
    "check_in.no_milestones": (N_("This key result has no milestones."), N_("Enter a value.")),
    "check_in.undone": (N_("This check-in has been undone already, by {by}."), ""),
    "check_in.nothing_to_undo": (N_("There is nothing to undo on {id}."), ""),
    "cycle.closed": (
        N_("This cycle is closed, and a closed cycle never changes."),
        N_("Work on in a cycle that is in progress."),
    ),
    "cycle.name_taken": (N_("There is a cycle named {name} already."), N_("Give it another name.")),
    "cycle.ends_before_start": (N_("The cycle would end before it starts."), N_("Enter an end after the start.")),
    "cycle.has_open_objectives": (N_("Some objectives in this cycle are not closed."), N_("Close each of them first.")),
    "cycle.overlaps": (N_("The cycle overlaps another one."), N_("Choose days outside of it.")),
    "alignment.itself": (N_("{id} can't serve itself or a part of itself."), N_("Choose another goal.")),
    "alignment.not_yours_to_count": (
        N_("A contribution would move the number of {parent}, which you may not change."),
        N_("Link it as supporting, or ask whoever answers for {parent} to count it."),
    ),
    "alignment.already": (N_("{child} and {parent} are linked already."), ""),
    "alignment.loop": (
        N_("This link would go round in a circle: {path}."),
        N_("Remove one of the links on that path."),
    ),
    "alignment.share_out_of_range": (
        N_("A share of {share} can't count."),
        N_("Enter a share above 0 and up to 1, which is the whole."),
    ),
    "alignment.shares_over_whole": (
        N_("A share of {share} is more than what is left."),
        N_("Enter a share of up to {left}, or lower another one first."),
    ),
    "lifecycle.no_such_move": (N_("This {noun} is {before}; from there it can't become {after}."), ""),
}

GOALS: Mapping[str, tuple[str, str]] = {**_KPI, **_MEASUREMENT, **_OKR}
