"""What people call fields, kinds of data and ways of erasing: one word per concept, whatever the room."""

from django.utils.translation import gettext_lazy as _

from miteinander.ground.inventory import Category, Erase, Field, Text

CATEGORIES: dict[Category, Text] = {
    Category.IDENTITY: _("who somebody is: name, role"),
    Category.CONTACT: _("how somebody is reached: addresses, telephone, language"),
    Category.CONTENT: _("what somebody says, offers or promises"),
    Category.SPECIAL: _("special categories (Art. 9 GDPR): what somebody needs to take part"),
    Category.SECURITY: _("protection of the account: second factor, sessions, last visit"),
}
ERASURES: dict[Erase, Text] = {
    Erase.KEEP: _("stays"),
    Erase.BLANK: _("is emptied"),
    Erase.UNLINK: _("is separated from you"),
    Erase.DELETE_ROW: _("is deleted"),
}
PERSONAL: dict[str, Text] = {
    "asked_by": _("Name beside the question"),
    "assistance": _("Companion or assistance"),
    "attendee": _("Who takes part"),
    "body": _("Text"),
    "brings": _("What you bring"),
    "childcare": _("Childcare"),
    "content": _("Content"),
    "contributors": _("Contributed by"),
    "data": _("Secret part"),
    "email": _("E-mail address"),
    "email_address": _("E-mail address"),
    "explanation": _("How the letter was read"),
    "headers": _("Lines of the envelope"),
    "host": _("Offered by"),
    "host_name": _("Name of the host"),
    "induction_loop": _("Induction loop"),
    "language": _("Language"),
    "last_login": _("Last sign-in"),
    "name": _("Name"),
    "note": _("Note"),
    "participant": _("Who takes part"),
    "password": _("Password (nobody has one here)"),
    "person": _("Person"),
    "phone": _("Telephone"),
    "postal_address": _("Postal address"),
    "raw": _("The whole letter"),
    "recorded_by": _("Entered by"),
    "released_by": _("Released by"),
    "reviewed_by": _("Reviewed by"),
    "role": _("Role"),
    "scanned_at": _("Checked in at"),
    "seen_on": _("Last visit"),
    "sender": _("Sender"),
    "sender_name": _("Name of the sender"),
    "session_data": _("Content of the session"),
    "sign_language": _("Sign language interpreter"),
    "speech_to_text": _("Speech-to-text interpreter"),
    "step_free": _("Step-free access"),
    "subject": _("Subject"),
    "to": _("Recipient"),
    "to_name": _("Name of the recipient"),
    "trouble": _("What went wrong"),
    "user": _("Person"),
    "who_goes_on": _("Who goes on"),
}
# Facts about a row that are no personal field by themselves, but without which the answer would say nothing.
FACTS: dict[str, Text] = {
    "asked_at": _("Asked at"),
    "at": _("When"),
    "channel": _("Through which channel"),
    "created_at": _("Written at"),
    "finding": _("Finding"),
    "given_at": _("Given at"),
    "item": _("Agenda item"),
    "joined_at": _("Since"),
    "last_used_at": _("Last used at"),
    "mail": _("Letter"),
    "marked_at": _("Marked at"),
    "meeting": _("Meeting"),
    "municipality": _("Municipality"),
    "network": _("Network"),
    "organisation": _("Organisation"),
    "pitch": _("Topic"),
    "primary": _("Main address"),
    "proposed_at": _("Offered at"),
    "received_at": _("Received at"),
    "registered_at": _("Registered at"),
    "seats": _("Persons"),
    "sent_at": _("Sent at"),
    "state": _("State"),
    "text": _("Text"),
    "title": _("Title"),
    "type": _("Kind"),
    "verb": _("What was done"),
    "verified": _("Confirmed"),
    "what": _("What it was about"),
}


def label_of(name: str, field: Field) -> Text:
    """What people call a field; an empty text when it has no word yet."""
    return field.label or PERSONAL.get(name, "") or FACTS.get(name, "")
