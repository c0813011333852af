"""What is said about a KPI sheet that can't be read or saved?"""

from __future__ import annotations

from collections.abc import Mapping

from kinerja.words.language import N_

SHEETS: Mapping[str, tuple[str, str]] = {
    "file.no_workbook": (
        N_("This file is no workbook."),
        N_("Choose an Excel file (.xlsx, .xls), an OpenDocument sheet (.ods) or a CSV file."),
    ),
    "file.kpi_sheet": (
        N_("This file is a KPI sheet with actuals; read as a document its weights and values would be lost."),
        N_("Send it to POST /api/v1/sheets/import."),
    ),
    "sheet.answer_unasked": (N_("Nothing in this sheet takes the answer “{text}”."), N_("What it asks: {titles}.")),
    "sheet.nothing_asked": (
        N_("Nothing in this sheet takes the answer “{text}”."),
        N_("It asks nothing: leave the answer out."),
    ),
    "sheet.empty": (N_("There is nothing in this workbook."), N_("Look whether its sheets are hidden or empty.")),
    "sheet.too_large": (
        N_("The sheet “{name}” reaches down to row {rows}: more than a KPI sheet holds."),
        N_("Delete the rows below the table, also the empty ones, and save the file again."),
    ),
    "sheet.nothing_read": (
        N_("No KPI table was found in this workbook."),
        N_("A table needs a heading with KPI and at least two of weight, target, actual and score."),
    ),
    "sheet.people_across": (
        N_("In “{name}” people stand down the rows and KPIs across, but not what each number is."),
        N_("Put Target, Actual and Score under each KPI's name, or give each person a table with a row for each KPI."),
    ),
    "sheet.nothing_chosen": (N_("No line was chosen."), N_("Choose at least one line to save.")),
    "sheet.no_period": (N_("It isn't clear which period this sheet is for."), N_("Name it, for example 2026-10.")),
    "sheet.no_unit": (
        N_("It isn't clear which unit this sheet belongs to."),
        N_("Choose its unit, or give its id (U-2)."),
    ),
    "sheet.changed": (N_("What the preview showed did not arrive whole."), N_("Choose the file again.")),
    "sheet.no_such_person": (
        N_("There is no sheet {number} in this workbook; it has {count}."),
        N_("Count from 1, in the order in which they are shown."),
    ),
    "sheet.no_such_row": (
        N_("No KPI stands in row {rows} of this sheet, so it can't be left out."),
        N_("The KPIs stand in rows {least} to {most}."),
    ),
    "sheet.kpi_twice": (
        N_("{kpi} already gets its numbers for {period} from another line of this file."),
        N_("Say whose each sheet is, or leave one of the two lines out."),
    ),
    "sheet.nothing_known": (
        N_("No KPI here has a target or a value for {period}."),
        N_("Choose a period in which something was measured."),
    ),
    "sheet.without_values": (
        N_("No KPI has a value for {period} yet: the sheet has targets and weights alone."),
        N_("Report the values and export it again, or fill the sheet in and import it."),
    ),
    "sheet.nothing_to_export": (
        N_("No KPI is measured in the rhythm of {period} here."),
        N_("Choose a period of the rhythm in which these KPIs are measured."),
    ),
    "sheet.keeps_cap": (
        N_("{id} keeps its cap of {cap} points; the scores of this sheet stop at {other}."),
        N_("Change it on the KPI's page if the sheet is right."),
    ),
    "sheet.keeps_cap_uncapped": (
        N_("{id} keeps its cap of {cap} points; the scores of this sheet go beyond it."),
        N_("Change it on the KPI's page if the sheet is right."),
    ),
    "sheet.keeps_direction": (
        N_("{id} keeps its direction, {polarity}; in this sheet it is {other}."),
        N_("Change it on the KPI's page if the sheet is right."),
    ),
    "sheet.keeps_formula": (
        N_("{id} keeps its formula, {formula}; this sheet scores by {other}."),
        N_("Change it on the KPI's page if the sheet is right."),
    ),
    "kpi.weight_period_ended": (
        N_("{period} has ended; “{name}” weighed {weight}% in it."),
        N_("Choose a period that runs or is to come."),
    ),
    "kpi.weight_twice": (N_("{id} is named twice, so it isn't clear what it should weigh."), N_("Name it once.")),
    "kpi.weight_out_of_range": (N_("A weight of {weight} is not a share of 100."), N_("Write 0 to 100.")),
}
