"""How do an exact number and a measured value read in Indonesian and in English?"""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from babel import Locale
from babel.numbers import format_compact_decimal
from babel.units import format_unit

from kinerja.core.measure import PRECISION, Comparator, Measure, Unit, UnitKind, decimals_of, plain
from kinerja.words.dates import ago, date, day, moment, month_name, period_label
from kinerja.words.language import N_, translations
from kinerja.words.names import label

__all__ = [
    "NOTHING", "amount", "compact", "grade", "number", "percent", "score", "value",
    "comparator", "target", "unit_name",
    "ago", "date", "day", "moment", "month_name", "period_label",
]  # fmt: skip

#: What stands where there is no number; a template gives it a word for those who listen.
NOTHING = "–"
#: Thousands by full stop, decimals by comma; English writes them as Python does.
_INDONESIAN = str.maketrans({",": ".", ".": ","})
_MOST_PLACES = 2
_WIDE = Context(prec=PRECISION * 2)
_BABEL_DURATIONS = {"ms": "millisecond"}


def number(value: Decimal | int | None, lang: str, decimals: int | None = None) -> str:
    """An exact number: 10000.5 is "10.000,5" in Indonesian and "10,000.5" in English; None is "–".

    Without `decimals` nothing is rounded and no zero is added; with it the number has just so many, rounded half up.
    """
    if value is None:
        return NOTHING
    exact = Decimal(value)
    if not exact.is_finite():
        return NOTHING
    if decimals is None:
        written = f"{exact:,f}"
    else:
        # Formatting rounds half to even where there is something to round, and readers expect half up.
        fits = decimals_of(exact) <= decimals
        written = f"{exact if fits else _rounded(exact, decimals):,.{decimals}f}"
    if decimals is None and "." in written:
        written = written.rstrip("0").rstrip(".")
    if written.startswith("-"):
        # The sign, not the hyphen: it is as wide as a plus, and no line breaks after it.
        written = "−" + written[1:] if written.strip("-0.,") else written[1:]
    return written.translate(_INDONESIAN) if lang == "id" else written


def _rounded(value: Decimal, places: int, rounding: str = ROUND_HALF_UP) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), rounding, _WIDE)


def value(value: Decimal | None, measure: Measure, lang: str) -> str:
    """A value with its unit: "Rp150.000.000", "4,5/5", "3 menit", "85%"; "IDR 150,000,000" in English; None is "–".

    It has the decimals it needs; a quotient without end (2 of 3 in percent) as many as the measure has, at least 2.
    """
    if value is None:
        return NOTHING
    places = max(measure.decimals, _MOST_PLACES)
    return amount(value if decimals_of(value) <= places else _rounded(value, places), measure.unit, lang)


def amount(value: Decimal, unit: Unit, lang: str) -> str:
    """A number in its unit, with all the decimals it has (rupiah and cents with two, or none)."""
    match unit.kind:
        case UnitKind.PERCENT:
            return f"{number(value, lang)}%"
        case UnitKind.CURRENCY:
            return _money(value, unit.name, lang)
        case UnitKind.DURATION:
            return _duration(value, unit.name, lang)
        case UnitKind.SCORE:
            return f"{number(value, lang)}/{unit.name}" if unit.name else number(value, lang)
        case _ if unit.name in _CODED:
            said = _clock(value, lang) if unit.name == "clock" else number(value, lang)
            return _coded(unit.name, lang).replace("{}", said)
        case _:
            return f"{number(value, lang)} {unit.name}".rstrip()


#: Units that reading tells by a code where a document uses a word or a sign of its own language.
_CODED = {"point": N_("{} points"), "rank": N_("rank {}"), "clock": N_("at {}"), "day_of_month": N_("on day {}")}


def _coded(code: str, lang: str) -> str:
    return translations(lang).gettext(_CODED[code])


def _clock(hours: Decimal, lang: str) -> str:
    """A time of day that is kept in hours: 7.5 is "07.30" in Indonesian and "07:30" in English."""
    minutes = int(_rounded(hours * 60, 0))
    return f"{minutes // 60:02}{'.' if lang == 'id' else ':'}{minutes % 60:02}"


def _money(value: Decimal, code: str, lang: str) -> str:
    written = number(abs(value), lang)
    mark = "," if lang == "id" else "."
    whole, _, cents = written.partition(mark)
    if cents:
        written = f"{whole}{mark}{cents.ljust(_MOST_PLACES, '0')}"
    sign = "−" if value < 0 else ""
    return f"{sign}{currency(code, lang)}{written}"


