"""Do the coach's guides say what the coach and the advisor answer today?"""

from __future__ import annotations

import pytest

from tests.reading.coach_guide import FILES, GUIDES, coached, guide, statements


@pytest.mark.parametrize("lang", FILES)
def test_the_guide_is_what_they_answer(lang: str) -> None:
    """`python -m tests.reading.coach_guide` writes it anew; then read it through as somebody who writes KPIs does."""
    assert (GUIDES / FILES[lang]).read_text(encoding="utf-8") == guide(lang)


def test_the_languages_bring_the_same_thirty() -> None:
    """Fifteen KPIs and fifteen key results, in both languages with the same remarks on most of them."""
    pairs = list(zip(statements("id"), statements("en"), strict=True))
    assert (
        [kind for (_, kind, _), _ in pairs].count("kpi")
        == [kind for (_, kind, _), _ in pairs].count("key_result")
        == 15
    )
    same = 0
    for (indonesian, kind, ends), (english, _, _) in pairs:
        same += set(coached(indonesian, "id", kind, ends).codes) == set(coached(english, "en", kind, ends).codes)
    assert same >= 26
