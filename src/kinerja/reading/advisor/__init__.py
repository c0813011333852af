"""Is a sentence better kept as a KPI, as an OKR, as both, or is it a task or a project?"""

from __future__ import annotations

from collections.abc import Iterator

from kinerja.reading.advisor.advice import KPI, OKR, WORK, Advice, Answer, Certainty, Reason, by_weight, points
from kinerja.reading.advisor.cases import cases_of
from kinerja.reading.advisor.examples import examples_of, outcome_question
from kinerja.reading.advisor.lexicon import Patterns
from kinerja.reading.advisor.listed import LISTED, listed_as, one_of, remark_of
from kinerja.reading.advisor.parts import Parts
from kinerja.reading.coach.checks import two_measures
from kinerja.reading.coach.implied import named
from kinerja.reading.statement import Kind, Statement, read_statement

#: What each reason weighs, and for what it speaks.
WEIGHTS: dict[str, tuple[str, int]] = {
    "recurs": (KPI, 5),
    "keeps": (KPI, 5),
    "nothing_of_it": (KPI, 4),
    "limit": (KPI, 4),
    "cases": (KPI, 4),
    "measure": (KPI, 4),
    "level": (KPI, 3),
    "routine": (KPI, 3),
    "share": (KPI, 2),
    "no_end": (KPI, 1),
    "from_to": (OKR, 5),
    "change": (OKR, 4),
    "direction_only": (OKR, 4),
    "deadline": (OKR, 4),
    "multiple": (OKR, 3),
    "once": (OKR, 3),
    "reach": (OKR, 3),
    "size": (OKR, 2),
    "listed_kpi": (KPI, 2),
    "listed_key_result": (OKR, 2),
    "errand": (WORK, 5),
    "deliverable": (WORK, 5),
    "soon": (WORK, 4),
    "done_once": (WORK, 2),
    "counts_work": (WORK, 1),
}
#: Both forms are worth it where each has at least so much for itself.
_BOTH = {KPI: 5, OKR: 4}
#: The lead that makes an answer clear, and the one up to which it stays open.
_CLEAR, _OPEN = 4, 1
#: From this weight on a reason speaks for itself.
_TELLING = 4
_LIMITS = (">=", ">", "<=", "<", "between")
_CHANGES = ("increase", "decrease")
#: What speaks against a heading: the other form.
_OTHER: dict[str | None, str] = {"kpi": OKR, "key_result": KPI}
_HOW_SURE = (Certainty.OPEN, Certainty.LIKELY, Certainty.CLEAR).index


def advise(text: str, lang: str | None = None, kind: Kind | None = None) -> Advice:
    """Advice on one sentence; `lang` is its language, found out when absent. Nothing a person types raises.

    `kind` is what the person keeps it as, where that is known: it weighs, and where the words say otherwise the advice
    has a remark. "Engagement rate 6%" is a KPI; as a key result it is both, and lacks its start and its end.

    "Balasan pertama maksimal 4 jam" is a KPI: a limit, without an end. "Turunkan keluhan dari 12 menjadi 5" is an OKR:
    a way from here to there. "Keluhan turun dari 12 menjadi 5 per bulan" is both, "Kirim laporan besok" a task.
    """
    return advise_on(named(read_statement(text, lang)), kind)


def advise_on(said: Statement, kind: Kind | None = None) -> Advice:
    """Advice on a sentence that has been read; by its words alone it differs from the reader's own advice only where
    cases are handled to a standard ("Menyelesaikan 95% tiket …"), work is counted once, or a measure is only named."""
    if said.advice is None:
        return Advice(said.text, said.lang, None, Certainty.OPEN, ())
    weighing = _Weighing(said, kind)
    found = weighing.reasons()
    plain, codes = _answer(said, found, weighing.form), frozenset(reason.code for reason in found)
    answer = listed_as(kind, plain, said, codes)
    sure = _certainty(said, found, plain)
    work = answer.value if answer in (Answer.TASK, Answer.PROJECT) else ""
    if kind in LISTED and not work and (answer != plain or sure is Certainty.OPEN or answer == _OTHER[kind]):
        side, weight = WEIGHTS[f"listed_{kind}"]
        found.append(Reason(f"listed_{kind}", weight, side))
        sure = Certainty.LIKELY if answer != plain else _certainty(said, found, answer)
    two = not work and two_measures(weighing.parts.sight) is not None
    if remark := "two" if two else remark_of(kind, answer, said, codes):
        sure = min(sure, Certainty.LIKELY, key=_HOW_SURE)
    examples = examples_of(one_of(said) if two else said, work=work, effort="counts_work" in codes)
    instead = {"kpi": examples.kpi, "key_result": examples.key_result}.get(kind or "", "") if remark else ""
    ask, shown = outcome_question(said) if work else "", "" if work == "task" else instead
    weighed = by_weight(found, answer)
    return Advice(said.text, said.lang, answer, sure, weighed, examples, said.advice, ask, remark, shown)


