"""What did taking something back leave: how much is gone, what stays, and why?"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from kinerja.core.problem import Problem
from kinerja.web.say import Say
from kinerja.words.language import N_, translations

#: Why something stays, by the last word of the refusal; an address carries that word.
STAYS = {
    "reported": N_("stays: it has values or check-ins"),
    "touched": N_("stays: somebody has worked on it since"),
    "in_use": N_("stays: a key result uses it"),
    "cycle_in_use": N_("stays: other goals are in it by now"),
    "linked": N_("stays: it is linked to another goal"),
    "closed": N_("stays: it is closed"),
    "archived": N_("stays: it is archived"),
    "forbidden": N_("stays: it is not yours to change"),
}
#: Of a refusal without a word of its own; what has been hidden since is one of them.
_OTHER = N_("stays: it could not be taken back")


def stays(say: Say, refs: Sequence[str], why: Sequence[str]) -> dict[str, str]:
    """Why each of some short ids stays, in words; none of them does where the address gives no reason."""
    return {ref: say._(STAYS.get(word, _OTHER)) for ref, word in zip(refs, why, strict=False) if ref and word}


def query_of(kept: Sequence[Problem], *, nothing: bool = False) -> str:
    """What stays, with the reasons, as an address tells it; `nothing` where that is all of it."""
    left = {problem.field or "": problem.code.rpartition(".")[2] for problem in kept}
    told = {"refs": ",".join(left), "stay": ",".join(left.values())} | ({"nothing": "1"} if nothing else {})
    return urlencode(told, safe=",")


def gone(say: Say, count: int) -> str:
    """How much was taken back, for the next page."""
    ngettext = translations(say.lang).ngettext
    return ngettext("Taken back: %(num)s line.", "Taken back: %(num)s lines.", count) % {"num": count}
