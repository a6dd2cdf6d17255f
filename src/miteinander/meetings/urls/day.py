"""Taking part on the day."""

from django.urls import path

from miteinander.meetings.views import day

urlpatterns = [
    path("<slug:slug>/dabei/", day.day, name="day"),
    path("<slug:slug>/dabei/verlassen/", day.leave, name="day-leave"),
    path("<slug:slug>/dabei/<slug:code>/", day.badge, name="day-badge"),
]
