"""Where can a program ask and report: everything under /api/v1?"""

from kinerja.api.root import api, unknown

__all__ = ["api", "unknown"]
