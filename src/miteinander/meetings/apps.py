from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "miteinander.meetings"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Treffen"

    def ready(self) -> None:
        # declared once the models exist: what is stored, and the bylaw
        from miteinander.meetings import personal_data, rules  # noqa: F401, PLC0415  # as the line above says
