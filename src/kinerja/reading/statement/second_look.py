"""What of the first reading does the target, once it is known, take back?"""

from __future__ import annotations

from kinerja.reading.statement.line import Line
from kinerja.reading.statement.movement import Movement
from kinerja.reading.statement.target import Target


def of_another(line: Line, target: Target) -> bool:
    """ "Remakes fall 2%, complaints under 5 a week": the rhythm is the second measure's."""
    main, place = target.main, line.where("period")
    if main is None or place is None or place[0] < main.last:
        return False
    comma = next((k for k in range(main.last, place[0]) if line.word[k] in (",", ";")), place[0])
    amount = next((k for k in range(comma, place[0]) if line.number[k] and not line.roles[k]), 0)
    return amount > comma + 1 and line.is_word(comma + 1)


def kept_within(line: Line) -> Movement | None:
    """ "Stock in the cold room: never less than 9 days" keeps within a limit."""
    for never in line.every("zero.never"):
        if line.roles[never] == "comparator":
            return Movement("maintain", never, never + 1)
    return None


def _named_before_limit(line: Line, movement: Movement, target: Target) -> bool:
    """ "Cut injuries: no more than 2 a year": what may be a noun is one before a colon and the limit of a count."""
    main = target.main
    if main is None or not movement.leading or target.by or target.from_to or main.unit not in (None, "count"):
        return False
    limited = target.comparator not in (None, "=") and line.has("verbs.nounlike", movement.first)
    colon = next((k for k in range(movement.last, main.first) if line.word[k] == ":"), 0)
    return limited and colon > movement.last and line.roles[colon + 1] == "comparator"


def is_noun_after_all(line: Line, movement: Movement, target: Target) -> bool:
    """ "Lift breakdowns ≤ 3": what may be a noun is one where a rise would have an upper limit, a fall a lower one."""
    main = target.main
    if movement.leading and main is not None and main.unit == "count" and not target.by and not target.from_to:
        if main.last < len(line) and line.roles[main.last] == "period" and movement.last < main.first:
            # "Cut the verges twice a month".
            return line.has("small.times", main.first) or line.has("classifiers.words", main.last - 1)
    if main is not None and movement.direction == "maintain" and not movement.leading:
        between = line.word[movement.last : main.first]
        colon = between.index(":") if ":" in between else 0
        if any(line.number[k] for k in range(movement.last, movement.last + colon)):
            # "Guest stays over 3 nights: 40 a month".
            return True
    if _named_before_limit(line, movement, target):
        return True
    against = {"increase": ("<", "<="), "decrease": (">", ">=")}.get(movement.direction, ())
    nounlike = movement.last == movement.first + 1 and line.word[movement.first] in line.lex.words("verbs.nounlike")
    return movement.leading and nounlike and not target.from_to and target.comparator in against
