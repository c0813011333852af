"""Who of the made-up organisation goes through these journeys, and what may each of them do?"""

from __future__ import annotations

RATNA = "Ratna Wirabuana"  # heads the company: may do everything
NADIA = "Nadia Kertasari"  # leads digital marketing: edits her unit and those below
CITRA = "Citra Anggraeni Putri"  # sells in the west: reports on her own
SURYA = "Surya Nataprawira"  # sits on the supervisory board: reads
