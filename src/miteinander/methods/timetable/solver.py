"""Solve a 0-1 model by CP-SAT (OR-tools), in a process of its own.

Standard input: one line with the limits (deterministic seconds, seconds), one line with the model as text protocol
buffer. Standard output: one line of JSON. One worker, a fixed seed and a limit in the solver's own deterministic time
make its answer repeatable; parallel workers of CP-SAT 9.13 to 9.15 corrupt memory (google/or-tools#5048), and printing
its variables may crash (#5297), so neither is done. When its standard input is closed, its parent is gone, and it ends.
Only the core of OR-tools is loaded: its Python front end would bring pandas and take five times as long to start.
"""

import json
import os
import sys
import threading
from typing import Any

HOW = "linearization_level: 2 cut_level: 0 cp_model_presolve: false search_branching: PSEUDO_COST_SEARCH"
"""A linear programme of everything proves such plans several times sooner; for so small a model, cuts and presolving
take longer than they save.
"""


def solve(text: str, deterministic: float, seconds: float) -> dict[str, Any]:
    """Return ``status``, ``values`` of the variables, none without a solution, and ``bound``.

    "optimal", "infeasible"; at the deterministic limit "feasible" with a solution, "unknown" without; "cut" by a clock.
    """
    from ortools.sat.python import cp_model_helper as core  # noqa: PLC0415 - missing it is an answer, not a crash

    model, parameters = core.CpModelProto(), core.SatParameters()
    solver: Any = core.SolveWrapper()
    if not model.parse_text_format(text):
        return {"status": "model not understood", "values": [], "bound": 0}
    parameters.parse_text_format(
        f"{HOW} num_workers: 1 random_seed: 1 max_deterministic_time: {deterministic} max_time_in_seconds: {seconds}"
    )
    solver.set_parameters(parameters)
    response = solver.solve(model)
    known = {core.OPTIMAL: "optimal", core.FEASIBLE: "feasible", core.INFEASIBLE: "infeasible"}
    status = known.get(response.status, "unknown")
    values = [int(value) for value in response.solution] if status in {"optimal", "feasible"} else []
    if status in {"feasible", "unknown"} and response.wall_time >= 0.9 * seconds:
        status = "cut"
    return {"status": status, "values": values, "bound": response.best_objective_bound}


def main() -> None:
    """Answer the one question on standard input."""
    deterministic, seconds = (float(figure) for figure in sys.stdin.readline().split())
    text = sys.stdin.readline()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    sys.stdout.write(json.dumps(solve(text, deterministic, seconds)))
    sys.stdout.flush()
    os._exit(0)  # the thread still waits for the parent


def _end_with_parent() -> None:
    sys.stdin.read()
    os._exit(1)


if __name__ == "__main__":
    main()
