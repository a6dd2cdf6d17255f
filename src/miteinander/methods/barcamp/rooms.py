"""Give the topics of one round their rooms at the least cost: an exact assignment.

Source: H. W. Kuhn, "The Hungarian method for the assignment problem", Naval Research Logistics Quarterly 2
(1955), in the shortest-augmenting-path form that takes O(rows² × columns).
"""

from collections.abc import Sequence

INFINITE = 1 << 80


def assign(costs: Sequence[Sequence[int]]) -> list[int]:
    """Return a column for every row so that the costs are least; never more rows than columns."""
    rows, columns = len(costs), len(costs[0]) if costs else 0
    row_of = [0] * (columns + 1)
    row_price, column_price = [0] * (rows + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        row_of[0] = row
        column, came_from = _shortest_path(costs, row_of, row_price, column_price)
        while column:
            row_of[column] = row_of[came_from[column]]
            column = came_from[column]
    found = [0] * rows
    for column in range(1, columns + 1):
        if row_of[column]:
            found[row_of[column] - 1] = column - 1
    return found


def _shortest_path(
    costs: Sequence[Sequence[int]], row_of: list[int], row_price: list[int], column_price: list[int]
) -> tuple[int, list[int]]:
    """Find the cheapest way to a free column and adjust the prices; column 0 stands for the new row."""
    columns = len(column_price)
    cheapest, came_from, done = [INFINITE] * columns, [0] * columns, [False] * columns
    column = 0
    while row_of[column]:
        done[column] = True
        row = row_of[column]
        for other in range(1, columns):
            if not done[other]:
                cost = costs[row - 1][other - 1] - row_price[row] - column_price[other]
                if cost < cheapest[other]:
                    cheapest[other], came_from[other] = cost, column
        step, following = min((cheapest[other], other) for other in range(1, columns) if not done[other])
        for other in range(columns):
            if done[other]:
                row_price[row_of[other]] += step
                column_price[other] -= step
            else:
                cheapest[other] -= step
        column = following
    return column, came_from
