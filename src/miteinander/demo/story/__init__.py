"""What has happened in the demo before the visitor comes, told through the platform's own verbs."""

from datetime import datetime

from miteinander.demo.story import now, words_2019
from miteinander.demo.story.first_day import INVITED_AT, hold_first_day
from miteinander.demo.story.results_2019 import check_in_all, harvest, publish
from miteinander.meetings.services.series import create_series
from miteinander.people.models import Person
from miteinander.places.models import Network
from miteinander.roles.actor import Actor


def tell(network: Network, people: dict[str, Person], *, at: datetime) -> None:
    """Hold the meeting of 2019 and the meetings around today."""
    office = Actor(person=people["netzwerkbuero"], second_factor=True)
    series = create_series(
        network, by=office, title=words_2019.SERIES, summary=words_2019.SERIES_SUMMARY, at=INVITED_AT
    )
    first = hold_first_day(series, office)
    check_in_all(first, office)
    harvest(first, office)
    publish(first, office)
    fresh = create_series(network, by=office, title="Die engagierte Stadt, neu betrachtet", summary="", at=at)
    now.hold_today(fresh, office, at=at)
    now.invite_to_summer(fresh, office, at=at)
    now.fill_workshop(fresh, office, at=at)
