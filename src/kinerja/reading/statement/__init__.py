"""What does one KPI or OKR sentence state: metric, direction, limit, value, unit, start, period and deadline?"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from kinerja.reading.language import detect
from kinerja.reading.lexicon import lexicon
from kinerja.reading.statement.asides import claim_occasion, claim_reasons
from kinerja.reading.statement.certainty import Span, spans_of
from kinerja.reading.statement.clauses import is_plural
from kinerja.reading.statement.deadline import (
    claim_deadline,
    claim_opening_span,
    claim_references,
    span_of,
)
from kinerja.reading.statement.events import claim_event, claim_opening_event
from kinerja.reading.statement.figures import Amount
from kinerja.reading.statement.kind import Shape, changes, direction_of, form_kind, look, missing, objective_like
from kinerja.reading.statement.labels import strip_label
from kinerja.reading.statement.line import Line
from kinerja.reading.statement.measure import is_rank, is_relative, is_top, name_unit, size_of
from kinerja.reading.statement.metric import read_metric
from kinerja.reading.statement.movement import Movement, find_movement, start_of
from kinerja.reading.statement.multiples import find_multiple
from kinerja.reading.statement.period import claim_period
from kinerja.reading.statement.second_look import is_noun_after_all, kept_within, of_another
from kinerja.reading.statement.target import Target, read_target
from kinerja.reading.statement.verbs import opening_verb
from kinerja.reading.statement.zero import find_zero
from kinerja.reading.tokens import LONGEST, tokenize

__all__ = ["Kind", "Span", "Statement", "read_statement"]

_FIELDS = (
    "text",
    "kind",
    "metric",
    "direction",
    "comparator",
    "value",
    "value_high",
    "unit",
    "relative",
    "baseline",
    "period",
    "deadline",
    "smart_missing",
    "advice",
)


Kind = Literal["kpi", "key_result", "objective"]
"""What a statement can be; in a document its heading decides."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence and what its words say; a field the words don't fill is None, never a guess.

    "Turunkan keluhan dari 12 menjadi 5 per bulan" has metric "keluhan", direction "decrease", comparator "=",
    value 5, unit "count", baseline 12 and period "month".
    `line` is its line in the document it came from, counted from 1.
    """

    text: str
    lang: str
    kind: str | None
    metric: str | None = None
    direction: str | None = None
    comparator: str | None = None
    value: Decimal | None = None
    value_high: Decimal | None = None
    unit: str | None = None
    relative: bool = False
    baseline: Decimal | None = None
    period: str | None = None
    deadline: str | None = None
    smart_missing: tuple[str, ...] = ()
    advice: str | None = "okr"
    spans: tuple[Span, ...] = ()
    line: int | None = None

    def as_dict(self) -> dict[str, Any]:
        """The statement as JSON's words and numbers; here alone an exact number becomes one of JSON's."""
        answer: dict[str, Any] = {}
        for name in _FIELDS:
            value = getattr(self, name)
            if isinstance(value, Decimal):
                value = int(value) if value == value.to_integral_value() else float(value)
            answer[name] = list(value) if isinstance(value, tuple) else value
        return answer


def read_statement(
    text: str, lang: str | None = None, section: Kind | None = None, around: str | None = None
) -> Statement:
    """Read one sentence. `lang` is "id" or "en", found out when absent; `section` ("kpi", "key_result", "objective") is
    the kind its document's heading gives and wins over a label in the line; `around` is the language most of the text
    around it is written in, whose habit decides what "4.000" is. Nothing a person types raises; a text without a word
    or a number states nothing, not even its kind."""
    label = strip_label(text[:LONGEST])
    tokens = tokenize(text, label.start)
    lang = lang or detect(tokens)
    if not any(token.kind != "sign" for token in tokens):
        return Statement(text, lang, section or label.kind, advice=None)
    line = Line(text, tokens, lexicon(lang), lexicon(around).decimal if around else None)
    given = section or label.kind
    # A label stands in front of the statement; a kind without one is read from all of it.
    named = (0, label.start, True) if label.kind and not section else (label.start, len(text[:LONGEST]), bool(given))
    return _Reader(line, lang, given, named).read()


class _Reader:
    """One pass over one line: each question claims the words it understood, the next one reads what is left."""

    def __init__(self, line: Line, lang: str, given: str | None, named: tuple[int, int, bool]) -> None:
        self.line, self.lang, self.given, self.named = line, lang, given, named

    def read(self) -> Statement:
        line = self.line
        claim_reasons(line)
        multiple = find_multiple(line)
        claim_references(line)
        deadline = claim_opening_span(line) or claim_deadline(line) or claim_opening_event(line)
        claim_occasion(line)
        period, other = claim_period(line)
        zero = find_zero(line)
        movement = find_movement(line, multiple)
        target = read_target(line, movement, multiple, zero)
        period = None if of_another(line, target) else period
        if movement is not None and is_noun_after_all(line, movement, target):
            movement = None
        movement = movement or kept_within(line)
        deadline = deadline or self._span(target, movement)
        self._claim_verb(movement)
        target.relative = is_relative(line, target, movement)
        shape = look(line, Shape(movement, target, period, other, deadline, target.relative))
        if deadline is None:
            shape.deadline = deadline = claim_event(line, _awaits(line, shape))
            if deadline:
                shape = look(line, shape)
        form = form_kind(shape)
        return self._state(shape, form)

    def _state(self, shape: Shape, form: str) -> Statement:
        line, target = self.line, shape.target
        kind = self.given or form
        wished = self.given == "objective" and not (shape.deadline or shape.activity)
        objective = target.main is None and (wished or not (shape.milestone or shape.activity or shape.every))
        places, metric = read_metric(line, target, objective, shape.milestone and not objective)
        target.unit = name_unit(line, target, metric, places)
        if is_rank(line, target):
            target.unit = "rank"
            target.comparator = "<=" if is_top(line, target) else target.comparator
        spread = target.main is not None and target.main.spread
        value = size_of(target.value, shape.relative, spread)
        high = size_of(target.high, shape.relative, spread)
        return Statement(
            line.text,
            self.lang,
            kind,
            metric,
            direction_of(line, shape),
            target.comparator,
            value,
            high,
            target.unit,
            shape.relative,
            target.baseline,
            shape.period,
            shape.deadline,
            missing(line, shape, metric, kind),
            "kpi" if form == "kpi" and not (kind == "objective" and objective_like(shape)) else "okr",
            spans_of(line, shape, places, self.named),
        )

    def _span(self, target: Target, movement: Movement | None) -> str | None:
        """A duration that limits the goal ("dalam 6 minggu") is its deadline; one limiting each case is its value."""
        line = self.line
        for amount in (*target.others, *([target.main] if target.main else [])):
            label = span_of(amount)
            if label is None or amount.unit == "workday":
                continue
            start = line.before("deadline.in_next", amount.first)
            ahead = line.has("deadline.duration_end", amount.last) and amount is not target.main
            if start == amount.first and not ahead:
                continue
            # "Lulusan bekerja dalam 6 bulan: 70%" measures who does so within the months.
            if line.word[amount.last] == ":" and target.main is not None and amount.last < target.main.first:
                continue
            before = target.main is not None and amount.last <= target.main.first
            if before and start and line.has("limits.spans", start) and not self._whole_goal(movement):
                # "Debt over 90 days below £25k" is that old.
                continue
            if amount is target.main:
                if not self._whole_goal(movement) or target.from_to or target.to or target.baseline is not None:
                    continue
                target.main = target.value = target.comparator = None
            end = line.at("deadline.duration_end", amount.last)
            if (
                amount is not target.main
                and movement
                and amount.last <= movement.first
                and line.in_clause(amount.first)
            ):
                continue
            if amount is not target.main and self._limits_cases(target, movement, amount, end):
                continue
            line.claim(start, max(end, amount.last), "deadline")
            return label
        return None

    def _whole_goal(self, movement: Movement | None) -> bool:
        verb, _ = opening_verb(self.line)
        change = movement is not None and movement.leading and movement.direction != "maintain"
        begun = start_of(self.line)
        after = begun + 1
        several = is_plural(self.line, after) or is_plural(self.line, after + 1)
        if several and self.line.has("deliver.standing", begun) and not self.line.has("metric.articles", after):
            # "Resolve landlord disputes in under 3 weeks": each of them.
            return False
        if verb == "nounlike":
            return change or any(self.line.has(f"deliver.{key}", 0) for key in ("event", "strong"))
        return verb in ("event", "soft", "strong") or change

    def _limits_cases(self, target: Target, movement: Movement | None, span: Amount, end: int) -> bool:
        main, unit = target.main, span.unit
        if (
            main is None
            or end > span.last
            or main.unit != "%"
            or target.from_to
            or (movement is not None and movement.direction != "maintain")
        ):
            return False
        verb, _ = opening_verb(self.line)
        since = self.line.has("deadline.since", span.last)
        return since or unit in ("day", "workday") or verb not in ("event", "strong")

    def _claim_verb(self, movement: Movement | None) -> None:
        if movement is not None and self.line.free(movement.first, movement.last):
            self.line.claim(movement.first, movement.last, "verb")


def _awaits(line: Line, shape: Shape) -> bool:
    """Whether what stands after "before" ends the goal: a routine goes on, and a limit in each case ends nothing."""
    main = shape.target.main
    routine = shape.period is not None or shape.other_rhythm
    if main is None:
        return not routine or (shape.one_off and shape.period is None)
    counted = main.unit is None and shape.target.comparator in ("=", ">") and not shape.period
    return counted or line.known("deadline.own") or shape.one_off or changes(shape)
