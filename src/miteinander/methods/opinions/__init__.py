"""Opinion maps: who votes alike, what each group says, what all share and what divides, and how firm that is.

``formats.read_votes(path)`` reads the field's files, ``mapping.opinion_map(votes)`` computes the map,
``mapping.with_given_groups(votes, labels)`` describes groups of somebody else, ``sentences.sentences(map, texts)`` says
it in words, and ``result.written(map, texts)`` gives it as data. While people vote: ``votes.with_votes(…)`` and the map
again; it costs what the first map cost. Only the types are imported here: the computation loads SciPy.
"""

from miteinander.methods.opinions.votes import AGREE, DISAGREE, PASS, Votes, of_triples

__all__ = ["AGREE", "DISAGREE", "PASS", "Votes", "of_triples"]
