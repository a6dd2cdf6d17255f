"""The draw (sortition): who sits on the panel, by lot, with quotas kept and chances as equal as they can be.

``read_question`` reads pool and quotas, ``prepare`` computes chances and lots and commits to them, ``draw`` takes a
seed and names the panel, ``explain`` says why the chances are as they are, ``draw_replacement`` fills seats again,
``verify`` checks what was published. All but the question load the solver, and only when they are asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from miteinander.methods.draw.problem import Frame, Kind, Person, Question, Quota

if TYPE_CHECKING:
    from miteinander.methods.draw.explanation import Explanation, Group, explain
    from miteinander.methods.draw.fair import Distribution, fair_distribution
    from miteinander.methods.draw.formats import read_pool, read_question, read_quotas
    from miteinander.methods.draw.relaxation import Impossible, NoPanel
    from miteinander.methods.draw.replacement import Replacement, draw_replacement
    from miteinander.methods.draw.result import Drawn, Prepared, draw, prepare, read_folder, write_folder
    from miteinander.methods.draw.sentences import sentences, why
    from miteinander.methods.draw.verification import Check, keeps_all, recompute, verify

_ROOMS = {
    "explanation": ("Explanation", "Group", "explain"),
    "fair": ("Distribution", "fair_distribution"),
    "formats": ("read_pool", "read_question", "read_quotas"),
    "relaxation": ("Impossible", "NoPanel"),
    "replacement": ("Replacement", "draw_replacement"),
    "result": ("Drawn", "Prepared", "draw", "prepare", "read_folder", "write_folder"),
    "sentences": ("sentences", "why"),
    "verification": ("Check", "keeps_all", "recompute", "verify"),
}

__all__ = [
    "Check",
    "Distribution",
    "Drawn",
    "Explanation",
    "Frame",
    "Group",
    "Impossible",
    "Kind",
    "NoPanel",
    "Person",
    "Prepared",
    "Question",
    "Quota",
    "Replacement",
    "draw",
    "draw_replacement",
    "explain",
    "fair_distribution",
    "keeps_all",
    "prepare",
    "read_folder",
    "read_pool",
    "read_question",
    "read_quotas",
    "recompute",
    "sentences",
    "verify",
    "why",
    "write_folder",
]


def __getattr__(name: str) -> Any:
    for room, names in _ROOMS.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{room}"), name)
    raise AttributeError(f"There is no {name} in {__name__}.")
