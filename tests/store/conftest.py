"""What does every test of the rows start from?"""

from __future__ import annotations

import pytest

from tests.cast import Cast, assemble


@pytest.fixture
def cast(db: None) -> Cast:
    """Ayu, Hana, Budi, Citra, Dewi, Eka and Fajar with all that their organisations hold."""
    return assemble()
