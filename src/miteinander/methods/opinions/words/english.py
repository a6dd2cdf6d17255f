"""The opinion map in English, with the keys of the German file."""

COUNTED: dict[str, tuple[str, str]] = {
    "people": ("{n} person", "{n} people"),
    "able": ("{n} person has", "{n} people have"),
    "have": ("has", "have"),
    "votes": ("{n} vote", "{n} votes"),
    "statements": ("{n} statement", "{n} statements"),
    "outside": ("{n} person is", "{n} people are"),
    "groups": ("{n} group", "{n} groups"),
    "hidden": ("{n} statement was", "{n} statements were"),
}

SENTENCES: dict[str, str] = {
    "quoted": "“{text}”",
    "unnamed": "statement {name}",
    "percent": "{n} %",
    "and": " and ",
    "counts": "{people} {have} cast {votes} on {statements}.",
    "hidden": "{hidden} taken out by moderation and {become} not shown.",
    "become_1": "is",
    "become_n": "are",
    "few_statements": "No groups are shown: this needs at least {needed} statements with votes.",
    "few_people": "No groups are shown: {able} voted on enough statements (at least {least}); {needed} are needed.",
    "no_structure": "No groups are shown: the votes do not hang together more than they would by chance.",
    "no_split": "No groups are shown: every division would have a group of fewer than {needed} people.",
    "found": "The people with enough votes form {groups}: {sizes}.",
    "size": "group {id} of {people}",
    "given": "Described are {groups} that the file gives: {sizes}.",
    "firm": "The division is rather stable: when people are drawn anew by lot, mostly almost the same results "
    "(agreement {value}; 1 would be always the same, 0 like chance).",
    "wavering": "The division is only partly stable: when people are drawn anew by lot, it often looks different "
    "(agreement {value}; 1 would be always the same, 0 like chance).",
    "weak": "The division is hardly stable: when people are drawn anew by lot, mostly another one results "
    "(agreement {value}; 1 would be always the same, 0 like chance). Please do not draw conclusions from it.",
    "warning": "The groups are a computation and no hard fact: they depend on who took part and which statements "
    "stood to vote. They say nothing about people who did not vote.",
    "outside": "{outside} in no group, because that needs at least {least}. The shares below count the groups only.",
    "outside_all": "All votes count in the following statements.",
    "outside_given": "{outside} in no group.",
    "says": "Group {id}:",
    "says_nothing": "No statement is characteristic of group {id}.",
    "agree": "  agrees: {statement} ({share}; in the other groups {other})",
    "disagree": "  disagrees: {statement} ({share}; in the other groups {other})",
    "shared": "All groups share:",
    "shared_all": "There is a clear majority on:",
    "shared_none": "No statement has a clear majority in all groups.",
    "shared_none_all": "No statement has a clear majority.",
    "shared_agree": "  agreed: {statement} ({share} of {seen})",
    "shared_disagree": "  rejected: {statement} ({share} of {seen})",
    "divides": "This divides the groups:",
    "divides_all": "Opinions are divided on:",
    "divides_none": "No statement clearly divides the groups.",
    "divides_none_all": "Opinions are clearly divided on no statement.",
    "gap": "  {statement}: {high_share} agree in group {high}, {low_share} in group {low}",
    "camps": "  {statement}: {share} agree",
    "smoothed": "Shares are careful: with few votes they move towards 50 %.",
}
