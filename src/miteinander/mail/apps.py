from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "miteinander.mail"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Post"

    def ready(self) -> None:
        from miteinander.ground import letters  # noqa: PLC0415  # as above
        from miteinander.mail import personal_data, rules  # noqa: F401, PLC0415  # declare once the models exist
        from miteinander.mail.services import sending, unsubscribing  # noqa: PLC0415  # as above

        letters.provide(sending.send_letter)
        letters.keep_private("mail/sign_in")
        unsubscribing.register_handler()
