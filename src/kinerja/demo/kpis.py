"""Which KPIs does the made-up company keep?"""

from __future__ import annotations

from kinerja.demo.kpis_inside import INSIDE
from kinerja.demo.kpis_outside import OUTSIDE

KPIS = (*OUTSIDE, *INSIDE)

#: KPIs that somebody has set up and nobody has measured, or that have no target yet: states of their own, never green.
WITHOUT_DATA = ("Kehadiran rapat mingguan", "penjualan", "yoga")
WITHOUT_TARGET = ("Ulasan toko daring", "pemasaran", "nadia")
