"""What do the coach and the advisor say about thirty statements that people bring along? It writes the guides.

`python -m tests.reading.coach_guide` writes `docs/guide/coach.md` and `docs/guide/coach-id.md` anew; a test compares.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kinerja.reading.advisor import advise
from kinerja.reading.coach import Coaching, Context, coach
from kinerja.reading.coach.score import COSTS, MOST
from kinerja.reading.coach.set import coach_objective
from kinerja.reading.statement import Kind, read_statement
from kinerja.words.advice import answer_name, certainty_name, worded
from kinerja.words.coaching import Told, told
from kinerja.words.coaching_texts import FINDINGS, RISKS
from kinerja.words.language import said

HERE = Path(__file__).parent
GUIDES = HERE.parent.parent / "docs" / "guide"
#: The place of a language's sentence in each pair of the data.
PLACE = {"id": 0, "en": 1}
FILES = {"en": "coach.md", "id": "coach-id.md"}
HEAD = {
    "en": (HERE / "coach_guide_en.txt").read_text(encoding="utf-8"),
    "id": (HERE / "coach_guide_id.txt").read_text(encoding="utf-8"),
}
RISKY = {"en": "It depends on the measure: see below.", "id": "Tergantung ukurannya: lihat di bawah."}
RISKS_HEAD = {
    "en": (
        "A measure can look good while the thing itself gets worse. What the coach knows of it, by its code:",
        "",
    ),
    "id": (
        "Sebuah ukuran bisa terlihat baik sementara keadaannya memburuk. Yang diketahui, menurut kodenya:",
        "",
    ),
}
LABELS = {
    "en": {
        "kpi": "KPI", "key_result": "Key result", "whole": "Objective with its key results", "none": "Nothing to add.",
        "better": "It could read", "beside": "and beside it", "advisor": "Advisor", "of": "of 100",
        "as_kpi": "As a KPI", "as_okr": "As an OKR",
    },
    "id": {
        "kpi": "KPI", "key_result": "Key result", "whole": "Objective beserta key result-nya", "of": "dari 100",
        "better": "Bisa ditulis", "beside": "dan di sampingnya", "advisor": "Penasihat", "none": "Tidak ada catatan.",
        "as_kpi": "Sebagai KPI", "as_okr": "Sebagai OKR",
    },
}  # fmt: skip


def roles() -> list[dict[str, Any]]:
    """The five roles with their statements in both languages."""
    found: list[dict[str, Any]] = tomllib.loads((HERE / "thirty.toml").read_text(encoding="utf-8"))["roles"]
    return found


def statements(lang: str) -> Iterator[tuple[str, Kind, bool]]:
    """The thirty statements: text, kind, and whether the objective above it says when it ends."""
    at = PLACE[lang]
    for role in roles():
        ends = read_statement(role["objective"][at], lang, "objective").deadline is not None
        yield from ((pair[at], "kpi", False) for pair in role["kpis"])
        yield from ((pair[at], "key_result", ends) for pair in role["key_results"])


def coached(text: str, lang: str, kind: Kind, ends: bool) -> Coaching:
    """The coach's answer for one of the thirty."""
    return coach(text, lang, kind, Context(lang=lang, deadline=ends or None))


def guide(lang: str) -> str:
    """The whole guide of a language."""
    return "\n".join([HEAD[lang].rstrip(), "", *_findings(lang), "", *_list(lang)]) + "\n"


def _findings(lang: str) -> Iterator[str]:
    columns = ("Code", "Finding", "Costs at most", "Why it matters")
    if lang == "id":
        columns = ("Kode", "Temuan", "Paling banyak mengurangi", "Mengapa penting")
    yield f"| {' | '.join(columns)} |"
    yield "|---|---|---|---|"
    for code, (name, why, _would_do) in FINDINGS.items():
        because = said(why, lang).format(
            words="…", count="6", metric="…", said="…", stands="…", risk=RISKY[lang], health="…"
        )
        yield f"| `{code}` | {said(name, lang)} | {_most(code)} | {because} |"
    yield from ("", *RISKS_HEAD[lang])
    yield from (f"- `{code}`: {said(sentence, lang)}" for code, sentence in RISKS.items())


def _most(code: str) -> int:
    """The most points that a finding costs in any kind of statement."""
    costs = (COSTS.get(f"{kind}.{code}", COSTS[code]) for kind in MOST)
    return max(sum(n for part, n in cost.items() if part in MOST[kind]) for kind, cost in zip(MOST, costs, strict=True))


def _list(lang: str) -> Iterator[str]:
    at, label = PLACE[lang], LABELS[lang]
    for role in roles():
        yield from (f"## {role[lang]}", "")
        texts = [pair[at] for pair in role["key_results"]]
        ends = read_statement(role["objective"][at], lang, "objective").deadline is not None
        for pair in role["kpis"]:
            yield from _entry(label["kpi"], coached(pair[at], lang, "kpi", False), lang)
        whole = coach_objective(role["objective"][at], texts, lang, Context(lang=lang))
        yield from _entry(label["whole"], whole, lang, advised=False)
        for text in texts:
            yield from _entry(label["key_result"], coached(text, lang, "key_result", ends), lang)


def _entry(kind: str, found: Coaching, lang: str, *, advised: bool = True) -> Iterator[str]:
    label, answer = LABELS[lang], told(found, lang)
    yield f"**{kind}: {found.text}** — {answer.score} {label['of']}, {answer.verdict.lower()}."
    yield ""
    own = told(found.objective, lang).advice if found.objective else ()
    yield from _advice((*own, *answer.advice), label["none"])
    if found.better:
        yield f"- *{label['better']}:* {found.better}"
    yield from (f"- *{label['beside']}:* {line}" for line in found.beside)
    if advised:
        yield from _advised(found.text, lang, found.kind)
    yield ""


def _advice(advice: tuple[Any, ...], none: str) -> Iterator[str]:
    if not advice:
        yield f"- {none}"
    for one in advice:
        words = f" “{', '.join(dict.fromkeys(one.words))}”" if one.words else ""
        yield f"- {one.name}{words}: {one.why} {one.would_do}"


def _advised(text: str, lang: str, kind: str) -> Iterator[str]:
    label, advice = LABELS[lang], advise(text, lang, "kpi" if kind == "kpi" else "key_result")
    row = worded(advice.as_dict(), lang)
    name = answer_name(advice.answer, lang)
    reasons = " ".join(f"{reason['words'].rstrip('.')}." for reason in row["reasons"][:2])
    told = f"{name} ({certainty_name(advice.certainty, lang).lower()}). {reasons} {row['remark'] or ''}"
    yield f"- *{label['advisor']}:* {told.strip()}"
    yield f"- *{label['as_kpi']}:* {row['as_kpi']}"
    yield f"- *{label['as_okr']}:* {row['as_objective']} — {row['as_key_result']}"


def write() -> None:
    """Write both guides."""
    for lang, name in FILES.items():
        (GUIDES / name).write_text(guide(lang), encoding="utf-8")


__all__ = ["FILES", "GUIDES", "Told", "coached", "guide", "roles", "statements", "write"]

if __name__ == "__main__":
    write()
