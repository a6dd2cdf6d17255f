"""The reference: minimum cost flow by OR-tools, in a process of its own; reads points and places, writes values."""

import json
import sys

from ortools.graph.python.min_cost_flow import SimpleMinCostFlow


def best_value(points: list[list[int]], places: list[int]) -> int:
    """Return the largest sum of points when each person takes at most one task."""
    network, persons = SimpleMinCostFlow(), len(points)
    for person, row in enumerate(points):
        network.add_arc_with_capacity_and_unit_cost(0, 2 + person, 1, 0)
        network.add_arc_with_capacity_and_unit_cost(2 + person, 1, 1, 0)
        for task, worth in enumerate(row):
            if worth:
                network.add_arc_with_capacity_and_unit_cost(2 + person, 2 + persons + task, 1, -worth)
    for task, count in enumerate(places):
        network.add_arc_with_capacity_and_unit_cost(2 + persons + task, 1, count, 0)
    network.set_nodes_supplies([0, 1], [persons, -persons])
    assert network.solve() == network.OPTIMAL
    return -network.optimal_cost()


if __name__ == "__main__":
    json.dump([best_value(*asked) for asked in json.load(sys.stdin)], sys.stdout)
