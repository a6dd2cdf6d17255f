"""The budget explanation in English."""

COUNTED: dict[str, tuple[str, str]] = {
    "votes": ("{n} vote", "{n} votes"),
    "points": ("{n} point", "{n} points"),
    "with_votes": ("{n} more vote", "{n} more votes"),
    "voted": ("{n} person", "{n} persons"),
    "paid": ("{n} person who voted for it paid", "{n} persons who voted for it shared"),
    "gave_all": ("{n} of them gave what was left of their share", "{n} of them gave what was left of their share"),
    "are": ("is", "are"),
    "of_projects": ("{n} project", "{n} projects"),
    "increments": ("{n} step", "{n} steps"),
    "name": ("{n} ballot names", "{n} ballots name"),
    "give": ("{n} ballot gives", "{n} ballots give"),
    "bear": ("{n} ballot bears", "{n} ballots bear"),
}

SENTENCES: dict[str, str] = {
    "quoted": "“{name}” ({id})",
    "and": " and ",
    "greedy": "Counted in simple order: whoever has the most {by} goes first; what no longer fits the budget is passed "
    "over.",
    "by_votes": "votes",
    "by_points": "points",
    "by_votes_per_cost": "votes per unit of money",
    "by_points_per_cost": "points per unit of money",
    "equal-shares": "Counted by the Method of Equal Shares: {voted} voted, and each is credited with the same share of "
    "the budget ({start}). A project is bought when all who voted for it can pay for it together.",
    "add1": "To use more of the budget, the share was raised in {increments} to {share}; one more step would exceed "
    "the budget or change nothing.",
    "filled": "What was left then went to the projects with the most votes that still fitted.",
    "sum": "{won} of {all} {are} in. {spent} of {budget} are spent, {left} are left.",
    "won_free": "{project} is in: it costs nothing and is wanted ({votes}).",
    "won_supporters_paid": "{project} is in (round {round}): {paid} {cost}, at most {price} each.",
    "won_supporters_paid_alone": "{project} is in (round {round}): {paid} {cost} alone.",
    "won_supporters_paid_all": "{project} is in (round {round}): {paid} {cost}, at most {price} each; {gave_all}.",
    "won_most_wanted": "{project} is in (round {round}): {votes}, {cost}. After that {left} are left.",
    "lost_no_votes": "{project} is not in: nobody voted for it.",
    "lost_below_threshold": "{project} is not in: {votes}, at least {threshold} are needed.",
    "lost_above_budget": "{project} is not in: at {cost} it costs more than the whole budget ({budget}).",
    "lost_supporters_short": "{project} is not in ({votes}): those who voted for it had {held} left together at the "
    "end; {short} were missing for {cost}.",
    "lost_not_enough_left": "{project} is not in ({votes}): when it was its turn, the budget was {short} short of "
    "{cost}.",
    "missing": "With {with_votes} it would have been in.",
    "uncounted": "How many votes were missing is not recounted for {projects}: that takes longer; ask with --missing "
    "all or --missing and the project ids.",
    "missing_never": "No number of additional votes would have been enough.",
    "tie_id": "Tie in round {round}: {projects}. By the order of the project ids {first} went first.",
    "tie_lot": "Tie in round {round}: {projects}. The lot decided for {first}.",
    "note_vote_type_missing": "Note: the file names no vote type; it was counted as {example}.",
    "note_num_projects_differs": "Note: the number of projects is {example} by the file, {count} as counted.",
    "note_num_votes_differs": "Note: the number of ballots is {example} by the file, {count} as counted.",
    "note_votes_differ": "Note: for {of_projects} the file states other votes than counted, first on line {line} "
    "({example}).",
    "note_unknown_skipped": "Note: {name} unknown projects, first on line {line}; these entries do not count.",
    "note_named_twice": "Note: {name} a project more than once, first on line {line}; it counts once.",
    "note_negative_points": "Note: {give} negative points, first on line {line}; with equal shares nobody pays for "
    "these.",
    "note_voters_twice": "Note: {bear} an id that was used before; all of them count.",
}
