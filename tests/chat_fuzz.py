"""Payloads that nobody documented: any JSON, and documented ones with any of their parts exchanged."""

import copy
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=60)
    | st.from_regex(r"[0-9]{1,22}", fullmatch=True)
)
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)


@st.composite
def changed(draw: Any, documented: list[dict[str, Any]]) -> Any:
    """One documented payload in which up to three parts, at any depth, are something else or gone."""
    made = copy.deepcopy(draw(st.sampled_from(documented)))
    for _ in range(draw(st.integers(0, 3))):
        places = list(_places(made))
        if not places:
            break
        holder, key = places[draw(st.integers(0, len(places) - 1))]
        if draw(st.booleans()):
            holder[key] = draw(JSON)
        else:
            del holder[key]
    return made


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every key of every object and every place of every list, from outside in."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in list(inner):
        yield value, key
        yield from _places(each)
