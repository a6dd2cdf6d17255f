"""Who may read the post of the office."""

from miteinander.roles.choices import Role
from miteinander.roles.rules import holds, holds_anywhere, register

RULES = {
    "mail.list": holds_anywhere(Role.ORGANISER, Role.NETWORK_OFFICE),
    "mail.read": holds(Role.ORGANISER, Role.NETWORK_OFFICE),
    "mail.answer": holds(Role.ORGANISER, Role.NETWORK_OFFICE),
    "mail.file": holds(Role.ORGANISER, Role.NETWORK_OFFICE),
    "mail.resend": holds(Role.ORGANISER, Role.NETWORK_OFFICE),
}
register(RULES)
