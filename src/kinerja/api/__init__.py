"""Where can a program ask and report: everything under /api/v1?"""

from kinerja.api.root import api, routes, unknown

__all__ = ["api", "routes", "unknown"]
