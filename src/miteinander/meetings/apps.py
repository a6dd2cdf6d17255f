from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "miteinander.meetings"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Treffen"

    def ready(self) -> None:
        # declared once the models exist: what is stored, and the bylaw
        from miteinander.meetings import personal_data, rules  # noqa: F401, PLC0415  # as the line above says
        from miteinander.mail import handlers  # noqa: PLC0415  # as above
        from miteinander.meetings.reads.registration_facts import MAIL_PREFIX  # noqa: PLC0415  # as above
        from miteinander.meetings.services import registration_mail  # noqa: PLC0415  # as above
        from miteinander.meetings.views.registration_inbox import offer_in_inbox  # noqa: PLC0415  # as above

        handlers.register(MAIL_PREFIX, registration_mail.read_meeting_mail, registration_mail.scope_of_address)
        offer_in_inbox()
