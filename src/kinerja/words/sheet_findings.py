"""How does a finding about a cell of a KPI sheet read: what is wrong there, and why?"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from kinerja.core.measure import Polarity, parse, rounded
from kinerja.core.score import Formula
from kinerja.core.sheet import Convention, Finding
from kinerja.words.explanation import expression
from kinerja.words.explanation_names import STEPS
from kinerja.words.language import N_, said, translations
from kinerja.words.numbers import number

_COLUMNS: Mapping[str, str] = {
    "weight": N_("Weight"),
    "area_weight": N_("Weight of the area"),
    "baseline": N_("Baseline"),
    "target": N_("Target"),
    "actual": N_("Actual"),
    "achievement": N_("Achievement"),
    "score": N_("Score"),
    "final": N_("Weighted score"),
    "other": N_("Something else"),
}
_DIRECTIONS: Mapping[str, str] = {
    "higher": N_("Higher is better"),
    "lower": N_("Lower is better"),
    "band": N_("Inside a band is best"),
}
_SAID: Mapping[str, str] = {
    "score_wrong": N_("The score does not follow from target and actual."),
    "achievement_wrong": N_("The achievement does not follow from target and actual."),
    "minimize_as_maximize": N_("Lower is better here, but it was scored as if higher were better."),
    "maximize_as_minimize": N_("Higher is better here, but it was scored as if lower were better."),
    "cap_missed": N_("The other scores of this sheet stop at a cap; this one goes beyond it."),
    "other_formula": N_("Other lines where lower is better are scored by another formula."),
    "final_wrong": N_("The weighted score is not score × weight."),
    "no_data_as_zero": N_("There is no actual yet. No data is not 0: leave the score empty."),
    "score_without_data": N_("There is a score but no actual."),
    "weights_total": N_("The weights total {sum}%, not 100%."),
    "weights_joint": N_(
        "These weights total {sum}%; only together with those of the other people of this table they are 100%."
    ),
    "area_weights_total": N_("The weights inside “{area}” total {sum}%, not 100%."),
    "area_weight_wrong": N_("The weights of the lines of “{area}” add up to {sum}."),
    "whole_no_mean": N_("This is not the mean of its months, as in the other lines."),
    "whole_no_sum": N_("This is not the sum of its months, as in the other lines."),
    "weight_sum_wrong": N_("The weights above add up to {sum}."),
    "total_wrong": N_("The total does not add up."),
    "total_leaves_out": N_("The total leaves out row {row_missed}."),
    "total_counts_twice": N_("The total counts row {row_missed} twice."),
    "total_leaves_out_kpi": N_("The total leaves out “{kpi_missed}”."),
    "total_counts_twice_kpi": N_("The total counts “{kpi_missed}” twice."),
    "total_counts_subtotals": N_("The total adds the subtotals to their own lines."),
    "follows": N_("Right in itself, but it passes on the mistake in {because}."),
    "error_cell": N_("A broken formula stands here."),
    "no_number": N_("“{says_text}” under {column} is no number; it is left empty."),
    "formula_unknown": N_(
        "A formula stands here, but the file does not carry its result; it is left empty. Open the file in Excel or "
        "LibreOffice, save it once, and bring it again."
    ),
    "formulas_calculated": N_(
        "The file does not carry the results of {count} formulas ({cells}); they were calculated here. Save the file "
        "once in Excel or LibreOffice to see the same results there."
    ),
    "hidden_left": N_("Hidden rows were left out: {rows}."),
    "hidden_kept": N_("Hidden rows were read all the same, because only with them do the weights total 100%: {rows}."),
    "tables_joined": N_(
        "These tables were read as parts of one sheet: {parts}. Each weight counts as a share of the whole."
    ),
    "part_of_whole": N_(
        "“{title}” says that this table is {share}% of the whole; its weights were left as they are, 100% together."
    ),
    "percent_doubt": N_("Nothing says whether this is a percentage; it was read as {percent}%."),
    "percent_said": N_("It was read as {percent}%, as you answered."),
    "no_target": N_("No target that can be read: the line has no score."),
    "target_zero": N_("Nothing can be divided by a target of 0: it is scored as hit or missed."),
    "no_weight": N_("This line has no weight and adds nothing to the total."),
    "polarity_from_words": N_("Nothing says which way is better; by its words, lower is."),
    "polarity_asked": N_("Is more or less of it better? Nothing says so; of such things mostly less is."),
    "polarity_against_words": N_(
        "Is more or less of it better? It is scored as if more were, though of such things mostly less is."
    ),
    "polarity_against_sign": N_("Its column and the sign of its target say opposite things; the column was taken."),
    "polarity_said": N_("Which way is better is taken from your answer."),
    "column_said": N_("“{heading}” is read as {column_lower}, as you answered."),
    "polarity_from_score": N_("Nothing says which way is better; by the sheet's own score, lower is."),
    "table_left": N_("Another table begins here that names no KPI; it was not read."),
    "lines_cut": N_("Only the first {most} lines were read; from this row on nothing was."),
    "column_read": N_(
        "“{heading}” was read as {column_lower}, not as {usual_lower}: so {explained} of {compared} numbers come out "
        "of the others, else {by_usual}."
    ),
    "column_undecided": N_(
        "Is “{heading}” {column_lower} or {usual_lower}? The numbers of the sheet don't decide it; it was read as "
        "{column_lower}."
    ),
    "own_method": N_(
        "These scores follow rules of their own: {matched} of {compared} come out of target and actual. "
        "They were taken as they are."
    ),
}


def sentence(finding: Finding, lang: str) -> str:
    """What is wrong with a cell, or doubtful, in one sentence."""
    pattern = said(_SAID.get(finding.code, _SAID["score_wrong"]), lang)
    values = {name: _written(value, lang) for name, value in finding.values.items()}
    column = str(finding.values.get("column", ""))
    values["column"] = said(_COLUMNS.get(column, column), lang)
    values["column_lower"] = values["column"].lower()
    values["usual_lower"] = said(_COLUMNS.get(str(finding.values.get("usual", "")), _COLUMNS["other"]), lang).lower()
    return pattern.format_map(_Told(values, says_text=finding.says, because=", ".join(finding.because)))


class _Told(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "–"


def _written(value: object, lang: str) -> str:
    return number(rounded(value, 2), lang) if isinstance(value, Decimal) else str(value)


def steps(finding: Finding, lang: str) -> list[str]:
    """The calculation that shows what the cell should say, a line per step: "Ratio: 100 × 5 ÷ 6 ≈ 83,33"."""
    lines = []
    for step in finding.steps:
        sign = " ≈ " if step.result.startswith("≈") else " = "
        name = said(STEPS[step.code], lang) if step.code in STEPS else step.code
        lines.append(f"{name}: {expression(step.expression, lang)}{sign}{expression(step.result.lstrip('≈'), lang)}")
    return lines


def says(finding: Finding, lang: str) -> str:
    """What the cell shows, as the reader writes numbers; words and broken formulas as they are."""
    stated = finding.values.get("says")
    return _shown(stated, finding, lang) if isinstance(stated, Decimal) else finding.says


def should(finding: Finding, lang: str) -> str:
    """What the cell should say: a number as it would be shown there, or that it should be empty."""
    if finding.should is not None:
        return _shown(finding.should, finding, lang)
    _ = translations(lang).gettext
    return _("empty") if finding.code in ("no_data_as_zero", "score_without_data") else ""


def _shown(value: Decimal, finding: Finding, lang: str) -> str:
    sign = "%" if finding.says.endswith("%") else ""
    return number(rounded(value, 2), lang) + sign


def convention(found: Convention, lang: str, *, uncapped: bool = False) -> str:
    """By which rules the sheet scores, in one line: "100 × target ÷ actual where lower is better, up to 120".

    `uncapped`: its scores show that nothing stops them, which its KPIs keep.
    """
    _ = translations(lang).gettext
    if found.rated:
        return _("by rules of its own")
    if not found.compared:
        return _("no score to compare with")
    lower = _("2 − actual ÷ target") if found.lower is Formula.COMPLEMENT else _("target ÷ actual")
    parts = [_("actual ÷ target; where lower is better %(lower)s") % {"lower": lower}]
    if found.cap is not None:
        parts.append(_("at most %(cap)s") % {"cap": number(found.cap, lang)})
    elif uncapped:
        parts.append(_("without a cap, and so its KPIs are saved"))
    if found.scale != 100:
        parts.append(_("100%% is written as %(scale)s") % {"scale": number(found.scale, lang)})
    return "; ".join(parts)


def answer(option: str, lang: str) -> str:
    """How one of the answers reads that a finding offers: what a column holds, which way is better, a percentage."""
    percent = parse(option) if option[:1] in "-0123456789" else None
    if isinstance(percent, Decimal):
        return number(percent, lang) + "%"
    return said({**_COLUMNS, **_DIRECTIONS}.get(option, option), lang)


def direction(polarity: Polarity) -> str:
    """The sign of a direction."""
    return {Polarity.HIGHER: "↑", Polarity.LOWER: "↓", Polarity.BAND: "↔"}[polarity]
