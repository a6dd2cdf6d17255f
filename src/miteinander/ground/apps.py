from django.apps import AppConfig


class GroundConfig(AppConfig):
    name = "miteinander.ground"
    verbose_name = "Fundament"
