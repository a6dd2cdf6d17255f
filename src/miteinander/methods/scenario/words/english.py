"""The scenario in English: shares are told as counts of runs, never as bare percentages."""

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]

SENTENCES: dict[str, str] = {
    "head": "{title}runs: {runs}, seed: {seed}, months: {months}, measures: {measures}.",
    "notice": "The figures show what follows from the assumptions. They do not say whether the assumptions are right. "
    "With {runs} runs, shares are right to about {error} in 100.",
    "notice_one": "The figures show what follows from the assumptions. They do not say whether the assumptions are "
    "right. A single run says nothing about shares.",
    "would": "would",
    "would_one": "would",
    "never_one": "not in the one run",
    "always_one": "in the one run",
    "never": "in none of the {runs} runs",
    "rarely": "in fewer than 1 of 100 runs",
    "of_ten": "in {count} of 10 runs",
    "of_hundred": "in {count} of 100 runs",
    "mostly": "in more than 99 of 100 runs",
    "always": "in all {runs} runs",
    "course": "{label}: in {month} the value lies between {low} and {high}{unit} in 8 of 10 runs, in the middle at "
    "{middle}. Without measures it would be about {without}.",
    "course_sure": "{label}: in {month} the value is {middle}{unit} in all runs. Without measures it would be about "
    "{without}.",
    "reached": "The target of {target}{unit} is reached {share}.",
    "cost": "Cost: between {low} and {high} euros in 8 of 10 runs.",
    "affordable": "The budget of {budget} euros is enough {share}.",
    "shortage": "{role}: in {month} the hours are not enough {share}. Whatever needs these hours gets on more slowly "
    "then.",
    "tornado": "The result depends most on these assumptions: {bars}.",
    "effect": "how strongly {measure} acts on {indicator}",
    "accepted": "whether {measure} is accepted",
    "chance": "how likely {measure} is accepted",
    "delay": "how late {measure} begins",
    "dropout": "when {measure} is given up",
    "choice": "Best choice within budget and hours: {measures}. Planned cost: {cost} euros.",
    "choice_none": "Best choice within budget and hours: no measure.",
    "robust_one": "For one single run the best choice was sought too, as if one knew it beforehand.",
    "robust": "For {runs} single runs the best choice was sought too, as if one knew the run beforehand.",
    "in_best": "{measure}: chosen; belongs to the best choice {share}.",
    "not_best": "{measure}: not chosen; belongs to the best choice {share}. {why}",
    "why_no_gain": "Together with the others it adds nothing, by the assumptions.",
    "why_budget": "On top of the choice, {lacking} euros would be missing.",
    "why_staff": "On top of the choice, {lacking} hours of {by} would be missing in {month}.",
    "why_budget_one": "On top of the choice, 1 euro would be missing.",
    "why_staff_one": "On top of the choice, 1 hour of {by} would be missing in {month}.",
    "why_excludes": "It does not go together with {by}.",
    "not_chosen": "{measure}: not chosen. {why}",
    "below": "fewer than 1",
    "above": "more than 99",
    "chosen": "With this choice:",
    "update": "Trial of {what}: before, values between {before_low} and {before_high} were held likely (8 in 10), now "
    "between {after_low} and {after_high}. The trial gave {trial} and counts for {weight} parts of 100.",
    "right_way": "That the effect goes the right way was held likely {before} in 100 before, {after} in 100 now.",
    "contradicts": "Attention: the trial is far away from the assumption. Please check both before you "
    "compute with it.",
    "what_effect": "{measure}, effect on {indicator}",
    "what_chance": "{measure}, acceptance",
}
