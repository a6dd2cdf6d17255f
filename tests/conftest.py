"""What every test can ask for: the cast, a meeting, and a browserless client signed in as one of the cast."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.utils import translation

from miteinander.meetings.models import Meeting
from miteinander.people.models import Person
from tests.cast import Cast, make_cast, make_meeting


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return make_meeting(cast)


@pytest.fixture
def client_of(cast: Cast) -> Callable[[str], Client]:
    """A client signed in as a member of the cast, with a second factor; "guest" is nobody."""

    def make(name: str, *, second_factor: bool = True) -> Client:
        client = Client()
        if name != "guest":
            sign_in(client, getattr(cast, name), second_factor=second_factor)
        return client

    return make


def sign_in(client: Client, person: Person, *, second_factor: bool = True) -> None:
    client.force_login(person)
    methods = [{"method": "code"}] + ([{"method": "mfa", "type": "totp"}] if second_factor else [])
    session = client.session
    session["account_authentication_methods"] = methods
    session.save()


@pytest.fixture(autouse=True)
def german():
    """Every test starts in German, as every visitor does."""
    with translation.override("de"):
        yield


@pytest.fixture(autouse=True)
def no_job_stays(request: pytest.FixtureRequest):
    """After a test with real transactions Django empties its own tables, but not those of the job queue."""
    mark = request.node.get_closest_marker("django_db")
    if not (mark and mark.kwargs.get("transaction")):
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs CASCADE")