def _answer(said: Statement, found: list[Reason], form: str) -> Answer:
    codes = {reason.code for reason in found}
    if "errand" in codes:
        return Answer.TASK
    if "deliverable" in codes:
        return Answer.PROJECT
    strong = all(points(found, side) >= least for side, least in _BOTH.items())
    if strong and said.value is not None:
        return Answer.BOTH
    return Answer(form)


def _certainty(said: Statement, found: list[Reason], answer: Answer) -> Certainty:
    kpi, okr, work = (points(found, side) for side in (KPI, OKR, WORK))
    if answer is Answer.BOTH:
        lead = min(kpi, okr) - 2
    elif answer in (Answer.TASK, Answer.PROJECT):
        lead = work - max(kpi, okr)
    else:
        lead = (kpi - okr if answer is Answer.KPI else okr - kpi) - work
    standing = answer is Answer.KPI and said.value is None and not any(r.code in ("recurs", "measure") for r in found)
    bare = said.direction is None and said.value is None and not any(r.code in ("measure", "once") for r in found)
    vague = said.metric is None or standing or bare
    if vague or lead <= _OPEN:
        return Certainty.OPEN
    return Certainty.CLEAR if lead >= _CLEAR else Certainty.LIKELY


class _Weighing:
    """One sentence, and what its words say for a KPI, for an OKR, or for plain work."""

    def __init__(self, said: Statement, kind: Kind | None) -> None:
        self.said, self.kind, self.parts = said, kind, Parts(said)
        self.known: Patterns = self.parts.known
        self.tokens, self.lows = self.parts.sight.tokens, list(self.parts.sight.lows)
        cases = cases_of(self.parts)
        self.handled = cases is not None and cases.handled and said.deadline is None
        self.named, self.judged = self.parts.is_measure() and kind != "key_result", self.parts.sight.judged()
        # Of a sentence without a number the reader says "not measurable", unless it is a deed, done once or routinely.
        self.deed = said.value is None and "measurable" not in said.smart_missing and not self.judged
        self.rhythm = said.period is not None or any(span.field == "period" for span in said.spans)

    @property
    def form(self) -> str:
        """What the words alone make of it: as the reader says, but handled cases are a standard, work is done once."""
        said, sight = self.said, self.parts.sight
        works = self.known.opens("work.verbs", self.lows) or sight.effort()
        works = works or (sight.counted_effort() and not sight.begins_with_thing())
        counted = works and said.unit == "count" and said.comparator == "="
        once = counted and not self.rhythm and said.direction == "achieve" and said.value != 0
        fresh = self.kind == "key_result" and said.unit == "count" and not self.rhythm
        if fresh and said.comparator == "=" and any(True for _ in sight.words.all("fresh", sight.lows)):
            # "10 new clients" are won once; of what is new there is none to hold.
            return OKR
        return KPI if self.handled or self.named else OKR if once else said.advice or OKR

    def reasons(self) -> list[Reason]:
        """Everything that weighs, in the order in which it is looked for."""
        work = list(self._work())
        found = [*work, *self._kpi(), *self._okr(settled=bool(work) and work[0].weight > 1)]
        form = self.form
        if any(reason.speaks_for == KPI and reason.weight >= _TELLING for reason in found):
            # "It has no end" says nothing more where the words themselves tell of a level or of a rhythm.
            found = [reason for reason in found if reason.code != "no_end"]
        if not any(reason.speaks_for in (form, WORK) and reason.weight > 1 for reason in found):
            found.append(self._least(form))
        return found

    def _reason(self, code: str, *fields: str, words: str = "") -> Reason:
        side, weight = WEIGHTS[code]
        places = self._places(fields)
        quoted = words or " … ".join(self.said.text[a:b].strip() for a, b in places)
        return Reason(code, weight, side, places, {"words": quoted} if quoted else {})

    def _places(self, fields: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
        """Where the words of some fields stand; neighbours are one place: "maksimal 4 jam"."""
        places: list[tuple[int, int]] = []
        for span in self.said.spans:
            if span.field not in fields:
                continue
            if places and not self.said.text[places[-1][1] : span.start].strip():
                places[-1] = (places[-1][0], max(span.end, places[-1][1]))
            else:
                places.append((span.start, span.end))
        return tuple(places)

    def _opening(self, code: str, first: int, last: int) -> Reason:
        """A reason for which the words from token `first` up to `last` spoke."""
        side, weight = WEIGHTS[code]
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return Reason(code, weight, side, ((start, end),), {"words": self.said.text[start:end]})

    def _between(self, code: str, first: str, last: str) -> Reason:
        """A reason for which the words from one field up to the end of another spoke."""
        side, weight = WEIGHTS[code]
        start, end = self.parts.spans[first].start, self.parts.spans[last].end
        return Reason(code, weight, side, ((start, end),), {"words": self.said.text[start:end]})

    def _least(self, form: str | None) -> Reason:
        """Where no stronger word speaks, the form itself does: a standing level, a routine, or something to reach."""
        said = self.said
        if form == KPI:
            return self._reason("level", "value") if said.value is not None else self._reason("routine", "metric")
        if said.value is None:
            return self._reason("direction_only", "metric")
        return self._reason("once" if said.unit in (None, "count") else "reach", "value")

    def _kpi(self) -> Iterator[Reason]:
        said = self.said
        level = said.value is not None and not said.relative
        if self.rhythm:
            yield self._reason("recurs", "period")
        if self.named:
            yield self._reason("measure", "metric")
        if said.direction == "maintain":
            yield self._reason("keeps", "direction")
        if level and said.value == 0:
            yield self._reason("nothing_of_it", "value")
        elif level and said.comparator in _LIMITS and said.direction not in _CHANGES:
            yield self._reason("limit", "comparator", "value")
        elif self.handled:
            yield self._between("cases", "value", "metric")
        elif level and said.unit == "%" and said.advice == OKR and self._still():
            yield self._reason("share", "value")
        # A key result ends with its cycle; a duty that comes back says already that it has no end.
        if said.deadline is None and (level or self.rhythm) and self.kind != "key_result":
            yield self._reason("no_end")

    def _still(self) -> bool:
        """Whether nothing is said to move: a share like "95 % of tickets" may be a level to hold as well."""
        return self.said.baseline is None and self.said.direction == "achieve"

    def _okr(self, *, settled: bool) -> Iterator[Reason]:
        said = self.said
        if said.baseline is not None:
            yield self._reason("from_to", "baseline", "value")
        if said.direction in _CHANGES and not settled:
            shown = any(span.field == "direction" for span in said.spans)
            yield self._reason("change", "direction" if shown else "value")
        if self.parts.changes() and said.value is not None:
            yield self._reason("multiple" if said.unit == "x" else "size", "value")
        if said.deadline is not None and not settled:
            yield self._reason("deadline", "deadline")
        if self.judged:
            yield self._reason("once", "metric")
        elif said.value is None and not (self.deed or self.named or settled):
            yield self._reason("direction_only", "metric")

    def _work(self) -> Iterator[Reason]:
        """An errand or a piece of work that is done once; of a goal with a number only that it counts the work."""
        said, known = self.said, self.known
        once = not self.rhythm and said.baseline is None and not said.relative and said.direction != "maintain"
        bare = said.value is None or (said.unit == "count" and said.comparator == "=" and said.value != 0)
        opening = known.opens("task.verbs", self.lows)
        soon = known.within("task.soon", self.lows)
        if once and bare and not (known.within("task.every", self.lows) or known.within("task.purpose", self.lows)):
            if opening and (said.value is None or soon):
                yield self._opening("errand", 0, opening)
            elif self._repairs():
                yield self._opening("errand", 0, 1)
            elif soon and said.value is None:
                yield self._opening("errand", *soon)
            else:
                yield from self._project(once)
                return
            if soon:
                yield self._opening("soon", *soon)
            return
        yield from self._project(once)

    def _project(self, once: bool) -> Iterator[Reason]:
        said, known = self.said, self.known
        # "All projects on time" is a standard for projects, and none itself.
        named = None if known.within("task.every", self.lows) else known.within("project.words", self.lows)
        verb = known.opens("project.verbs", self.lows)
        if said.value is None and once and said.advice == OKR:
            if verb or named:
                yield self._opening("deliverable", *((0, verb) if verb else named or (0, 1)))
            elif self.deed or self._made():
                yield self._reason("deliverable", "metric")
            if (verb or named or self.deed or self._made()) and said.deadline is not None:
                yield self._reason("done_once", "deadline")
            return
        effort, noun = self.parts.sight.effort(), self.parts.sight.counted_effort()
        counts = known.opens("work.verbs", self.lows) or (effort[1] if effort and effort[0] == 0 else 0)
        only = said.direction != "maintain" and said.baseline is None and not self.parts.sight.a_result()
        if only and said.unit in (None, "count") and (counts or (noun and said.value is not None)):
            yield self._opening("counts_work", *((0, counts) if counts else noun or (0, 1)))

    def _made(self) -> bool:
        """Whether a thing is made, "buat sistem onboarding", or said to be there: "gudang baru rampung"; a culture or a
        service is no such thing."""
        sight = self.parts.sight
        if sight.finished():
            return True
        first, last = sight.thing()
        broad = any(first <= i < last for i, _, _ in sight.words.all("abstract", sight.lows))
        return sight.effort() is not None and first < last and not broad

    def _repairs(self) -> bool:
        """A thing that is mended: "Perbaiki AC ruang rapat"; a process or a service that is improved is none."""
        known = self.known
        return bool(known.opens("task.repair", self.lows)) and known.within("task.things", self.lows[:5]) is not None
