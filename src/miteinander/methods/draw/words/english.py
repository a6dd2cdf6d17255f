"""The draw explained in English."""

SENTENCES: dict[str, str] = {
    "head": "There {stand} {people} in the pool for {seats}. The average chance is {average}, the smallest "
    "{minimum} (Gini coefficient {gini}).",
    "leximin": "Chances are as equal as the quotas allow (leximin): no other draw would give more to those with the "
    "smallest chance, and so on stage by stage. This is proven.",
    "maximin": "The smallest chance is as large as the quotas allow (maximin). This is proven.",
    "inexact": "Time was too short to prove the most equal chances. The draw is valid, every panel keeps all quotas; "
    "no draw can reach a smallest chance above {bound}.",
    "never": "Without a chance, because every panel with them breaks quotas: {names} ({count}).",
    "never_one": "Without a chance, because every panel with this person breaks quotas: {names}.",
    "no_address": "Without a complete address, and so counted as living alone: {count}.",
    "lots": "The draw is among {count} equally likely lots; each keeps all quotas. In the lots the smallest chance is "
    "{minimum}; no chance is off by more than {deviation} percentage points.",
    "lots_one": "There is only 1 lot; it keeps all quotas. In it the smallest chance is {minimum}; no chance is off "
    "by more than {deviation} percentage points.",
    "few_lots": "So few lots do not name everybody who has a chance. Please take more, say {lots} (--lots).",
    "commitment": "Committed to before the draw (SHA-256): {sha256}",
    "drawn": "The seed “{seed}” draws lot {number}. Drawn are: {names}.",
    "drawn_one": "The seed “{seed}” draws lot {number}. Drawn is: {names}.",
    "late": "The lots were made in this very run. So that nobody can influence the draw, commit to them with --commit "
    "before the seed is known.",
    "written": "The commitment is stored (folder {folder}). Publish commitment.txt and lots.csv now; keep people.tsv "
    "to yourself. Once the seed is found, draw with it (on the command line: the same command with --seed).",
    "level": "{chance}: {people}. {reason}",
    "unfound": "Time was too short to find a panel with them.",
    "sure": "Sure to be drawn, for without them the quotas do not work out or there are seats enough.",
    "never_reason": "No panel with them keeps all quotas.",
    "never_zero": "The quota admits nobody with {category} “{value}”.",
    "crowded": "For {pool} with {category} “{value}” there {stand} {limit} at most.",
    "needed": "For {pool} with {category} “{value}” there {stand} {limit} at least.",
    "address": "Several people of their home applied, only one can be drawn.",
    "squeezed": "For {pool} with {category} “{value}” there {stand} {limit} at most, because the minima of the others "
    "need the rest.",
    "filling": "For {pool} with {category} “{value}” there {stand} {limit} at least, because the maxima of the others "
    "fill no more.",
    "one_category": "The quotas of “{categories}” are a limit together here.",
    "together": "Several quotas are a limit together here: {categories}.",
    "stand": "is",
    "stand_many": "are",
    "seat": "{n} seat",
    "seats": "{n} seats",
    "even": "Only the number of seats is a limit here.",
    "person": "{n} person",
    "people": "{n} people",
    "replaced": "{into} replaces {out}.",
    "replaced_why_kind": "{into} is like {out} in everything the quotas ask, and was drawn from {count}.",
    "replaced_why_kind_one": "{into} is like {out} in everything the quotas ask, and nobody else is.",
    "replaced_why_quotas": "Nobody is like {out} in everything; {into} was drawn so that the quotas still hold.",
    "panel": "The panel now is: {names}.",
    "check_commitment": "The checksum of the commitment is that of the result",
    "check_lots": "The lots are those committed to",
    "check_chances": "The chances are those committed to",
    "check_number": "Seed and commitment give the number of the lot",
    "check_panel": "The lot names exactly the people drawn",
    "check_people": "The pool is the one committed to",
    "check_quotas": "The quotas are those committed to",
    "check_every_lot": "Every lot keeps seats, quotas and addresses",
    "check_minimum": "The smallest chance in the lots is the one told",
    "check_recomputed": "Computing again gives the same lots",
    "holds": "✓ {check}.",
    "fails": "✗ {check}: NO. Found: {found}; expected: {expected}.",
    "verified": "The result is confirmed.",
    "refuted": "The result is NOT confirmed.",
}
