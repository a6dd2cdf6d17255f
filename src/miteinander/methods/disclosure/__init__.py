"""Disclosure control: publish tables about persons so that nobody can be worked out from them.

``release.release(table, rules)`` is the door: it hides or rounds, attacks the result and refuses what does not
withstand. ``attack.attack(published)`` says what can be inferred from a published table, ``anonymity.anonymity`` who
stands alone in rows about persons, ``coarsening.repairs`` what would help. This room itself loads no solver.
"""

from miteinander.methods.disclosure.table import Dimension, Table, flat, grouped

__all__ = ["Dimension", "Table", "flat", "grouped"]
