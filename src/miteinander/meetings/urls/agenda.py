"""The agenda: as page and paper, and where the office writes it."""

from django.urls import path

from miteinander.meetings.views import agenda, public

urlpatterns = [
    path("<slug:slug>/programm/", public.programme, name="agenda"),
    path("<slug:slug>/programm.pdf", agenda.agenda_pdf, name="agenda-pdf"),
    path("<slug:slug>/aushang.pdf", agenda.agenda_poster, name="agenda-poster"),
    path("<slug:slug>/leitung/programm/", agenda.agenda, name="steering-agenda"),
    path("<slug:slug>/leitung/programm/muster/", agenda.model_day, name="agenda-model-day"),
    path("<slug:slug>/leitung/programm/neu/", agenda.new_item, name="agenda-item-new"),
    path("<slug:slug>/leitung/programm/<uuid:pk>/", agenda.edit_item, name="agenda-item"),
    path("<slug:slug>/leitung/programm/<uuid:pk>/tun/", agenda.act_on_item, name="agenda-item-act"),
    path("<slug:slug>/leitung/programm/<uuid:pk>/spaeter/", agenda.later, name="agenda-later"),
]
