from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "miteinander.meetings"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Treffen"

    def ready(self) -> None:
        from miteinander.meetings import personal_data  # noqa: F401, PLC0415  # declares once the models exist
