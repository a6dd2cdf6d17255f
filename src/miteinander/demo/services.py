"""Making, resetting and entering the demo."""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.contrib.auth import login
from django.core.management import call_command
from django.db import connection, transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from miteinander.demo.persons import PERSONS
from miteinander.demo.reads import foreign_data
from miteinander.demo.story import tell
from miteinander.demo.towns import SLUG, settle
from miteinander.ground.refusals import Refused
from miteinander.people.models import Person
from miteinander.places.models import Network
from miteinander.roles.models import Assignment

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def refuse_real_data() -> None:
    """The demo never touches a database in which somebody works."""
    if foreign_data():
        raise Refused(
            _(
                "This database holds data that is not the demo's. Please start without --demo, or choose another "
                "folder with MITEINANDER_VAR."
            )
        )


def make_demo(*, at: datetime) -> bool:
    """Make the demo if it is not there; says whether it was made now."""
    refuse_real_data()
    if Network.objects.filter(slug=SLUG).exists():
        return False
    with transaction.atomic():
        network = settle()
        people = _people(network)
        tell(network, people, at=at)
    return True


def reset_demo(*, at: datetime) -> None:
    """Forget everything that was tried and begin anew."""
    refuse_real_data()
    tables = [
        table
        for table in connection.introspection.django_table_names(only_existing=True)
        if table not in {"django_migrations", "django_content_type"}
    ]
    with connection.cursor() as cursor:
        names = ", ".join(connection.ops.quote_name(table) for table in tables)
        cursor.execute(f"TRUNCATE {names} CASCADE")  # the names come from the models, not from anybody
    call_command("createcachetable", verbosity=0)
    make_demo(at=at)


def _people(network: Network) -> dict[str, Person]:
    people: dict[str, Person] = {}
    for wanted in PERSONS:
        if not wanted.email:
            continue
        person = Person.objects.create_user(wanted.email, name=wanted.name, is_demo=True)
        EmailAddress.objects.create(user=person, email=wanted.email, verified=True, primary=True)
        if wanted.role:
            Assignment.objects.create(person=person, role=wanted.role, network=network)
        people[wanted.key] = person
    return people


def enter_as(request: HttpRequest, person: Person, *, at: datetime) -> None:
    """Sign in as a demo person, second factor included; only demo persons and only in the demo."""
    if not person.is_demo:
        raise Refused(_("Only demo persons can be looked as."))
    login(request, person, backend=BACKEND)
    request.session["account_authentication_methods"] = [{"method": "demo", "at": at.timestamp()}]
