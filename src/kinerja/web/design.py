"""What does every part of our pages look like, in each state, light and dark, full and empty?"""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path

from kinerja.reports.chart import Chart, Limits, Outlook, Series, chart
from kinerja.reports.spark import Spark, spark
from kinerja.web.jinja import environment
from kinerja.words.language import LANGUAGES

MONTHS = {
    "id": "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des".split(),
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
}
COMPLAINTS = (12, 11, 13, 12, 10, 11, None, 12, 9, 8, 8)
STATES = tuple("achieved watch missed none no_target stale early late on_track at_risk off_track".split())
SURFACES = ("paper", "raised", "sunken", "hover", "hairline", "edge", "ink-faint", "ink-soft", "ink")
ACCENTS = ("kpi-soft", "kpi-mark", "kpi", "okr-soft", "okr-mark", "okr", "okr-from", "okr-midway", "focus")
TONES = tuple(f"{state}{part}" for state in ("achieved", "watch", "missed") for part in ("-soft", "-mark", ""))


def design(request: HttpRequest) -> HttpResponse:
    """The page at /design; it exists while we develop and nowhere else."""
    if not settings.DEVELOPMENT:
        raise Http404
    lang = request.GET.get("lang", "id")
    return HttpResponse(page(lang if lang in LANGUAGES else "id", request.GET.get("theme", "auto")))


def page(lang: str, theme: str = "auto", density: str = "comfortable") -> str:
    """The whole page as text, with the sample data below."""
    return (
        environment(lang)
        .get_template("design/page.html")
        .render(
            theme=theme,
            density=density,
            person=SimpleNamespace(name="Ayu Lestari"),
            organisation=SimpleNamespace(name="Sentosa Pangan Nusantara", is_demo=True),
            needs=3,
            complaints=_complaints(lang),
            forecast=_forecast(lang),
            sparks=_sparks(),
            states=STATES,
            surfaces=SURFACES,
            accents=ACCENTS,
            tones_shown=TONES,
            months=MONTHS[lang],
            dec=Decimal,
        )
    )


def _exact(values: tuple[int | None, ...]) -> list[Decimal | None]:
    return [None if value is None else Decimal(value) for value in values]


def _complaints(lang: str) -> Chart:
    """Eleven months with a gap, a target that tightened in July, limits and two signals."""
    words = ("sinyal: membaik", "Tidak ada data") if lang == "id" else ("signal: better", "No data")
    series = Series(
        periods=list(zip(MONTHS[lang], _exact(COMPLAINTS), strict=False)),
        targets=[Decimal(8)] * 6 + [Decimal(5)] * 5,
        limits=Limits(Decimal("7.1"), Decimal("10.6"), Decimal("14.1")),
        signals={9: ("better", words[0])},
        today=10.4,
    )
    return chart(series, lambda value: _said(value, lang), nothing=words[1])


def _forecast(lang: str) -> Chart:
    """Sales in thousands of millions of rupiah with a forecast to the year's end."""
    values = _decimals("1.02 1.08 1.05 1.12 1.15 1.11 1.19 1.22 1.2")
    looks = [
        Outlook(MONTHS[lang][9 + step], middle - spread, middle, middle + spread)
        for step, (middle, spread) in enumerate(zip(_decimals("1.25 1.27 1.3"), _decimals(".06 .09 .12"), strict=True))
    ]
    series = Series(list(zip(MONTHS[lang], values, strict=False)), [Decimal("1.25")] * 12, outlook=looks, today=8.6)
    unit = ("Rp", " M") if lang == "id" else ("IDR ", " bn")
    return chart(series, lambda value: f"{unit[0]}{_said(value, lang)}{unit[1]}", nothing="–")


def _decimals(text: str) -> list[Decimal]:
    return [Decimal(word) for word in text.split()]


def _said(value: Decimal, lang: str) -> str:
    text = f"{value.normalize():f}"
    return text.replace(".", ",") if lang == "id" else text


def _sparks() -> dict[str, Spark]:
    """Sparklines of every kind: full, with a gap, with a signal, flat, a single value, nothing at all."""
    return {
        "full": spark(_exact((8, 9, 9, 11, 10, 12, 13, 12, 14, 15, 15, 17)), Decimal(14)),
        "gap": spark(_exact((12, 11, 13, 12, 10, 11, None, 12, 9, 8, 8, None)), Decimal(5)),
        "signal": spark(_exact((42, 45, 39, 44, 47, 41, 43, 46, 40, 44, 58)), Decimal(45), signals=(10,)),
        "flat": spark(_exact((100,) * 12), Decimal(100)),
        "single": spark(_exact((None, None, 7, None, None))),
        "empty": spark(_exact((None,) * 12), Decimal(5)),
    }


urlpatterns = [path("design", design, name="design")]
