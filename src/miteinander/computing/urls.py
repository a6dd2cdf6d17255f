from django.urls import path

from miteinander.computing import views

urlpatterns = [
    path("", views.computations, name="computations"),
    path("neu/<slug:method>/", views.computation_new, name="computation-new"),
    path("neu/<slug:method>/beispiel/", views.computation_example, name="computation-example"),
    path("neu/<slug:method>/beispiel/<str:name>", views.computation_example_file, name="computation-example-file"),
    path("<uuid:pk>/", views.computation, name="computation"),
    path("<uuid:pk>/abbrechen/", views.computation_stop, name="computation-stop"),
    path("<uuid:pk>/weiter/", views.computation_next, name="computation-next"),
    path("<uuid:pk>/entfernen/", views.computation_remove, name="computation-remove"),
    path("<uuid:pk>/dateien/<uuid:file>/", views.computation_file, name="computation-file"),
]