def currency(code: str, lang: str) -> str:
    """What stands before an amount: "Rp" for rupiah in Indonesian, else the ISO code and a space."""
    return "Rp" if code == "IDR" and lang == "id" else f"{code} "


def _duration(value: Decimal, name: str, lang: str) -> str:
    return _duration_pattern(name, lang, value == 1).replace("{}", number(value, lang))


@lru_cache(maxsize=64)
def _duration_pattern(name: str, lang: str, one: bool) -> str:
    """ "{} minutes", "{} menit": taken from Babel once, since asking it for each number is slow."""
    if name == "workday":
        ngettext = translations(lang).ngettext
        words = ngettext("%(count)s working day", "%(count)s working days", 1 if one else 2)
        return words.replace("%(count)s", "{}")
    sample = 1 if one else 2
    said = format_unit(sample, f"duration-{_BABEL_DURATIONS.get(name, name)}", "long", locale=lang)
    return said.replace(str(sample), "{}")


def unit_name(measure: Measure, lang: str) -> str:
    """A measure's unit on its own, for a column or a field: "%", "Rp", "menit", "/5", "klien"; "" where it has none."""
    name = measure.unit.name
    match measure.unit.kind:
        case UnitKind.PERCENT:
            return "%"
        case UnitKind.CURRENCY:
            return currency(name, lang).strip()
        case UnitKind.DURATION:
            return _duration_pattern(name, lang, False).replace("{}", "").strip()
        case UnitKind.SCORE:
            return f"/{name}" if name else ""
        case _ if name in _CODED:
            return _coded(name, lang).replace("{}", "").strip()
        case _:
            return name


def leads(measure: Measure, lang: str) -> bool:
    """Whether the unit stands before the number: "Rp 5", "tanggal 25", "peringkat 3"; behind it in "25 menit"."""
    name = measure.unit.name
    coded = measure.unit.kind is UnitKind.NUMBER and name in _CODED
    return measure.unit.kind is UnitKind.CURRENCY or (coded and _coded(name, lang).endswith("{}"))


def percent(ratio: Decimal | None, lang: str, decimals: int = 0) -> str:
    """A share of 1 in percent: 4/7 is "57%"; what falls short of the whole never shows as 100%."""
    if ratio is None:
        return NOTHING
    return f"{number(plain(_short_of(ratio * 100, decimals)), lang)}%"


def score(points: Decimal | None, lang: str, scale: int = 100) -> str:
    """A score in points with at most one decimal: "85,7", "100"; what falls short of 100 never shows as 100.

    One that doesn't count to 100 says so, or it would look like a bad one beside the others: "6,3/10".
    """
    if points is None:
        return NOTHING
    said = number(_short_of(points, 1), lang)
    return said if scale == 100 else f"{said}/{scale}"


def _short_of(value: Decimal, places: int) -> Decimal:
    rounded = _rounded(value, places)
    return _rounded(value, places, ROUND_DOWN) if value < 100 <= rounded else rounded


def grade(graded: Decimal | None, lang: str) -> str:
    """A closing grade, always with its one decimal: "0,7", "1,0"."""
    return number(graded, lang, 1)


def compact(value: Decimal | None, lang: str) -> str:
    """A number for a chart's axis, in as few signs as the language has: "1,5 jt", "1.5M"."""
    if value is None:
        return NOTHING
    if abs(value) < 1000:
        return number(_rounded(value, min(decimals_of(value), _MOST_PLACES)), lang)
    return format_compact_decimal(value, locale=_locale(lang), fraction_digits=1)


@lru_cache(maxsize=8)
def _locale(lang: str) -> Locale:
    return Locale(lang)


def comparator(comparator: Comparator, lang: str) -> str:
    """A comparator in words: "at least", "below", "between"."""
    return label(comparator, lang)


_SIGNS = {Comparator.AT_LEAST: "≥ ", Comparator.ABOVE: "> ", Comparator.AT_MOST: "≤ ", Comparator.BELOW: "< "}


def target(comparator: Comparator, low: Decimal | None, high: Decimal | None, measure: Measure, lang: str) -> str:
    """A target with its sign: "≥ 85%", "≤ 3 menit", "80–90%"; None is "–"."""
    if low is None:
        return NOTHING
    if comparator is Comparator.BETWEEN and high is not None:
        # The unit stands once: before both amounts of money, behind both of anything else.
        if measure.unit.kind is UnitKind.CURRENCY:
            return f"{value(low, measure, lang)}–{number(high, lang)}"
        return f"{number(low, lang)}–{value(high, measure, lang)}"
    return f"{_SIGNS.get(comparator, '')}{value(low, measure, lang)}"
