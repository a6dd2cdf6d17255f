from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "miteinander.privacy"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Datenschutz"

    def ready(self) -> None:
        from miteinander.ground import letters  # noqa: PLC0415  # once the models exist
        from miteinander.privacy import personal_data, rules  # noqa: F401, PLC0415  # declare once the models exist

        letters.keep_private("privacy/access")
