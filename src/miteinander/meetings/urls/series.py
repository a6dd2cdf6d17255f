"""The list of meetings, the one page of a meeting, and the office's frame around it."""

from django.urls import path

from miteinander.meetings.views import public, steering

urlpatterns = [
    path("", public.meetings, name="meetings"),
    path("<slug:slug>/", public.meeting, name="meeting"),
    path("<slug:slug>/leitung/", steering.overview, name="steering"),
]
