"""The methods as they are offered on the page: what each answers, and what it asks for."""

from django.utils.translation import gettext_lazy as _

from miteinander.computing.offers import SCANS, Choice, File, Line, Number, Offer

VOTING = _("Votes and opinions")
LOTS = _("Drawing by lot")
PLANNING = _("Planning")
PAPER = _("Asking on paper")
FIGURES = _("Figures and effects")

JSON = _(
    "A text file in the format JSON. The easiest way: save the example below, open it in a text editor, and put in "
    "yours."
)

SEED = Line(
    "seed",
    _("Seed of the lots"),
    "--seed",
    _(
        "Any text that nobody could choose to their liking, e.g. the lottery numbers of a day that was named before. "
        "It decides between equals; the same seed gives the same result again."
    ),
)

POOL = File(
    "pool",
    _("Those who want to take part"),
    _(
        "A table (CSV) with a line for each person: a number or name, and a column for each feature. From a "
        "spreadsheet: save as CSV."
    ),
    flag="--pool",
)
QUOTAS = File(
    "quotas",
    _("Wished-for mixture"),
    _(
        "A table (CSV) with the columns feature, value, min and max: e.g. Geschlecht, weiblich, 3, 4 means three or "
        "four seats."
    ),
    flag="--quotas",
)
SEATS = Number("seats", _("Seats"), "--seats", 1, 10_000, is_needed=True)

