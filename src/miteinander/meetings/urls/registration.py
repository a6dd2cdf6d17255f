"""Registration: for everybody, behind one's own link, and in the office."""

from django.urls import path

from miteinander.meetings.views import registration, registration_desk, registration_own, registration_paper

OWN = "<slug:slug>/anmeldung/<slug:token>/"
DESK = "<slug:slug>/leitung/anmeldungen/"

urlpatterns = [
    path("<slug:slug>/anmeldung/", registration.registration, name="registration"),
    path("<slug:slug>/anmeldung/gesendet/", registration.sent, name="registration-sent"),
    path("<slug:slug>/anmeldung/bogen.pdf", registration.sheet, name="registration-sheet"),
    path(OWN, registration_own.own, name="registration-own"),
    path(f"{OWN}aendern/", registration_own.change_own, name="registration-change"),
    path(f"{OWN}absagen/", registration_own.cancel_own, name="registration-cancel"),
    path(f"{OWN}bestaetigen/", registration_own.confirm_own, name="registration-confirm"),
    path(f"{OWN}antworten/", registration_own.answer_own, name="registration-answer"),
    path(f"{OWN}treffen.ics", registration_own.calendar_own, name="registration-calendar"),
    path(f"{OWN}teilnahme.pdf", registration_own.certificate_own, name="registration-certificate"),
    path(DESK, registration_desk.registrations, name="registrations"),
    path(f"{DESK}erfassen/", registration_desk.enter, name="registration-enter"),
    path(f"{DESK}liste/", registration_paper.upload_list, name="registration-list"),
    path(f"{DESK}liste/uebernehmen/", registration_paper.store_list, name="registration-list-store"),
    path(f"{DESK}benachrichtigen/", registration_paper.notices, name="registration-notices"),
    path(f"{DESK}benachrichtigen/erledigt/", registration_paper.told, name="registration-told"),
    path(f"{DESK}benachrichtigen/briefe.pdf", registration_paper.letters_pdf, name="registration-letters"),
    path(f"{DESK}bedarf/", registration_paper.needs, name="registration-needs"),
    path(f"{DESK}bescheinigungen.pdf", registration_paper.certificates_pdf, name="registration-certificates"),
    path(f"{DESK}<uuid:pk>/", registration_desk.one, name="registration-one"),
    path(f"{DESK}<uuid:pk>/aendern/", registration_desk.change_one, name="registration-one-change"),
    path(f"{DESK}<uuid:pk>/handeln/", registration_desk.act_for, name="registration-one-act"),
]
