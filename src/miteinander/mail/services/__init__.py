"""The verbs of the mail room."""

from miteinander.mail.services.answering import answer_mail
from miteinander.mail.services.delivery import deliver, deliver_waiting, send_again
from miteinander.mail.services.filing import file_mail, link_mail
from miteinander.mail.services.receiving import receive_mail
from miteinander.mail.services.retention import erase_bodies
from miteinander.mail.services.sending import Enclosure, MailingList, send_letter
from miteinander.mail.services.unsubscribing import resume_list, stop_list

__all__ = [
    "Enclosure",
    "MailingList",
    "answer_mail",
    "deliver",
    "deliver_waiting",
    "erase_bodies",
    "file_mail",
    "link_mail",
    "receive_mail",
    "resume_list",
    "send_again",
    "send_letter",
    "stop_list",
]
