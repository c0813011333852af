"""Where does `kinerja …` begin?"""

from __future__ import annotations

import sys


def main() -> None:
    """The command line: `kinerja --help` is answered from a plain table, all else by click, loaded only then."""
    asked = sys.argv[1:]
    if asked in ([], ["--help"], ["-h"]):
        from kinerja.cli.overview import overview

        sys.stdout.write(overview())
        return
    from kinerja.cli.app import app

    app(prog_name="kinerja")