_ALL = (
    Offer(
        "budget",
        VOTING,
        _("Count a participatory budget"),
        _("Which projects win under the rule of the statute, and what the others were missing."),
        (
            File(
                "election",
                _("Election"),
                _(
                    "A file in the format Pabulib (.pb), in which many cities publish their participatory budgets: a "
                    "table of the projects with their cost, and one of the ballots. The example below shows it."
                ),
                (".pb", ".txt", ".csv"),
            ),
        ),
        (
            Choice(
                "rule",
                _("Rule"),
                (("equal-shares", _("equal shares")), ("greedy", _("most votes first"))),
                "--rule",
                _("Equal shares gives every ballot the same part of the money; most votes first is the usual count."),
            ),
            Choice(
                "utility",
                _("How benefit is measured"),
                (
                    ("cost", _("by the money for wished-for projects")),
                    ("cardinality", _("by the number of wished-for projects")),
                ),
                "--utility",
                _("What somebody has from it that projects are funded for which they voted."),
            ),
            Choice(
                "completion",
                _("What happens with money that is left"),
                (
                    ("add1-greedy", _("raise the shares, then fill up by votes")),
                    ("add1", _("raise the shares")),
                    ("greedy", _("fill up by votes")),
                    ("none", _("it stays")),
                ),
                "--completion",
                _("Only with equal shares."),
            ),
            Number("budget", _("Budget"), "--budget", 1, 10**12, _("Leave it empty when the file says it.")),
            SEED,
        ),
        example={"rule": "equal-shares", "utility": "cost", "completion": "add1-greedy"},
    ),
    Offer(
        "opinions",
        VOTING,
        _("Find opinion groups and common ground"),
        _("Which groups vote alike, what each says, and what all of them agree on."),
        (
            File(
                "votes",
                _("Votes"),
                _(
                    "votes.csv or participants-votes.csv, as the opinion tool Polis exports them. The example below "
                    "shows it."
                ),
                flag="--votes",
            ),
            File("comments", _("Statements"), _("comments.csv of the same conversation."), flag="--comments"),
        ),
        (SEED,),
    ),
    Offer(
        "similar",
        VOTING,
        _("Find similar texts"),
        _("Whether a proposal is there already; a hint for people, never a decision."),
        (
            File(
                "texts",
                _("Texts"),
                _(
                    "A table (CSV) with a line for each text; the first line names the columns. From a spreadsheet: "
                    "save as CSV."
                ),
            ),
        ),
        (Line("query", _("New text"), "--query", _("Leave it empty to compare all texts with each other.")),),
    ),
    Offer(
        "draw-commit",
        LOTS,
        _("Draw people by lot: lay down the lots"),
        _(
            "A group with the wished-for mixture, in which everybody has as equal a chance as possible. First the lots "
            "are laid down, then chance speaks: so nobody can bend the draw."
        ),
        (POOL, QUOTAS),
        (SEATS,),
        words=("--commit=lose",),
        makes=("lose/commitment.txt", "lose/lots.csv", "lose/people.tsv", "lose/quotas.tsv", "lose/chances.json"),
        example={"seats": 7},
        leads_to="draw",
        hands_on="lots",
        advice=_(
            "Save the files first: this page is removed after 14 days. Publish commitment.txt and lots.csv now, and "
            "say what will be the seed, e.g. the lottery numbers of next Saturday. people.tsv stays with you, because "
            "it says who is meant. Draw as soon as the seed is known."
        ),
    ),
    Offer(
        "draw",
        LOTS,
        _("Draw people by lot"),
        _("The draw itself, once everybody knows the seed; best from lots that were laid down before."),
        (
            POOL,
            QUOTAS,
            File(
                "lots",
                _("Lots that were laid down"),
                _("The five files of the step before; without them the lots are made now."),
                (".txt", ".csv", ".tsv", ".json"),
                "--commit",
                is_needed=False,
                most=5,
                folder="lose",
            ),
        ),
        (
            SEATS,
            Line(
                "seed",
                _("Seed of the draw"),
                "--seed",
                _(
                    "Any text that nobody could know before, e.g. the lottery numbers of a day that was named "
                    "before. The same seed gives the same draw, so everybody can check it."
                ),
                is_needed=True,
            ),
        ),
        example={"seats": 7, "seed": "6 aus 49: 4 8 15 16 23 42"},
    ),
    Offer(
        "timetable",
        PLANNING,
        _("Plan who meets where"),
        _("Topics, rooms and phases so that most wishes are met; says for each person what was missed."),
        (File("event", _("Event"), JSON, (".json",)),),
    ),
    Offer(
        "barcamp",
        PLANNING,
        _("Plan a barcamp"),
        _("Which topic in which round and room, so that few must choose between two they marked."),
        (File("event", _("Barcamp"), JSON, (".json",)),),
    ),
    Offer(
        "matching",
        PLANNING,
        _("Bring people and tasks together"),
        _("Who suits which task, with reasons; a suggestion."),
        (File("question", _("People and tasks"), JSON, (".json",)),),
    ),
    Offer(
        "sheets-make",
        PAPER,
        _("Print a questionnaire"),
        _("A sheet that everybody can read and that the platform reads back from a scan."),
        (File("sheet", _("Questionnaire"), JSON, (".json",)),),
        word="make",
        choices=(Number("copies", _("Copies"), "--copies", 1, 2000, _("Each gets a number of its own.")),),
        words=("-o", "bogen.pdf"),
        makes=("bogen.pdf", "bogen.layout.json"),
    ),
    Offer(
        "sheets-read",
        PAPER,
        _("Read scanned sheets"),
        _("What is ticked on filled-in sheets; what is doubtful is left to you."),
        (
            File("scans", _("Scans"), _("PDF or pictures, in any order."), SCANS, most=20),
            File(
                "layout",
                _("Positions"),
                _("The file ending in .layout.json that was made together with the sheet."),
                (".json",),
                "--layout",
            ),
        ),
        word="read",
    ),
    Offer(
        "disclosure",
        FIGURES,
        _("Protect small numbers"),
        _("Hides in a table what would give people away, and proves by an attack that nothing can be recovered."),
        (
            File(
                "table",
                _("Table"),
                _(
                    "A table (CSV) with a line for each person or for each counted group; the first line names the "
                    "columns. From a spreadsheet: save as CSV."
                ),
            ),
        ),
        (
            Choice(
                "deed",
                _("What is to be done"),
                (
                    ("--table", _("hide what would give people away")),
                    ("--microdata", _("report how well people are hidden in the lines")),
                    ("--attack", _("attack a table that is already published")),
                ),
            ),
            Line(
                "columns",
                _("Columns"),
                "--columns",
                _("The features, as the first line of the file names them, with commas: e.g. district,age,sex"),
                is_needed=True,
            ),
            Line("count", _("Column of counts"), "--count", _("Leave it empty when each line is one person.")),
            Number("k", _("Smallest number that may be shown"), "--k", 2, 1000, _("Without a number 5 is taken.")),
            Number("base", _("Round to multiples of"), "--round", 2, 1000, _("Instead of hiding; usually 5.")),
        ),
        words=("--output=tabelle.csv",),
        makes=("tabelle.csv",),
        example={"deed": "--table", "columns": "Bezirk,Alter,Geschlecht", "count": "Anzahl"},
    ),
    Offer(
        "scenario",
        FIGURES,
        _("Try measures in a model"),
        _("What measures may bring over the months, how sure that is, and which suit budget and staff."),
        (File("plan", _("Plan"), JSON, (".json",)),),
        (
            SEED,
            Number(
                "runs",
                _("Runs"),
                "--runs",
                100,
                100_000,
                _("So often the future is tried; without a number 10,000 times."),
            ),
        ),
    ),
)

OFFERS: dict[str, Offer] = {offer.key: offer for offer in _ALL}
