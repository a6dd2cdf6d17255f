"""What changes whenever anything on the page of a meeting changes: one query, whoever made the change.

PostgreSQL notes on every row the transaction that wrote it (`xmin`). The sum and the number of these notes over all
rows a page shows is another one after every insert, update and delete, without any verb having to remember it.
"""

from django.db import connection

from miteinander.meetings.models import (
    AgendaItem,
    Barcamp,
    CarriedItem,
    Documentation,
    Fishbowl,
    GuidingQuestion,
    Material,
    Meeting,
    MeetingSeries,
    Pitch,
    PreparatoryLink,
    Room,
    Round,
    Session,
    Speaker,
)
from miteinander.places.models import Network

_OF_MEETING = "meeting_id = meeting.id"
_OF_ITEMS = f"item_id IN (SELECT id FROM {AgendaItem._meta.db_table} WHERE {_OF_MEETING})"  # noqa: S608  # names of our own tables
_OF_BARCAMP = f"barcamp_id IN (SELECT id FROM {Barcamp._meta.db_table} WHERE {_OF_MEETING})"  # noqa: S608  # as above
_OF_ROUNDS = f"round_id IN (SELECT id FROM {Round._meta.db_table} WHERE {_OF_BARCAMP})"  # noqa: S608  # as above
_SHOWN = (
    (AgendaItem, _OF_MEETING),
    (Speaker, _OF_ITEMS),
    (Material, _OF_ITEMS),
    (Fishbowl, _OF_MEETING),
    (GuidingQuestion, _OF_MEETING),
    (PreparatoryLink, _OF_MEETING),
    (CarriedItem, _OF_MEETING),
    (Documentation, _OF_MEETING),
    (Meeting, "series_id = meeting.series_id"),
    (MeetingSeries, "id = meeting.series_id"),
    (Network, "is_home OR id = meeting.network_id"),
    (Session, _OF_ROUNDS),
    (Round, _OF_BARCAMP),
    (Room, _OF_BARCAMP),
    (Pitch, _OF_BARCAMP),
)
_NOTES = ", ".join(
    f"(SELECT concat(count(*), ':', sum(xmin::text::bigint)) FROM {model._meta.db_table} WHERE {condition})"  # noqa: S608  # as above
    for model, condition in _SHOWN
)
_SQL = f"SELECT concat_ws('|', {_NOTES}) FROM {Meeting._meta.db_table} AS meeting WHERE slug = %s AND status <> 'draft'"  # noqa: S608  # as above


def page_stamp(slug: str) -> str | None:
    """Return the stamp of a public meeting's page, or None when there is no such meeting."""
    with connection.cursor() as cursor:
        cursor.execute(_SQL, [slug])
        row = cursor.fetchone()
    return str(row[0]) if row else None
