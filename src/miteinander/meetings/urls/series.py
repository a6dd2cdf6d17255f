"""The list of meetings, the one page of a meeting, and the office's frame around it."""

from django.urls import path

from miteinander.meetings.views import figures, planning, public, steering

urlpatterns = [
    path("", public.meetings, name="meetings"),
    path("kalender.ics", public.network_calendar, name="meetings-calendar"),
    path("zahlen/", figures.figures, name="figures"),
    path("zahlen.csv", figures.figures_csv, name="figures-csv"),
    path("neu/", planning.new_meeting, name="meeting-new"),
    path("reihe/<slug:slug>/", public.series, name="series"),
    path("reihe/<slug:slug>/bearbeiten/", planning.series_edit, name="series-edit"),
    path("<slug:slug>/", public.meeting, name="meeting"),
    path("<slug:slug>/termin.ics", public.meeting_calendar, name="meeting-calendar"),
    path("<slug:slug>/leitung/", steering.overview, name="steering"),
    path("<slug:slug>/leitung/bearbeiten/", planning.edit, name="meeting-edit"),
    path("<slug:slug>/leitung/ankuendigen/", planning.announce, name="meeting-announce"),
    path("<slug:slug>/leitung/absagen/", planning.cancel, name="meeting-cancel"),
]
