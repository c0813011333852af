"""What does every test of the rows start from?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cast import Cast


@pytest.fixture
def cast(db: None) -> Cast:
    """Ayu, Hana, Budi, Citra, Dewi, Eka and Fajar with all that their organisations hold."""
    # Here and not above: pytest reads this file before Django knows its models.
    from tests.cast import assemble

    return assemble()
