"""The door: list, scans, walk-ins, paper."""

from django.urls import path

from miteinander.meetings.views import check_in

DOOR = "<slug:slug>/leitung/einlass/"

urlpatterns = [
    path(DOOR, check_in.check_in, name="steering-check-in"),
    path(f"{DOOR}da/", check_in.scan, name="check-in-scan"),
    path(f"{DOOR}gast/", check_in.walk_in, name="check-in-walk-in"),
    path(f"{DOOR}zurueck/", check_in.undo, name="check-in-undo"),
    path(f"{DOOR}uebertragen/", check_in.transmit, name="check-in-transmit"),
    path(f"{DOOR}liste/", check_in.ticked_list, name="check-in-ticked-list"),
    path(f"{DOOR}liste.pdf", check_in.paper_list, name="check-in-paper-list"),
    path(f"{DOOR}namensschilder.pdf", check_in.badges, name="check-in-badges"),
]
