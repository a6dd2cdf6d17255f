"""Questions of the tests: a small barcamp that ends at once, and one that takes long enough to be stopped."""

import json
from datetime import UTC, datetime

from miteinander.computing.catalogue import OFFERS
from miteinander.computing.models import Computation
from miteinander.computing.services import Given, ask_computation
from miteinander.roles.actor import Actor

AT = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)
SMALL = {
    "rounds": [{"id": "1"}, {"id": "2"}],
    "rooms": [{"id": "saal", "seats": 20}, {"id": "stube", "seats": 3}],
    "pitches": [{"id": "Garten", "interested": ["Ada", "Ben"]}, {"id": "Markt", "interested": ["Ben"]}],
}
LONG = {
    "rounds": [{"id": f"{at}"} for at in range(8)],
    "rooms": [{"id": f"r{at}", "seats": 20} for at in range(30)],
    "pitches": [{"id": f"t{at}", "interested": [f"p{(at * k) % 997}" for k in range(1, 80)]} for at in range(400)],
}


def given(question: object, name: str = "tag.json") -> dict[str, list[Given]]:
    return {"event": [Given(name, json.dumps(question).encode())]}


def ask(by: Actor, question: object = SMALL, *, at: datetime = AT, name: str = "tag.json") -> Computation:
    return ask_computation(OFFERS["barcamp"], by=by, files=given(question, name), choices={}, at=at)
