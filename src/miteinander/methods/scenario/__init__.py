"""What an action plan may bring: seeded runs over measures whose effects, times and chances are ranges.

``simulation.simulate`` draws the runs, ``tornado.tornado`` says which assumption matters, ``portfolio.choose`` which
measures fit budget and staff best, ``updating.updated`` what a trial teaches; ``report.report`` brings all of it as
data, ``sentences.sentences`` in words.
"""

from miteinander.methods.scenario.problem import Effect, Goal, Hours, Indicator, Measure, Plan, Trial
from miteinander.methods.scenario.ranges import Range

__all__ = ["Effect", "Goal", "Hours", "Indicator", "Measure", "Plan", "Range", "Trial"]
