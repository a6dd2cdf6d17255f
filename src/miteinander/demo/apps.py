from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "miteinander.demo"
    verbose_name = "Vorführung"
