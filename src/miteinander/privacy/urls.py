from django.urls import path

from miteinander.privacy import views

urlpatterns = [path("", views.record_of_processing, name="privacy")]
