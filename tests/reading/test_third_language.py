"""Can somebody add a language by writing words, and no code?"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from kinerja.reading import language, lexicon, tokens, tongues
from kinerja.reading.statement import labels, read_statement

SPANISH = """
code = "es"
decimal = ","
day_first = true
function_words = ["el", "la", "las", "los", "de", "por", "antes", "y", "en", "al", "del", "cada", "menos"]

[tokens]
before_hyphen = []
abbreviations = []

[numbers]
cinco = "5"
diez = "10"

[multipliers]
mil = "1000"
millones = "1000000"

[units]
minute = ["minutos", "minuto"]
"%" = ["por ciento"]

[currencies]
EUR = ["euros", "de euros"]

[small]
of = ["de"]
per = ["por"]
to = ["a"]

[comparators]
">=" = ["al menos", "como mínimo"]
"<=" = ["máximo", "no más de", "como máximo"]
"<" = ["menos de"]

[moves]
from = ["de"]
to = ["a"]
only_to = ["a"]
by = ["en un"]

[rise]
leading = ["aumentar"]

[fall]
leading = ["reducir", "bajar"]

[keep]
leading = ["mantener"]

[deliver]
strong = ["abrir"]
event = ["abrir"]

[periods]
week = ["por semana", "a la semana"]
month = ["al mes", "por mes"]

[deadline]
before = ["antes de", "en"]

[months]
"6" = ["junio"]

[dates]
before_year = ["de"]

[metric]
articles = ["el", "la", "las", "los", "un", "una"]
prepositions = ["de", "en", "del", "al", "a"]

[labels]
objective = ["objetivo"]
"""

CACHES = (
    tongues.language_files,
    tongues.default_language,
    lexicon.lexicon,
    lexicon.telling_words,
    lexicon.word_looks,
    tokens._pattern,
    labels._label,
)


@pytest.fixture
def spanish(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Our two languages and a few dozen words of a third, in one folder."""
    for path in tongues.HOME.glob("*.toml"):
        shutil.copy(path, tmp_path)
    (tmp_path / "es.toml").write_text(SPANISH, encoding="utf-8")
    monkeypatch.setattr(tongues, "HOME", tmp_path)
    for cache in CACHES:
        cache.cache_clear()
    yield
    monkeypatch.undo()
    for cache in CACHES:
        cache.cache_clear()


@pytest.mark.usefixtures("spanish")
def test_a_third_language_is_read_from_its_words() -> None:
    """From 12 down to 5 complaints a week before June 2027, in words that no line of code knows."""
    read = read_statement("Reducir las quejas de 12 a 5 por semana antes de junio de 2027")
    assert (read.lang, read.kind, read.metric, read.direction) == ("es", "key_result", "quejas", "decrease")
    assert (read.comparator, read.value, read.baseline) == ("=", Decimal(5), Decimal(12))
    assert (read.period, read.deadline, read.advice) == ("week", "2027-06", "okr")


@pytest.mark.usefixtures("spanish")
@pytest.mark.parametrize(
    ("text", "kind", "comparator", "value", "unit"),
    [
        ("Mantener la espera en no más de diez minutos", "kpi", "<=", 10, "minute"),
        ("KPI: al menos 2,5 millones de euros al mes", "kpi", ">=", 2_500_000, "EUR"),
        ("Abrir cinco tiendas", "key_result", "=", 5, "count"),
        ("Objetivo: la tienda del barrio", "objective", None, None, None),
    ],
)
def test_its_limits_numbers_and_labels_hold(
    text: str, kind: str, comparator: str | None, value: int | None, unit: str | None
) -> None:
    """Limits, number words, multipliers, units and labels of the new language work like the others'."""
    read = read_statement(text, "es")
    assert (read.kind, read.comparator, read.value, read.unit) == (kind, comparator, value, unit)


@pytest.mark.usefixtures("spanish")
def test_the_other_languages_stay_as_they_were() -> None:
    """A new file changes nothing for those who write in another language."""
    assert read_statement("Kurangi keluhan dari 12 menjadi 5 per minggu").baseline == Decimal(12)
    assert read_statement("Cut complaints from 12 to 5 a week").baseline == Decimal(12)
    assert language.language_of("Cut complaints from 12 to 5 a week") == "en"
