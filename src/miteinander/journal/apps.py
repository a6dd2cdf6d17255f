from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "miteinander.journal"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Journal"

    def ready(self) -> None:
        from miteinander.journal import personal_data  # noqa: F401, PLC0415  # declares once the models exist
