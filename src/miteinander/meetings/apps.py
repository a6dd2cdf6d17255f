from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "miteinander.meetings"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Treffen"

    def ready(self) -> None:
        # declared once the models exist: what is stored, and the bylaw
        from miteinander.mail import handlers  # noqa: PLC0415  # as above
        from miteinander.meetings import personal_data, rules  # noqa: F401, PLC0415  # as the line above says
        from miteinander.meetings.reads.registration_facts import MAIL_PREFIX  # noqa: PLC0415  # as above
        from miteinander.meetings.services import registration_mail  # noqa: PLC0415  # as above
        from miteinander.meetings.views import registration_inbox  # noqa: PLC0415  # as above

        handlers.register(
            MAIL_PREFIX,
            registration_mail.read_meeting_mail,
            registration_mail.scope_of_address,
            registration_inbox.meetings_behind,
        )
        registration_inbox.offer_in_inbox()
        _open_ways_up()


def _open_ways_up() -> None:
    """Tell the rooms below what they may ask of meetings."""
    from miteinander.ground import erasure, own_things  # noqa: PLC0415  # once the models exist
    from miteinander.meetings.reads.own import own_registrations  # noqa: PLC0415  # as above
    from miteinander.meetings.services.erasing import end_registrations  # noqa: PLC0415  # as above
    from miteinander.meetings.views.acting import own_on_device  # noqa: PLC0415  # as above

    own_things.list_things_on_device(own_on_device)
    erasure.before_erasure(end_registrations)
    own_things.list_own_things(own_registrations)
