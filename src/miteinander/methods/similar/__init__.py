"""Texts that say the same, in German: "does this proposal exist already?", pairs in a list, topics as suggestions.

``index.Index`` grows text by text, ``comparing.find(index, text)`` says what is alike and why,
``everything.pairs(index)`` looks through a whole list, ``topics.suggest(index, text)`` proposes a topic that a person
may take, ``formats.read_texts(path)`` reads a table, ``sentences`` says it in words.
"""

from miteinander.methods.similar.folding import fold, telling, words_of

__all__ = ["fold", "telling", "words_of"]
