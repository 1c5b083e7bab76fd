"""Whether a text holds an insult that is hard to take for anything else. It only flags; nothing is ever refused for it.

Words that stand in true complaints are not in the list: sampah, anjing liar, babi, monyet, bodoh, mati, setan, gila.
"""

from lapor.kit.text import words

# fmt: off
INSULTS = frozenset({
    "bajingan", "bangsat", "brengsek", "goblok", "jancok", "jancuk", "kampret", "keparat", "kontol", "memek", "ngentot", "pantek",
    "pukimak", "tolol",
})
# fmt: on


def is_rude(text: str) -> bool:
    """Whether one of the words is in the list, whatever its case and accents."""
    return not INSULTS.isdisjoint(words(text))
