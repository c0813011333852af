"""What does `python -m kinerja.cli` do? The same as `kinerja`."""

from __future__ import annotations

from kinerja.cli import main

if __name__ == "__main__":
    main()
