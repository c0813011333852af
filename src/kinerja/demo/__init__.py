"""What does a believable organisation look like after a year with Kinerja? (Made up, and it says so.)"""

from kinerja.demo.build import build

__all__ = ["build"]
