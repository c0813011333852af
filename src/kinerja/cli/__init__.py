"""Where does `kinerja …` begin?"""

from __future__ import annotations

import sys


def main() -> None:
    """The command line: help and calc answer at once; click is loaded for the rest alone."""
    asked = sys.argv[1:]
    if asked in ([], ["--help"], ["-h"]):
        from kinerja.cli.overview import overview

        sys.stdout.write(overview())
        return
    if asked[0] == "calc":
        from kinerja.cli.later import later

        later("inspect")
        from kinerja.cli.calc import run

        run(asked[1:])
        return
    from kinerja.cli.app import app
    from kinerja.cli.speech import listen

    # The helps of a command are written before its options are read: "read --help --lang en" would be half in each.
    listen(asked)
    app(prog_name="kinerja")
