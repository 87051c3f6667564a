"""People of somebody's, who go where they themselves may not: "her brother flew to Lyon", "sent his lawyer to Osh"."""

from __future__ import annotations

from collections.abc import Sequence

_OWNERS = frozenset({"his", "her", "its", "their"})
_GENITIVES = (["'s"], ["’s"])
_THEIRS = frozenset(
    "wife husband son daughter sons daughters brother brothers sister sisters mother father uncle aunt cousin nephew"
    " niece grandmother grandfather widow girlfriend boyfriend fiancee minister ministers ambassador supporters"
    " followers deputy lawyer lawyers aide aides spokesman spokeswoman envoy envoys manager agent".split()
)


def is_anothers(words: Sequence[str], mine: Sequence[int], k: int) -> bool:
    """ "Her brother flew to [Lyon]", "she sent her lawyer to [Lyon]": whoever is theirs was there."""
    last = max((j for j in mine if j < k), default=None)
    if last is None or (last and words[last - 1] in ("and", "with")):
        return False
    noun = last + 1 if words[last] in _OWNERS else last + 2 if words[last + 1 : last + 2] in _GENITIVES else None
    return noun is not None and not _THEIRS.isdisjoint(words[noun : noun + 2])
