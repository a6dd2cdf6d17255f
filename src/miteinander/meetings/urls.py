"""Addresses of meetings; each word of the domain has its own list."""

from django.urls import path

from miteinander.meetings.views import public

urlpatterns = [path("", public.meetings, name="meetings")]
