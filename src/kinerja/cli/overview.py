"""Which commands are there, where do they live, and what is each good for?"""

from __future__ import annotations

from kinerja.cli.speech import environment_lang, translated


def N_(text: str) -> str:  # noqa: N802 # the usual name of a mark for texts that are translated later
    """Mark a text for the catalogue without translating it yet."""
    return text


#: Command → module in this folder and what it is good for. A module is imported only when its command is asked for.
COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("demo", N_("Look around in a made-up organisation.")),
    "serve": ("serve", N_("Start the pages and the API.")),
    "open": ("open", N_("Print a new link that signs you in once.")),
    "board": ("board", N_("Show the KPIs and objectives you may see.")),
    "checkin": ("checkin", N_("Report where a key result stands.")),
    "measure": ("measure", N_("Report a KPI's value for a period.")),
    "undo": ("undo", N_("Take back the last check-in or value, or an import; the history keeps both.")),
    "discard": ("discard", N_("Delete a KPI or a draft objective that was a mistake.")),
    "why": ("why", N_("Explain a number: its formula, inputs and steps.")),
    "read": ("read", N_("Read KPIs and OKRs out of text.")),
    "coach": ("coach", N_("Say how a KPI, key result or objective could be worded better.")),
    "advise": ("advise", N_("KPI, OKR, both or neither: for a goal in one sentence.")),
    "import": ("importing", N_("Save the KPIs and OKRs of a document.")),
    "library": ("library", N_("Look up roles with their KPIs and OKRs, and adopt them.")),
    "sheet": ("sheet", N_("Find the wrong cells of a KPI sheet, and save it.")),
    "weights": ("weights", N_("Show and set how much each KPI weighs.")),
    "export": ("export", N_("Write the KPI sheet of a unit or a person.")),
    "calc": ("calc", N_("Calculate a score or progress without saving anything.")),
    "token": ("token", N_("Make, list and revoke tokens for the API.")),
    "setup": ("setup", N_("Set up an organisation for many people.")),
    "invite": ("invite", N_("Print a link that lets a person join.")),
    "migrate": ("migrate", N_("Bring the database up to date.")),
}


def overview(lang: str | None = None) -> str:
    """The text of `kinerja --help`."""
    _ = translated(lang or environment_lang())
    wide = max(map(len, COMMANDS))
    lines = [f"  {name:<{wide}}  {_(summary)}" for name, (_module, summary) in COMMANDS.items()]
    return "\n".join(
        [
            _("Usage: kinerja [--lang id|en] [--as P-3] COMMAND …"),
            "",
            _("KPIs to hold what must not slip, OKRs to reach what has not been reached."),
            "",
            _("Commands:"),
            *lines,
            "",
            _("`kinerja COMMAND --help` explains a command, with an example. Exit: 0 done, 1 refused, 2 unclear."),
            "",
        ]
    )
