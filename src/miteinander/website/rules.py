"""The bylaw of the website: who writes what it says about the network."""

import rules

from miteinander.roles.rules import holds, is_office, register

RULES: dict[str, rules.Predicate] = {
    "network.create": holds(),
    "network.edit": is_office,
}
register(RULES)
