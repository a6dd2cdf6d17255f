from django.urls import path

from miteinander.demo import views

urlpatterns = [path("ansehen-als/<slug:key>/", views.look_as, name="look-as")]
