"""Which event ends the goal: "before Easter", "by handover", "in time for the trade fair"?"""

from __future__ import annotations

from kinerja.reading.statement.dates import year_at
from kinerja.reading.statement.line import Line

_LONGEST_EVENT = 4


def claim_event(line: Line, eager: bool) -> str | None:
    """An event that ends the goal ("sebelum Lebaran", "by handover"); any short phrase after "before" when `eager`."""
    for i in reversed(line.every("deadline.events")):
        if not i:
            continue
        j = line.at("deadline.events", i)
        start = line.before("deadline.events_by", i)
        if start == i:
            start = _before_edge(line, i)
        if start < i and line.has("deadline.since", start) and line.roles[start - 1 : start] == ["value"]:
            # "2 weeks after go-live": how long it may take from there on.
            continue
        if start == i and year_at(line, j):
            start = line.before("deadline.before", i)
        if start < i and line.free(start, j):
            if line.word[j] == ":" or line.has("negations.modal", j):
                # "Snags at handover: 5 max", "queues at lunch must not exceed …".
                continue
            end = _to_the_end(line, j)
            if line.has("deadline.loosely", start) and (end > j or line.has("verbs.particles", start - 1)):
                # "Pieces for the Advent service" are for it, not due by it.
                continue
            return as_event(line, start, i, end)
    return (_headed_event(line) if eager else None) or _any_event(line, eager)


def as_event(line: Line, start: int, i: int, end: int) -> str:
    line.claim(start, end, "deadline")
    return f"event:{line.text[line.tokens[i].start : line.tokens[end - 1].end].lower()}"


def _headed_event(line: Line) -> str | None:
    """ "By race day", "in time for the Berlin trade fair": the last word says that it is an event."""
    for i in line.every("deadline.event_heads"):
        j = line.at("deadline.event_heads", i)
        if line.has("deadline.named_heads", i) and not line.tokens[i].text[0].isupper():
            continue
        for k in range(i, max(0, i - _LONGEST_EVENT), -1):
            start = line.before("deadline.heads_by", k)
            if start < k and line.free(start, j):
                return as_event(line, start, k, _to_the_end(line, j)) if start else None
            nth = line.number[k - 1] and line.has("dates.day_ends", k)
            if not line.free(k - 1, k) or not (nth or line.is_word(k - 1) or line.word[k - 1] == "'"):
                break
    return None


def _before_edge(line: Line, i: int) -> int:
    """Where "before the end of the" begins that leads to an event, or `i`."""
    j = i - line.has("small.the", i - 1)
    edge = line.label_before("edges", j - line.has("small.of", j - 1))
    for place in (j, edge[1] - line.has("small.the", edge[1] - 1) if edge else j):
        start = line.before("deadline.events_by", place)
        if start < place:
            return start
    return i


def claim_opening_event(line: Line) -> str | None:
    """ "Before the crushing season, 25 tractors ready": what stands before the comma is when."""
    i = line.at("deadline.events_before", 0)
    i += line.has("metric.articles", i) if i else 0
    for j in range(i + 1, min(i + 9, line.size)) if i else ():
        if line.word[j] == ",":
            line.claim(0, j + 1, "deadline")
            return f"event:{line.text[line.tokens[i].start : line.tokens[j - 1].end].lower()}"
        if not (line.is_word(j) and line.is_word(i)):
            break
    return None


def _to_the_end(line: Line, j: int) -> int:
    """An event's name may be longer than the words known of it; it ends with the sentence, up to three words on."""
    end = len(line)
    free = line.free(j, end) and all(line.is_word(k) or year_at(line, k) for k in range(j, end))
    return end if end - j <= 3 and free else j + (year_at(line, j) is not None and line.free(j, j + 1))


def _any_event(line: Line, eager: bool) -> str | None:
    """Whatever stands after "before" at the end; of a measure that goes on only what is written like a name."""
    for i in (*line.every("deadline.events_before"), *(_named_by(line) if eager else ())):
        j = max(line.at("deadline.events_before", i), line.at("deadline.names_by", i))
        if i == 0 or not line.free(i, len(line)) or not 1 <= len(line) - j <= 6:
            continue
        if line.has("metric.articles", j):
            j += 1
        if j >= len(line) or not (eager or line.tokens[j].text[0].isupper()):
            continue
        if any(line.has("deadline.any_time", k) for k in range(j, len(line))):
            # "Ready for visitors at any hour".
            continue
        if j < len(line) and all(line.is_word(k) or line.has("ignored.birthdays", k - 1) for k in range(j, len(line))):
            return as_event(line, i, j, len(line))
    return None


def _named_by(line: Line) -> list[int]:
    """Where "by" leads to a name at the end: "playable by Gamescom", but not "audited by Deloitte"."""
    places = []
    for i in line.every("deadline.names_by"):
        named = line.size - i in (2, 3, 4) and all(line.tokens[k].text[0].isupper() for k in range(i + 1, line.size))
        small = any(line.tokens[k].text[0].islower() for k in range(i)) and line.is_word(i - 1)
        done = line.word[i - 1].endswith(line.lex.edges("metric.finished_endings")) or line.has("metric.doers", i - 1)
        if named and small and not done:
            places.append(i)
    return places
